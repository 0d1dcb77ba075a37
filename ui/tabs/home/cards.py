"""The cards of the first page: the figures, and below them two columns of the same height, or one where there is no room for two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.widgets.reading_order import in_order, stops

_GAP, _EDGE, _BELOW = 14, 24, 20
_ANY = 16_777_215  # Qt's word for a width that may be any
_BESIDE, _ABOVE = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
"""Of the second the right column, with what is to be done, comes first."""


class HomeCards(QWidget):
    """Asks for no more width than one column needs: what is beside goes below before anything scrolls sideways."""

    resized = Signal()

    def __init__(self, above: QWidget, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """left, right: two cards each, of which the first takes the height that there is."""
        super().__init__()
        self.setObjectName("canvas")
        self._above, self._left_cards, self._right_cards, self._wide = above, left, right, 0
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, 0, _EDGE, _BELOW)
        rows.setSpacing(_GAP)
        rows.addWidget(above)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((self._left, left), (self._right, right)):
            column.setSpacing(_GAP)
            for card, share in zip(cards, (1, 0), strict=True):
                column.addWidget(card, share)
        self._left.addStretch(0)
        self._both = QBoxLayout(_BESIDE)
        self._both.setSpacing(_GAP)
        self._both.addLayout(self._left, 1)
        self._both.addLayout(self._right)
        rows.addLayout(self._both, 1)

    @property
    def beside(self) -> bool:
        """Whether there are two columns."""
        return self._both.direction() == _BESIDE

    def set_right(self, wide: int) -> None:
        """How wide the right column is beside the left one."""
        self._wide = wide
        self._arrange()

    def unfold(self, whole: bool) -> None:
        """Where the right column is long, the left one ends earlier."""
        self._left.setStretch(0, 0 if whole else 1)
        self._left.setStretch(2, 1 if whole else 0)

    def taken(self) -> int:
        """The height in pixels of all that stands above, between and below the first cards of the columns."""
        return self._above.sizeHint().height() + self._right_cards[1].minimumHeight() + 2 * _GAP + _BELOW

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        right = max(card.minimumSizeHint().width() for card in self._right_cards)
        wide = max(self._above.minimumSizeHint().width(), self._left.minimumSize().width(), right)
        return QSize(wide + 2 * _EDGE, usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def _arrange(self) -> None:
        beside = self.width() - 2 * _EDGE >= self._left.minimumSize().width() + _GAP + self._wide
        if beside != self.beside:
            self._both.setDirection(_BESIDE if beside else _ABOVE)
            columns = (self._left_cards, self._right_cards) if beside else (self._right_cards, self._left_cards)
            in_order(*(stop for column in columns for card in column for stop in stops(card)))
        for card in self._right_cards:
            card.setMinimumWidth(self._wide if beside else 0)
            card.setMaximumWidth(self._wide if beside else _ANY)
