"""How the parts of a record stand: the side column beside the middle, or below it where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.tabs.meetings.side_column import GUTTER, SideColumn

_GAP = 14
_LOW = 680  # pixels of height below which there is little room
_TEXT = 280  # pixels of height of the text, where the page scrolls anyway
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Columns:
    """Lays out `record`: what stands `above`, the text, which takes the height that there is, and the side column."""

    def __init__(self, record: QWidget, above: Sequence[QWidget], text: QWidget, side: SideColumn) -> None:
        self._record, self._text, self._side = record, text, side
        middle = QVBoxLayout()
        middle.setSpacing(_GAP)
        for part in above:
            middle.addWidget(part)
        middle.addWidget(text, 1)
        self._both = QBoxLayout(_BESIDE, record)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(_GAP)
        self._both.addLayout(middle, 1)
        self._both.addWidget(side)

    @property
    def below(self) -> bool:
        """Whether the side column stands below the middle."""
        return self._both.direction() == _BELOW

    def set_below(self, below: bool) -> None:
        """Puts the side column below the middle, where there is no room beside it."""
        if below != self.below:
            self._both.setDirection(_BELOW if below else _BESIDE)
            self._both.setContentsMargins(0, 0, GUTTER if below else 0, 0)
            self._text.setMinimumHeight(_TEXT if below else 0)
            self._side.set_below(below)
            self.fit_height()

    def fit_height(self) -> None:
        """A low window leaves the room to those who came: of the check-list only what is missing is shown."""
        self._side.set_compact(self.below or self._record.height() < _LOW)
