"""The list of a training: filled like a spreadsheet, kept as one action, and not lost by Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from models.kinds import PartialDate
from models.records import Enrolment, Member, Quota, StatusChange, Training
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.editors import LineEditor


@pytest.fixture
def dialog(qtbot, shell, session):
    made = EnrolmentDialog(session, session.ledger.all(Training)[0], shell)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog, row, column, text):
    model = dialog._model
    assert model.setData(model.index(row, column), text)


def test_only_those_with_an_entry_are_kept(dialog, session):
    fill(dialog, 0, 1, "参加")
    fill(dialog, 0, 2, "8")
    fill(dialog, 1, 1, "缺课")
    dialog.accept()
    kept = session.ledger.parts(Enrolment, session.ledger.all(Training)[0])
    assert [(e.state, e.hours) for e in kept] == [("参加", 8.0), ("缺课", None)]
    assert session.ledger.undoable().label == "登记参训名单：秋季集中轮训"


def test_all_others_take_part_with_the_planned_hours(dialog):
    fill(dialog, 0, 1, "请假")
    dialog._all_present()
    assert dialog._sum.text() == "名单 6 人 · 参加 5 人 · 共 80 学时"


def test_escape_asks_only_after_something_was_typed(dialog, answers, session):
    answers.yes = False
    dialog.reject()
    assert answers.asked == []
    dialog.show()
    fill(dialog, 0, 1, "参加")
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()
    assert session.ledger.count(Enrolment) == 0


def test_what_cannot_be_read_is_said_and_left_as_it_was(dialog):
    model = dialog._model
    assert not model.setData(model.index(0, 2), "很多")
    assert "没有改动" in dialog._note.text()


def named(dialog, label):
    dialog.fill_menu()
    return next(choice for choice in dialog.choices if choice.label == label)


def listed(dialog):
    return [(p.name, p.state, p.hours) for p in dialog.taking()]


def test_people_are_chosen_by_group_and_stay_where_they_are(dialog):
    before = [part.name for part in dialog._model.parts]
    dialog._grid.setCurrentIndex(dialog._model.index(3, 2))
    dialog.fill_menu()
    assert [(c.label, len(c.members)) for c in dialog.choices] == [
        ("全部党员", 6), ("第一党小组", 3), ("第二党小组", 3), ("班子成员", 2), ("学时不够的", 5), ("应当参加的", 6),
    ]  # fmt: skip
    dialog.choose(named(dialog, "第二党小组"))
    assert {entry[0] for entry in listed(dialog)} == {"单雨桐", "查良", "欧阳䶮"}
    assert all(entry[1:] == ("参加", 16.0) for entry in listed(dialog))
    dialog.choose(named(dialog, "全部党员"))
    assert dialog._note.text() == "全部党员：记入 3 人，另有 3 人原来就在名单里"
    assert [part.name for part in dialog._model.parts] == before
    assert (dialog._grid.currentIndex().row(), dialog._grid.currentIndex().column()) == (3, 2), "a paste goes there"


def test_who_has_an_entry_keeps_it(dialog):
    row = [part.name for part in dialog._model.parts].index("李敏")
    fill(dialog, row, 1, "请假")
    dialog.choose(named(dialog, "班子成员"))
    assert sorted(listed(dialog)) == [("张伟", "参加", 16.0), ("李敏", "请假", None)]


def test_the_menu_says_why_somebody_should_come(dialog):
    dialog.fill_menu()
    action = dialog._menu.actions()[-1]
    assert action.text() == "应当参加的（6 人）"
    first, *_, last = action.toolTip().splitlines()
    assert first.startswith("张伟：按 56 学时还差 56 学时；2026 年还没有参加集中培训；2026 年还没有参加县级以上")
    assert last.startswith("依据 ")


def test_before_a_batch_begins_nobody_has_had_hours(qtbot, shell, session):
    batch = session.ledger.all(Training)[0]
    batch.start = PartialDate.parse("2026-12-10")
    made = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(made)
    made.choose(named(made, "班子成员"))
    assert {entry[1:] for entry in listed(made)} == {("报名", None)}
    assert made._sum.text() == "名单 2 人 · 报名 2 人 · 还没有开班，不计学时"


def test_hours_of_forty_people_are_pasted_from_a_spreadsheet(qtbot, shell, session):
    with session.unit("新增党员") as unit:
        unit.add_all([Member(name=f"培训学员{n:02}", kind="正式党员", group="第三党小组") for n in range(40)])
    batch = session.ledger.all(Training)[0]
    made = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(made)
    made.show()
    made.choose(named(made, "第三党小组"))
    asked = [n / 2 for n in range(40)]
    QGuiApplication.clipboard().setText("".join(f"{hours}\r\n" for hours in asked))
    first = next(row for row, part in enumerate(made._model.parts) if made.list.has(part))
    made._grid.scrollTo(made._model.index(first, 2))
    place = made._grid.visualRect(made._model.index(first, 2)).center()
    QTest.mouseClick(made._grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    cell = made._grid.viewport().findChild(LineEditor)  # a click opens the cell
    QTest.keySequence(cell, QKeySequence(QKeySequence.StandardKey.Paste))
    over = sum(hours > 16 for hours in asked)
    assert made._sum.text() == f"名单 40 人 · 参加 40 人 · 共 {sum(asked):g} 学时 · 要核对 {over} 人"
    made.accept()
    kept = session.ledger.parts(Enrolment, batch)
    assert [e.name for e in kept] == [f"培训学员{n:02}" for n in range(40)]
    assert [e.hours for e in kept] == asked
    session.undo()
    assert session.ledger.count(Enrolment) == 0


def test_hours_alone_put_somebody_on_the_list(dialog, session):
    fill(dialog, 2, 2, "4")
    assert dialog._sum.text() == "名单 1 人 · 参加 1 人 · 共 4 学时"
    dialog.accept()
    assert [(e.state, e.hours) for e in session.ledger.all(Enrolment)] == [("", 4.0)]


def test_who_was_on_the_list_with_a_name_alone_stays_until_taken_off(qtbot, shell, session):
    batch = session.ledger.all(Training)[0]
    with session.unit("登记") as unit:
        unit.save_parts(batch, [Enrolment(name="外来同志"), Enrolment(name="另一同志")], Enrolment)
    made = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(made)
    made._grid.selectRow(1)
    made._take_off()
    made.accept()
    assert [e.name for e in session.ledger.parts(Enrolment, batch)] == ["外来同志"]


def test_the_places_that_are_used_are_said(qtbot, shell, session):
    batch = session.ledger.all(Training)[0]
    with session.unit("名额") as unit:
        unit.save_parts(batch, [Quota(level="班子成员", places=3), Quota(level="普通党员", places=2)], Quota)
    made = EnrolmentDialog(session, batch, shell)
    qtbot.addWidget(made)
    assert made._places.text() == "名额 5 人 · 已用 0 · 还余 5（班子成员 0/3、普通党员 0/2）"
    made.choose(named(made, "第一党小组"))
    assert made._places.text() == "名额 5 人 · 已用 3 · 还余 2（班子成员 2/3、普通党员 1/2）"
    made._all_present()
    assert made._places.text() == "名额 5 人 · 已用 6 · 超出 1（班子成员 2/3、普通党员 4/2）"
    assert made._places.property("tone") == "warn"


def test_results_score_and_certificate_are_kept(dialog, session):
    for column, text in ((3, "优秀"), (4, "92"), (5, "2026-017"), (6, "2026-10-08"), (7, "出差")):
        fill(dialog, 0, column, text)
    dialog.accept()
    (kept,) = session.ledger.all(Enrolment)
    assert (kept.result, kept.score, kept.certificate, kept.show("made_up_on"), kept.reason) == (
        "优秀", "92", "2026-017", "2026-10-08", "出差",
    )  # fmt: skip


def test_a_list_that_was_not_saved_is_offered_again(dialog, session, shell, answers):
    """The hours of forty people are half an hour's typing: a crash costs two seconds of it."""
    batch = session.ledger.all(Training)[0]
    fill(dialog, 0, 2, "8")
    fill(dialog, 1, 2, "6")
    dialog.accept()
    begun = EnrolmentDialog(session, batch, shell)
    first = begun._model.parts[0].name
    begun._grid.setCurrentIndex(begun._model.index(0, 0))
    begun._take_off()
    fill(begun, 1, 2, "7.5")
    begun.add_guest()
    begun._grid.setFocus()
    guest = next(row for row, part in enumerate(begun._model.parts) if not part.member_id)
    fill(begun, guest, 0, "外单位一人")
    begun._drafts.flush()
    begun.hide()  # the power goes

    again = EnrolmentDialog(session, batch, shell)
    assert "已恢复" in again._note.text()
    assert again._sum.text().startswith("名单 2 人")
    again.accept()
    kept = {e.name: e.hours for e in session.ledger.parts(Enrolment, batch)}
    assert (kept["外单位一人"], sorted(kept.values())[0], first in kept) == (16.0, 7.5, False)
    assert not session.ledger.drafts()


