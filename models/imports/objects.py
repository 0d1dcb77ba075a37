"""Reads a register that was exported as JSON: a list of objects becomes rows under their keys as headings."""

from __future__ import annotations

import json
import math
from typing import NoReturn

from models.imports.refused import FileRefused

_MOST_SIGNS = 2_000_000
"""Commas and braces: so many small values would take many times the room of their text."""
_ENTRY = {"日期", "进展"}
Plain = str | int | float | bool | None


def rows_of_objects(data: bytes, name: str, most_rows: int, most_columns: int) -> list[list[Plain]]:
    """The keys of all objects as headings, then a row for each object; raises FileRefused.

    Lists and objects within an object (the parts of a record) are no cells and are left out, but for entries on progress, which
    a register has as lines of one cell.
    """
    if data.count(b",") + data.count(b"{") + data.count(b"[") > _MOST_SIGNS:
        raise FileRefused.about(name, "里的内容太多，不像名册或台账", "请核对是否选对了文件")
    try:
        objects = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise FileRefused.about(name, "不是完好的 JSON 文件", "请重新导出一份，或改用表格文件") from None
    if not isinstance(objects, list) or not all(isinstance(each, dict) for each in objects):
        raise FileRefused.about(
            name, "不是本程序导出的名册或台账（应是一列对象）", "请选择本程序导出的 JSON，或改用表格文件"
        )
    objects = [{k: _lines(v) for k, v in each.items()} for each in objects]
    keys = list(dict.fromkeys(k for each in objects for k, v in each.items() if not isinstance(v, (list, dict))))
    if len(objects) >= most_rows or len(keys) > most_columns:
        raise FileRefused.about(name, f"超过了 {most_rows} 行 {most_columns} 列", "请分成几个文件再导入")
    return [list(keys), *([_cell(each.get(k)) for k in keys] for each in objects)] if keys else []


def _lines(value: object) -> object:
    """2026-03-12 制度已修订（张某）, an entry a line, where a value is a list of such entries; other values as they are."""
    if not isinstance(value, list) or not value or not all(isinstance(e, dict) and e.keys() >= _ENTRY for e in value):
        return value
    parts = [[str(entry.get(key) or "") for key in ("日期", "进展", "填写人")] for entry in value]
    return "\n".join(f"{day} {text}{f'（{by}）' if by else ''}".strip() for day, text, by in parts)


def _cell(value: object) -> Plain:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # 1e999 is no number that a field could hold
    return value if isinstance(value, (str, int, float, bool)) and value != "" else None


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)
