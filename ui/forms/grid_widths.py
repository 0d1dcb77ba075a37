"""How the columns of a grid share its width: each is as wide as its cells where there is room, and none goes beyond the edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

_CELL, _ROWS, _MOST = 28, 300, 420
"""Pixels of a cell beside its text; rows whose texts are measured; the most that a text alone may take."""


class GridWidths(QObject):
    """Shares the width of a grid among its columns, again when there is more or less of it. A column that the user drew keeps
    its width."""

    def __init__(self, view: QTableView, usual: Mapping[int, int], takes: int) -> None:
        """usual: pixels of each column where nothing in it is longer · takes: the column that takes what the others leave."""
        super().__init__(view)
        self._view, self._usual, self._takes = view, usual, takes
        self._drawn: set[int] = set()
        self._sharing = False
        view.horizontalHeader().setStretchLastSection(False)
        view.horizontalHeader().sectionResized.connect(self._resized)
        view.model().modelReset.connect(self.share)
        view.viewport().installEventFilter(self)
        self.share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)

    def _resized(self, column: int, before: int, now: int) -> None:
        if not self._sharing and before and now:  # one that is hidden or shown again is not drawn
            self._drawn.add(column)

    def share(self) -> None:
        """Gives every column its width."""
        view = self._view
        shown = [c for c in range(view.model().columnCount()) if not view.isColumnHidden(c) and c not in self._drawn]
        drawn = sum(view.columnWidth(c) for c in self._drawn if not view.isColumnHidden(c))
        room = view.viewport().width() - drawn
        asked = [self._least_and_wanted(column) for column in shown]
        given = shared(room, [least for least, _ in asked], [wanted for _, wanted in asked])
        widths = dict(zip(shown, given, strict=True))
        if self._takes in widths:
            widths[self._takes] += max(0, room - sum(widths.values()))
        self._sharing = True
        for column, width in widths.items():
            view.setColumnWidth(column, width)
        self._sharing = False

    def _least_and_wanted(self, column: int) -> tuple[int, int]:
        """The heading can be read, and what stands in the column as far as it is not wider than usual; all of it is wanted."""
        model, metrics = self._view.model(), self._view.fontMetrics()
        texts = {str(model.index(row, column).data() or "") for row in range(min(model.rowCount(), _ROWS))}
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + _CELL
        usual = self._usual.get(column, 0)
        heading = self._view.horizontalHeader().sectionSizeFromContents(column).width() + 4
        return max(heading, min(longest, usual)), max(heading, usual, min(longest, _MOST))


def shared(room: int, least: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """What each gets of the room: what it wants, else those that want little first; never less than its least."""
    left = room - sum(least)
    widths = list(least)
    order = sorted(range(len(least)), key=lambda place: wanted[place] - least[place])
    for done, place in enumerate(order):
        more = min(max(wanted[place] - least[place], 0), max(left, 0) // (len(order) - done))
        widths[place] += more
        left -= more
    return widths
