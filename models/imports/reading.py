"""One row of cells to a member, with a problem for each cell that cannot be read or looks wrong; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.fields import field_of, set_read
from models.imports.grid import Cell
from models.imports.heading import Column
from models.imports.mapping import is_unit_part
from models.imports.plan import ERROR, INFO, WARNING, Problem
from models.kinds import Day, PartialDate, Unreadable, clean, is_blank, one_line
from models.kinds.identity import born, sex_of
from models.records import Member
from models.records.member import FULL, PROBATIONARY

_NOT_MEMBERS = re.compile(
    r"(入党)?积极分子|(党员)?发展对象|重点发展对象|入党申请人|申请人|群众|共青团员|团员|民主党派.*"
)
_BARE = re.compile(r"\s*'?(\d{2}|\d{4})\.1\s*")


@dataclass
class Row:
    """A person's cells. number: as the file counts · cells: by column, in the order of `columns`."""

    sheet: str
    number: int
    columns: Sequence[Column]
    cells: list[Cell]
    broken: dict[int, str] = field(default_factory=dict)
    plain: bool = False
    group: str = ""
    kind: str = ""


@dataclass
class Reading:
    """What a row says. weak: fields that the row does not say itself (told by ID number or sheet); they fill only gaps."""

    row: Row
    member: Member = field(default_factory=Member)
    weak: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: str = ""

    def column_of(self, name: str) -> Column | None:
        """The column that fills a field."""
        found = [c for c in self.row.columns if c.match.field == name]
        return min(found, key=lambda c: c.match.rank) if found else None

    def note(self, level: str, message: str, column: Column | None = None, value: Cell = None) -> None:
        """Adds a problem about a cell of this row, or about the row."""
        number = self.row.number if column is None or column.row is None else column.row + 1
        heading = "" if column is None else column.heading
        self.problems.append(Problem(self.row.sheet, number, heading, clean(value), level, message))

    def note_field(self, level: str, message: str, name: str) -> None:
        """Adds a problem about the cell that fills a field."""
        column = self.column_of(name)
        value = self.row.cells[self.row.columns.index(column)] if column is not None else None
        self.note(level, message, column, value)


def read(row: Row, today: date) -> Reading:
    """Reads a row. Cells that cannot be read leave their field empty and are noted as errors."""
    reading = Reading(row)
    for about in Member.fields:
        columns = [c for c in row.columns if c.match.field == about.name]
        if columns:
            _fill(reading, about.name, sorted(columns, key=lambda c: (c.match.rank, c.index)))
    _fill_from_context(reading)
    _compare_with_id(reading)
    _check_days(reading, today)
    return reading


def _fill(reading: Reading, name: str, columns: list[Column]) -> None:
    """Fills a field from its columns: from the best that is not empty; unit and post are joined."""
    row = reading.row
    by_column = {c.index: cell for c, cell in zip(row.columns, row.cells, strict=True)}
    for column in columns:
        if column.index in row.broken:
            reading.note(ERROR, f"{field_of(Member, name).label}：单元格是{_broken(row.broken[column.index])}，没有读入", column, row.broken[column.index])  # fmt: skip
    filled = [c for c in columns if not is_blank(by_column[c.index])]
    if not filled:
        return
    best, *others = filled
    raw = by_column[best.index]
    if name == "unit" and others and (joined := _joined(filled, by_column)):
        raw, others = joined, []
    if name == "kind" and _NOT_MEMBERS.fullmatch(one_line(raw)):
        reading.refused = f"“{one_line(raw)}”还不是党员，不进党员名册"
        return
    if isinstance(field_of(Member, name).kind, Day) and row.plain and _BARE.fullmatch(str(raw)):
        raw = float(str(raw).strip(" '"))
    try:
        doubt = set_read(reading.member, name, raw)
    except Unreadable as error:
        if not (name == "birth" and _month_by_id(reading, raw)):
            reading.note(ERROR, str(error), best, by_column[best.index])
        return
    if doubt:
        reading.note(WARNING, f"{field_of(Member, name).label}：{doubt}", best, raw)
    _note_unused(reading, name, others, by_column)


def _broken(text: str) -> str:
    return text if text.startswith("公式") else f"错误值 {text}"


