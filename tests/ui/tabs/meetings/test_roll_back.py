"""Ctrl+Z in the names takes back the last mark; the record, and what else was typed into it, stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.records import Attendance, Meeting
from models.records.meeting import ABSENT, EXCUSED, LEFT_OUT, PRESENT
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import begin

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def roll(qtbot, shell):
    """The names of a meeting that is not saved, with the keyboard on the first; all came."""
    shell.activateWindow()
    _, editor = begin(shell)
    editor.roll.view.setFocus()
    editor.roll.view.go_to(0)
    qtbot.waitUntil(editor.roll.view.hasFocus)
    qtbot.keyClick(editor.roll.view, Qt.Key.Key_A, CONTROL)
    return editor.roll


def states(roll):
    return [part.state for part in roll.parts()]


def test_one_mark_after_the_other_goes_and_the_record_stays(qtbot, shell, session, roll):
    """The whole meeting was saved and taken away: another record stood there."""
    before = len(session.ledger.all(Meeting))
    assert {*states(roll)} == {PRESENT}
    qtbot.keyClicks(roll.view, "2")
    roll.parts()[0].reason = "出差"
    qtbot.keyClick(roll.view, Qt.Key.Key_Down)
    qtbot.keyClicks(roll.view, "3")
    assert {*states(roll)} == {PRESENT, EXCUSED, ABSENT}
    for left in ({PRESENT, EXCUSED}, {PRESENT}, {""}):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
        assert {*states(roll)} == left
    assert roll.parts()[0].reason == ""
    assert len(session.ledger.all(Meeting)) == before
    assert shell.pages["meetings"].view._editor.roll is roll


def test_who_is_not_left_out_after_all_leaves_nothing_to_take_back(qtbot, roll):
    when_modal(lambda: QApplication.activeModalWidget().reject())
    qtbot.keyClicks(roll.view, "5")
    assert LEFT_OUT not in states(roll)
    assert len(roll.view._before) == 1


def test_a_reason_that_the_mark_did_not_touch_stays(qtbot, roll):
    roll.parts()[0].state = roll.parts()[1].state = ""
    qtbot.keyClicks(roll.view, "2")
    qtbot.keyClick(roll.view, Qt.Key.Key_A, CONTROL)
    roll.parts()[0].reason = "出差"
    qtbot.keyClick(roll.view, Qt.Key.Key_Z, CONTROL)
    assert (roll.parts()[0].state, roll.parts()[0].reason) == (EXCUSED, "出差")


def test_what_is_kept_is_taken_back_by_the_window(qtbot, shell, session, roll):
    """The key did nothing where the record had become final."""
    editor = shell.pages["meetings"].view._editor
    qtbot.keyClicks(roll.view, "2")
    number = editor.save() and editor.meeting.id
    assert number in {meeting.id for meeting in session.ledger.all(Meeting)}
    roll.view.setFocus()
    qtbot.keyClick(roll.view, Qt.Key.Key_Z, CONTROL)
    assert number not in {meeting.id for meeting in session.ledger.all(Meeting)}


def test_all_present_where_all_are_leaves_nothing_to_take_back(qtbot, roll):
    """An empty mark took the key of the window, also over the next meeting."""
    before = len(roll.view._before)
    roll._all_present()
    assert len(roll.view._before) == before == 1


def test_tab_goes_from_the_names_to_the_reasons_in_their_order(qtbot, roll):
    """It went past them to what stands below, and what was typed next was lost."""
    qtbot.keyClick(roll.view, Qt.Key.Key_Down)
    qtbot.keyClicks(roll.view, "2")
    roll.view.go_to(0)
    qtbot.keyClicks(roll.view, "3")
    written = []
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        written.append(QApplication.focusWidget().part.name)
    assert written == [part.name for part in roll.parts() if part.state in (EXCUSED, ABSENT)]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is roll.first


def test_a_reason_that_is_kept_is_not_emptied_by_itself(qtbot, shell, session, roll):
    """Ctrl+Z in the line took the saved reason of somebody else away, and leaving the page saved that."""
    page = shell.pages["meetings"].view
    qtbot.keyClicks(roll.view, "2")
    qtbot.keyClick(roll.view, Qt.Key.Key_Tab)
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "busy")
    page.save()
    kept = page._editor.meeting.id
    assert kept
    assert not line.isUndoAvailable()
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert (line.text(), line.cursorPosition()) == ("busy", 4)
    assert not page._editor.changed()
    assert "busy" in [part.reason for part in session.ledger.all(Attendance) if part.meeting_id == kept]
