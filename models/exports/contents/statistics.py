"""统计报表: tables of statistics as sheets; the people behind the numbers only where they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from types import MappingProxyType
from typing import Any

from models.exports.contents.common import NUMBER, numbered
from models.exports.namesakes import name_width
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.records import Branch
from models.statistics.roster import OURS
from models.statistics.rows import as_of, columns_of, definition, heading, rows_of, titled
from models.statistics.table import BAND, DOUBT, PART, TOTAL, UNKNOWN, Cell, Line, Table

NAMES = "名单"
AS_WRITTEN: Mapping[int, str] = MappingProxyType({})
_LABEL, _FIGURE = 40, 12
_PART, _MANY = "其中：", 9
_UNNAMED = "处分、处置和生活不能自理（送学上门）只列人数，不列姓名"
_INTERNAL = "内部资料，注意保管。"


def statistics_sheet(table: Table, branch: Branch, before: Table | None) -> Sheet:
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
        [
            (masked_text(f"{_PART}{row.line.label}" if row.kind == PART else row.texts[0]), *row.texts[1:])
            for row in rows
        ],
        _INTERNAL,
        notes=(*definition(table), _INTERNAL),
        strong=[number for number, row in enumerate(rows) if row.kind == TOTAL],
        upright=len(labels) <= _MANY,
    )


def names_sheet(
    tables: Sequence[Table],
    branch: Branch,
    of: str = "统计",
    *,
    called: Mapping[int, str] = AS_WRITTEN,
    full: bool = False,
) -> Sheet:
    """Who is behind each number, with the fact that put them there; numbers in what was typed are masked. of: what the numbers
    are of, for the title · called: how members are called, by id, where their names do not tell them apart · full: also whom discipline, hardship or illness put there."""
    rows = [
        (
            table.title,
            masked_text(line.label),
            columns if len(table.columns) > 1 else "",
            masked_text(name),
            masked_text(fact),
        )
        for table in tables
        for line, columns, name, fact in behind(table, called, full=full)
    ]
    kept = "内部资料，注意保管：含每个数字对应的党员姓名（批次、会议、支部），计入几栏的写在一行。"
    columns = [
        NUMBER,
        Column("统计表", 24),
        Column("项目", 24),
        Column("计入栏目", 22),
        Column("姓名", name_width(row[3] for row in rows)),
        Column("依据", 40),
    ]
    return Sheet(
        titled(branch, f"{of}{NAMES}"),
        f"截至{PartialDate.of(tables[0].on).chinese()}  共{len(rows)}行",
        columns,
        numbered(rows),
        kept,
        notes=() if full else (f"{_UNNAMED}。", kept),
    )


def behind(
    table: Table, called: Mapping[int, str] = AS_WRITTEN, *, full: bool = False
) -> Iterator[tuple[Line, str, str, str]]:
    """Line, columns, name and fact of all that is counted; sums whose parts tell it are left out, and unless `full` cells that are
    private. A person who is counted in
    several columns of a line for the same reason is told once, with all of them."""
    for place, line in enumerate(table.lines):
        if _told_by_parts(table.lines, place) or (table.proof and line.kind != DOUBT):
            continue
        found: dict[tuple[int | str, str, int], tuple[str, list[str]]] = {}
        for column, cell in zip(table.columns, line.cells, strict=True):
            if cell.private and not full:
                continue
            times = Counter[tuple[int | str, str]]()
            for at in range(cell.number):
                member = cell.members[at] if at < len(cell.members) else None
                who = (member.id if member is not None else cell.name(at), cell.told(at))
                name = called.get(member.id, cell.name(at)) if member is not None else cell.name(at)
                times[who] += 1
                found.setdefault((*who, times[who]), (name, []))[1].append(column)
        for (_, fact, _), (name, columns) in found.items():
            yield line, "、".join(columns), name, fact


def _told_by_parts(lines: Sequence[Line], place: int) -> bool:
    """Whether everybody of a sum, or of a class with parts, is in the lines that make it up, below it or above it."""
    line = lines[place]
    if line.kind not in (TOTAL, BAND):
        return False
    ends = (TOTAL,) if line.kind == TOTAL else tuple({known.kind for known in lines} - {PART})
    made_of = list(takewhile(lambda other: other.kind not in ends, lines[place + 1 :]))
    if not made_of and line.kind == TOTAL:  # a sum at the end
        made_of = list(takewhile(lambda other: other.kind not in ends, reversed(lines[:place])))
    parts = [part for part in made_of if part.kind in (BAND, PART, UNKNOWN, DOUBT)]
    return bool(parts) and _who(line) <= set().union(*map(_who, parts))


def _who(line: Line) -> set[int | str]:
    cell = line.cells[0]
    return {member.id for member in cell.members} | {other.name for other in cell.others}


def contents_sheet(tables: Sequence[Table], branch: Branch, on: date) -> Sheet:
    """The list of the tables, with what each is about and whether it adds up."""
    rows = [
        (
            table.title,
            table.about or f"{table.counted}人",
            f"{'相符' if table.agrees else '待核对'}：{table.verdict}" if table.verdict else "",
        )
        for table in tables
    ]
    columns = [Column(NUMBER.label, 8, "center"), Column("统计表", 44), Column("共", 8, "right"), Column("核对", 62)]
    return Sheet(
        titled(branch, f"{on.year}年度统计附表"),
        f"截至{PartialDate.of(on).chinese()}",
        columns,
        numbered(rows),
        _INTERNAL,
        notes=(OURS, _INTERNAL),
    )


def statistics_object(
    table: Table,
    before: Table | None = None,
    *,
    names: bool = False,
    called: Mapping[int, str] = AS_WRITTEN,
    full: bool = False,
) -> dict[str, Any]:
    """The table for scripts: numbers are numbers; the people only where they are asked for."""
    listed = [
        {
            "项目": masked_text(line.label),
            "计入栏目": columns.split("、"),
            "姓名": masked_text(name),
            "依据": masked_text(fact),
        }
        for line, columns, name, fact in (behind(table, called, full=full) if names else ())
    ]
    return {
        "统计表": table.title,
        "截至日期": table.on.isoformat(),
        "人数": table.counted,
        "栏目": list(table.columns),
        "各行": [
            {"项目": masked_text(line.label), "种类": line.kind, "人数": [_number(cell) for cell in line.cells]}
            for line in table.lines
        ],
        "对比": None if before is None else {
            "截至日期": before.on.isoformat(),
            "各行": [
                {"项目": masked_text(line.label), "人数": [cell.number for cell in line.cells]} for line in before.lines
            ],  # as above: two labels may be masked alike
        },
        "口径": [*definition(table), *((f"名单：{_UNNAMED}。",) if names and _keeps_back(table, full=full) else ())],
    } | ({NAMES: listed} if names else {})  # fmt: skip


def _keeps_back(table: Table, *, full: bool) -> bool:
    return not full and any(cell.private and cell.number for line in table.lines for cell in line.cells)


def _number(cell: Cell) -> float:
    return float(cell.shown) if cell.shown else cell.number
