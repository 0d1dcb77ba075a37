"""What is only read cannot be changed by keys or clicks, can be left with Tab and copied from, and is as before afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from ui.widgets.read_only import ReadOnly


@pytest.fixture
def form(qtbot):
    """A widget with a line, a choice, a list and a button."""
    made = QWidget()
    column = QVBoxLayout(made)
    made.line, made.choice, made.rows, made.button = QLineEdit("文字"), QComboBox(), QListWidget(), QPushButton("做")
    made.choice.addItems(["甲", "乙"])
    made.rows.addItems(["一", "二"])
    for part in (made.line, made.choice, made.rows, made.button):
        column.addWidget(part)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_changes_while_it_is_locked(form, qtbot):
    guard = ReadOnly(form)
    guard.set_locked(True)
    qtbot.keyClicks(form.line, "abc")
    qtbot.keyClick(form.choice, Qt.Key.Key_Down)
    qtbot.mouseClick(form.choice, Qt.MouseButton.LeftButton)
    assert (form.line.text(), form.choice.currentText()) == ("文字", "甲")
    assert not form.choice.view().isVisible()
    assert not form.button.isEnabled()
    form.rows.setCurrentRow(0)
    qtbot.keyClick(form.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.rows.currentRow() == 0
    form.line.selectAll()
    assert form.line.selectedText() == "文字"


def test_the_keyboard_moves_and_leaves(form, qtbot):
    ReadOnly(form).set_locked(True)
    form.rows.setCurrentRow(0)
    qtbot.keyClick(form.rows, Qt.Key.Key_Down)
    assert form.rows.currentRow() == 1
    form.choice.setFocus()
    qtbot.keyClick(form.choice, Qt.Key.Key_Tab)
    assert form.focusWidget() is form.rows


def test_unlocking_gives_everything_back_even_where_parts_are_gone(form, qtbot):
    guard = ReadOnly(form)
    guard.set_locked(True)
    form.rows.setParent(None)
    form.rows.deleteLater()
    guard.set_locked(False)
    qtbot.keyClicks(form.line, "abc")
    qtbot.keyClick(form.choice, Qt.Key.Key_Down)
    assert (form.line.text(), form.choice.currentText()) == ("文字abc", "乙")
    assert form.button.isEnabled()


def test_a_button_that_only_shows_something_stays(form):
    form.button.setProperty("always", True)
    ReadOnly(form).set_locked(True)
    assert form.button.isEnabled()


def test_a_choice_looks_like_the_lines_beside_it(form):
    guard = ReadOnly(form)
    seen = []
    for locked in (False, True, False):
        guard.set_locked(locked)
        ground = [w.grab().toImage().pixelColor(w.width() // 2, 4).name() for w in (form.choice, form.line)]
        seen.append(ground)
    assert seen[0] == seen[2] != seen[1]
    assert [len(set(ground)) for ground in seen] == [1, 1, 1]
