"""Taught all day and present at a meeting of that day: one person is in two places, as the lists say it (domain §3.1, M05).

Nobody is asked unless both are certain. A batch has days and no hours of the day, so it clashes only where it fills its days;
and what may well have been held at the training itself is no clash.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.naming import some_of
from models.records import Enrolment, Meeting, Training
from models.records.meeting import PRESENT
from models.records.training import TAKEN
from models.rules.finding import Finding, of_part, raised
from models.rules.minutes import name_of
from models.rules.snapshot import Snapshot
from models.rules.study.days import ENROLMENTS
from models.rules.study.hours import planned
from models.rules.study.overlaps import ONLINE

RULE = "§3.1会议"
_LESSON, _OUT, _OWN = "党课", "实践", "支部"
_TAUGHT = (("09:00", "11:30"), ("14:30", "17:00"))
"""When people sit in a course that lasts all day, wherever it is held; around it there may be time for a meeting."""


def elsewhere_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§3.1会议: one finding for each batch and meeting, with the names of those who are on both lists."""
    by_day: dict[date, list[Meeting]] = {}
    for meeting in snapshot.meetings:
        if meeting.day and meeting.day.whole and meeting.day.first() <= today and _while_taught(meeting):
            by_day.setdefault(meeting.day.first(), []).append(meeting)
    for batch in snapshot.trainings if by_day else ():
        there = _surely_there(batch, snapshot)
        for day in _full_days(batch, snapshot) if there else ():
            for meeting in by_day.get(day, ()):
                if both := _in_both(batch, there, meeting, snapshot):
                    text = (
                        f"{day} 全天培训，{some_of(both)}又在{name_of(meeting, today)}（{meeting.start} 开始）记为到会；"
                        "请核对参训名单和到会名单"
                    )
                    slot = of_part(meeting)
                    yield from raised(RULE, batch.title(), text, on=day, about=batch, at=ENROLMENTS, slot=slot)


def _while_taught(meeting: Meeting) -> bool:
    """Whether a meeting, of which both times are known, was held when a course goes on; a talk may be had in a break."""
    if meeting.is_talk or not meeting.start or meeting.end <= meeting.start:
        return False
    return any(meeting.start < end and begin < meeting.end for begin, end in _TAUGHT)


def _full_days(batch: Training, snapshot: Snapshot) -> list[date]:
    """The days that a batch fills from morning to evening; none where that is not certain: it is studied online, it is the
    branch's own (which may have put a meeting into its programme), a day or the number of days is not known."""
    start, end = batch.start, batch.end or batch.start
    if start is None or end is None or not (start.whole and end.whole) or batch.kind in (ONLINE, _LESSON, _OUT):
        return []
    if _OWN in batch.level + batch.organizer or batch.days is None:
        return []
    span = (end.first() - start.first()).days + 1
    if span < 1 or batch.days < span:
        return []
    courses = snapshot.courses.get(batch.id, ())
    taught = {course.day.first() for course in courses if course.day is not None and course.day.whole}
    every = [date.fromordinal(start.first().toordinal() + place) for place in range(span)]
    return [day for day in every if not courses or day in taught]


def _surely_there(batch: Training, snapshot: Snapshot) -> dict[int, Enrolment]:
    """Who took part, by the member's id; who has fewer hours than the batch may have been away on the day."""
    whole = planned(batch, snapshot.courses.get(batch.id, ()), snapshot.limits)
    return {
        entry.member_id: entry
        for entry in snapshot.enrolments.get(batch.id, ())
        if entry.member_id and entry.state == TAKEN and (entry.hours is None or entry.hours >= whole)
    }


def _in_both(batch: Training, there: dict[int, Enrolment], meeting: Meeting, snapshot: Snapshot) -> list[str]:
    """The names of those on both lists; none where the meeting can have been held at the training."""
    came = {a.member_id or 0 for a in snapshot.attendances.get(meeting.id, ()) if a.state == PRESENT}
    both = [snapshot.called(entry.name, number) for number, entry in there.items() if number in came]
    place, other = "".join(batch.place.split()), "".join(meeting.place.split())
    if not place or not other:
        return [] if came <= there.keys() else both
    return [] if place in other or other in place else both