def test_a_list_that_is_given_up_is_not_offered_again(dialog, session, answers):
    fill(dialog, 0, 2, "8")
    dialog._drafts.flush()
    assert session.ledger.drafts()
    dialog.reject()
    assert not session.ledger.drafts()


def pasted(dialog, row, column, text):
    QGuiApplication.clipboard().setText(text)
    dialog._grid.setCurrentIndex(dialog._model.index(row, column))
    dialog._grid._paste(text)


def hours(dialog):
    return {part.name: part.hours for part in dialog._model.parts if part.hours is not None}


def test_who_is_put_down_as_away_loses_the_hours_that_everybody_was_given(dialog):
    dialog._all_present()
    fill(dialog, 0, 1, "请假")
    fill(dialog, 1, 2, "6")
    fill(dialog, 1, 1, "缺课")
    first, second = dialog._model.parts[:2]
    assert first.hours is None
    assert second.hours == 6.0
    assert "缺课，却计 6 学时" in dialog._remarks.of(second)


def test_two_of_one_name_are_told_apart(qtbot, shell, session):
    with session.unit("新增党员") as unit:
        for year in (1978, 1996):
            unit.add(Member(name="王芳", birth=PartialDate(year, 5), joined=PartialDate(2010, 7, 1)))
    made = EnrolmentDialog(session, session.ledger.all(Training)[0], shell)
    qtbot.addWidget(made)
    shown = [made._model.index(row, 0).data() for row in range(made._model.rowCount())]
    assert {"王芳（1978年生）", "王芳（1996年生）"} <= set(shown)
    pasted(made, 0, 0, "王芳（1996年生）\t参加\t8\n王芳\t参加\t4\n")
    assert [(p.member_id and made._members[p.member_id].birth.year) for p in made._model.parts if p.hours] == [1996]


