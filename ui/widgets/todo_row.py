"""One thing to be done: what, about what, and how urgent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.click_row import ClickRow
from ui.widgets.elide_label import ElideLabel
from ui.widgets.icon_tile import IconTile
from ui.widgets.pill import Pill


class TodoRow(ClickRow):
    """A row of the list of things to do: icon, title, detail below it, and a badge. Emits `clicked`."""

    def __init__(
        self, icon: str, title: str, detail: str, badge: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(IconTile(icon, tone, size=32, around=True))
        words = QVBoxLayout()
        words.setSpacing(1)
        self.detail = ElideLabel(detail, "note")
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row.addLayout(words, 1)
        self.badge = Pill(badge, tone)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.badge.setVisible(bool(badge))
        self.setAccessibleName("，".join(part for part in (title, detail, badge) if part))
