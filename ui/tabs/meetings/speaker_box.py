"""Picks who speaks next: a name by pinyin out of those present, and a new paragraph 张某： begins in the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from models.people.search import findable, matches
from models.pinyin import search_keys
from ui.widgets.only_words import WordLine


class SpeakerBox(WordLine):
    """A line that offers the people who are there; Enter takes the first."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = list(dict.fromkeys(names))
        self._keys: dict[str, str] = {}
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.setPlaceholderText("＋发言人：姓名或拼音")
        self.setAccessibleName("添加发言人，按姓名或拼音选，回车另起一段")
        self.setFixedWidth(180)
        self.setProperty("small", True)

    def found(self, word: str) -> list[str]:
        """Those whom a word finds."""
        return [name for name in self._names if matches(findable(0, name, self._key(name)), word)]

    def _key(self, name: str) -> str:
        if name not in self._keys:
            self._keys[name] = search_keys(name)
        return self._keys[name]

    def _offer(self, word: str) -> None:
        self._offered.setStringList(self.found(word) if word.strip() else self._names)

    def _take(self, name: str) -> None:
        self.chosen.emit(name)
        QTimer.singleShot(0, self, self.clear)  # not before the completer has put the name into the line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            word = self.text().strip()
            found = self.found(word) if word else []
            if word:
                self._take(found[0] if found else word)
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)
