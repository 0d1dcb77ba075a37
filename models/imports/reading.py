"""One row of cells to a member, with a problem for each cell that cannot be read or looks wrong; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.fields import Field, set_read
from models.imports.completing import check, fill_from_context, fill_from_id, month_by_id
from models.imports.grid import Cell
from models.imports.heading import Column
from models.imports.mapping import unit_part
from models.imports.masked import is_masked, message, number_of
from models.imports.pairs import part_of
from models.imports.person_row import Reading, Row
from models.imports.plan import ERROR, INFO, WARNING
from models.kinds import Day, Unreadable, is_blank, one_line
from models.records import Member
from models.rules.limits import Limits

_NOT_MEMBERS = re.compile(
    r"(入党)?积极分子|(党员)?发展对象|重点发展对象|入党申请人|申请人|群众|共青团员|团员|民主党派.*"
)
_MOST_KNOWN = 256
"""Texts of one column that are kept with their values: a column with more of them is one of names or numbers."""
_NOT_MET = object()
_BARE = re.compile(r"\s*'?(\d{2}|\d{4})\.1\s*")


@dataclass(frozen=True)
class _Source:
    """A column that fills a field, and the place of its cell in a row."""

    column: Column
    place: int


class Reader:
    """Reads rows. Cells that cannot be read leave their field empty and are noted as errors."""

    def __init__(self, today: date, limits: Limits | None = None) -> None:
        """limits: what the branch has set, by which the rows are checked as the roster will be."""
        self._today, self._limits = today, limits
        self._columns: Sequence[Column] | None = None
        self._sources: list[tuple[Field, list[_Source], str, int, dict[Cell, Any] | None]] = []
        """Each field with its name, the place of its best column, and what the texts of that have been read as so far: a column
        says the same few things again and again. None where one cell does not tell the value."""

    def read(self, row: Row) -> Reading:
        """What a row says of a person."""
        if row.columns is not self._columns:  # the rows below one heading share its columns
            self._columns = row.columns
            self._sources = [
                (about, fill, about.name, fill[0].place, {} if _alone(fill) else None)
                for about, fill in _sources(row.columns)
            ]
        reading = Reading(row)
        cells, member, plain = row.cells, reading.member, not row.plain and not row.broken
        for about, sources, name, place, known in self._sources:
            if known is None or not plain:
                _fill(reading, about, sources)
                continue
            raw = cells[place]
            if raw is None:
                continue
            value = known.get(raw, _NOT_MET)  # only texts are in it, and no number is equal to one
            if value is not _NOT_MET:
                setattr(member, name, value)
                continue
            only = sources[0].column
            sure = not is_blank(raw) and _take(reading, about, [only], {only.index: raw})
            more = about.keeps and getattr(member, about.keeps)
            if sure and not more and len(known) < _MOST_KNOWN and type(raw) is str:
                known[raw] = getattr(member, name)
        fill_from_context(reading)
        fill_from_id(reading)
        check(reading, self._today, self._limits)
        return reading


def _sources(columns: Sequence[Column]) -> list[tuple[Field, list[_Source]]]:
    """The fields that are filled, each from the best column on."""
    found = []
    for about in Member.fields:
        fill = [_Source(column, place) for place, column in enumerate(columns) if column.fills(about.name)]
        if fill:
            found.append((about, sorted(fill, key=lambda one: (one.column.match.rank, one.column.index))))
    return found


def _alone(sources: Sequence[_Source]) -> bool:
    """Whether a text in the one column of a field always means the same."""
    return len(sources) == 1 and not sources[0].column.second


def perhaps_a_number(raw: Cell) -> Cell:
    """1985.1 in a text file as the number it may have been: January or October, nobody can say. Other cells as they are."""
    return float(str(raw).strip(" '")) if _BARE.fullmatch(str(raw)) else raw


def _fill(reading: Reading, about: Field, sources: list[_Source]) -> bool:
    """Fills a field from its columns: from the best that is not empty; unit, department and post are joined. Gives whether it
    was filled and there was nothing to be said about it."""
    row, name = reading.row, about.name
    if not row.broken and all(row.cells[one.place] is None for one in sources):
        return False
    if len(sources) == 1 and not row.broken and not sources[0].column.second:
        only, raw = sources[0].column, row.cells[sources[0].place]
        return not is_blank(raw) and _take(reading, about, [only], {only.index: raw})
    by_column: dict[int, Cell] = {}
    for column, cell in ((one.column, row.cells[one.place]) for one in sources):
        if column.index in row.broken:
            reading.note(ERROR, f"{about.label}：单元格是{_broken(row.broken[column.index])}，没有读入", column, row.broken[column.index])  # fmt: skip
        by_column[column.index] = part_of(cell, name, column.match.field, column.second) if column.second else cell
    filled = [one.column for one in sources if not is_blank(by_column[one.column.index])]
    return bool(filled) and _take(reading, about, filled, by_column)


def _take(reading: Reading, about: Field, filled: list[Column], by_column: dict[int, Cell]) -> bool:
    """Fills a field from the columns that say something. Gives what `_fill` does."""
    row, name = reading.row, about.name
    best, *others = filled
    raw = by_column[best.index]
    if name == "unit" and others and (joined := _joined(filled, by_column)):
        raw, others = joined, []
    if name == "kind" and _NOT_MEMBERS.fullmatch(one_line(raw)):
        reading.refused = f"“{one_line(raw)}”还不是党员，不进党员名册"
        return False
    if is_masked(about.kind, raw):
        reading.note(ERROR, message(about.label, raw), best, raw)
        if name == "id_number":
            reading.masked = number_of(str(raw))
        return False
    if row.plain and isinstance(about.kind, Day):
        raw = perhaps_a_number(raw)
    try:
        doubt = set_read(reading.member, name, raw)
    except Unreadable as error:
        if not (name == "birth" and month_by_id(reading, raw)):
            reading.note(ERROR, str(error), best, by_column[best.index])
        return False
    if doubt:
        reading.note(WARNING, f"{about.label}：{doubt}", best, raw)
    _note_unused(reading, about, others, by_column)
    return not doubt and not others


def _broken(text: str) -> str:
    return text if text.startswith("公式") else f"错误值 {text}"


def _note_unused(reading: Reading, about: Field, others: list[Column], cells: dict[int, Cell]) -> None:
    """Says where a second column for the same field has something else in it, which is not taken over."""
    name = about.name
    for column in others:
        try:
            other = about.kind.read(cells[column.index])
        except Unreadable:
            other = None
        if other != getattr(reading.member, name):
            message = f"{about.label}已按另一列填为“{reading.member.show(name)}”，本列没有读入"
            reading.note(INFO, message, column, cells[column.index])


def _joined(columns: list[Column], cells: dict[int, Cell]) -> str:
    """单位, 部门 and 职务 of several columns as one text; '' where the columns do not hold one of these each."""
    parts = [unit_part(c.heading) for c in columns]
    if "" in parts or len(set(parts)) < len(parts):
        return ""
    found = {part: one_line(cells[c.index]) for part, c in zip(parts, columns, strict=True)}
    return " ".join(found[part] for part in ("单位", "部门", "职务") if part in found)
