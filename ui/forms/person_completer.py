"""Offers members while a name is typed: by name, pinyin in any reading, initials, telephone tail."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from models.people_search import findable, matches
from ui.session import Session

_MOST = 8


class PersonCompleter(QObject):
    """A short list under a line edit; Enter or a click takes a name, Esc closes it. It never takes the focus."""

    def __init__(self, line: QLineEdit, session: Session, *, several: bool) -> None:
        super().__init__(line)
        self._line, self._session, self._several = line, session, several
        self._list = QListWidget()
        self._list.setWindowFlags(Qt.WindowType.ToolTip)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setObjectName("completions")
        self._list.itemClicked.connect(self._take)
        line.textEdited.connect(self._offer)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._list.hide()
        return False

    def _word(self) -> str:
        text = self._line.text()[: self._line.cursorPosition()]
        return text.rpartition("、")[2].strip() if self._several else text.strip()

    def _offer(self) -> None:
        word = self._word()
        self._list.clear()
        if word:
            for member in self._session.roster():
                if member.name != word and matches(findable(0, member.name, member.search_keys, member.phone), word):
                    item = QListWidgetItem(f"{member.name}　{member.post or member.group}")
                    item.setData(Qt.ItemDataRole.UserRole, member.name)
                    self._list.addItem(item)
                if self._list.count() == _MOST:
                    break
        if self._list.count() == 0:
            self._list.hide()
            return
        self._list.setCurrentRow(0)
        height = self._list.sizeHintForRow(0) * self._list.count() + 8
        self._list.setFixedSize(max(self._line.width(), 180), height)
        self._list.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))
        self._list.show()

    def _take(self, item: QListWidgetItem) -> None:
        name = str(item.data(Qt.ItemDataRole.UserRole))
        cursor = self._line.cursorPosition()
        text, after = self._line.text()[:cursor], self._line.text()[cursor:]
        before = text[: len(text) - len(self._word())] if self._several else ""
        self._line.setText(before + name + (after if self._several else ""))
        self._line.setCursorPosition(len(before + name))
        self._list.hide()
        self._line.textEdited.emit(self._line.text())
        self._list.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was meant for the list."""
        if not self._list.isVisible():
            return False
        key, row = event.key(), self._list.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.setCurrentRow((row + (1 if key == Qt.Key.Key_Down else -1)) % self._list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self._list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        return True