def _note_unused(reading: Reading, name: str, others: list[Column], cells: dict[int, Cell]) -> None:
    """Says where a second column for the same field has something else in it, which is not taken over."""
    about = field_of(Member, name)
    for column in others:
        try:
            other = about.kind.read(cells[column.index])
        except Unreadable:
            other = None
        if other != getattr(reading.member, name):
            message = f"{about.label}已按另一列填为“{reading.member.show(name)}”，本列没有读入"
            reading.note(INFO, message, column, cells[column.index])


def _joined(columns: list[Column], cells: dict[int, Cell]) -> str:
    """单位 and 职务 of two columns as one text; '' where the columns are not of these two."""
    parts = {is_unit_part(c.heading): one_line(cells[c.index]) for c in reversed(columns)}
    if set(parts) == {"单位", "职务"}:
        return f"{parts['单位']} {parts['职务']}"
    return ""


def _id_cell(reading: Reading) -> str:
    """The ID number of the row, '' where there is no valid one; the field may not be read yet."""
    column = reading.column_of("id_number")
    if column is None:
        return ""
    try:
        raw = reading.row.cells[reading.row.columns.index(column)]
        return str(field_of(Member, "id_number").kind.read(raw))
    except Unreadable:
        return ""


def _month_by_id(reading: Reading, raw: Cell) -> bool:
    """A number such as 1985.1 may be January or October: a valid ID number of that year decides."""
    birth = born(_id_cell(reading))
    if not isinstance(raw, float) or birth is None:
        return False
    whole, _, decimals = repr(raw).partition(".")
    if decimals != "1" or not str(birth.year).endswith(whole) or birth.month not in (1, 10):
        return False
    reading.member.birth = PartialDate(birth.year, birth.month)
    reading.note_field(INFO, f"出生日期：{raw} 分不清 1 月还是 10 月，已按身份证号定为 {reading.member.birth}", "birth")
    return True


def _fill_from_context(reading: Reading) -> None:
    """党小组 and 人员类别 from the sheet's name or a heading between the rows, where the row does not say them."""
    member, row = reading.member, reading.row
    if row.group and not member.group:
        member.group = row.group
    if row.kind and not member.kind and not any(p.level == ERROR and p.column and _is(reading, p, "kind") for p in reading.problems):  # fmt: skip
        member.kind = row.kind
        reading.weak.add("kind")
        reading.note(INFO, f"人员类别：表中未填，按所在的表或分组认作“{row.kind}”", reading.column_of("kind"))


def _is(reading: Reading, problem: Problem, name: str) -> bool:
    column = reading.column_of(name)
    return column is not None and column.heading == problem.column


def _compare_with_id(reading: Reading) -> None:
    """Fills birth and sex from a valid ID number where the file is silent, and says where the two contradict."""
    member = reading.member
    birth, sex = born(member.id_number), sex_of(member.id_number)
    failed = {
        name for name in ("birth", "sex") if any(p.level == ERROR and _is(reading, p, name) for p in reading.problems)
    }
    if birth is not None and "birth" not in failed:
        if member.birth is None:
            member.birth = birth
            reading.weak.add("birth")
            reading.note_field(INFO, f"出生日期：表中未填，已按身份证号填为 {birth}", "birth")
        elif not member.birth.covers(birth):
            reading.note_field(WARNING, f"出生日期与身份证号（{birth}）不一致，已按表中填写的保留，请核对", "birth")
    if sex and "sex" not in failed:
        if not member.sex:
            member.sex = sex
            reading.weak.add("sex")
            reading.note_field(INFO, f"性别：表中未填，已按身份证号填为“{sex}”", "sex")
        elif member.sex != sex:
            reading.note_field(WARNING, f"性别与身份证号（{sex}）不一致，已按表中填写的保留，请核对", "sex")


def _check_days(reading: Reading, today: date) -> None:
    """Days that have not come yet, and a full membership before the admission, are kept and warned about (domain §8.5)."""
    member = reading.member
    for about in Member.fields:
        value = getattr(member, about.name)
        if isinstance(value, PartialDate) and value.first() > today:
            reading.note_field(WARNING, f"{about.label} {value} 晚于今天，已按表中填写的保留，请核对", about.name)
    if member.joined and member.full and member.full.last() < member.joined.first():
        reading.note_field(WARNING, "转为正式党员日期早于加入党组织日期，已按表中填写的保留，请核对", "full")


def kind_by_title(title: str) -> str:
    """正式党员 or 预备党员 where a sheet or section is called so, else ''."""
    found = [kind for kind in (FULL, PROBATIONARY) if kind in title]
    return found[0] if len(found) == 1 else ""
