"""One thing to be done: what, about what, and how urgent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.click_frame import ClickFrame
from ui.widgets.elide_label import ElideLabel
from ui.widgets.icon_tile import IconTile
from ui.widgets.pill import Pill


class TodoRow(ClickFrame):
    """A row of the list of things to do: icon, title, detail below it, and a badge. Emits `clicked`."""

    def __init__(
        self, icon: str, title: str, detail: str, badge: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(IconTile(icon, tone, size=32, around=True))
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = ElideLabel(title)
        self.detail = ElideLabel(detail, "note")
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row.addLayout(words, 1)
        self.badge = Pill(badge, tone)
        self.badge.setVisible(bool(badge))
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("，".join(part for part in (title, detail, badge) if part))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.title.show_tone("link" if event.type() == QEvent.Type.HoverEnter else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("line2"))
        if self.hasFocus():
            painter.setPen(theme.colour("link"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -2.5), 7, 7)
        painter.end()
