"""Going to a row by typing: letters of the pinyin, characters or digits, as long as they follow one another quickly."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from models.people.search import Findable, matches

if TYPE_CHECKING:
    from ui.table.view import RecordTable


class Jumping:
    """What was typed so far, and where it leads. `items`: what the records can be found by, by id."""

    def __init__(self, table: RecordTable) -> None:
        self._table = table
        self._typed, self._at = "", 0.0
        self.items: Mapping[int, Findable] = {}

    def typed(self, text: str) -> None:
        """More was typed; after a pause it begins anew. Goes on from the current row, and over the end to the beginning."""
        now = monotonic()
        goes_on = bool(self._typed) and now - self._at < QApplication.keyboardInputInterval() / 1000
        again = goes_on and self._typed == text
        self._typed, self._at = (text if again or not goes_on else self._typed + text), now
        ids = self._table.table.ids
        begin = self._table.currentIndex().row() + (0 if goes_on and not again else 1)
        for step in range(len(ids)):
            row = (begin + step) % len(ids)
            item = self.items.get(ids[row])
            if item is not None and matches(item, self._typed):
                self._table.choose_row(row)
                return
