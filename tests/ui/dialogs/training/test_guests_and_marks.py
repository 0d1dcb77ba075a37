"""The list of a training: people outside the roster, what there is to look at, and many registered at once."""

import json

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.filters import Criteria, Criterion
from models.kinds import PartialDate
from models.records import Enrolment, Member, Quota, SavedFilter, Training
from models.rules.study.hours import hours_by_member
from models.rules.study.reading import of_all
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.parts_model import REMARK
from ui.widgets.button import Button


@pytest.fixture
def batch(session):
    return session.ledger.all(Training)[0]


@pytest.fixture
def opened(qtbot, shell, session, batch):
    """opened(): the dialog over the batch as it is now."""

    def open_(of=batch):
        made = EnrolmentDialog(session, of, shell)
        qtbot.addWidget(made)
        made.show()
        return made

    return open_


def row_of(dialog, name):
    return [part.name for part in dialog._model.parts].index(name)


def fill(dialog, name, column, text):
    assert dialog._model.setData(dialog._model.index(row_of(dialog, name), column), text)


def shown(dialog):
    """Which columns are seen, in their order on the screen."""
    header, model = dialog._grid.horizontalHeader(), dialog._model
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [model.headerData(c, header.orientation()) for c in order if not dialog._grid.isColumnHidden(c)]


def registering(dialog):
    dialog.fill_registering()
    return {action.text().split("（")[0]: action for action in dialog._registering.actions()}


def test_somebody_outside_the_roster_is_written_in_by_hand(opened, session, batch):
    dialog = opened()
    assert "所在单位" not in shown(dialog)
    dialog.add_guest()
    assert shown(dialog)[:3] == ["姓名", "所在单位", "参训情况"]
    model, cell = dialog._model, dialog._grid.viewport().findChild(QLineEdit)  # the cell of the name is open
    assert cell is not None
    cell.setText("赵国栋")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    QCoreApplication.processEvents()  # Qt takes over what was typed when it comes to rest
    assert model.parts[6].name == "赵国栋"
    assert model.setData(model.index(6, 8), "县供销社")
    fill(dialog, "张伟", 1, "参加")
    assert not model.setData(model.index(row_of(dialog, "张伟"), 0), "别人"), "who is in the roster keeps the name"
    dialog.accept()
    kept = session.ledger.parts(Enrolment, batch)
    assert [(e.name, e.unit, e.member_id is None, e.hours) for e in kept] == [
        ("张伟", "", False, None),
        ("赵国栋", "县供销社", True, 16.0),
    ]
    assert len(session.roster()) == 6, "nobody joins the roster by that"
    hours = hours_by_member(of_all(session.ledger, session.members), 2026)
    assert list(hours) == [kept[0].member_id]
    session.undo()
    assert session.ledger.count(Enrolment) == 0


def test_a_guest_without_a_name_is_asked_for_it_unless_nothing_was_said(opened, session):
    dialog = opened()
    dialog.add_guest()
    dialog._model.setData(dialog._model.index(6, 8), "县供销社")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._note.text() == "第 7 行没有写姓名，还没有保存；补上姓名，或“移出名单”"
    dialog._model.setData(dialog._model.index(6, 8), "")
    dialog.accept()
    assert not dialog.isVisible()
    assert session.ledger.count(Enrolment) == 0


def test_a_guest_is_taken_off_whole(opened):
    dialog = opened()
    dialog.add_guest()
    dialog._model.setData(dialog._model.index(6, 0), "赵国栋")
    assert dialog._sum.text().startswith("名单 1 人")
    dialog._grid.selectRow(6)
    dialog._take_off()
    assert "赵国栋" not in [part.name for part in dialog._model.parts]
    assert dialog._sum.text().startswith("名单 0 人")


