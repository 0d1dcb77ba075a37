"""Forms for one person (一人一表): each label has its value in the cell beside it instead of below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.imports.grid import Cell, Sheet
from models.imports.heading import Column
from models.imports.mapping import sure_match

_MOST, _HIGH = 400, 8
"""Rows in which labels are looked for, and those by which a form is told from a table."""


@dataclass
class Card:
    """One form. row: of the label 姓名 · columns: one for each label · cells: the value of each, in the same order."""

    row: int
    columns: list[Column] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    last: int = 0


def find(sheet: Sheet, overrides: Mapping[str, str] | None) -> list[Card]:
    """The forms of a sheet; empty where the sheet is a table."""
    start = _first_name(sheet, overrides)
    if start is None or not _is_form(_labels(sheet, overrides, start[0], start[0] + _HIGH), start):
        return []
    labels = _labels(sheet, overrides)
    cards: list[Card] = []
    for (row, index), column in sorted(labels.items()):
        if column.match.field == "name":
            cards.append(Card(row))
        if not cards:
            continue
        card = cards[-1]
        card.last = row
        column.index, column.row = len(card.columns), row
        column.place = _place(sheet, row, index, labels)
        card.columns.append(column)
        card.cells.append(sheet.cell(*column.place))
    return cards


def on_its_side(sheet: Sheet, overrides: Mapping[str, str] | None) -> bool:
    """Whether the sheet is a table with a column for each person: the labels stand below each other in one column, and
    several columns beside them have a name and more than half of the values."""
    start = _first_name(sheet, overrides)
    if start is None:
        return False
    name = start[1]
    rows = [row for row in range(len(sheet.rows[:_MOST])) if _label(sheet, row, name, overrides)]
    if len(rows) < 3 or any(_label(sheet, row, name + beside, overrides) for row in rows for beside in range(1, 8)):
        return False
    last = len(sheet.rows[start[0]])
    named = [index for index in range(name + 1, last) if sheet.cell(start[0], index) is not None]
    people = [index for index in named if sum(sheet.cell(row, index) is not None for row in rows) * 2 > len(rows)]
    return len(people) > 1


def _first_name(sheet: Sheet, overrides: Mapping[str, str] | None) -> tuple[int, int] | None:
    """Where the first label 姓名 is: near the top of nearly every sheet, so that not all need be looked through."""
    for row, line in enumerate(sheet.rows[:_MOST]):
        for index in range(len(line)):
            found = _label(sheet, row, index, overrides)
            if found is not None and found.match.field == "name":
                return row, index
    return None


def _labels(
    sheet: Sheet, overrides: Mapping[str, str] | None, first: int = 0, end: int = _MOST
) -> dict[tuple[int, int], Column]:
    """The labels in some rows, by their places."""
    return {
        (row, index): found
        for row in range(first, min(end, _MOST, len(sheet.rows)))
        for index in range(len(sheet.rows[row]))
        if (found := _label(sheet, row, index, overrides)) is not None
    }


def _label(sheet: Sheet, row: int, index: int, overrides: Mapping[str, str] | None) -> Column | None:
    """The label in a place; a value may sound like one (职务, 单位), so only a sure heading counts."""
    cell = sheet.cell(row, index)
    if not isinstance(cell, str) or len(cell) > 20:
        return None
    found = sure_match(cell, overrides)
    return Column(index, cell, (cell,), found) if found.field else None


def _is_form(labels: dict[tuple[int, int], Column], start: tuple[int, int]) -> bool:
    """Labels on three rows or more from that of 姓名 on, not every one beside another, and with another right below 姓名."""
    row, index = start
    rows = {r for r, _ in labels}
    below = labels.get((row + 1, index))
    beside = sum((r, i + 1) in labels for r, i in labels if r == row)
    width = sum(r == row for r, _ in labels)
    return len(rows) >= 3 and below is not None and below.match.field != "name" and (width == 1 or beside < width - 1)


def _place(sheet: Sheet, row: int, index: int, labels: Mapping[tuple[int, int], Column]) -> tuple[int, int]:
    """Where the first value to the right of a label is, up to the next label; else the blank beside the label."""
    right = index + 1
    while right <= index + 6 and (row, right) not in labels:
        if sheet.cell(row, right) is not None:
            return row, right
        right += 1
    spans = (m[3] for m in sheet.merged if m[0] <= row <= m[2] and m[1] <= index <= m[3])
    return row, next(spans, index) + 1
