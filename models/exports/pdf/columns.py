"""How wide the columns of a table are on paper, and in which size of type: names, numbers and dates before running text."""

from __future__ import annotations

from collections.abc import Sequence

from models.exports.pdf import characters
from models.exports.pdf.fonts import SONG, typeface
from models.exports.sheet import Column, Sheet

SMALL, LEAST_TYPE = 9.0, 7.5
"""Points below which a table is full, and gives way beside its text and at the edges of the page; and of the smallest type that is
printed, where that spares a name or a number a break: less is hard to read."""
_SIDE, _SIDE_FULL = 3.0, 2.0
_SIZES = (10.5, 10.0, 9.5, SMALL, 8.5, 8.0)  # points; the first that gives each column its usual width
_NARROW, _KEEPS = 12, 0.96  # half-width characters of a column of names or dates, and how much of its width it keeps
_READABLE = 7.5  # em of a line of running text, which it keeps where it has to give way


def side(size: float) -> float:
    """Points that a cell keeps free beside its text."""
    return _SIDE if size >= SMALL else _SIDE_FULL


def is_narrow(column: Column) -> bool:
    """Whether it holds names, numbers or dates, which a break hurts; running text is read from the left edge."""
    return column.align != "left" or column.width <= _NARROW


def column_widths(sheet: Sheet, width: float) -> tuple[float, list[float]]:
    """The size of the type, and the width of each column in points; together they fill the page."""
    usual = [_usual(column, [row[place] for row in sheet.rows]) for place, column in enumerate(sheet.columns)]
    for size in _SIZES:
        needed = [em * size + 2 * side(size) for em in usual]
        if sum(needed) <= width:
            break
    narrow = [is_narrow(column) for column in sheet.columns]
    kept = sum(need for need, kept_whole in zip(needed, narrow, strict=True) if kept_whole)
    even = width / sum(needed)
    if even >= _KEEPS or not kept or all(narrow):
        return size, [need * even for need in needed]
    # Too much for the page: names and dates are hurt by a break, running text is not, so the wide columns give way.
    least = sum(min(need, _READABLE * size) for need, kept_whole in zip(needed, narrow, strict=True) if not kept_whole)
    scale = max(even, min(_KEEPS, (width - least) / kept))
    rest = (width - kept * scale) / (sum(needed) - kept)
    return size, [need * (scale if kept_whole else rest) for need, kept_whole in zip(needed, narrow, strict=True)]


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
