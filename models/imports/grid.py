"""Sheets of cells from what passed the gate, by calamine or the readers of text, and their way through JSON between processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import PurePath
from typing import Any

from models.imports.delimited import rows_of
from models.imports.extent import MOST_COLUMNS, MOST_ROWS
from models.imports.gate import Admitted
from models.imports.objects import rows_of_objects
from models.imports.refused import FileRefused

MOST_CELLS = 400_000
MOST_TEXT = 32_767
"""Characters in one cell: what Excel itself can hold."""
JSON = "JSON 数据"
_DAYS = {date, datetime}

Cell = str | int | float | bool | date | datetime | None


@dataclass
class Sheet:
    """One sheet. Rows and columns count from 0, so `rows[0]` is row 1 of the file.

    merged: (top, left, bottom, right), inclusive · broken: what a cell shows instead of a value · plain: from a text file,
    where a number has lost nothing but may have been written by a program from a number cell · widths: of columns, as an
    xlsx states them, in digits.
    """

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: bool = False
    plain: bool = False
    widths: dict[int, float] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        """The value at a place, None outside the sheet."""
        line = self.rows[row] if 0 <= row < len(self.rows) else []
        return line[column] if 0 <= column < len(line) else None

    def broken_in(self, row: int) -> dict[int, str]:
        """What the cells of a row show instead of a value, by column."""
        return self._broken_by_row.get(row, {}) if self.broken else {}

    @cached_property
    def _broken_by_row(self) -> dict[int, dict[int, str]]:
        found: dict[int, dict[int, str]] = {}
        for (row, column), text in self.broken.items():
            found.setdefault(row, {})[column] = text
        return found

    def spanned(self, row: int, column: int) -> Cell:
        """The value at a place, or that of the merged cell that covers it."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return self.cell(top, left)
        return self.cell(row, column)


def sheets_of(admitted: Admitted, name: str) -> list[Sheet]:
    """All sheets of the file in their order; raises FileRefused."""
    if admitted.form == "csv":
        sheets = [Sheet(PurePath(name).stem, _trimmed(rows_of(admitted.data, name)), plain=True)]
    elif admitted.form == "json":
        sheets = [Sheet(JSON, _trimmed(rows_of_objects(admitted.data, name, MOST_ROWS, MOST_COLUMNS)))]
    else:
        sheets = _opened(admitted, name)
    if sum(len(row) - row.count(None) for sheet in sheets for row in sheet.rows) > MOST_CELLS:
        raise FileRefused.about(
            name, f"有内容的单元格超过 {MOST_CELLS} 个，不像名单或清单", "请只留要导入的工作表再导入"
        )
    if any(len(c) > MOST_TEXT for sheet in sheets for row in sheet.rows for c in row if isinstance(c, str)):
        raise FileRefused.about(name, f"里有一格超过 {MOST_TEXT} 个字", "请核对这一格，删去多余的文字再导入")
    return sheets


def _opened(admitted: Admitted, name: str) -> list[Sheet]:
    """`_workbook`, with whatever goes wrong in the reader as FileRefused."""
    try:
        return _workbook(admitted, name)
    except (FileRefused, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        if type(error).__name__ == "PasswordError":
            raise FileRefused.about(name, "设有打开密码", "请在 Excel 或 WPS 里去掉打开密码后再导入") from None
        raise FileRefused.about(
            name, "已损坏，表格内容读不出来", "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
        ) from None


def _workbook(admitted: Admitted, name: str) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(BytesIO(admitted.data))
    sheets = []
    left = MOST_ROWS * MOST_COLUMNS  # places in all sheets, the empty ones too
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        found = book.get_sheet_by_name(about.name)
        if found.total_height >= MOST_ROWS + 1 or found.total_width >= MOST_COLUMNS + 1:
            raise FileRefused.about(
                name,
                f"的工作表“{about.name}”超过了 {MOST_ROWS} 行 {MOST_COLUMNS} 列",
                "请删去多余的行和列再导入",
            )
        left -= found.total_height * found.total_width
        if left < 0:
            raise FileRefused.about(name, "的工作表太多太大，不像名单或清单", "请只留要导入的工作表再导入")
        read = found.to_python(skip_empty_area=False)
        rows: list[list[Cell]] = [[c or None if type(c) is str else _cell(c) for c in row] for row in read]
        merged = [(top, left, bottom, right) for (top, left), (bottom, right) in found.merged_cell_ranges or []]
        broken = admitted.broken.get(about.name, {})
        rows = _trimmed(rows, max((row + 1 for row, _ in broken), default=0))
        hidden = about.visible != SheetVisibleEnum.Visible
        sheets.append(Sheet(about.name, rows, merged, broken, hidden, widths=admitted.widths.get(about.name, {})))
    return sheets


def _cell(value: Any) -> Cell:
    """What is no text."""
    return str(value) if isinstance(value, (time, timedelta)) else value


def _trimmed(rows: Sequence[Sequence[Cell]], least: int = 0) -> list[list[Cell]]:
    """Without the empty rows at the end, but at least `least` rows."""
    kept = [list(row) for row in rows]
    while len(kept) > least and kept[-1].count(None) == len(kept[-1]):
        kept.pop()
    return kept + [[] for _ in range(least - len(kept))]


def to_json(sheets: list[Sheet]) -> list[dict[str, Any]]:
    """What `json.dumps` takes; days are wrapped, since JSON has none."""

    def wrap(cell: Cell) -> Any:
        if isinstance(cell, datetime):
            return {"at": cell.isoformat()}
        return {"day": cell.isoformat()} if isinstance(cell, date) else cell

    return [
        {
            "name": s.name,
            "rows": [row if _DAYS.isdisjoint(map(type, row)) else [wrap(cell) for cell in row] for row in s.rows],
            "merged": s.merged,
            "broken": [[*place, text] for place, text in s.broken.items()],
            "hidden": s.hidden,
            "plain": s.plain,
            "widths": list(s.widths.items()),
        }
        for s in sheets
    ]


def from_json(kept: list[dict[str, Any]]) -> list[Sheet]:
    """The sheets that `to_json` has written down."""

    def unwrap(cell: Any) -> Cell:
        if isinstance(cell, dict):
            return datetime.fromisoformat(cell["at"]) if "at" in cell else date.fromisoformat(cell["day"])
        return cell  # type: ignore[no-any-return]

    return [
        Sheet(
            s["name"],
            [[unwrap(cell) for cell in row] if dict in map(type, row) else row for row in s["rows"]],
            [(m[0], m[1], m[2], m[3]) for m in s["merged"]],
            {(row, column): text for row, column, text in s["broken"]},
            s["hidden"],
            s["plain"],
            {column: width for column, width in s["widths"]},
        )
        for s in kept
    ]
