"""Reconciling in the window: what differs is told cell by cell, taken over only when ticked, as one action, and compared again."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from models.imports.reconcile import Reconciliation
from models.records import Member
from ui.dialogs import reconcile_dialog
from ui.dialogs.reconcile_dialog import ReconcileDialog

LIST = """姓名,出生日期,手机,党小组,党费
张伟,1985-03,13911112222,第一党小组,5
李敏,1985-03,13911113333,第二党小组,5
单雨桐,1985-03,13900006021,第二党小组,5
孙静,1990-03,13911114444,第二党小组,5
"""


@pytest.fixture
def opened(qtbot, shell, session, tmp_path):
    """opened(text): the dialog over a list with this text, compared."""

    def open_(text: str = LIST) -> ReconcileDialog:
        file = tmp_path / "名单.csv"
        file.write_text(text, encoding="utf-8")
        dialog = ReconcileDialog(session, file, shell)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return open_


def settle(qtbot, dialog: ReconcileDialog) -> None:
    qtbot.waitUntil(lambda: dialog._bar.isHidden(), timeout=20_000)


def kinds(dialog: ReconcileDialog) -> list[str]:
    return [dialog._list._kinds.tabText(n) for n in range(dialog._list._kinds.count())]


def look_at(dialog: ReconcileDialog, kind: str) -> list[tuple[str, ...]]:
    which = dialog._list._kinds
    which.setCurrentIndex(which._keys.index(kind))
    return [line.texts for line in dialog._list._model.lines]


def person(session, name: str) -> Member:
    return next(m for m in session.ledger.all(Member) if m.name == name)


def test_more_fewer_and_different_by_cell(opened, session):
    dialog = opened()
    assert kinds(dialog) == ["不一致 3", "台账缺少 1", "台账多出 3"]
    assert [line[:5] for line in look_at(dialog, "不一致")] == [
        ("张伟", "手机号", "空", "139****2222", "台账未填"),
        ("李敏", "党小组", "第一党小组", "第二党小组", "不同"),
        ("李敏", "手机号", "空", "139****3333", "台账未填"),
    ]
    assert "没有比较的列：党费" in dialog._said.text()
    dialog._full.click()
    assert look_at(dialog, "不一致")[0][3] == "13911112222"
    assert [line[0] for line in look_at(dialog, "台账缺少")] == ["孙静"]
    assert session.ledger.units()[0].label == "建立测试支部"


def test_what_they_have_wrong_is_shown_whole_and_a_difference_behind_the_mask_is_told(opened, session):
    member = person(session, "张伟")
    member.phone = "13912342222"
    with session.ledger.unit("改") as unit:
        unit.save(member)
    dialog = opened("姓名,出生日期,手机,入党时间\n张伟,1985-03,13956782222,二〇一〇年十三月初\n")
    assert [t[1:5] for t in look_at(dialog, "不一致")] == [
        ("加入党组织日期", "2010-07-01", "二〇一〇年十三月初", "对方填写有误"),
        ("手机号", "139****2222", "139****2222", "不同（不同之处在脱敏部分）"),
    ]


def test_filters_by_column_and_name(opened):
    dialog = opened()
    dialog._list._columns.setCurrentText("手机号")
    assert [line.person for line in dialog._list._model.lines] == ["张伟", "李敏"]
    dialog._list._search.setText("李")
    dialog._list._show()
    assert [line.person for line in dialog._list._model.lines] == ["李敏"]
    dialog._list._search.setText("没有")
    dialog._list._show()
    assert dialog._list._stack.currentWidget() is dialog._list._nothing


def test_one_cell_one_person_or_all_are_taken_over_each_as_one_action(opened, qtbot, session):
    dialog = opened()
    view = dialog._list.view
    assert not dialog._take.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert dialog._take.text() == "采用 1 处"
    dialog._take.click()
    settle(qtbot, dialog)
    assert person(session, "张伟").phone == "13911112222"
    assert dialog._said.text().startswith("已采用 1 处（Ctrl+Z 可撤销）。还剩：")
    assert kinds(dialog)[0] == "不一致 2"
    dialog._list._tick_person()
    assert dialog._take.text() == "采用 2 处"
    dialog._list._ticks[2].click()
    assert not dialog._take.isEnabled()
    dialog._list._ticks[0].click()
    dialog._take.click()
    settle(qtbot, dialog)
    assert (person(session, "李敏").phone, person(session, "李敏").group) == ("13911113333", "第二党小组")
    assert [u.label for u in session.ledger.units()][:2] == ["核对名册：采用 1 人 2 处", "核对名册：采用 1 人 1 处"]
    session.undo()
    assert person(session, "李敏").phone == ""


def test_a_column_that_was_put_right_and_taken_over_is_not_asked_about_by_esc(opened, qtbot, session, answers):
    dialog = opened(LIST.replace("党费", "归口代号"))
    answers.yes = False
    dialog._columns.corrected.emit("归口代号", "note")
    settle(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (len(answers.asked), dialog.isVisible()) == (1, True)
    dialog._list._ticks[0].click()
    dialog._take.click()
    settle(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (len(answers.asked), dialog.isVisible()) == (1, False)


def test_who_is_only_in_the_list_is_added_if_ticked(opened, qtbot, session):
    dialog = opened()
    look_at(dialog, "台账缺少")
    dialog._list._ticks[0].click()
    assert dialog._take.text() == "新增 1 人"
    dialog._take.click()
    settle(qtbot, dialog)
    assert person(session, "孙静").phone == "13911114444"
    assert kinds(dialog) == ["不一致 3", "台账多出 3"]
    session.undo()
    assert "孙静" not in {m.name for m in session.ledger.all(Member)}


def test_ticks_stay_while_one_looks_at_other_columns_people_and_kinds_and_are_written_as_one_action(
    opened, qtbot, session
):
    dialog = opened()
    dialog._list._columns.setCurrentText("手机号")
    dialog._list._ticks[0].click()
    dialog._list._search.setText("没有")
    dialog._list._search.clear()
    dialog._full.click()
    look_at(dialog, "台账缺少")
    dialog._list._ticks[0].click()
    look_at(dialog, "台账多出")
    assert dialog._take.text() == "采用 2 处，新增 1 人"
    look_at(dialog, "不一致")
    ticks = [dialog._list._model.index(n, 0).data(Qt.ItemDataRole.CheckStateRole) for n in range(3)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    dialog._take.click()
    settle(qtbot, dialog)
    assert session.ledger.units()[0].label == "核对名册：采用 2 人 2 处，新增孙静"
    assert dialog._said.text().startswith("已采用 2 处，新增 1 人（Ctrl+Z 可撤销）")
    assert not dialog._take.isEnabled()
    session.undo()
    assert (person(session, "张伟").phone, "孙静" in {m.name for m in session.ledger.all(Member)}) == ("", False)


def test_a_ledger_that_has_changed_meanwhile_is_compared_again(opened, qtbot, session, answers):
    dialog = opened()
    member = person(session, "张伟")
    member.phone = "13800000000"
    with session.ledger.unit("改") as unit:
        unit.save(member)
    dialog._list._ticks[0].click()
    dialog._take.click()
    assert "改动过" in answers.said[0]
    settle(qtbot, dialog)
    assert person(session, "张伟").phone == "13800000000"
    assert ("张伟", "手机号", "138****0000", "139****2222", "不同") in [t[:5] for t in look_at(dialog, "不一致")]


def test_who_cannot_be_told_apart_is_asked(opened, qtbot, session):
    with session.ledger.unit("再来一个") as unit:
        unit.add(Member(name="张伟", group="第三党小组"))
    dialog = opened("姓名,手机\n张伟,13911112222\n")
    look_at(dialog, "看不准")
    who = dialog._list.who
    assert not who.isHidden()
    second = next(m for m in session.ledger.all(Member) if m.group == "第三党小组")
    who.setCurrentIndex(who.findData(f"#{second.id}"))
    who.activated.emit(who.currentIndex())
    settle(qtbot, dialog)
    assert "看不准" not in str(kinds(dialog))
    assert [t[:4] for t in look_at(dialog, "不一致")] == [("张伟", "手机号", "空", "139****2222")]


def test_the_result_is_exported_masked_and_logged(opened, qtbot, session, answers, tmp_path, monkeypatch):
    dialog = opened()
    monkeypatch.setattr(reconcile_dialog, "run", lambda asked: True)
    answers.file = tmp_path / "核对.xlsx"
    dialog._export.click()
    settle(qtbot, dialog)
    text = str([[c.value for c in row] for sheet in openpyxl.load_workbook(answers.file) for row in sheet])
    assert "139****2222" in text
    assert "13911112222" not in text
    line = session.ledger.exports()[0]
    assert (line["what"], line["full"], line["purpose"]) == ("名册核对：核对.xlsx", 0, "窗口核对")
    shown = []
    monkeypatch.setattr(reconcile_dialog, "show_file", lambda path, _parent: shown.append(path))
    dialog._open.click()
    assert shown == [answers.file]
    answers.file = tmp_path / "名单.csv"
    dialog._export.click()
    assert "没有覆盖" in answers.said[-1]
    assert (tmp_path / "名单.csv").read_text(encoding="utf-8") == LIST


def test_a_full_copy_needs_a_purpose(qtbot):
    asked = reconcile_dialog.export_purpose(Reconciliation("名单.csv"), None, [])
    qtbot.addWidget(asked)
    asked.show()
    asked._full.click()
    asked.accept()
    assert asked.isVisible()
    asked._purpose.set_value_text("年度核对")
    asked.accept()
    assert (asked.isVisible(), asked.full, asked.purpose) == (False, True, "年度核对")


def test_columns_of_which_a_kind_says_nothing_take_no_room(opened):
    dialog = opened()
    view = dialog._list.view
    assert not view.isColumnHidden(1)
    look_at(dialog, "台账多出")
    assert [view.isColumnHidden(place) for place in range(6)] == [False, True, False, False, False, True]
