"""学时 of each member in a year: from training batches, lessons made up for, and the meetings that the branch counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.fields import Record
from models.records import Course, Enrolment, Meeting, Training
from models.records.meeting import PRESENT
from models.records.training import MADE_UP, SIGNED_UP
from models.rules.limits import Limits
from models.rules.snapshot import Snapshot

_MIDDAY = 0.5
Shares = Mapping[int, float]
"""Years, and which part of something belongs to each; together 1."""


@dataclass(frozen=True)
class Credit:
    """Hours that one person has in one year. member: the id, 0 for somebody who is not in the roster · about: the batch or
    the meeting that they come from."""

    member: int
    name: str
    year: int
    hours: float
    about: Record


def converted(days: float, limits: Limits) -> float:
    """学时 of so many days of study: whole days and half days by what the branch has set (domain §12 hours_*); a day and
    less than a half is counted by its part of a day."""
    whole, rest = divmod(days, 1)
    part = limits.hours_half_day if rest == _MIDDAY else rest * limits.hours_full_day
    return whole * limits.hours_full_day + part


def planned(batch: Training, courses: Sequence[Course], limits: Limits) -> float:
    """The hours of a batch: those planned, else of its days, else of its courses together."""
    if batch.planned_hours is not None:
        return batch.planned_hours
    if batch.days is not None:
        return converted(batch.days, limits)
    return sum(course.hours or 0.0 for course in courses)


def had(enrolment: Enrolment, whole: float) -> float:
    """The hours of one person: the actual ones, else all for who took part, none for who did not or has only signed up."""
    if enrolment.state == SIGNED_UP:
        return 0.0
    if enrolment.hours is not None:
        return enrolment.hours
    return whole if enrolment.took_part() else 0.0


def lasted(meeting: Meeting, limits: Limits) -> float:
    """学时 of a meeting by its times; 0 where they are not both put down, or are in no order."""
    minutes = _minutes(meeting.end) - _minutes(meeting.start) if meeting.start and meeting.end else 0
    return round(max(minutes, 0) / 60 * limits.hours_per_hour, 1)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def shares(batch: Training, courses: Sequence[Course] = ()) -> Shares:
    """The years that the hours of a batch belong to: by the days of its courses where all have one, else by its days in
    each year (a calendar year is the year of 教管条例 §20). {} for a batch without a day."""
    if batch.start is None:
        return {}
    dated = [(course.day.year, course.hours) for course in courses if course.day and course.hours]
    total = sum(hours for _, hours in dated)
    if total and len(dated) == sum(bool(course.hours) for course in courses):
        return {year: sum(hours for one, hours in dated if one == year) / total for year in {one for one, _ in dated}}
    first, last = batch.start.first(), (batch.end or batch.start).first()
    if first.year >= last.year or not (batch.start.whole and batch.end and batch.end.whole):
        return {first.year: 1.0}
    days = (last - first).days + 1
    return {
        year: ((min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))) + timedelta(1)).days / days
        for year in range(first.year, last.year + 1)
    }


def begun(batch: Training, on: date) -> bool:
    """Whether a batch is under way or over on that day; one without a day is."""
    return batch.start is None or batch.start.first() <= on


def credits(snapshot: Snapshot, on: date | None = None, of: int | None = None) -> Iterator[Credit]:
    """All hours that the ledger knows of, of everybody and every year; also those of 0, which say that somebody was there.

    on: batches that begin only after that day give none yet, whoever is on their list · of: those of this year alone.
    """
    batches = sorted(snapshot.trainings, key=lambda batch: (str(batch.start or ""), batch.id))
    batches = [batch for batch in batches if on is None or begun(batch, on)]
    for batch in batches:
        yield from _of_batch(batch, snapshot, of)
    kinds = counted_kinds(snapshot.branch.counted_kinds)
    counting = [
        meeting
        for meeting in snapshot.meetings
        if meeting.kind in kinds and meeting.day and (of is None or meeting.day.year == of)
    ]
    covered = _covered(batches, snapshot) if counting else {}
    for meeting in sorted(counting, key=lambda meeting: (str(meeting.day or ""), meeting.id)):
        yield from _of_meeting(meeting, snapshot, covered)


def _of_batch(batch: Training, snapshot: Snapshot, of: int | None) -> Iterator[Credit]:
    courses, there = snapshot.courses.get(batch.id, ()), snapshot.enrolments.get(batch.id, ())
    whole, years = planned(batch, courses, snapshot.limits), shares(batch, courses)
    if of is not None and of not in years:
        there = [enrolment for enrolment in there if enrolment.state == MADE_UP]
    for enrolment in there:
        if enrolment.state == SIGNED_UP or (not enrolment.took_part() and not enrolment.hours):
            continue
        hours, member = had(enrolment, whole), enrolment.member_id or 0
        made_up = enrolment.state == MADE_UP and enrolment.made_up_on
        for year, share in ({enrolment.made_up_on.year: 1.0} if made_up and enrolment.made_up_on else years).items():
            if of is None or year == of:
                yield Credit(member, enrolment.name, year, round(hours * share, 4), batch)


def counted_kinds(words: str) -> frozenset[str]:
    """The kinds of meeting that the branch counts, as it has put them down: 党课、主题党日."""
    return frozenset(word for word in re.split(r"[、，,;；\s]+", words) if word)


def _covered(batches: Iterable[Training], snapshot: Snapshot) -> dict[tuple[str, date], set[int]]:
    """Who took part in a batch of a kind on a day: a 党课 that is in the register of training and has minutes is one lesson."""
    found: dict[tuple[str, date], set[int]] = defaultdict(set)
    for batch in batches:
        if batch.start and batch.start.whole:
            there = {e.member_id for e in snapshot.enrolments.get(batch.id, ()) if e.member_id and e.took_part()}
            found[batch.kind, batch.start.first()] |= there
    return found


def _of_meeting(meeting: Meeting, snapshot: Snapshot, covered: Mapping[tuple[str, date], set[int]]) -> Iterator[Credit]:
    assert meeting.day is not None
    there = covered.get((meeting.kind, meeting.day.first()), set())
    hours = lasted(meeting, snapshot.limits)
    for person in snapshot.attendances.get(meeting.id, ()):
        if person.state == PRESENT and person.member_id and person.member_id not in there:
            yield Credit(person.member_id, person.name, meeting.day.year, hours, meeting)


def hours_by_member(snapshot: Snapshot, year: int, on: date | None = None) -> dict[int, float]:
    """学时 of the year by the member's id, as of a day; nobody without an entry is in it. Sums are rounded: ten times 3.2 is
    32."""
    total: dict[int, float] = {}
    for batch in snapshot.trainings:
        for enrolment in snapshot.enrolments.get(batch.id, ()) if year in shares(batch) else ():
            if enrolment.member_id:
                total.setdefault(enrolment.member_id, 0.0)
    for credit in credits(snapshot, on, year):
        if credit.member:
            total[credit.member] = total.get(credit.member, 0.0) + credit.hours
    return {number: round(hours, 4) for number, hours in total.items()}
