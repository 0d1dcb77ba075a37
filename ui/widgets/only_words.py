"""Fields into which words are pasted and never the address of a file: of one that was copied, a clipboard says file:///home/…"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.widgets.file_drop import holds_files

_PASTE = "edit-paste"
"""What Qt calls the entry of its menu."""


def copied_words() -> str:
    """What the clipboard has to be pasted as words; '' where files were copied."""
    return "" if _files_copied() else QGuiApplication.clipboard().text()


def _files_copied() -> bool:
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where there was never anything
    return data is not None and holds_files(data)


class WordLine(QLineEdit):
    """A line. Qt asks nobody before it pastes, so the keys and the entry of the menu are met here; what is dragged over it is for
    what it lies on."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAcceptDrops(False)

    def paste(self) -> None:
        if not _files_copied():
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and _files_copied():
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not _files_copied():
            super().contextMenuEvent(event)
            return
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == _PASTE:
                action.setEnabled(False)
        menu.exec(event.globalPos())
        menu.deleteLater()


class WordText(QPlainTextEdit):
    """Several lines; files are neither dropped nor pasted."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasting comes here without having asked."""
        if not holds_files(source):
            super().insertFromMimeData(source)


class WordPage(QTextEdit):
    """The same of a text with fixed lines, which only this widget has."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not holds_files(source):
            super().insertFromMimeData(source)
