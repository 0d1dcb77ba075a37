"""How the shapes of a picture are painted in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from models.statistics.geometry import CENTER, RIGHT, Drawing, Measure, Target, Wedge, Words
from ui.look import fonts, theme

_INKS = {
    "full": "accent", "soft": "accent_soft", "other": "line3", "before": "text3", "track": "line2",
    "wedge1": "accent", "wedge2": "accent_soft", "wedge3": "info", "wedge4": "warn",
}  # fmt: skip
_ALIGN = {RIGHT: Qt.AlignmentFlag.AlignRight, CENTER: Qt.AlignmentFlag.AlignHCenter}


def font(*, large: bool = False) -> QFont:
    """The font of labels, or of the sum in a ring."""
    return fonts.sized(20, QFont.Weight.Bold) if large else fonts.sized(9.75)


def measuring() -> Measure:
    """What tells how wide a label is in pixels, in the font that holds now."""
    metrics = QFontMetricsF(font())
    return lambda text: metrics.horizontalAdvance(text) + 1 if text else 0.0


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Paints all shapes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for box in drawing.boxes:
        painter.setBrush(theme.colour(_INKS[box.ink]))
        round_ = min(3.0, box.height / 2, box.width / 2)
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), round_, round_)
    for wedge in drawing.wedges:
        _paint_wedge(painter, wedge)
    for words in drawing.words:
        _write(painter, words)


def _paint_wedge(painter: QPainter, wedge: Wedge) -> None:
    outer = QRectF(wedge.x - wedge.outer, wedge.y - wedge.outer, 2 * wedge.outer, 2 * wedge.outer)
    inner = QRectF(wedge.x - wedge.inner, wedge.y - wedge.inner, 2 * wedge.inner, 2 * wedge.inner)
    begin = 90 - wedge.start  # Qt counts against the clock from the right
    path = QPainterPath()
    path.arcMoveTo(outer, begin)
    path.arcTo(outer, begin, -wedge.sweep)
    path.arcTo(inner, begin - wedge.sweep, wedge.sweep)
    path.closeSubpath()
    painter.setBrush(theme.colour(_INKS[wedge.ink]))
    painter.setPen(QPen(theme.colour("surface"), 2) if wedge.sweep < 360 else QPen(Qt.PenStyle.NoPen))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


def _write(painter: QPainter, words: Words) -> None:
    painter.setFont(font(large=words.large))
    painter.setPen(theme.colour("text2" if words.quiet else "text"))
    align = _ALIGN.get(words.align, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(words.x, words.y, words.width, words.height), align | Qt.TextFlag.TextDontClip, words.text)


def mark(painter: QPainter, target: Target, *, focus: bool) -> None:
    """Shows which item the mouse is over, or the keys are on."""
    rect = QRectF(target.x - 5, target.y + 1, target.width + 10, target.height - 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("link"), 2) if focus else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(Qt.BrushStyle.NoBrush if focus else theme.colour("hover"))
    painter.drawRoundedRect(rect, 6, 6)
