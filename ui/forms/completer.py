"""Offers words while a line is typed into: a short list under it that never takes the focus."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

_MOST = 8


class Completer(QObject):
    """A short list under a line edit; Enter or a click takes a word, Esc closes it. Subclasses say what is offered.

    several: the line holds words divided by 、 · first: the first word is taken by Enter without going to it.
    """

    def __init__(self, line: QLineEdit, *, several: bool = False, first: bool = True) -> None:
        super().__init__(line)
        self._line, self._several, self._first = line, several, first
        self._list = QListWidget()
        self._list.setWindowFlags(Qt.WindowType.ToolTip)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setObjectName("completions")
        self._list.itemClicked.connect(self._take)
        line.textEdited.connect(self.offer)
        line.installEventFilter(self)

    def offers(self, word: str) -> Iterable[tuple[str, str]]:
        """What is shown and what is then put into the line, the best first."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._list.hide()
        return False

    def _word(self) -> str:
        text = self._line.text()[: self._line.cursorPosition()]
        return text.rpartition("、")[2].strip() if self._several else text.strip()

    def offer(self) -> None:
        """Shows what is offered for what stands there now."""
        self._list.clear()
        for label, text in islice(self.offers(self._word()), _MOST):
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, text)
            self._list.addItem(item)
        if self._list.count() == 0:
            self._list.hide()
            return
        self._list.setCurrentRow(0 if self._first else -1)
        height = self._list.sizeHintForRow(0) * self._list.count() + 8
        self._list.setFixedSize(max(self._line.width(), 180), height)
        self._list.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))
        self._list.show()

    def _take(self, item: QListWidgetItem) -> None:
        text = str(item.data(Qt.ItemDataRole.UserRole))
        cursor = self._line.cursorPosition()
        before, after = self._line.text()[:cursor], self._line.text()[cursor:]
        before = before[: len(before) - len(self._word())] if self._several else ""
        self._line.setText(before + text + (after if self._several else ""))
        self._line.setCursorPosition(len(before + text))
        self._list.hide()
        self._line.textEdited.emit(self._line.text())
        self._list.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was meant for the list."""
        if not self._list.isVisible():
            return False
        key, row, count = event.key(), self._list.currentRow(), self._list.count()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.setCurrentRow(
                (max(row, -1) + 1) % count if key == Qt.Key.Key_Down else (max(row, 0) - 1) % count
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and row >= 0:
            self._take(self._list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        return True
