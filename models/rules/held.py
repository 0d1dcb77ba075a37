"""Whether a record tells of a meeting that was held: the one answer of 对照, plan, registers and statistics."""

from __future__ import annotations

from datetime import date

from models.records import Meeting
from models.records.meeting import ARCHIVED, DRAFT, FINAL
from models.rules.minutes import empty
from models.rules.periods import short_day
from models.rules.snapshot import Snapshot

EMPTY_WORDS = "到会、时间、议题、正文都没有填"
"""What is said of a settled record in which nothing stands but what is filled in beforehand."""


def held(snapshot: Snapshot, meeting: Meeting, on: date) -> bool:
    """Whether the meeting counts as held on that day: from its own day on, its minutes written or not, unless nothing is
    told of it. Without a day, or void, it never does."""
    day = meeting.day
    return meeting.counts and day is not None and day.first() <= on and not untold(snapshot, meeting)


def untold(snapshot: Snapshot, meeting: Meeting) -> bool:
    """Whether a record is no sign yet that the meeting was held: a draft in which nobody is ticked off, begun perhaps by
    mistake; or one that was made final, and in which nothing was put. Who presides and who writes is filled in beforehand, and no
    sign of a meeting."""
    if meeting.status == DRAFT:
        return not any(a.state for a in snapshot.attendances.get(meeting.id, ()))
    return hollow(snapshot, meeting)


def hollow(snapshot: Snapshot, meeting: Meeting) -> bool:
    """Whether a record is settled, and nothing was put into it."""
    if meeting.status not in (FINAL, ARCHIVED):
        return False
    there, items = snapshot.attendances.get(meeting.id, ()), snapshot.items.get(meeting.id, ())
    return empty(meeting, there, items, files=meeting.id in snapshot.met_with_files)


def hollow_ones(snapshot: Snapshot) -> frozenset[int]:
    """The ids of the settled records into which nothing was put."""
    return frozenset(meeting.id for meeting in snapshot.meetings if hollow(snapshot, meeting))


def uncounted(snapshot: Snapshot, on: date) -> frozenset[int]:
    """The ids of the records that have a day, and are no meeting held on that day."""
    return frozenset(m.id for m in snapshot.meetings if m.day and not held(snapshot, m, on))


def why_not(record: Meeting, today: date) -> str:
    """What a record is that does not count as a meeting that was held."""
    if record.day is None or record.day.first() > today:
        return "已建记录，日期未到"
    if record.draft:
        return "有一份草稿，没有点到"
    return f"有一份{record.status}的记录（{short_day(record.day, today)}），{EMPTY_WORDS}"
