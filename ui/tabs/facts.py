"""A block of facts in a detail panel: labels at the left, values at the right, private ones masked until asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.widgets.label import kept_together, plain_label

_LABEL_WIDTH, _WIDEST_LABEL = 84, 130  # pixels
_LONG = 9  # characters: a longer label, as the name of a person may be, wraps


class Facts(QWidget):
    """Lines of label and value; long values wrap, and can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows these lines instead of the present ones; empty values are left out. The labels that are there are used
        again: going through a list by the arrow keys makes none."""
        told = [(label, value) for label, value in lines if value]
        while len(self._rows) < len(told):
            self._add()
        for (name, text), (label, value) in zip(self._rows, told, strict=False):
            name.setWordWrap(len(label) > _LONG)
            name.setText(kept_together(label))
            text.setText(value)
            text.setAccessibleName(f"{label} {value}")
        for place, row in enumerate(self._rows):
            for each in row:
                each.setVisible(place < len(told))

    def _add(self) -> None:
        name, text = plain_label("", "second"), plain_label("", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setMaximumWidth(_WIDEST_LABEL)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, len(self._rows), 0)
        self._grid.addWidget(text, len(self._rows), 1)
        self._rows.append((name, text))
