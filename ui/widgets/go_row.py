"""A line of a list that leads to a record: when, what, and its state at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.click_frame import ClickFrame
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill


class GoRow(ClickFrame):
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
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 5, 2, 6)
        row.setSpacing(10)
        left = plain_label(when, "note")
        left.setMinimumWidth(70)
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = ElideLabel(title)
        words.addWidget(self.title)
        if note:
            words.addWidget(ElideLabel(note, "note"))
        row.addLayout(words, 1)
        if pill:
            row.addWidget(Pill(pill, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("，".join(part for part in (when, title, note, pill) if part))

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
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5), 6, 6)
        painter.end()
