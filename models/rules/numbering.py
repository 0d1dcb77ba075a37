"""Which of the year a meeting is: numbers by kind, group and year, in the order of the days; a number once given is not given again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from models.records import Meeting
from models.records.meeting import GROUP


def series(meeting: Meeting) -> tuple[str, str, int] | None:
    """The kind, the group (of meetings of groups) and the year in which numbers run; None for talks and without a day."""
    if meeting.day is None or meeting.is_talk or not meeting.kind:
        return None
    return meeting.kind, meeting.group.strip() if meeting.kind == GROUP else "", meeting.day.year


def next_number(meeting: Meeting, others: Iterable[Meeting]) -> int | None:
    """The first number that is free behind those of its series that were held before; None where it has no series.

    others: all meetings ever kept, void ones and those in the recycle bin too, whose numbers are taken.
    """
    mine = series(meeting)
    if mine is None:
        return None
    numbered = [other for other in others if other.id != meeting.id and other.number and series(other) == mine]
    before = (other.number or 0 for other in numbered if not earlier(meeting, other))
    taken, number = {other.number for other in numbered}, max(before, default=0) + 1
    while number in taken:
        number += 1
    return number


def earlier(one: Meeting, other: Meeting) -> bool:
    """Whether a meeting was surely held before another: of a month alone, or of a day without hours, nothing is known."""
    if one.day is None or other.day is None:
        return False
    if one.day == other.day and one.day.whole:
        return bool(one.start and other.start) and one.start < other.start
    return one.day.last() < other.day.first()


def crossed(meetings: Iterable[Meeting]) -> list[tuple[Meeting, Meeting]]:
    """Neighbours of a series, the earlier first, of which the later has the smaller number. Void ones stand in no order."""
    found: dict[tuple[str, str, int], list[Meeting]] = {}
    for meeting in meetings:
        if meeting.counts and meeting.number and (mine := series(meeting)):
            found.setdefault(mine, []).append(meeting)
    return [
        (first, second)
        for numbered in found.values()
        for first, second in pairwise(sorted(numbered, key=_held))
        if (first.number or 0) > (second.number or 0) and earlier(first, second)
    ]


def _held(meeting: Meeting) -> tuple[str, str, int]:
    return str(meeting.day), meeting.start, meeting.number or 0


def by_day(meeting: Meeting, others: Iterable[Meeting]) -> list[tuple[Meeting, int]]:
    """What the records of the series of a meeting that has its number would be called, if the numbers that are in use
    followed the days, by day; only those that change. Archived minutes keep theirs: nothing where the order would be wrong
    all the same.

    others: all meetings that are kept.
    """
    mine = series(meeting)
    if mine is None or not meeting.number:
        return []
    alike = [m for m in others if m.id != meeting.id and m.counts and m.number and series(m) == mine]
    numbered = sorted([*alike, meeting], key=_held)
    free = [m for m in numbered if not m.sealed or m is meeting]
    dealt = list(zip(free, sorted(m.number or 0 for m in free), strict=True))
    became = {id(m): number for m, number in dealt}
    after = [became.get(id(m), m.number or 0) for m in numbered]
    if not crossed(numbered) or any(one >= two for one, two in pairwise(after)):
        return []
    return [(m, number) for m, number in dealt if m.number != number]


def changes_told(moved: Sequence[tuple[Meeting, int]], limit: int = 12) -> str:
    """· 2026-11-05：第1次改为第2次, a line each; behind `limit` of them how many there are."""
    lines = [f"· {m.show('day')}：第{m.number}次改为第{number}次" for m, number in moved[:limit]]
    return "\n".join([*lines, f"· ……共 {len(moved)} 份"] if len(moved) > limit else lines)


def twins(meeting: Meeting, others: Iterable[Meeting]) -> list[Meeting]:
    """Other meetings of the series with the same number."""
    mine = series(meeting)
    if mine is None or meeting.number is None:
        return []
    return [o for o in others if o.id != meeting.id and o.number == meeting.number and series(o) == mine]


def ordinal(meeting: Meeting) -> str:
    """2026年第3次, '' without a number."""
    return f"{meeting.day.year}年第{meeting.number}次" if meeting.day and meeting.number else ""
