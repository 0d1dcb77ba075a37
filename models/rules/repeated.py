"""What the lists of many meetings of a year show of one person: one finding that names the meetings, and not one of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from models.records import Attendance, Meeting
from models.records.waiver import NOT_HERE
from models.rules.finding import Finding, key_of, of_part, raised
from models.rules.minutes import ROLL, name_of
from models.rules.snapshot import Snapshot

FROM = 3
"""So many meetings of a year stand in one finding; fewer are sooner read one by one."""
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a list. on: the day by which the article is picked · one: what is said of it alone, after the meeting · many: what is
    said of it and others of the year, after how many meetings they are."""

    rule: str
    on: date
    meeting: Meeting
    line: Attendance
    one: str
    many: str


def cases_told(cases: Iterable[Case], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """The findings about these; what was answered for one meeting stays by itself, and so does a talk: a sentence that names it among
    others would tell with whom it was (domain §11). Of many the latest meeting is opened, and an answer is kept for each of them."""
    alike: dict[tuple[str, int | str, int, str], list[Case]] = {}
    answered = {waiver.key for waiver in snapshot.waivers if waiver.answer == NOT_HERE}
    for case in cases:
        key = key_of(case.rule, Meeting.table, case.meeting.id, "", of_part(case.line)) if answered else ""
        if case.meeting.is_talk or key in answered:
            yield from _alone(case, snapshot, today)
        else:
            who = case.line.member_id or case.line.name
            alike.setdefault((case.rule, who, case.on.year, case.many), []).append(case)
    for those in alike.values():
        if len(those) < FROM:
            for case in those:
                yield from _alone(case, snapshot, today)
        else:
            yield from _together(sorted(those, key=lambda case: case.on), snapshot, today)


def _alone(case: Case, snapshot: Snapshot, today: date) -> Iterator[Finding]:
    who, slot = snapshot.called(case.line.name, case.line.member_id), of_part(case.line)
    text = name_of(case.meeting, today) + case.one
    yield from raised(case.rule, who, text, on=case.on, about=case.meeting, at=ROLL, slot=slot)


def _together(those: list[Case], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    last = those[-1]
    year, line = last.on.year, last.line
    day = min(today, date(year, 12, 31))
    meetings = "、".join(name_of(case.meeting, day) for case in those[:_NAMED]) + ("等" if len(those) > _NAMED else "")
    text = f"{year} 年 {len(those)} 次会议{last.many}：{meetings}"
    who, slot = snapshot.called(line.name, line.member_id), f"{year} member{line.member_id or line.name}"
    each = tuple(told for case in those for told in _alone(case, snapshot, today))
    for told in raised(last.rule, who, text, on=last.on, about=last.meeting, at=ROLL, slot=slot):
        yield replace(told, parts=each)
