"""Which record each line of the plan became: by what was put down, and for the others by kind, group, period and day."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.records import Meeting, PlannedMeeting
from models.rules.limits import Limits
from models.rules.meetings import REVIEW, YEARLY, reviews, year_of
from models.rules.planning.lines import Fate, fate, period, plan_year

if TYPE_CHECKING:
    from models.store import Ledger, Unit


def fates(
    planned: Sequence[PlannedMeeting],
    meetings: Iterable[Meeting],
    today: date,
    limits: Limits,
    hollow: Collection[int] = (),
) -> dict[int, Fate]:
    """What became of each line, by its id. A record that is void or gone is none: the line is open again.

    A record that no line names goes to the nearest line of its kind and group in the period, and each line has one at
    most; lines that are to stand `alone` have only what was put down. hollow: the ids of the records that are settled and in
    which nothing is (`held.hollow_ones`), which only what is said of a line asks for.
    """
    counted = {meeting.id: meeting for meeting in meetings if meeting.counts and meeting.day}
    found = {line.id: counted[line.meeting_id] for line in planned if line.meeting_id in counted}
    taken = {(line.kind, found[line.id].id) for line in planned if line.id in found}
    free = {line.id: line for line in planned if line.id not in found and line.alone != "是"}
    of_group: dict[tuple[str, int, str], list[Meeting]] = {}
    for (kind, year), those in by_kind(counted.values(), limits).items():
        for meeting in those:
            of_group.setdefault((kind, year, _group(kind, meeting.group)), []).append(meeting)
    pairs = [
        (_distance(line, meeting), line.id, meeting.id)
        for line in free.values()
        for meeting in _fitting(
            line, of_group.get((line.kind, plan_year(line), _group(line.kind, line.group)), ()), limits
        )
    ]
    by_itself: dict[int, Meeting] = {}
    for _, number, meeting_id in sorted(pairs):
        if number not in by_itself and (free[number].kind, meeting_id) not in taken:
            by_itself[number] = counted[meeting_id]
            taken.add((free[number].kind, meeting_id))
    became = {line.id: found.get(line.id) or by_itself.get(line.id) for line in planned}
    return {
        line.id: fate(
            line, there, today, by_itself=line.id in by_itself, hollow=there is not None and there.id in hollow
        )
        for line in planned
        for there in (became[line.id],)
    }


def by_kind(meetings: Iterable[Meeting], limits: Limits) -> dict[tuple[str, int], list[Meeting]]:
    """Meetings by kind and by the year that they are for; one in which both were held is of both kinds."""
    found: dict[tuple[str, int], list[Meeting]] = {}
    for meeting in meetings:
        kinds = [meeting.kind]
        if meeting.kind != REVIEW and reviews(meeting):
            kinds.append(REVIEW)
        for kind in kinds:
            found.setdefault((kind, year_of(meeting, limits)), []).append(meeting)
    return found


def with_records(planned: Sequence[PlannedMeeting], became: Mapping[int, Fate]) -> list[PlannedMeeting]:
    """The lines with the records that were found for them, for what is printed; nothing is kept."""
    found = []
    for line in planned:
        meeting = became[line.id].meeting
        found.append(dataclasses.replace(line, meeting_id=meeting.id) if meeting else line)
    return found


def link(unit: Unit, ledger: Ledger, number: int, meeting: Meeting) -> None:
    """Puts down that a line of the plan became this record; one that is gone meanwhile is passed over."""
    line = ledger.get(PlannedMeeting, number) if number else None
    if line is not None:
        line.meeting_id, line.alone = meeting.id, ""
        unit.save(line)


def _group(kind: str, group: str) -> str:
    """Which 党小组 a record and its line have to agree on: groups hold none of the yearly kinds of their own."""
    return "" if kind in YEARLY else group.strip()


def _fitting(line: PlannedMeeting, meetings: Sequence[Meeting], limits: Limits) -> Sequence[Meeting]:
    """Those of the meetings of a kind, group and year that are in the period of the line."""
    span = period(line, limits) if meetings and line.kind not in YEARLY else None
    if span is None:
        return meetings if line.kind in YEARLY else ()
    return [meeting for meeting in meetings if meeting.day is not None and span.holds(meeting.day)]


def _distance(line: PlannedMeeting, meeting: Meeting) -> int:
    """Days between what was planned and what was held; 0 where only the month was planned and it was held in it."""
    if line.day is None or meeting.day is None:
        return 999
    return max(0, (line.day.first() - meeting.day.last()).days, (meeting.day.first() - line.day.last()).days)
