"""A line of a list that leads to a record: when, what, and its state at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.click_row import ClickRow
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill


class GoRow(ClickRow):
    """A short word at the left, a title that gives way, a note below it where there is one, a pill. Emits `clicked`."""

    def __init__(
        self,
        when: str,
        title: str,
        pill: str = "",
        tone: str = "neutral",
        *,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 5, 2, 6)
        row.setSpacing(10)
        left = plain_label(when, "note")
        left.setMinimumWidth(70)
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        if note:
            words.addWidget(ElideLabel(note, "note"))
        row.addLayout(words, 1)
        if pill:
            row.addWidget(Pill(pill, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("，".join(part for part in (when, title, note, pill) if part))
