"""Which of the year a meeting is: numbers by kind, group and year; a number once given is not given again."""

from __future__ import annotations

from collections.abc import Iterable

from models.records import Meeting
from models.records.meeting import GROUP


def series(meeting: Meeting) -> tuple[str, str, int] | None:
    """The kind, the group (of meetings of groups) and the year in which numbers run; None for talks and without a day."""
    if meeting.day is None or meeting.is_talk or not meeting.kind:
        return None
    return meeting.kind, meeting.group.strip() if meeting.kind == GROUP else "", meeting.day.year


def next_number(meeting: Meeting, others: Iterable[Meeting]) -> int | None:
    """The number that follows all of its series; None where it has no series.

    others: all meetings ever kept, void ones and those in the recycle bin too.
    """
    mine = series(meeting)
    if mine is None:
        return None
    used = (other.number or 0 for other in others if other.id != meeting.id and series(other) == mine)
    return max(used, default=0) + 1


def twins(meeting: Meeting, others: Iterable[Meeting]) -> list[Meeting]:
    """Other meetings of the series with the same number."""
    mine = series(meeting)
    if mine is None or meeting.number is None:
        return []
    return [o for o in others if o.id != meeting.id and o.number == meeting.number and series(o) == mine]


def ordinal(meeting: Meeting) -> str:
    """2026年第3次, '' without a number."""
    return f"{meeting.day.year}年第{meeting.number}次" if meeting.day and meeting.number else ""
