"""How wide the columns of a table are on paper, and in which size of type: names, numbers and dates before running text."""

from __future__ import annotations

from collections.abc import Sequence

from models.exports.fitting import fitted, is_narrow, least_widths
from models.exports.pdf import characters
from models.exports.pdf.fonts import SONG, typeface
from models.exports.sheet import Column, Sheet

SMALL, LEAST_TYPE = 9.0, 8.0
"""Points below which a table is full, and gives way beside its text and at the edges of the page; and of the smallest type that is
printed, where that spares a name or a number a break: less is hard to read."""
_SIDE, _SIDE_FULL = 3.0, 2.0
_EXACT = 0.1  # half-width characters: what just fits is not to be broken by the last digit of a sum
_SIZES = (10.5, 10.0, 9.5, SMALL, 8.5, 8.0)  # points; the first that gives each column its usual width


def side(size: float) -> float:
    """Points that a cell keeps free beside its text."""
    return _SIDE if size >= SMALL else _SIDE_FULL


def column_widths(sheet: Sheet, width: float) -> tuple[float, list[float]]:
    """The size of the type, and the width of each column in points; together they fill the page."""
    usual = [_usual(column, [row[place] for row in sheet.rows]) for place, column in enumerate(sheet.columns)]
    for size in _SIZES:
        needed = [em * size + 2 * side(size) for em in usual]
        if sum(needed) <= width:
            break
    if sum(needed) <= width:
        even = width / sum(needed)
        return size, [need * even for need in needed]
    # Too much for the page: dates and names are hurt by a break, running text is not, so that gives way.
    half, beside = size / 2, 2 * side(size)
    room = (width - beside * len(usual)) / half
    least = [each + _EXACT for each in least_widths(sheet.columns, sheet.rows, room, _half_widths)]
    inner = fitted(
        least, [max(em * 2, low) for em, low in zip(usual, least, strict=True)], sheet.rows, room, _half_widths
    )
    found = [each * half + beside for each in inner]
    return size, [each * width / sum(found) for each in found]


def _half_widths(text: str) -> float:
    return typeface(SONG).width(characters.printable(text)) * 2


def _usual(column: Column, texts: Sequence[str]) -> float:
    """The width that the column would have, in em: that of its widest line, at most as declared (a name may be
    longer: one is no reason to set all smaller), and room for its label, which goes onto two lines where it is long."""
    face, label = typeface(SONG), len(column.label)
    widest = max((face.width(part) for text in set(texts) for part in characters.paragraphs(text)), default=0.0)
    return max(
        min(widest, column.width / 2 * (1.3 if is_narrow(column) else 1.0)),
        label if label < 5 else (label + 1) // 2,
        column.least / 2,
        2.0,
    )
