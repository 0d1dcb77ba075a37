"""Text that is painted on a few lines: broken where Chinese lines may break, shortened at the end of the last."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from models.exports.pdf.breaking import FREE, IF_NEEDED, chances

_RIGHT = Qt.TextElideMode.ElideRight


def fits(text: str, metrics: QFontMetrics, width: int) -> bool:
    """Whether the text is painted whole in so many pixels; asked of what shortens it, which alone knows exactly."""
    return metrics.elidedText(text, _RIGHT, width) == text


def wrapped(text: str, metrics: QFontMetrics, width: int, lines: int, *, names: bool = False) -> list[str]:
    """The text on so many lines at most; all but the last are whole, the last ends in … where more follows. `names`: a list,
    best broken between its parts."""
    found: list[str] = []
    while len(found) < lines - 1 and not fits(text, metrics, width):
        end = _end(text, metrics, width, names)
        found.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*found, metrics.elidedText(text, _RIGHT, width)]


def _end(text: str, metrics: QFontMetrics, width: int, names: bool) -> int:
    """Where a line ends: at the last place where it may, in a list best after one of its parts, else where it is full."""
    full, over = 1, len(text)
    while over - full > 1:
        middle = (full + over) // 2
        if fits(text[:middle].rstrip(), metrics, width):
            full = middle
        else:
            over = middle
    may = chances(text, names=names)
    for wanted in (FREE, IF_NEEDED) if names else (IF_NEEDED,):
        if ends := [place for place in range(1, full + 1) if may[place] >= wanted]:
            return ends[-1]
    return full


def paint_wrapped(painter: QPainter, rect: QRect, text: str, line: int, lines: int) -> None:
    """Writes the text from the top of the rectangle in the font and pen of the painter, each line so many pixels high."""
    for place, words in enumerate(wrapped(text, painter.fontMetrics(), rect.width(), lines)):
        row = QRect(rect.left(), rect.top() + place * line, rect.width(), line)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
