"""Cells from the clipboard as a plan of the same kind as that of a file: read, checked and written by the same code.

Without headings the cells stand under the columns of the list, from the current one on. They belong to the people they
name, or, row by row, to the people that are selected in the list.
"""

from __future__ import annotations

import copy
import csv
import dataclasses
import io
from collections.abc import Mapping, Sequence
from datetime import date

from models.fields import field_of, typed
from models.imports import sorting
from models.imports.grid import Cell, Sheet
from models.imports.heading import Column
from models.imports.mapping import Match, is_anchor, is_heading, match
from models.imports.person_row import Row
from models.imports.plan import ERROR, UNCHANGED, UPDATED, WARNING, ColumnPlan, Plan, RowPlan, SheetPlan
from models.imports.planning import plan_sheets
from models.imports.reading import Reader
from models.imports.refused import FileRefused
from models.imports.wishes import RowKey, Wishes
from models.kinds import clean
from models.records import Branch, Member
from models.rules.limits import Limits

NAME = "粘贴的内容"
MOST_ROWS = 500


@dataclasses.dataclass(frozen=True)
class Pasted:
    """Cells with what stands above each column. fields: names of fields, '' for a column that is not read ·
    headed: whether the first row of the clipboard was the headings."""

    rows: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    headed: bool

    @property
    def named(self) -> bool:
        """Whether the rows say whom they are about."""
        return "name" in self.fields

    def mapped(self, corrections: Mapping[str, str]) -> Pasted:
        """With some columns meant otherwise: heading → field name."""
        fields = [corrections.get(heading, name) for heading, name in zip(self.headings, self.fields, strict=True)]
        return dataclasses.replace(self, fields=tuple(fields))


def cells_of(text: str) -> list[list[str]]:
    """The cells of text from a spreadsheet, without the empty rows at the end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(text), dialect="excel-tab", strict=True))
    except csv.Error:  # a quotation mark that none closes would swallow all rows below it; no spreadsheet writes it
        rows = [line.split("\t") for line in text.split("\n")]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def pasted(text: str, shown: Sequence[str], first: int = 0, *, headed: bool | None = None) -> Pasted:
    """The clipboard's cells under headings of their own, or under the list's columns from `first` on.

    shown: the columns of the list, names of fields and keys of what is computed · headed: whether the first row is
    headings; found out where it is None. Raises FileRefused where there is nothing to paste.
    """
    cells = cells_of(text)
    if not cells:
        raise FileRefused("剪贴板里没有表格内容。名册没有改动，请在 Excel 或 WPS 里选中单元格、复制，再回来粘贴。")
    if headed is None:
        headed = _are_headings(cells[0]) and len(cells) > 1
    if len(cells) - headed > MOST_ROWS:
        raise FileRefused(f"粘贴的内容超过 {MOST_ROWS} 行。名册没有改动，请存成文件，用“导入”。")
    width = max(map(len, cells))
    cells = [row + [""] * (width - len(row)) for row in cells]
    if headed:
        headings = _distinct(["".join(cell.split()) for cell in cells[0]])
        fields = [match((cell,)).field if cell.strip() else "" for cell in cells[0]]
        return Pasted(tuple(map(tuple, cells[1:])), headings, tuple(fields), True)
    known = {field.name for field in typed(Member)}
    under = [*shown[first:], *[""] * width][:width]
    fields = [name if name in known else "" for name in under]
    headings = _distinct([field_of(Member, name).label if name else "" for name in fields])
    return Pasted(tuple(map(tuple, cells)), headings, tuple(fields), False)


def _are_headings(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return any(map(is_anchor, filled)) or sum(map(is_heading, filled)) * 2 > len(filled)


def _distinct(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings none of which is empty or there twice."""
    made: list[str] = []
    for place, heading in enumerate(headings, 1):
        wanted = heading or f"第 {place} 列"
        made.append(wanted if wanted not in made else f"{wanted}（第 {place} 列）")
    return tuple(made)


def plan_people(
    pasted: Pasted,
    members: Sequence[Member],
    *,
    today: date,
    branch: Branch | None = None,
    people: Mapping[RowKey, str] | None = None,
) -> Plan:
    """The plan in which each row is about the person it names, or the one that `people` says; who is unknown is added.

    Raises FileRefused where no column is the name.
    """
    mapping = dict(zip(pasted.headings, pasted.fields, strict=True))
    sheet = Sheet(NAME, [list(pasted.headings), *_cells(pasted)], plain=True)
    wishes = Wishes(mapping=mapping, people=people or {})
    plan = plan_sheets(NAME, [sheet], members, today=today, branch=branch, wishes=wishes)
    if plan.refusal:
        raise FileRefused(plan.refusal)
    return plan


def plan_onto(pasted: Pasted, people: Sequence[Member], *, today: date, branch: Branch | None = None) -> Plan:
    """The plan in which the rows are about these people, one after the other. Raises FileRefused where their number differs."""
    if len(pasted.rows) != len(people):
        raise FileRefused(
            f"粘贴的有 {len(pasted.rows)} 行，选中的是 {len(people)} 人，对不上。名册没有改动，请选中同样多的人再粘贴。"
        )
    plan = Plan(NAME)
    columns = [
        Column(place, heading, (heading,), Match(name, 0) if name else Match())
        for place, (heading, name) in enumerate(zip(pasted.headings, pasted.fields, strict=True))
    ]
    about = SheetPlan(NAME, columns=[ColumnPlan(NAME, c.heading, c.match.field) for c in columns])
    plan.sheets.append(about)
    reader = Reader(today, Limits.of(branch) if branch else None)
    for number, (cells, person) in enumerate(zip(_cells(pasted), people, strict=True), 1):
        for column, cell in zip(about.columns, cells, strict=True):
            plan.add_sample(column, clean(cell))
        found = reader.read(Row(NAME, number, columns, cells, plain=True))
        row = RowPlan(NAME, number, person.name, UNCHANGED, member_id=person.id, record=copy.copy(person))
        row.cells = dict(zip(pasted.headings, pasted.rows[number - 1], strict=True))
        if found.refused:
            found.note(ERROR, found.refused, found.column_of("kind"))
        if kept := sorting.leave_ours(found, row, person):
            found.note_field(WARNING, kept, "name")
        row.changes = sorting.changes_of(person, found)
        row.fate = UPDATED if row.changes else UNCHANGED
        row.problems = found.problems
        plan.rows.append(row)
        plan.problems.extend(found.problems)
    return plan


def _cells(pasted: Pasted) -> list[list[Cell]]:
    return [[cell if cell.strip() else None for cell in row] for row in pasted.rows]
