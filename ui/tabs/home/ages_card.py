"""年龄结构: how many members are of which age, and the average."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from models.rules import Figures
from ui.widgets.bar import Bar
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown


class AgesCard(Card):
    """A bar for each band; the longest one stands out."""

    def __init__(self) -> None:
        super().__init__("年龄结构")
        self._mean = plain_label("", "note")
        self.header.addStretch(1)
        self.header.addWidget(self._mean)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_ages(self, now: Figures) -> None:
        """Those who belong to the branch today."""
        self._mean.setText(f"平均 {now.average_age:.1f} 岁" if now.average_age is not None else "")
        empty(self._grid)
        most = max((number for _, number in now.age_bands), default=0)
        for row, (label, number) in enumerate(now.age_bands):
            bar = Bar(number / most if most else 0, "accent" if number and number == most else "accent_soft")
            amount = plain_label(f"{number} 人")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, part in enumerate((plain_label(label), bar, amount)):
                self._grid.addWidget(part, row, column)
        shown(self._grid)
