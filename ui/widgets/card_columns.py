"""Cards in two columns where there is room for two, in one below each other where there is not."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card


class CardColumns(QWidget):
    """Cards keep their order; each says for the wide lay-out whether it stands left or right."""

    def __init__(self, *, wide_from: int, gap: int = 16, parent: QWidget | None = None) -> None:
        """wide_from: pixels of width from which there are two columns."""
        super().__init__(parent)
        self.setObjectName("canvas")
        self._wide_from = wide_from
        self._cards: list[tuple[Card, int]] = []
        self._wide: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 24)
        row.setSpacing(gap)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        for column in self._columns:
            column.setSpacing(gap)
            column.addStretch(1)
            row.addLayout(column, 1)

    def add(self, card: Card, column: int) -> None:
        """Adds a card; `column` 0 left, 1 right."""
        self._cards.append((card, column))
        self._wide = None
        self._lay()

    def is_wide(self) -> bool:
        """Whether there are two columns."""
        return self.width() >= self._wide_from

    def _lay(self) -> None:
        wide = self.is_wide()
        if wide == self._wide:
            return
        self._wide = wide
        laid = [0, 0]
        for card, place in self._cards:
            # Put into a column it leaves the one it is in, be it the same. Not takeAt: an item that outlives its place
            # keeps the new one from hearing of changes of size.
            column = place if wide else 0
            self._columns[column].insertWidget(laid[column], card)
            laid[column] += 1
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setStretch(1, 1 if wide else 0)
        row.setSpacing(16 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
