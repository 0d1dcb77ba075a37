"""A small icon on a tinted ground, square or round."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import theme
from ui.look.icons import pixmap


class IconTile(QWidget):
    """An icon on a ground of `size` pixels. tone: neutral, ok, warn, bad, info, or accent for the red of the program."""

    def __init__(self, icon: str, tone: str = "accent", *, size: int = 34, around: bool = False) -> None:
        super().__init__()
        self._round, self._side = around, 18 if size >= 32 else 16
        self.setFixedSize(size, size)
        self.show_icon(icon, tone)

    def show_icon(self, icon: str, tone: str = "accent") -> None:
        """Changes icon and tone. Raises KeyError for unknown ones."""
        pixmap(icon, self._side)
        if tone != "accent":
            theme.tone(tone)
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.theme()
        ink, ground = (now.link, now.tint) if self._tone == "accent" else theme.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        corner = self.width() / 2 if self._round else 8
        painter.drawRoundedRect(QRectF(self.rect()), corner, corner)
        place = (self.width() - self._side) // 2
        painter.drawPixmap(place, place, pixmap(self._icon, self._side, ink, self.devicePixelRatioF()))
        painter.end()
