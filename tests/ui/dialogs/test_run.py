"""Ctrl+Enter does what the primary button of a dialog does, wherever the cursor is."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from ui.dialogs.run import run
from ui.widgets.button import button


class Asking(QDialog):
    def __init__(self, *, enabled: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.line = QLineEdit()
        self.go = button("写入", self.accept, kind="primary")
        self.go.setEnabled(enabled)
        for widget in (self.line, button("取消", self.reject), self.go):
            column.addWidget(widget)


def answered(dialog: QDialog) -> bool:
    def press() -> None:
        QTest.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
