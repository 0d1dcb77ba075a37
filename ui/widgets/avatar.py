"""A person as a round surname on a tint that stays the same for the same name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, theme

_SHARE = 0.335  # points of the character for each pixel of the circle: 28 px carry 9.4 pt
_TINTS = ("bad", "ok", "warn", "info")


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Paints the first character of a name in a circle that fills the rectangle."""
    ink, ground = theme.tone(_TINTS[sum(map(ord, name)) % len(_TINTS)])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(rect)
    font = fonts.sized(_SHARE * rect.height(), QFont.Weight.Medium)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name[:1])
    painter.restore()


class Avatar(QWidget):
    """A round surname of `size` pixels."""

    def __init__(self, name: str = "", size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Shows another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            paint_avatar(painter, QRectF(self.rect()), self._name)
            painter.end()
