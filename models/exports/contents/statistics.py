"""统计报表: tables of statistics as sheets; the people behind the numbers only where they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.exports.contents.common import NUMBER, numbered
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.records import Branch
from models.statistics.rows import as_of, columns_of, definition, heading, rows_of
from models.statistics.table import PART, TOTAL, Table

NAMES = "名单"
_LABEL, _FIGURE = 40, 12
_PART, _MANY = "其中：", 9
_INTERNAL = "内部资料，注意保管。"


def statistics_sheet(table: Table, branch: Branch, before: Table | None = None) -> Sheet:
    """The table as a sheet, with its definition below it; no names are in it."""
    labels, rows = columns_of(table, before), rows_of(table, before)
    columns = [
        Column(labels[0], _LABEL, least=_LABEL + max(0, 5 - len(labels)) * _FIGURE if len(labels) <= _MANY else 0)
    ]
    columns += [Column(label, _FIGURE, "right", number=True) for label in labels[1:]]
    return Sheet(
        heading(table, branch),
        as_of(table, before.on if before else None),
        columns,
        [(f"{_PART}{row.line.label}", *row.texts[1:]) if row.kind == PART else row.texts for row in rows],
        _INTERNAL,
        notes=(*definition(table), _INTERNAL),
        strong=[number for number, row in enumerate(rows) if row.kind == TOTAL],
        upright=len(labels) <= _MANY,
    )


def names_sheet(tables: Sequence[Table], branch: Branch) -> Sheet:
    """Who is behind each number, with the fact that put them there."""
    rows = [
        (table.title, line.label, column if place else "", member.name, masked_text(cell.fact(member)))
        for table in tables
        for line in table.lines
        if line.kind != TOTAL
        for place, (column, cell) in enumerate(zip(table.columns, line.cells, strict=True))
        if place or len(table.columns) == 1  # the first of several columns is their sum
        for member in cell.members
    ]
    columns = [
        NUMBER,
        Column("统计表", 24),
        Column("项目", 24),
        Column("栏目", 14),
        Column("姓名", 10),
        Column("依据", 40),
    ]
    return Sheet(
        f"{branch.name or branch.short_name}统计{NAMES}",
        as_of(tables[0]),
        columns,
        numbered(rows),
        "内部资料，注意保管：含每个数字对应的党员姓名。",
    )


def statistics_object(table: Table, before: Table | None = None) -> dict[str, Any]:
    """The table for scripts: numbers are numbers."""
    return {
        "统计表": table.title,
        "截至日期": table.on.isoformat(),
        "人数": table.counted,
        "栏目": list(table.columns),
        "各行": [
            {"项目": line.label, "种类": line.kind, "人数": [cell.number for cell in line.cells]}
            for line in table.lines
        ],
        "对比": None if before is None else {
            "截至日期": before.on.isoformat(),
            "各行": {line.label: [cell.number for cell in line.cells] for line in before.lines},
        },
        "口径": list(definition(table)),
    }  # fmt: skip
