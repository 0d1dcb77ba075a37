"""The lines around what a search found, painted in two lines with the words in bold on a tinted ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from models.meetings.search import Hit
from ui.look import theme

HEIGHT = 18
"""How many pixels the second line needs."""
_LINE = 16  # characters that surely fit into one line of the list


def more_room(hit: Hit) -> int:
    """How many pixels a hit needs besides the first line."""
    return HEIGHT if len(hit.words()) > _LINE else 0


def units(text: str) -> int:
    """The length of a text as Qt counts: rare characters and emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, place: int) -> int:
    """How many characters of a text stand before a place that Qt counted."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "surrogatepass"))


def paint_snippet(painter: QPainter, rect: QRect, hit: Hit, lines: int = 2) -> None:
    """Paints where it was found and the words around it; what does not fit into the lines is left out."""
    lead = f"{hit.where}　"
    layout = QTextLayout(lead + hit.text, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_where(lead), *(_found(lead, hit.text, start, length) for start, length in hit.marks)])
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, top))
        top += HEIGHT
    layout.endLayout()
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(theme.colour("text"))
    layout.draw(painter, QPointF(rect.topLeft()))
    painter.restore()


def _where(lead: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = 0, len(lead)
    format_ = QTextCharFormat()
    format_.setForeground(theme.colour("text2"))
    made.format = format_
    return made


def _found(lead: str, text: str, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units(lead + text[:start])
    made.length = units(text[start : start + length])
    format_ = QTextCharFormat()
    format_.setFontWeight(QFont.Weight.Bold)
    format_.setForeground(theme.colour("link"))
    format_.setBackground(QColor(theme.colour("tint")))
    made.format = format_
    return made
