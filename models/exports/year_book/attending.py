"""到会情况: how often each member was expected and came, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.exports.contents.coming import Coming, coming, rate
from models.exports.contents.common import MONTHS, NUMBER, numbered
from models.exports.namesakes import name_width
from models.exports.orders import BY_POST, in_order
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.namesakes import names_apart
from models.records import Attendance, Meeting
from models.rules.attendance import count_of_person, counts, state_counted
from models.rules.snapshot import Snapshot

OPEN = "待补"
_NOTE = (
    "每格为实到次数/应到次数，空白为当月没有应到的会议或没有登记；谈心谈话、列席和手续齐全的不计入应到的不在其内，"
    "没有登记到会情况的不计入应到。到会率为实到次数除以应到次数。"
)


def marked(people: Sequence[Attendance]) -> list[str]:
    """The states of those expected at a meeting; none where nobody's was put down, for nothing is known then."""
    if not any(person.state for person in people if person.expected):
        return []
    return [state_counted(person) for person in people if counts(person)]


def sums(states: Sequence[str]) -> list[str]:
    """应到, 实到, 请假, 缺席, 待补, 到会率."""
    if not states:
        return [""] * 6
    those = count_of_person(states)
    numbers = (those.expected, those.present, those.excused, those.absent, states.count("") or "")
    return [*map(str, numbers), rate(those.present, those.expected)]


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


def attending_sheet(meetings: Sequence[Meeting], snapshot: Snapshot, year: int, day: date, *, full: bool) -> Sheet:
    """A row for everybody who was on the books on the day, or was expected at one of the meetings."""
    listed = _listed(meetings, snapshot, day)
    apart = names_apart(person.member for person in listed if person.member)
    names = [apart[person.member.id] if person.member else person.name for person in listed]
    hide = str if full else masked_text
    rows = [_row(person, hide(name), hide(person.group)) for person, name in zip(listed, names, strict=True)]
    sheet = Sheet(
        title="",
        subtitle=f"{year}年  截至{PartialDate.of(day).chinese()}  共{len(listed)}人",
        columns=[
            NUMBER,
            Column("姓名", name_width(names, 12), "center"),
            Column("党小组", 10, "center"),
            *(Column(month, 5, "center", least=5) for month in MONTHS),
            *SUMS,
        ],
        rows=numbered(rows) if any(person.months for person in listed) else [],
        footnote=_NOTE,
    )
    return without_open(sheet)


def _listed(meetings: Sequence[Meeting], snapshot: Snapshot, day: date) -> list[Coming]:
    """Those who are there before those who left, by post and group; then others, as they came."""
    here = {member.id for member in snapshot.on_books(day)}
    lists = [(meeting, snapshot.attendances.get(meeting.id, ())) for meeting in meetings]
    came = coming([(m, [p for p in people if counts(p)]) for m, people in lists if marked(people)], snapshot.members)
    ordered = sorted(in_order(snapshot.members, snapshot.branch, BY_POST), key=lambda member: member.id not in here)
    listed = [came.pop(m.id, Coming(m.name, m)) for m in ordered if m.id in here or m.id in came]
    return [*listed, *came.values()]


def _row(person: Coming, name: str, group: str) -> list[str]:
    """Name, group, months, and what they come to."""
    months = [_share(person.months.get(month, ())) for month in range(1, 13)]
    return [name, group, *months, *sums(person.states)]


def _share(states: Sequence[str]) -> str:
    those = count_of_person(states)
    return f"{those.present}/{those.expected}" if those.expected else ""
