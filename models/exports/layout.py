"""How wide and how high a table's cells get, and on which paper: Chinese characters count two, digits and Latin letters one."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Sequence

from models.exports.fitting import fitted, least_widths
from models.exports.sheet import Column, Sheet
from models.kinds import clean

PADDING = 1.6
"""What a cell keeps free beside its text, in half-width characters."""
PAGE = 186
"""Half-width characters on one line of A4 across, in the smallest type that is read with ease (8 pt)."""
_A3, _UPRIGHT = 1.45, 0.75  # how much more goes on a line of A3 across, and how much less on one of A4 upright
_LEAST = 5


class _Taken(dict[str, int]):
    """The width of each character, learned as characters are met."""

    def __missing__(self, char: str) -> int:
        wide = unicodedata.east_asian_width(char) in "WFA"
        self[char] = taken = 2 if wide else 0 if unicodedata.combining(char) else 1
        return taken


_TAKEN = _Taken()


def columns_taken(text: str) -> int:
    """The width of a line in half-width characters."""
    return len(text) if text.isascii() else sum(map(_TAKEN.__getitem__, text))


def lines_taken(text: str, width: int) -> int:
    """How many lines a cell of that width needs; a full-width character that does not fit goes to the next line."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0
        if columns_taken(paragraph) <= width:
            continue
        for c in paragraph:
            size = _TAKEN[c]
            if used + size > width:
                lines, used = lines + 1, 0
            used += size
    return lines


def widths(sheet: Sheet, page: int) -> list[int]:
    """The width of each column in half-width characters: as wide as its content, at most as declared.

    Where the table would be wider than `page` characters, it is no wider than that if it can be: columns of prose give way,
    for they can wrap; numbers, dates and names keep their width.
    """
    needed = [_needed(sheet, place, column) for place, column in enumerate(sheet.columns)]
    room = page - PADDING * len(needed)
    if sum(needed) <= room:
        return needed
    least = _least(sheet, room)
    high = [max(pair) for pair in zip(needed, least, strict=True)]
    return [int(width + 0.001) for width in fitted(least, high, sheet.rows, room, columns_taken)]


def _least(sheet: Sheet, room: float) -> list[float]:
    return [float(-(-width // 1)) for width in least_widths(sheet.columns, sheet.rows, room, columns_taken)]


def _needed(sheet: Sheet, place: int, column: Column) -> int:
    label = columns_taken(column.label)
    content = max((_widest(row[place]) for row in sheet.rows), default=0)
    head = label if label <= column.width else (label + 1) // 2
    return max(min(content, column.width), head, column.least, _LEAST)


@dataclasses.dataclass(frozen=True)
class Paper:
    """The paper that a sheet is printed on, and the parts that it is printed in; `line`: half-width characters on a line."""

    a3: bool
    line: int
    parts: Sequence[Sheet]


def paper_for(sheet: Sheet, *, a3: bool = True) -> Paper:
    """A4 where everything can be read on it, A3 (where there may be `a3`) if that is enough, else parts on A4 with the
    repeated columns first."""
    if sheet.upright:
        return Paper(False, round(PAGE * _UPRIGHT), [sheet])
    least = [width + PADDING for width in _least(sheet, PAGE - PADDING * len(sheet.columns))]
    if sum(least) <= PAGE:
        return Paper(False, PAGE, [sheet])
    if a3 and sum(least) <= PAGE * _A3:
        return Paper(True, round(PAGE * _A3), [sheet])
    bands = _bands(least, [place for place in sheet.repeated if place < len(least)])
    parts = [_part(sheet, band, number, len(bands)) for number, band in enumerate(bands, 1)]
    return Paper(False, PAGE, parts)


def _bands(least: Sequence[float], repeated: Sequence[int]) -> list[list[int]]:
    """The places of the columns of each part: the repeated ones, then the others in turn, parts about as wide as one another."""
    others = [place for place in range(len(least)) if place not in repeated]
    room = PAGE - sum(least[place] for place in repeated)
    count = -(-int(sum(least[place] for place in others)) // max(1, int(room)))
    for even in (sum(least[place] for place in others) / count * 1.08, room):
        bands: list[list[int]] = [[]]
        used = 0.0
        for place in others:
            if bands[-1] and used + least[place] > min(even, room):
                bands.append([])
                used = 0.0
            bands[-1].append(place)
            used += least[place]
        if len(bands) <= count:
            break
    return [[*repeated, *band] for band in bands]


def _part(sheet: Sheet, band: Sequence[int], number: int, of: int) -> Sheet:
    return dataclasses.replace(
        sheet,
        subtitle=f"{sheet.subtitle}  栏目第{number}部分，共{of}部分",
        columns=[sheet.columns[place] for place in band],
        rows=[[row[place] for place in band] for row in sheet.rows],
        footnote=sheet.footnote if number == of else "",
    )


def _widest(cell: str) -> int:
    return max(map(columns_taken, cell.split("\n")))


def row_lines(row: Sequence[str], column_widths: Sequence[int]) -> int:
    """How many lines the highest cell of a row needs."""
    return max(lines_taken(clean(cell), width) for cell, width in zip(row, column_widths, strict=True))
