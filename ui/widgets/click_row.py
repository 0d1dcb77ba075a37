"""A line of a list one can click: ruled off below, its title coloured as a link under the mouse, a ring with the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import theme
from ui.widgets.click_frame import ClickFrame
from ui.widgets.elide_label import ElideLabel


class ClickRow(ClickFrame):
    """A line with its title; subclasses put the title and what else they have into a layout. Emits `clicked`."""

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """mode: where the title is shortened; the names of files in their middle, their ends tell them apart."""
        super().__init__(parent)
        self.title = ElideLabel(title, mode=mode)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.title.show_tone("link")
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.title.show_tone("")
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("line2"))
        if self.hasFocus():
            painter.setPen(theme.colour("link"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5), 6, 6)
        painter.end()
