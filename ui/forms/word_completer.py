"""Offers the words of a choice while it is typed into; where the only one left stands there already, it offers nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCompleter


class WordCompleter(QCompleter):
    """A list below the line. While it is open a click elsewhere only closes it, so it is not kept open for nothing."""

    def __init__(self, words: Sequence[str], parent: QObject) -> None:
        super().__init__(list(words), parent)
        self._words = words
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def splitPath(self, path: str) -> list[str]:
        fitting = [word for word in self._words if path in word]
        return ["\0"] if fitting == [path] else [path]
