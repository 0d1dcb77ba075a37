"""Addresses of cells: `B4` is row 4, column 2; ranges `B4:D9`; and what becomes of their rows when rows are inserted."""

from __future__ import annotations

import re
from dataclasses import dataclass

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

Area = tuple[int, int, int, int]
"""(top, left, bottom, right), inclusive, from 1."""


class OutOfSheet(ValueError):
    """A reference that would be pushed over the last row of the sheet."""


def letters(column: int) -> str:
    """2 → B."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def number_of(letters: str) -> int:
    """B → 2."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def name_of(row: int, column: int) -> str:
    """(4, 2) → B4."""
    return f"{letters(column)}{row}"


def cell_of(text: str) -> tuple[int, int]:
    """B4 → (4, 2); ValueError if it is no address."""
    found = _CELL.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return int(found[2]), number_of(found[1])


def area_of(text: str) -> Area:
    """B4:D9 or B4 → (top, left, bottom, right); whole columns and rows too; ValueError if it is none."""
    first, _, last = text.strip().replace("$", "").partition(":")
    last = last or first
    if first.isalpha() and last.isalpha():
        return 1, number_of(first), LAST_ROW, number_of(last)
    if first.isdigit() and last.isdigit():
        return int(first), 1, int(last), LAST_COLUMN
    (top, left), (bottom, right) = cell_of(first), cell_of(last)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def areas_of(text: str) -> list[Area]:
    """The ranges of a list that blanks divide (`sqref`)."""
    return [area_of(part) for part in text.split()]


def area_name(area: Area) -> str:
    """(4, 2, 9, 4) → B4:D9."""
    top, left, bottom, right = area
    first = name_of(top, left)
    return first if (top, left) == (bottom, right) else f"{first}:{name_of(bottom, right)}"


@dataclass(frozen=True)
class Insertion:
    """`count` rows put into a sheet so that the first of them has the number `at`.

    grown: the one row of a body that has one row; ranges that end there take the new rows in, or totals would miss them.
    """

    sheet: str
    at: int
    count: int
    grown: int = 0

    def row(self, row: int) -> int:
        """Where a row is afterwards; raises OutOfSheet."""
        moved = row + self.count if row >= self.at else row
        if moved > LAST_ROW:
            raise OutOfSheet(row)
        return moved

    def rows(self, first: int, last: int, *, grow: bool = True) -> tuple[int, int]:
        """The rows of a range afterwards; a range that reaches the end of the sheet still ends there."""
        end = min(last + self.count, LAST_ROW) if last >= self.at else last
        if grow and self.grown and first <= last == self.grown:
            end = last + self.count
        return self.row(first), end

    def format_rows(self, first: int, last: int) -> tuple[int, int]:
        """The rows of a validation or a conditional format: what ends on the row above also holds for the new rows."""
        if first <= last == self.at - 1:
            return first, last + self.count
        return self.rows(first, last)
