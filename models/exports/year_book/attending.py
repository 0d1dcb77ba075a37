"""到会情况: how often each member was expected and came, month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.exports.contents.common import NUMBER, numbered
from models.exports.orders import BY_POST, in_order
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.records import Attendance, Meeting
from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.rules.snapshot import Snapshot

MONTHS = tuple(f"{month}月" for month in range(1, 13))
_STATES = (PRESENT, EXCUSED, ABSENT)
OPEN = "待补"
_NOTE = (
    "每格为实到次数/应到次数，空白为当月没有应到的会议；谈心谈话、列席和不计入应到的不在其内，"
    "没有登记到会情况的会议不计。到会率为实到次数除以应到次数。"
)


@dataclass
class _Person:
    name: str
    group: str = ""
    months: dict[int, list[str]] = field(default_factory=dict)

    def row(self) -> list[str]:
        """Name, group, months, and what they come to."""
        states = [state for those in self.months.values() for state in those]
        months = [_share(self.months.get(month, ())) for month in range(1, 13)]
        return [self.name, self.group, *months, *sums(states)]


def marked(people: Sequence[Attendance]) -> list[str]:
    """The states of those expected at a meeting; none where nobody's was put down, for nothing is known then."""
    states = [person.state for person in people if person.expected]
    return states if any(states) else []


def rate(present: int, expected: int) -> str:
    """97.5%; '' where nobody was expected. Not all is never 100%."""
    if not expected:
        return ""
    share = 1000 * present // expected
    return f"{share // 10}.{share % 10}%" if share < 1000 else "100%"


def sums(states: Sequence[str]) -> list[str]:
    """应到, 实到, 请假, 缺席, 待补, 到会率."""
    if not states:
        return [""] * 6
    known = [states.count(state) for state in _STATES]
    open_ = len(states) - sum(known)
    return [str(len(states)), *map(str, known), str(open_ or ""), rate(known[0], len(states))]


SUMS = (
    Column("应到", 4, "center"), Column("实到", 4, "center"), Column("请假", 4, "center"), Column("缺席", 4, "center"),
    Column(OPEN, 4, "center"), Column("到会率", 7, "center", least=7),
)  # fmt: skip


def without_open(sheet: Sheet) -> Sheet:
    """The sheet without the column 待补 where nothing is open."""
    place = next(number for number, column in enumerate(sheet.columns) if column.label == OPEN)
    if any(row[place] for row in sheet.rows):
        return sheet
    rows = [[*row[:place], *row[place + 1 :]] for row in sheet.rows]
    return replace(sheet, columns=[c for c in sheet.columns if c.label != OPEN], rows=rows)


def _share(states: Sequence[str]) -> str:
    return f"{states.count(PRESENT)}/{len(states)}" if states else ""


def attending_sheet(meetings: Sequence[Meeting], snapshot: Snapshot, year: int, day: date) -> Sheet:
    """A row for everybody who was on the books on the day, or was expected at one of the meetings."""
    people = _people(snapshot, day)
    for meeting in meetings:
        there = snapshot.attendances.get(meeting.id, ())
        if meeting.is_talk or meeting.day is None or not marked(there):
            continue
        for one in there:
            if one.expected:
                person = people.setdefault(one.member_id or one.name, _Person(one.name))
                person.months.setdefault(meeting.day.month, []).append(one.state)
    listed = [person for key, person in people.items() if person.months or key in _here(snapshot, day)]
    sheet = Sheet(
        title="",
        subtitle=f"{year}年  截至{PartialDate.of(day).chinese()}  共{len(listed)}人",
        columns=[
            NUMBER,
            Column("姓名", 12, "center"),
            Column("党小组", 10, "center"),
            *(Column(month, 5, "center", least=5) for month in MONTHS),
            *SUMS,
        ],
        rows=numbered(person.row() for person in listed) if any(p.months for p in listed) else [],
        footnote=_NOTE,
    )
    return without_open(sheet)


def _people(snapshot: Snapshot, day: date) -> dict[int | str, _Person]:
    """Everybody who was ever in the branch, those who are there before those who left, by post and group."""
    here = _here(snapshot, day)
    members = sorted(in_order(snapshot.members, snapshot.branch, BY_POST), key=lambda m: m.id not in here)
    return {member.id: _Person(member.name, member.group) for member in members}


def _here(snapshot: Snapshot, day: date) -> Mapping[int | str, object]:
    return {member.id: member for member in snapshot.on_books(day)}
