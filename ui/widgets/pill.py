"""A short word on a rounded ground whose colour says the state, beside the word itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, theme

HEIGHT = 21
_SIDE = 10


def pill_font() -> QFont:
    """The font of pills."""
    return fonts.sized(9, QFont.Weight.Medium)


def pill_width(text: str) -> int:
    """How wide a pill with this text is, in pixels."""
    return QFontMetrics(pill_font()).horizontalAdvance(text) + 2 * _SIDE


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: str, *, chosen: bool = False) -> None:
    """Paints a pill that fills the rectangle; a text too long is cut with an ellipsis. chosen: it stands on the red ground of
    what is chosen, on which that of a red one would not be seen."""
    ink, ground = theme.tone(tone)
    if chosen and tone == "bad":
        ground = theme.theme().surface
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    font = pill_font()
    painter.setFont(font)
    painter.setPen(QColor(ink))
    room = int(rect.width()) - _SIDE
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Pill(QWidget):
    """A pill; tone neutral, ok, warn, bad or info."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "neutral") -> None:
        """Changes word and tone. Raises KeyError for an unknown tone."""
        theme.tone(tone)
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._text), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text:
            painter = QPainter(self)
            paint_pill(painter, QRectF(self.rect()), self._text, self._tone)
            painter.end()
