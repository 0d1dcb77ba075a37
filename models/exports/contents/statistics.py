"""统计报表: tables of statistics as sheets; the people behind the numbers only where they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.exports.contents.common import NUMBER, numbered
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.records import Branch
from models.statistics.rows import as_of, columns_of, definition, heading, rows_of
from models.statistics.table import TOTAL, Table

NAMES = "名单"
_LABEL, _FIGURE = 40, 12
_INTERNAL = "内部资料，注意保管。"


def statistics_sheet(table: Table, branch: Branch, before: Table | None = None) -> Sheet:
    """The table as a sheet, with its definition below it; no names are in it."""
    labels = columns_of(table, before)
    columns = [Column(labels[0], _LABEL, least=_LABEL if len(labels) < 8 else 0)]
    columns += [Column(label, _FIGURE, "right", number=True) for label in labels[1:]]
    return Sheet(
        heading(table, branch),
        as_of(table, before.on if before else None),
        columns,
        [row.texts for row in rows_of(table, before)],
        _INTERNAL,
        (*definition(table), _INTERNAL),
    )


def sums_of(table: Table, before: Table | None = None) -> list[int]:
    """The numbers of the rows of the sheet that are sums."""
    return [number for number, row in enumerate(rows_of(table, before)) if row.kind == TOTAL]


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
