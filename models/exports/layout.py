"""How wide and how high a table's cells get: Chinese characters count two, digits and Latin letters one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from models.exports.sheet import Column, Sheet
from models.kinds import clean

PADDING = 1.6
"""What a cell keeps free beside its text, in half-width characters."""
_PROSE_LEAST = 16
_LEAST = 5


def plain(text: str) -> str:
    """Text that every format can hold: without control, direction and surrogate code points, which XML forbids or which
    could make a name read differently from what it is."""
    return "".join(c for c in clean(text) if c not in "\ufffe\uffff")


def columns_taken(text: str) -> int:
    """The width of a line in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 0 if unicodedata.combining(c) else 1 for c in text)


def lines_taken(text: str, width: int) -> int:
    """How many lines a cell of that width needs; a full-width character that does not fit goes to the next line."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0
        for c in paragraph:
            size = columns_taken(c)
            if used + size > width:
                lines, used = lines + 1, 0
            used += size
    return lines


def widths(sheet: Sheet, page: int) -> list[int]:
    """The width of each column in half-width characters: as wide as its content, at most as declared.

    Where the table would be wider than `page` characters, columns of prose give way, for they can wrap; numbers,
    dates and names keep their width.
    """
    needed = [_needed(sheet, place, column) for place, column in enumerate(sheet.columns)]
    too_much = sum(needed) + PADDING * len(needed) - page
    spare = [max(0, n - _PROSE_LEAST) if c.align == "left" else 0 for n, c in zip(needed, sheet.columns, strict=True)]
    if too_much > 0 and sum(spare) > 0:
        share = min(1.0, too_much / sum(spare))
        needed = [n - round(s * share) for n, s in zip(needed, spare, strict=True)]
    return needed


def _needed(sheet: Sheet, place: int, column: Column) -> int:
    label = columns_taken(column.label)
    content = max((_widest(row[place]) for row in sheet.rows), default=0)
    return max(min(content, column.width), label if label <= column.width else (label + 1) // 2, _LEAST, column.least)


def _widest(cell: str) -> int:
    return max(map(columns_taken, cell.split("\n")))


def row_lines(row: Sequence[str], column_widths: Sequence[int]) -> int:
    """How many lines the highest cell of a row needs."""
    return max(lines_taken(plain(cell), width) for cell, width in zip(row, column_widths, strict=True))
