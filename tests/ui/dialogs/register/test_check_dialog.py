"""季度检查: every due duty is a row, results by a key, kept as one action, nothing lost by Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from models.fields import by_parent
from models.records import Responsibility, ResponsibilityCheck
from models.records.responsibility import DONE, NOT_DONE, NOT_DUE, PARTLY
from models.rules.periods import Span
from models.rules.register.duties import to_check
from models.rules.register.usual_duties import usual_duties
from tests.ui.looking import cut
from ui.dialogs.register.check_dialog import CheckDialog, CheckGrid
from ui.dialogs.register.duty_sheet import DutySheet
from ui.forms.editors import LineEditor

SUMMER = Span(2026, 7, 3)
RESULT, TEXT, DAY, BY = 1, 2, 3, 4


@pytest.fixture
def open_(qtbot, shell, session):
    with session.unit("列出") as unit:
        for post, text, frequency in (
            ("组织委员", "党费收缴", "每月"), ("书记", "谈心谈话", "每季度"), ("书记", "述职", "每年"), ("纪检委员", "抽查", "适时"),
        ):  # fmt: skip
            unit.add(Responsibility(post=post, text=text, frequency=frequency, standard=f"{text}有记录"))

    def made(quarter=SUMMER):
        checks = by_parent(session.ledger.all(ResponsibilityCheck))
        rows = to_check(session.ledger.all(Responsibility), quarter, checks)
        dialog = CheckDialog(session, quarter, rows, checks, shell)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def kept(session):
    found = session.ledger.all(ResponsibilityCheck)
    names = {duty.id: duty.text for duty in session.ledger.all(Responsibility)}
    return {names[c.responsibility_id]: (c.year, c.quarter, c.result, c.text, c.show("day"), c.by) for c in found}


def cell(dialog, row, column):
    return str(dialog.model.index(row, column).data())


def test_due_duties_are_rows_and_those_without_a_month_stand_last(open_):
    dialog = open_()
    told = [cell(dialog, row, 0) for row in range(dialog.model.rowCount())]
    assert told == ["书记｜谈心谈话", "组织委员｜党费收缴", "纪检委员｜抽查"]
    assert (dialog.grid.currentIndex().row(), dialog.grid.currentIndex().column()) == (0, CheckGrid.RESULT)
    assert "标准：谈心谈话有记录" in dialog._about.text()


def test_figures_are_results_and_go_on_to_the_next_row(open_, qtbot, session):
    dialog = open_()
    qtbot.keyClick(dialog.grid, Qt.Key.Key_1)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_3)
    assert dialog._sum.text() == "2026年三季度 3 项 · 完成 1 · 未完成 1 · 没有结果 1"
    assert dialog.model.setData(dialog.model.index(0, BY), "张伟")
    assert dialog.model.setData(dialog.model.index(1, TEXT), "差两人")
    dialog.grid.setCurrentIndex(dialog.model.index(2, RESULT))
    qtbot.keyClick(dialog.grid, Qt.Key.Key_4)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert kept(session) == {
        "谈心谈话": (2026, 3, DONE, "", "2026-11-23", "张伟"),
        "党费收缴": (2026, 3, NOT_DONE, "差两人", "2026-11-23", ""),
        "抽查": (2026, 3, NOT_DUE, "", "2026-11-23", "张伟"),
    }
    assert session.ledger.undoable().label == "登记责任清单2026年三季度检查"
    session.undo()
    assert kept(session) == {}


def test_figures_pass_over_what_has_a_result(open_, qtbot):
    dialog = open_()
    assert dialog.model.setData(dialog.model.index(1, RESULT), DONE)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_1)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_3)
    assert [cell(dialog, row, RESULT) for row in range(3)] == [DONE, DONE, NOT_DONE]


def test_several_rows_take_a_result_at_once(open_, qtbot):
    dialog = open_()
    for row in (0, 2):
        dialog.grid.selectionModel().select(dialog.model.index(row, RESULT), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_2)
    assert [part.result for part in dialog.model.parts] == [PARTLY, "", PARTLY]


def test_all_that_is_empty_is_done_but_for_what_has_no_month(open_):
    dialog = open_()
    dialog.model.setData(dialog.model.index(1, RESULT), "3")
    dialog.all_done()
    assert [part.result for part in dialog.model.parts] == [DONE, NOT_DONE, ""]


def test_a_second_look_changes_what_is_kept_and_an_emptied_row_is_none(open_, session):
    first = open_()
    first.all_done()
    first.accept()
    again = open_()
    assert [part.result for part in again.model.parts] == [DONE, DONE, ""]
    again.model.setData(again.model.index(0, RESULT), "部分完成")
    for column in (RESULT, DAY, BY):
        again.model.setData(again.model.index(1, column), "")
    again.accept()
    assert {text: told[2] for text, told in kept(session).items()} == {"谈心谈话": PARTLY}
    units = len(session.ledger.units())
    open_().accept()
    assert len(session.ledger.units()) == units, "nothing was typed"


def test_escape_asks_only_after_something_was_typed(open_, answers, session):
    answers.yes = False
    dialog = open_()
    dialog.reject()
    assert (answers.asked, dialog.isVisible()) == ([], False)
    dialog.show()
    dialog.all_done()
    dialog.reject()
    assert dialog.isVisible()
    answers.yes = True
    dialog.reject()
    assert kept(session) == {}


def test_what_is_no_result_is_said_and_a_quarter_that_runs_is_noted(open_):
    dialog = open_(Span(2026, 10, 3))
    assert not dialog.model.setData(dialog.model.index(0, RESULT), "挺好")
    assert "没有改动" in dialog._hint.text()
    assert dialog.windowTitle() == "季度检查 · 2026年四季度"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_long_names_fit_the_lowest_screen(open_, qtbot, shell, session, themed, dark):
    themed(dark)
    with session.unit("长的") as unit:
        unit.add(Responsibility(post="党支部书记（第一责任人）" * 3, owner="阿卜杜外力·麦麦提敏" * 3, text="很长的事项" * 30,
                                frequency="每季度", standard="很长的标准" * 40))  # fmt: skip
    shell.resize(1200, 680)
    check, sheet = open_(), DutySheet(session, usual_duties(), shell)
    qtbot.addWidget(sheet)
    sheet.show()
    for dialog in (check, sheet):
        assert cut(dialog) == []
        assert dialog.width() < 1200
        assert dialog.height() <= 640
        assert not dialog.grid.horizontalScrollBar().isVisible()


def test_enter_ends_a_text_and_goes_on_below(open_, qtbot, session):
    dialog = open_()
    dialog.grid.setCurrentIndex(dialog.model.index(0, TEXT))
    qtbot.keyClicks(dialog.grid, "a")
    editor = dialog.grid.viewport().findChild(LineEditor)
    qtbot.keyClicks(editor, "bc")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.grid.currentIndex().row() == 1)
    assert cell(dialog, 0, TEXT) == "abc"
    assert dialog.isVisible()
