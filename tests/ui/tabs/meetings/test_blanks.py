"""The blanks of the minutes: Tab and Ctrl+J go through them, a double click takes one, and 补充 leads to the first."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.wordings import builtin
from tests.ui.tabs.meetings.recording import begin
from ui.widgets.button import Button

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
TEXT = "𠮷同志主持。\n____同志报告：工作。\n____同志：同意。\n散会。"


@pytest.fixture
def opened(qtbot, shell):
    """A new meeting with two blanks in its text, and the keyboard at the beginning of that."""
    _, editor = begin(shell)
    editor.body.insertPlainText(TEXT)
    editor.body.moveCursor(QTextCursor.MoveOperation.Start)
    shell.activateWindow()
    editor.body.setFocus()
    qtbot.waitUntil(editor.body.hasFocus)
    return editor


def selected(body):
    cursor = body.textCursor()
    return cursor.blockNumber(), cursor.selectedText()


def press(key, modifier=NONE):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_tab_goes_through_the_blanks_and_then_out(opened):
    """It went into the names from the first one."""
    body = opened.body
    seen = []
    for _ in range(2):
        press(Qt.Key.Key_Tab)
        seen.append(selected(body))
        QTest.keyClicks(body, "LiMing")
    assert seen == [(1, "____"), (2, "____")]
    assert body.toPlainText().count("LiMing同志") == 2
    press(Qt.Key.Key_Tab)
    assert opened.roll.view.hasFocus()


def test_shift_tab_goes_back_through_them(opened):
    body = opened.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    for line in (2, 1):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert selected(body) == (line, "____")
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not body.hasFocus()


def test_a_place_to_sign_is_no_blank_to_be_filled_in(opened):
    """The link to the next blank stayed for ever where the templates of her own end with one."""
    body = opened.body
    assert not opened.text_card.gap.isHidden()
    body.setPlainText("记录完毕。\n主持人签字：____　记录人签字：____")
    opened.text_card.refresh("")
    assert opened.text_card.gap.isHidden()
    assert not body.next_gap()
    press(Qt.Key.Key_Tab)
    assert not body.hasFocus()


def test_tab_leaves_a_text_that_is_only_read(opened):
    opened.body.setReadOnly(True)
    press(Qt.Key.Key_Tab)
    assert not opened.body.hasFocus()


def test_a_digit_behind_the_last_blank_marks_nobody(opened, session):
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    opened.roll._all_present()
    roll = opened.roll.view
    opened.body.moveCursor(QTextCursor.MoveOperation.End)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_3)
    assert {part.state for part in opened.roll.parts()} == {PRESENT}
    assert said[-1].startswith("没有点到：按 Tab 到了名单，还没有选人")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_2)
    assert opened.roll.parts()[roll.currentIndex().row()].state == EXCUSED


@pytest.mark.parametrize("way", ["F6", "click"])
def test_who_goes_to_the_names_on_purpose_marks_at_once(opened, shell, way):
    opened.roll._all_present()
    if way == "F6":
        opened.side.to_roll()
    else:
        place = opened.roll.view.visualRect(opened.roll.view.model().index(0, 0)).center()
        press(Qt.Key.Key_Tab)
        opened.roll.view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.mouseClick(opened.roll.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    press(Qt.Key.Key_3)
    assert sum(part.state != PRESENT for part in opened.roll.parts()) == 1


@pytest.mark.parametrize("written", ["", "无"])
def test_f6_goes_to_the_reason_that_is_missing(opened, written):
    opened.roll._all_present()
    away = opened.roll.parts()[0]
    opened.roll.view.setCurrentIndex(opened.roll.view.model().index(0, 0))
    opened.roll.view.setFocus()
    press(Qt.Key.Key_2)
    line = next(each for each in opened.roll.findChildren(QLineEdit) if each.accessibleName() == f"{away.name}请假原因")
    line.setText(written)
    line.textEdited.emit(written)
    opened.side.to_roll()
    assert QApplication.focusWidget() is line


def test_a_click_chooses_though_the_names_have_the_keyboard_already(opened):
    """Tab was the last way there: a click on a name moves no keyboard, and says whom is meant."""
    opened.roll._all_present()
    opened.body.moveCursor(QTextCursor.MoveOperation.End)
    press(Qt.Key.Key_Tab)
    roll = opened.roll.view
    assert roll.hasFocus()
    place = roll.visualRect(roll.model().index(0, 0)).center()
    QTest.mouseClick(roll.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    press(Qt.Key.Key_3)
    assert [part.state for part in opened.roll.parts()][:2] == [ABSENT, PRESENT]


@pytest.mark.parametrize("back", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason])
@pytest.mark.parametrize("chosen", [False, True])
def test_coming_back_from_another_window_or_a_menu_chooses_nobody(opened, back, chosen):
    """Nor does it take back that somebody was chosen."""
    opened.roll._all_present()
    opened.body.moveCursor(QTextCursor.MoveOperation.End)
    press(Qt.Key.Key_Tab)
    roll = opened.roll.view
    if chosen:
        press(Qt.Key.Key_Right)
    QApplication.sendEvent(roll, QFocusEvent(QEvent.Type.FocusOut, back))
    QApplication.sendEvent(roll, QFocusEvent(QEvent.Type.FocusIn, back))
    press(Qt.Key.Key_3)
    assert (ABSENT in {part.state for part in opened.roll.parts()}) is chosen


@pytest.mark.parametrize(("letter", "taken"), [(0, "____"), (3, "____"), (4, "____同志报告：工作。")])
def test_a_double_click_takes_the_blank_and_nothing_beside_it(opened, letter, taken):
    """同志 went with it, and had to be typed again."""
    body = opened.body
    cursor = body.textCursor()
    cursor.setPosition(body.toPlainText().encode("utf-16-le").index("____".encode("utf-16-le")) // 2 + letter)
    left = body.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    for part in (0.25, 0.75):
        place = QPoint(left.x() + round((body.cursorRect(cursor).x() - left.x()) * part), left.center().y())
        QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        QTest.mouseDClick(body.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        got = body.textCursor().selectedText()
        assert got == taken if taken == "____" else got != "____"


def test_filling_in_goes_to_the_first_blank(opened):
    opened.body.moveCursor(QTextCursor.MoveOperation.End)
    opened.form.boxes["subject"].editor.setFocus()
    links = [b for b in opened.check.findChildren(Button) if b.accessibleName() == "补充发言与讨论"]
    links[-1].click()
    assert opened.body.hasFocus()
    assert selected(opened.body) == (1, "____")


def test_filling_in_goes_below_a_heading_with_nothing_under_it(opened):
    opened.body.setPlainText("一、党课题目\n\n二、主讲人\n____同志，职务书记。")
    opened.fill_in("body")
    QTest.keyClicks(opened.body, "DangZhang")
    assert opened.body.toPlainText().startswith("一、党课题目\nDangZhang\n二、主讲人\n____")
    opened.fill_in("body")
    assert selected(opened.body) == (3, "____")


def test_the_way_to_the_next_blank_is_seen_as_long_as_there_is_one(opened, shell):
    gap = opened.text_card.gap
    assert gap.isVisible()
    assert "Ctrl+J" in gap.toolTip()
    gap.click()
    assert selected(opened.body) == (1, "____")
    opened.body.setPlainText("张伟同志报告：工作。")
    assert not gap.isVisible()
    shell.pages["meetings"].view.open(1)
    assert not gap.isVisible()


@pytest.mark.parametrize("away", ["names", "agenda"])
def test_the_way_to_the_next_blank_stays_at_one_that_was_left(opened, away):
    """Back from the other part of the record, it went past the blank that was still selected."""
    gap, body = opened.text_card.gap, opened.body

    def follow():
        QTest.mouseClick(gap, Qt.MouseButton.LeftButton)
        assert body.hasFocus()
        return selected(body)

    assert [follow(), follow(), follow()] == [(1, "____"), (2, "____"), (1, "____")]
    if away == "names":
        opened.roll.first.setFocus()
    else:
        opened.text_card.to_agenda()
        opened.text_card.to_text()
    assert [follow(), follow()] == [(1, "____"), (2, "____")]
    opened.roll.first.setFocus()
    body.setFocus()
    QTest.keyClicks(body, "LiMing")
    assert follow() == (1, "____"), "it is filled in"


def test_all_are_marked_by_the_key_on_the_button_that_names_it(opened, qtbot):
    opened.roll.first.setFocus()
    qtbot.waitUntil(opened.roll.first.hasFocus)
    press(Qt.Key.Key_A, CONTROL)
    assert {part.state for part in opened.roll.parts()} == {PRESENT}


def test_a_template_shows_all_its_blanks(opened):
    """What the check-list counts, Tab goes to."""
    opened.body.setPlainText("")
    opened.text_card.put(next(wording for wording in builtin() if wording.builtin == "committee"))
    steps = 1
    while opened.body.hasFocus():
        press(Qt.Key.Key_Tab)
        steps += opened.body.hasFocus()
    assert f"{steps} 处空" in next(line for line in opened.check.lacking() if line.startswith("发言与讨论"))
