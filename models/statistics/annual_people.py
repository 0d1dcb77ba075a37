"""The columns that many tables of the annual report have: of these people how many are women, of a minority, young, …"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from models.kinds import whole_years
from models.records import Member
from models.records.member import PROBATIONARY
from models.statistics.bands import young
from models.statistics.by_person import has_college, is_minority
from models.statistics.table import PART, TOTAL, UNKNOWN, Cell, Line

Keeps = Callable[[Member, date], bool]
ALL, ON_PROBATION, WOMEN, MINORITY, COLLEGE = "合计", "预备党员", "女", "少数民族", "大专及以上"
YOUNG = f"{young()} 岁及以下"
AMONG_HOW = f"“女”“少数民族”等各栏是合计中的一部分，一人可在几栏；{YOUNG}按截至日期的周岁，出生日期不全、不能确定的不计入这一栏。"


def is_young(member: Member, on: date) -> bool:
    """Whether a member is certainly not older than the column says."""
    return member.birth is not None and whole_years(member.birth.first(), on) <= young()


_COLUMNS: dict[str, Keeps] = {
    ALL: lambda _member, _on: True,
    ON_PROBATION: lambda member, on: member.kind_on(on) == PROBATIONARY,
    WOMEN: lambda member, _on: member.sex == "女",
    MINORITY: lambda member, _on: is_minority(member),
    YOUNG: is_young,
    COLLEGE: lambda member, _on: has_college(member),
}
ACROSS = tuple(_COLUMNS)
FULL_ACROSS = tuple(label for label in ACROSS if label != ON_PROBATION)
"""Where all are full members, or all on probation."""


def across(label: str, cell: Cell, on: date, kind: str, columns: Sequence[str] = ACROSS) -> Line:
    """A line: the people of a cell, and which of them each column means."""
    first = [cell] if columns[0] == ALL else []
    rest = columns[len(first) :]
    return Line(label, (*first, *(cell.only(lambda m, c=c: _COLUMNS[c](m, on)) for c in rest)), kind)  # type: ignore[misc]


def section(
    title: str,
    cell: Cell,
    on: date,
    place: Callable[[Member], str],
    labels: Iterable[str],
    unknown: Sequence[str] = (),
    columns: Sequence[str] = ACROSS,
) -> Iterator[Line]:
    """The people of a cell once more, by another division; labels without anybody are left out."""
    yield across(title, cell, on, TOTAL, columns)
    for label in dict.fromkeys((*labels, *unknown)):
        part = cell.only(lambda m, label=label: place(m) == label)  # type: ignore[misc]
        if part.number:
            yield across(label, part, on, UNKNOWN if label in unknown else PART, columns)
