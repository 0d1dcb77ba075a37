"""The one dialog about a mistake of the program's own: a sentence, and the report for whoever can mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.dialogs.ask import executed, not_opened, opened

SENTENCE = "刚才这一步出错，没有完成；已保存的内容没有受影响，正在填写的内容还在，请再试一次。"
_THEN = "仍不行，请把出错报告交给技术人员。报告里没有姓名、号码和账本名称。"


class ErrorDialog(QMessageBox):
    """Stays open while the report is copied or its folder is opened."""

    def __init__(self, parent: QWidget | None, folder: Path, report: str) -> None:
        super().__init__(QMessageBox.Icon.Warning, "没有完成", SENTENCE, QMessageBox.StandardButton.NoButton, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(_THEN)
        self._folder, self._report = folder, report
        self.folder_button = self.addButton("打开日志文件夹", QMessageBox.ButtonRole.ActionRole)
        self.copy_button = self.addButton("复制报告", QMessageBox.ButtonRole.ActionRole)
        close = self.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(close)
        self.setEscapeButton(close)
        for made, does in ((self.folder_button, self._open), (self.copy_button, self._copy)):
            made.clicked.disconnect()  # else it would close the dialog
            made.clicked.connect(does)

    def _open(self) -> None:
        if not opened(self._folder):
            self.setInformativeText(not_opened(self._folder))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy_button.setText("已复制")


def tell_error(parent: QWidget | None, folder: Path, report: str) -> None:
    """Says that something went wrong, until it is closed."""
    dialog = ErrorDialog(parent, folder, report)
    executed(dialog)
    dialog.deleteLater()
