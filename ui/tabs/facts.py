"""A block of facts in a detail panel: labels at the left, values at the right, private ones masked until asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown

_LABEL_WIDTH = 84


class Facts(QWidget):
    """Lines of label and value; long values wrap, and can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows these lines instead of the present ones; empty values are left out."""
        empty(self._grid)
        for row, (label, value) in enumerate((label, value) for label, value in lines if value):
            name = plain_label(label, "second")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = plain_label(value, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{label} {value}")
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(text, row, 1)
        shown(self._grid)