@pytest.mark.parametrize(("reason", "private"), [("联系 13987654321", 1), ("生病", 0)])
def test_cells_with_a_number_are_marked_and_noted_when_they_are_copied(dialog, session, reason, private):
    fill(dialog, 0, 7, reason)
    fill(dialog, 1, 1, "参加")
    dialog._grid.selectAll()
    QTest.keySequence(dialog._grid, QKeySequence(QKeySequence.StandardKey.Copy))
    data = QGuiApplication.clipboard().mimeData()
    assert reason in data.text()
    assert data.hasFormat("x-kde-passwordManagerHint") == bool(private)
    lines = [(line["what"], line["rows"], line["full"]) for line in session.ledger.exports()]
    assert lines == [("复制单元格：参训名单", 1, 1)] * private


def test_whose_membership_is_stopped_is_chosen_by_no_group_but_one_by_one(qtbot, shell, session):
    with session.unit("党籍变动") as unit:
        member = next(m for m in session.members if m.name == "查良")
        unit.add(StatusChange(member_id=member.id, kind="停止党籍", since=PartialDate.parse("2026-03")))
    made = EnrolmentDialog(session, session.ledger.all(Training)[0], shell)
    qtbot.addWidget(made)
    made.fill_menu()
    assert {c.label: len(c.members) for c in made.choices} == {
        "全部党员": 5, "第一党小组": 3, "第二党小组": 2, "班子成员": 2, "学时不够的": 4, "应当参加的": 5,
    }  # fmt: skip
    made._all_present()
    assert "查良" not in [entry[0] for entry in listed(made)]
    row = [part.name for part in made._model.parts].index("查良")
    assert made._model.remark(made._model.parts[row]) == "2026-03 起停止党籍"
    fill(made, row, 1, "参加")
    assert made._sum.text().endswith("要核对 1 人")
