"""Compares a filled form with the blank one: cell by cell with all of its look, and part by part."""

from __future__ import annotations

import re
import zipfile
from copy import copy
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from models.forms import Filled


def cells_of(sheet: Worksheet) -> dict[tuple[int, int], tuple[object, ...]]:
    """Each cell with its value and everything about its look."""
    return {
        (c.row, c.column): (c.value, c.number_format, (tuple(c._style)[:5], tuple(c._style)[6:]), placed_of(c))
        for row in sheet.iter_rows()
        for c in row
    }


def placed_of(cell: Cell) -> tuple[tuple[str, object], ...]:
    """How the text of a cell stands in it, as words: the number of that changes where one is added."""
    return tuple((name, value) for name, value in sorted(vars(copy(cell.alignment)).items()) if value)


def looks_differ(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    """Whether anything of the look is another, but for a number that would be broken and shrinks now."""
    if after[1:3] != before[1:3]:
        return True
    old, new = dict(before[3] or ()), dict(after[3] or ())
    if old == new:
        return False
    shrunk = {name: value for name, value in old.items() if name != "wrapText"} | {"shrinkToFit": True}
    return not (old.get("wrapText") and new == shrunk and re.fullmatch(r"[0-9Xx*-]{11,}", str(after[0])))


def only_shrinking_added(old: bytes, new: bytes) -> bool:
    """Whether styles are as they were, but for cell styles behind the others that shrink."""
    xfs = re.compile(rb"<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
    before, after = xfs.search(old), xfs.search(new)
    assert before is not None
    assert after is not None
    around = old[: before.start()] == new[: after.start()] and old[before.end() :] == new[after.end() :]
    more = after[1].removeprefix(before[1])
    return around and after[1].startswith(before[1]) and more.count(b"<xf ") == more.count(b'shrinkToFit="1"')


def unexpected(blank: Path, filled: Path, result: Filled, at: int = 0, count: int = 0, sheet: str = "") -> list[str]:
    """Cells that differ from the blank form and are not among those that were filled.

    at, count: rows put into `sheet` before row `at`; formulas are compared by the tests that insert rows.
    """
    found = []
    old_book, new_book = openpyxl.load_workbook(blank, rich_text=True), openpyxl.load_workbook(filled, rich_text=True)
    assert old_book.sheetnames == new_book.sheetnames
    changed = set(result.cells)
    for old in old_book.worksheets:
        new = cells_of(new_book[old.title])
        own = old.title == sheet
        for (row, column), before in cells_of(old).items():
            place = row + count if own and row >= at else row, column
            after = new.get(place, (None,) * 4)
            name = f"{old.title}!{openpyxl.utils.get_column_letter(column)}{place[0]}"
            formula = isinstance(before[0], str) and before[0].startswith("=") and count
            if looks_differ(before, after) or (name not in changed and not formula and after[0] != before[0]):
                found.append(name)
    return found


def changes(blank: Path, filled: Path, result: Filled) -> list[str]:
    """Cells of a filled form that differ from the blank one and are not among those that were filled, wherever rows were put
    in and however many copies of a sheet there are. Of formulas only that they still are some."""
    old_book, new_book = openpyxl.load_workbook(blank, rich_text=True), openpyxl.load_workbook(filled, rich_text=True)
    filled_cells, found = set(result.cells), []
    visible = [s.title for s in old_book.worksheets if s.title not in new_book.sheetnames]
    card = visible[0] if visible else old_book.worksheets[0].title
    for sheet in new_book.worksheets:
        old = old_book[sheet.title if sheet.title in old_book.sheetnames else card]
        new = cells_of(sheet)
        moved = {place: (_row(old.title, place[0], result), place[1]) for place in cells_of(old)}
        for place, before in cells_of(old).items():
            after = new.get(moved[place], (None,) * 4)
            name = f"{sheet.title}!{openpyxl.utils.get_column_letter(place[1])}{moved[place][0]}"
            formula = str(before[0]).startswith("=") and str(after[0]).startswith("=")
            if looks_differ(before, after) or (name not in filled_cells and not formula and after[0] != before[0]):
                found.append(name)
        others = {place for place in new if new[place][0] is not None} - set(moved.values())
        names = {
            f"{sheet.title}!{openpyxl.utils.get_column_letter(c)}{r}"
            for r, c in others
            if not str(new[r, c][0]).startswith("=")
        }
        found += sorted(names - filled_cells)
    return found


def _row(sheet: str, row: int, result: Filled) -> int:
    for name, at, count in result.insertions:
        if name == sheet and row >= at:
            row += count
    return row


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
