"""A card with one large figure: what the first page says at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.bar import Bar
from ui.widgets.click_frame import ClickFrame
from ui.widgets.elide_label import ElideLabel
from ui.widgets.icon_tile import IconTile


class FigureCard(ClickFrame):
    """A label, a figure with its unit, a note, and a bar where the figure is a share. Emits `clicked`."""

    def __init__(self, label: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._label = label
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 14, 14)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(ElideLabel(label, "second"), 1)
        top.addWidget(IconTile(icon), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        figures = QHBoxLayout()
        figures.setSpacing(6)
        self._value, self._unit = QLabel(), QLabel()
        self._value.setProperty("role", "figure")
        self._unit.setProperty("role", "unit")
        for part in (self._value, self._unit):
            figures.addWidget(part, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addStretch()
        column.addLayout(figures)
        column.addStretch()
        self._bar = Bar()
        column.addWidget(self._bar)
        column.addSpacing(8)
        self._note = ElideLabel("", "note")
        column.addWidget(self._note)
        self.setMinimumWidth(168)
        self.setFixedHeight(138)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show("", "", "")

    def show(
        self,
        value: str | None = None,
        unit: str = "",
        note: str = "",
        *,
        share: float | None = None,
        tone: str = "neutral",
        shorter: Sequence[str] = (),
    ) -> None:
        """Shows figure, unit and note, or the first of the `shorter` ones for which there is room; `share` 0…1 draws a bar, `tone` (ok, warn, bad) colours note and bar.

        Without arguments it is the `show` of every widget.
        """
        if value is None:
            super().show()
            return
        self._value.setText(value)
        self._unit.setText(unit)
        self._note.say(note, shorter)
        self._note.show_tone("" if tone == "neutral" else tone)
        self._bar.setVisible(share is not None)
        if share is not None:
            self._bar.show_share(share, "ok" if tone == "neutral" else tone)
        self.setAccessibleName(f"{self._label} {value} {unit}")
        self.setAccessibleDescription(note)
