"""What our own workbooks carry beside the rows, and how an import passes over it: the column 错误提示, the sheets without people."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from models.fields import Record, typed
from models.imports.grid import Sheet
from models.imports.mapping import key

NOTES = "错误提示"
"""The heading of the column that says what is wrong with a row; everything below it is ours."""
PINS = "导入对应"
"""A hidden sheet: which column fills which field, where the headings and the few rows left do not tell it again."""
GUIDE = "填写说明"
"""The sheet of the template that explains each column; its lines look like a form for one person."""
GUIDE_HEADINGS = ["栏目", "必填", "怎样填", "可选内容"]
"""What stands over these lines; no sheet of that name from elsewhere has it."""
ROWS = "#"
"""Stands in the sheet PINS in the place of a heading, before the rows of the heading."""
_PIN_HEADINGS = ["工作表", "表头", "栏目"]


def without_notes(sheet: Sheet) -> Sheet:
    """The sheet with the column 错误提示 blank from its heading down; the very sheet where it has none."""
    for number, line in enumerate(sheet.rows):
        for index, cell in enumerate(line):
            # No other character is this one in half width: a look at it is enough for nearly every cell of a file.
            if isinstance(cell, str) and "误" in cell and len(cell) < 12 and key(cell) == NOTES:
                return _blanked(sheet, number, index)
    return sheet


def _blanked(sheet: Sheet, first: int, column: int) -> Sheet:
    rows = [list(line) for line in sheet.rows]
    for line in rows[first:]:
        if len(line) == column + 1:
            line.pop()  # the column was put behind the last one: the sheet is as wide as before
        elif len(line) > column:
            line[column] = None
    merged = [m for m in sheet.merged if not (m[0] >= first and m[1] <= column <= m[3])]
    return dataclasses.replace(sheet, rows=rows, merged=merged)


@dataclasses.dataclass
class Pin:
    """What the sheet PINS says of one sheet. fields: key of a heading → field name · heading: its first and last row."""

    fields: dict[str, str] = dataclasses.field(default_factory=dict)
    heading: tuple[int, int] | None = None


def pin_rows(pins: Mapping[str, Mapping[str, str]]) -> list[list[str]]:
    """The rows of the sheet PINS; pins: by sheet, heading → field name, '' for a column left alone; ROWS → 3-4."""
    rows = [[sheet, heading, field] for sheet, headings in pins.items() for heading, field in headings.items()]
    return [_PIN_HEADINGS, *rows] if rows else []


def pinned(sheets: Sequence[Sheet], cls: type[Record]) -> dict[str, Pin]:
    """What the sheet PINS of a file says, by sheet; nothing that is no field of ours."""
    fields = {"", *(field.name for field in typed(cls))}
    found: dict[str, Pin] = {}
    for sheet in sheets:
        if not is_pins(sheet):
            continue
        for line in sheet.rows[1:]:
            name, heading, field = ("" if cell is None else str(cell) for cell in [*line, None, None, None][:3])
            if heading == ROWS and (rows := re.fullmatch(r"([1-9]\d{0,4})-([1-9]\d{0,4})", field)):
                found.setdefault(name, Pin()).heading = int(rows[1]), int(rows[2])
            elif heading and field in fields:
                found.setdefault(name, Pin()).fields[key(heading)] = field
    return found


def is_pins(sheet: Sheet) -> bool:
    """Whether a sheet is our PINS."""
    return sheet.hidden and sheet.name == PINS and sheet.rows[:1] == [_PIN_HEADINGS]


def is_template(sheets: Sequence[Sheet]) -> bool:
    """Whether a file is our blank roster, filled in or not."""
    return any(sheet.name == GUIDE and any(line[:4] == GUIDE_HEADINGS for line in sheet.rows) for sheet in sheets)
