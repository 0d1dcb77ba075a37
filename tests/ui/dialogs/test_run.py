"""Ctrl+Enter does what the primary button of a dialog does, wherever the cursor is, and Ctrl+S where that saves."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from ui.dialogs.run import run
from ui.widgets.button import button


class Asking(QDialog):
    def __init__(self, *, enabled: bool = True, label: str = "写入") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.line = QLineEdit()
        self.go = button(label, self.accept, kind="primary")
        self.go.setEnabled(enabled)
        for widget in (self.line, button("取消", self.reject), self.go):
            column.addWidget(widget)


def answered(dialog: QDialog, key: Qt.Key = Qt.Key.Key_Return) -> bool:
    def press() -> None:
        QTest.keyClick(dialog.line, key, Qt.KeyboardModifier.ControlModifier)
        if dialog.isVisible():
            dialog.reject()

    def when_shown() -> None:
        dialog.activateWindow()
        dialog.line.setFocus()
        QApplication.processEvents()
        press()

    QTimer.singleShot(0, dialog, when_shown)
    return run(dialog)


def test_it_presses_the_primary_button(qapp):
    assert answered(Asking(enabled=True))


def test_a_button_that_cannot_be_clicked_is_left_alone(qapp):
    assert not answered(Asking(enabled=False))


@pytest.mark.parametrize(
    ("label", "saves"),
    [
        ("保存", True),
        ("登记 3 项", True),
        ("写入编号", True),
        ("导出…", False),
        ("登记…", False),
        ("恢复选中的", False),
    ],
)
def test_ctrl_s_saves_where_the_primary_button_does(qapp, label, saves):
    assert answered(Asking(label=label), Qt.Key.Key_S) == saves


def test_a_dialog_that_says_itself_what_ctrl_s_does_is_asked_once(qapp):
    made, asked = Asking(label="保存"), []
    QShortcut(QKeySequence.StandardKey.Save, made).activated.connect(lambda: asked.append(1))
    assert not answered(made, Qt.Key.Key_S)
    assert asked == [1]