def test_what_there_is_to_look_at_stands_beside_the_name(opened, session, batch):
    gone = next(m for m in session.members if m.name == "赵刚")
    li = next(m for m in session.members if m.name == "李敏")
    other = Training(name="县委组织部轮训", start=PartialDate.parse("2026-09-09"), end=PartialDate.parse("2026-09-11"))
    with session.unit("登记") as unit:
        unit.add(other)
        unit.save_parts(other, [Enrolment(member_id=li.id, name="李敏", state="参加")], Enrolment)
        unit.save_parts(
            batch, [Enrolment(member_id=gone.id, name="赵刚", state="参加"), Enrolment(name="张伟")], Enrolment
        )
    dialog = opened()
    assert REMARK in shown(dialog)
    told = {p.name + ("" if p.member_id else "（外）"): dialog._remarks.of(p) for p in dialog._model.parts}
    assert told["赵刚"] == "2025-06-01 已转出"
    assert told["李敏"] == "同时在“县委组织部轮训”"
    assert told["张伟（外）"] == "与名册里的人同名"
    assert told["张伟"] == ""
    fill(dialog, "李敏", 1, "请假")
    assert dialog._remarks.of(dialog._model.parts[row_of(dialog, "李敏")]) == "", "who stays away is at one place only"
    fill(dialog, "李敏", 1, "参加")
    fill(dialog, "单雨桐", 2, "20")
    assert dialog._sum.text().endswith(" · 要核对 4 人")
    cell = dialog._model.index(row_of(dialog, "单雨桐"), dialog._model.columnCount() - 1)
    assert cell.data() == "! 比计划 16 学时多"
    assert not dialog._model.setData(cell, "x")


def test_after_the_batch_those_signed_up_are_registered_at_once(opened, session, batch):
    batch.start = PartialDate.parse("2026-12-10")
    dialog = opened()
    dialog.fill_menu()
    dialog.choose(next(c for c in dialog.choices if c.label == "第一党小组"))
    assert not registering(dialog)["名单里报名的、没填的都记为参加"].isEnabled(), "not held yet"
    dialog.accept()
    assert {e.state for e in session.ledger.parts(Enrolment, batch)} == {"报名"}
    batch.start = PartialDate.parse("2026-11-20")
    after = opened()
    assert after._sum.text() == "名单 3 人 · 报名 3 人 · 参加 0 人 · 共 0 学时"
    assert after._note.text() == "培训已经结束，还有 3 人是“报名”：在“登记参加”里登记，才计学时"
    fill(after, "李敏", 1, "请假")
    action = registering(after)["名单里报名的、没填的都记为参加"]
    assert action.text().endswith("（2 人）")
    action.trigger()
    assert after._sum.text() == "名单 3 人 · 参加 2 人 · 共 32 学时"
    fill(after, "王磊", 2, "")
    registering(after)["没填学时的按计划 16 学时"].trigger()
    assert after._model.parts[row_of(after, "王磊")].hours == 16


def test_people_are_chosen_by_a_filter_a_level_and_what_they_still_lack(opened, session, batch):
    criteria = Criteria((Criterion("floating", "is", "是"),)).to_json()
    zhang = next(m for m in session.members if m.name == "张伟")
    first = Training(name="第一批", programme="全员轮训", start=PartialDate.parse("2026-05-10"))
    with session.unit("登记") as unit:
        unit.add(SavedFilter(name="流动党员", of=Member.table, criteria=criteria))
        unit.add(SavedFilter(name="坏了的", of=Member.table, criteria=json.dumps({"rows": 7})))
        batch.programme = "全员轮训"
        unit.save(batch)
        unit.save_parts(batch, [Quota(level="班子成员", places=2), Quota(level="企业职工", places=3)], Quota)
        unit.add(first)
        unit.save_parts(first, [Enrolment(member_id=zhang.id, name="张伟", state="参加")], Enrolment)
    dialog = opened()
    dialog.fill_menu()
    found = {choice.label: len(choice.members) for choice in dialog.choices}
    assert (found["筛选：流动党员"], found["名额：班子成员（2 个）"], found["本项目还没参加的"]) == (1, 2, 5)
    assert not any("企业职工" in label for label in found)
    dialog.choose(next(c for c in dialog.choices if c.label == "筛选：流动党员"))
    assert [p.name for p in dialog.taking()] == ["查良"]


