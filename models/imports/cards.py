"""Forms for one person (一人一表): each label has its value in the cell beside it instead of below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.imports.grid import Cell, Sheet
from models.imports.heading import Column, text_at
from models.imports.mapping import sure_match


@dataclass
class Card:
    """One form. row: of the label 姓名 · columns: one for each label · cells: the value of each, in the same order."""

    row: int
    columns: list[Column] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    last: int = 0


def find(sheet: Sheet, overrides: Mapping[str, str] | None) -> list[Card]:
    """The forms of a sheet; empty where the sheet is a table."""
    labels = _labels(sheet, overrides)
    starts = [place for place, column in labels.items() if column.match.field == "name"]
    if not starts or not _is_form(labels, starts[0]):
        return []
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
    labels = _labels(sheet, overrides)
    start = next((place for place, column in labels.items() if column.match.field == "name"), None)
    if start is None:
        return False
    rows = [row for row, index in labels if index == start[1]]
    if len(rows) < 3 or any((row, index) in labels for row in rows for index in range(start[1] + 1, start[1] + 8)):
        return False
    last = len(sheet.rows[start[0]])
    named = [index for index in range(start[1] + 1, last) if sheet.cell(start[0], index) is not None]
    people = [index for index in named if sum(sheet.cell(row, index) is not None for row in rows) * 2 > len(rows)]
    return len(people) > 1


def _labels(sheet: Sheet, overrides: Mapping[str, str] | None) -> dict[tuple[int, int], Column]:
    labels = {}
    for row, line in enumerate(sheet.rows[:400]):
        for index, cell in enumerate(line):
            if not isinstance(cell, str) or len(cell) > 20:
                continue
            text = text_at(sheet, row, index)
            # A value may sound like a heading (职务, 单位), so only a sure heading counts as a label.
            found = sure_match(text, overrides)
            if found.field:
                labels[row, index] = Column(index, text, (text,), found)
    return labels


def _is_form(labels: dict[tuple[int, int], Column], start: tuple[int, int]) -> bool:
    """Labels on three rows or more, not every one beside another, and with another label right below 姓名."""
    row, index = start
    rows = {r for r, _ in labels if row <= r < row + 8}
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
