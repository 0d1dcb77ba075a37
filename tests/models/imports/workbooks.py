"""Workbooks as a file to import, made of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, called: str, rows: Rows | Mapping[str, Rows], merged: Sequence[str] = ()) -> Path:
    """Writes rows into one sheet, called so, or rows by the names of their sheets; '' is an empty cell. merged: ranges of cells
    that are one, in each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in (rows if isinstance(rows, Mapping) else {called: rows}).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append([None if value == "" else value for value in line])
        for cells in merged:
            sheet.merge_cells(cells)
    book.save(path)
    return path