def test_three_hundred_people_are_no_burden(opened, session, batch):
    """One edit counts once, a pasted column counts once, and no widget is made for a person."""
    with session.unit("新增") as unit:
        unit.add_all([Member(name=f"学员{n:03}", kind="正式党员", group="第三党小组") for n in range(300)])
    dialog = opened()
    dialog.fill_menu()
    dialog.choose(next(c for c in dialog.choices if c.label == "第三党小组"))
    counted = []
    dialog._model.edited.connect(lambda: counted.append(1))
    before = len(dialog.findChildren(object))
    dialog._grid.setCurrentIndex(dialog._model.index(row_of(dialog, "学员000"), 2))
    dialog._grid._paste("8\n" * 300)
    assert len(counted) == 1
    assert len(dialog.findChildren(object)) - before < 20
    assert dialog._sum.text() == "名单 300 人 · 参加 300 人 · 共 2400 学时"


def test_of_a_pasted_column_with_wrong_cells_nothing_is_taken_and_the_rows_are_named(opened):
    dialog = opened()
    dialog._grid.setCurrentIndex(dialog._model.index(0, 2))
    dialog._grid._paste("8\nabc\n-1\n1000000000\n4x\n4\n")
    assert [p.hours for p in dialog._model.parts[:6]] == [None] * 6
    name = dialog._model.parts[1].name
    said = dialog._note.text()
    assert said.startswith(f"第 2 行 {name}：实际学时：“abc”不是学时数；第 3 行 ")
    assert said.endswith("；另有第 5 行也读不懂。整块都没有放入")
    dialog._grid._paste("实得分\n4\n")
    assert dialog._note.text().endswith("整块都没有放入；第一行是表头的，请从它下面一行开始复制")
    assert dialog._note.property("tone") == "bad"
    dialog._grid._paste("8\n4\n")
    assert [p.hours for p in dialog._model.parts[:3]] == [8, 4, None]


def test_one_wrong_value_for_several_cells_changes_none_of_them(opened):
    dialog = opened()
    dialog._grid.setCurrentIndex(dialog._model.index(0, 1))
    chosen = dialog._grid.selectionModel()
    for column in (1, 2):
        chosen.select(dialog._model.index(0, column), chosen.SelectionFlag.Select)
    dialog._grid._paste("参加")
    assert (dialog._model.parts[0].state, dialog._model.parts[0].hours) == ("", None)
    assert "所选各格都没有改动" in dialog._note.text()


def test_words_of_organizers_may_be_typed_as_a_state(opened):
    dialog = opened()
    for name, word, state in (
        ("张伟", "出勤", "参加"),
        ("李敏", "病假", "请假"),
        ("查良", "旷课", "缺课"),
        ("王磊", "√", "参加"),
    ):
        fill(dialog, name, 1, word)
        assert dialog._model.parts[row_of(dialog, name)].state == state


def test_a_name_of_two_hundred_characters_is_kept(opened, session, batch):
    dialog = opened()
    dialog.add_guest()
    dialog._model.setData(dialog._model.index(6, 0), "甲" * 200)
    dialog.accept()
    assert [e.name for e in session.ledger.parts(Enrolment, batch)] == ["甲" * 200]


def test_the_keyboard_leaves_the_grid_for_the_buttons(opened):
    dialog = opened()
    dialog.activateWindow()
    QCoreApplication.processEvents()  # the system gives it the keyboard
    dialog._grid.setFocus()
    seen = []
    for _ in range(3):
        dialog.areas.step(1)
        here = QApplication.focusWidget()
        seen.append(
            here.text() if isinstance(here, Button) else here is dialog._grid or dialog._grid.isAncestorOf(here)
        )
    assert seen == ["选人…", "保存", True]
