"""A filled workbook as grids that look like it: what a preview draws, as plain values that a child process can hand over."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from models.forms.addresses import cell_of
from models.forms.blanks import Rich, columns
from models.forms.dates import pattern_of_format
from models.forms.package import Package
from models.forms.result import Filled
from models.forms.sheet_part import SheetPart, Value
from models.forms.styles import Style, Styles, height_of
from models.kinds import PartialDate

_MOST_PAGES, _MOST_ROWS, _MOST_COLUMNS = 8, 150, 60
FILLED, NOT_FILLED = "filled", "not"


@dataclass(frozen=True)
class PictureCell:
    """state: FILLED, NOT_FILLED or '' · why: the reason of a cell that could not be filled · formula: it has one."""

    row: int
    column: int
    text: str
    state: str = ""
    why: str = ""
    bold: bool = False
    framed: bool = False
    wrapped: bool = False
    formula: bool = False
    size: float = 11.0
    across: str = ""
    down: str = ""


@dataclass(frozen=True)
class Page:
    """One sheet. widths: of the columns in characters · heights: of the rows in points, 0 for hidden ones · more: rows that
    are not shown."""

    sheet: str
    widths: list[float]
    heights: list[float]
    merges: list[tuple[int, int, int, int]]
    cells: list[PictureCell]
    more: int = 0


@dataclass(frozen=True)
class Picture:
    """The sheets that were filled; others: how many more of them are not shown."""

    pages: list[Page] = field(default_factory=list)
    others: int = 0

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Picture:
        """The picture that `to_json` described."""
        pages = [
            Page(
                **(
                    page
                    | {
                        "merges": [tuple(m) for m in page["merges"]],
                        "cells": [PictureCell(**cell) for cell in page["cells"]],
                    }
                )
            )
            for page in told["pages"]
        ]
        return cls(pages, told["others"])

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def picture_of(package: Package, result: Filled) -> Picture:
    """The sheets of a filled workbook in which something was filled or could not be."""
    styles, texts = Styles.of(package), package.texts()
    states: dict[str, dict[tuple[int, int], tuple[str, str]]] = {}
    for cell in result.cells:
        name, _, place = cell.rpartition("!")
        states.setdefault(name, {})[cell_of(place)] = (FILLED, "")
    for one in result.not_filled:
        states.setdefault(one.sheet, {})[cell_of(one.cell)] = (NOT_FILLED, one.reason)
    entries = [entry for entry in package.sheets() if entry.visible and entry.name in states]
    pages = [
        _page(SheetPart.read(package, entry, texts), styles, states[entry.name], _from_1904(package))
        for entry in entries[:_MOST_PAGES]
    ]
    return Picture(pages, len(entries) - len(pages))


def _from_1904(package: Package) -> bool:
    about = next(package.tree(package.workbook()).all("workbookPr"), None)
    return about is not None and about.get("date1904") in ("1", "true")


def _page(sheet: SheetPart, styles: Styles, states: dict[tuple[int, int], tuple[str, str]], from_1904: bool) -> Page:
    used = [place for place in sheet.cells if not sheet.blank(*place)] + list(states)
    used += [place for place in sheet.cells if styles.of_cell(sheet.style(*place)).framed]
    used += [place for place in sheet.cells if not sheet.blank(*place) for place in (sheet.merge(*place)[2:],)]
    bottom, right = max((r for r, _ in used), default=1), max((c for _, c in used), default=1)
    right = max(right, *(_reach(sheet, styles, *place) for place in sheet.cells), 1)
    rows, width = min(bottom, _MOST_ROWS), min(right, _MOST_COLUMNS)
    cells = []
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > rows or column > width:
            continue
        style = styles.of_cell(cell.style)
        state, why = states.get((row, column), ("", ""))
        text = "" if cell.formula and cell.value is None else shown(cell.value, style, from_1904)
        if text or state or style.framed or cell.formula:
            cells.append(
                PictureCell(
                    row, column, text, state, why, style.bold, style.framed, style.wrapped, cell.formula, style.size,
                    style.across or ("right" if isinstance(cell.value, (int, float)) else ""), style.down,
                )
            )  # fmt: skip
    merges = [m for m in sheet.merged if m[0] <= rows and m[1] <= width]
    heights = [0.0 if sheet.hidden(row) else sheet.height(row)[0] for row in range(1, rows + 1)]
    for one in cells:
        line = sheet.rows.get(one.row)
        top, left, bottom, last = sheet.merge(one.row, one.column)
        if one.text and top == bottom and heights[top - 1] and (line is None or not line.get("ht")):
            room = sum(sheet.width(c) for c in range(left, last + 1))
            needed = height_of(one.text, room, one.size) if one.wrapped else 0.0
            heights[top - 1] = max(heights[top - 1], needed, one.size * 1.4)
    return Page(sheet.entry.name, [sheet.width(c) for c in range(1, width + 1)], heights, merges, cells, bottom - rows)


def _reach(sheet: SheetPart, styles: Styles, row: int, column: int) -> int:
    """The last column over which a text goes on that is longer than its cell."""
    cell = sheet.cells[row, column]
    style = styles.of_cell(cell.style)
    if (
        not isinstance(cell.value, str)
        or style.wrapped
        or style.framed
        or sheet.merge(row, column) != (row, column) * 2
    ):
        return 1
    left, end = columns(cell.value) * style.size / 11 - sheet.width(column), column
    while left > 0 and end < _MOST_COLUMNS and sheet.blank(row, end + 1):
        end += 1
        left -= sheet.width(end)
    return end


def shown(value: Value, style: Style, from_1904: bool) -> str:
    """A value as the form's number format shows it, as far as that matters for reading it."""
    if value is None:
        return ""
    if isinstance(value, (str, Rich)):
        return str(value)
    if style.is_date and 0 < value < 200_000:
        day = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
        return pattern_of_format(style.format).show(PartialDate.of(day + timedelta(days=int(value))))
    if "%" in style.format:
        return f"{value:.1%}".replace(".0%", "%")
    return f"{value:g}" if abs(value) < 1e6 else f"{value:.10g}"
