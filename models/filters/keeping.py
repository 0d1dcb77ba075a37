"""Criteria at work: from data to a question that is asked of each member; the values are read once, not for each person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.filters.computed import DAY, NUMBER, TEXT
from models.filters.criteria import GONE, HERE, Criteria, Criterion
from models.filters.facts import Facts
from models.filters.subjects import CHOICE, OPERATORS, WITHOUT_VALUE, Subject, subject
from models.kinds import PartialDate, Unreadable, narrow, quoted
from models.records import Member

Keeps = Callable[[Member, Facts], bool]


@dataclass(frozen=True)
class Unfit:
    """A row that cannot be asked, and why, in a sentence. place: which row, from 0."""

    place: int
    why: str


def unfit(criteria: Criteria) -> list[Unfit]:
    """The rows that cannot be asked; they are passed over."""
    return [Unfit(place, why) for place, row in enumerate(criteria.rows) if (why := _why_not(row))]


def keeper(criteria: Criteria) -> Keeps:
    """Whether a member is in the selection."""
    asked = [_question(row) for row in criteria.rows if not _why_not(row)]
    one_of = all if criteria.every else any

    def keeps(member: Member, facts: Facts) -> bool:
        if criteria.among == HERE and not facts.counted(member):
            return False
        if criteria.among == GONE and member.belongs(facts.today):
            return False
        return not asked or one_of(question(member, facts) for question in asked)

    return keeps


def _why_not(row: Criterion) -> str:
    about = subject(row.field)
    if about is None:
        return "这一条的栏目已不在程序里，没有用它筛选"
    if row.op not in OPERATORS[about.sort]:
        return f"“{about.label}”不能这样比较，没有用这一条筛选"
    if row.op in WITHOUT_VALUE:
        return ""
    if not row.value.strip():
        return f"“{about.label}”还没有填要比较的内容"
    try:
        _operand(about, row)
    except Unreadable as error:
        return f"{about.label}：{error}"
    return ""


def _operand(about: Subject, row: Criterion) -> Any:
    """The value to compare with; raises Unreadable."""
    if about.sort == NUMBER:
        return _number(row.value, about.unit)
    if about.sort == DAY:
        return about.kind.read(row.value)
    if about.sort == CHOICE and row.op in ("is", "is_not"):
        try:
            return about.kind.read(row.value)
        except Unreadable:
            return row.value.strip()
    return narrow(row.value).strip().casefold()


def _number(text: str, unit: str) -> float:
    plain = narrow(text).strip().removesuffix(unit).strip()
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,4})?", plain):
        raise Unreadable(f"{quoted(text)}不是数")
    return float(plain)


def _question(row: Criterion) -> Keeps:
    about = subject(row.field)
    assert about is not None
    operand = None if row.op in WITHOUT_VALUE else _operand(about, row)
    compare = _COMPARE[row.op]
    value, folded = about.value, about.sort == TEXT or row.op in ("contains", "lacks")

    def holds(member: Member, facts: Facts) -> bool:
        found = value(member, facts)
        return compare(narrow(found).casefold() if folded and isinstance(found, str) else found, operand)

    return holds


def _in(value: PartialDate | None, operand: PartialDate) -> bool:
    return value is not None and operand.covers(value)


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "contains": lambda value, operand: operand in (value or ""),
    "lacks": lambda value, operand: operand not in (value or ""),
    "is": lambda value, operand: value == operand,
    "is_not": lambda value, operand: value != operand,
    "empty": lambda value, _: value is None or value == "",
    "filled": lambda value, _: value is not None and value != "",
    "at_least": lambda value, operand: value is not None and value >= operand,
    "at_most": lambda value, operand: value is not None and value <= operand,
    "before": lambda value, operand: value is not None and value.last() < operand.first(),
    "after": lambda value, operand: value is not None and value.first() > operand.last(),
    "in": _in,
}
