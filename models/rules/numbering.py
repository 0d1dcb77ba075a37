"""Which of the year a meeting is: numbers by kind, group and year, in the order of the days; a number once given is not given again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise, product

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import FINAL, GROUP
from models.rules.periods import FIRST_DAYS


def series(meeting: Meeting) -> tuple[str, str, int] | None:
    """The kind, the group (of meetings of groups) and the year in which numbers run; None for talks and without a day."""
    if meeting.day is None or meeting.is_talk or not meeting.kind:
        return None
    return meeting.kind, meeting.group.strip() if meeting.kind == GROUP else "", meeting.day.year


def next_number(meeting: Meeting, others: Iterable[Meeting]) -> int | None:
    """The first number that is free behind the greatest of those of its series that were held before; None where it has no series.

    others: all meetings ever kept, void ones and those in the recycle bin too, whose numbers are taken. A gap before that number
    is not filled, whichever way it came: it may be that of a record on paper, and she types it where it is not. So behind
    9, 1, 2, 3 by day comes 10, also where the numbers were left against the days.
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


def first_here(meeting: Meeting, others: Iterable[Meeting], begun: PartialDate | None) -> bool:
    """Whether it would be number 1 although those before it may be on paper: the ledger was begun (`begun`) well into its year."""
    mine = series(meeting)
    if mine is None or meeting.number is not None or begun is None or begun.year != mine[2]:
        return False
    return begun.first() > date(mine[2], 1, 1) + FIRST_DAYS and next_number(meeting, others) == 1


def earlier(one: Meeting, other: Meeting) -> bool:
    """Whether a meeting was surely held before another: of a month alone, or of a day without hours, nothing is known."""
    if one.day is None or other.day is None:
        return False
    if one.day == other.day and one.day.whole:
        return bool(one.start and other.start) and one.start < other.start
    return one.day.last() < other.day.first()


def crossed(meetings: Iterable[Meeting]) -> list[tuple[Meeting, Meeting]]:
    """Pairs of a series, the earlier first, of which the later has the smaller number: each record beside the last of those
    that were surely held before it. Void ones stand in no order."""
    return [
        (before, meeting)
        for numbered in _by_series(meetings)
        for place, meeting in enumerate(numbered)
        if (before := _last_before(meeting, numbered[:place])) is not None and _against_days(before, meeting)
    ]


def _by_series(meetings: Iterable[Meeting]) -> list[list[Meeting]]:
    """The records of each series that count and have their numbers; who was surely held before another stands before it."""
    found: dict[tuple[str, str, int], list[Meeting]] = {}
    for meeting in meetings:
        if meeting.counts and meeting.number and (mine := series(meeting)):
            found.setdefault(mine, []).append(meeting)
    return [sorted(numbered, key=_held) for numbered in found.values()]


def _held(meeting: Meeting) -> tuple[str, str, int]:
    return str(meeting.day), meeting.start, meeting.number or 0


def _last_before(meeting: Meeting, listed: Sequence[Meeting]) -> Meeting | None:
    """The last record that was surely held before another; of several that may be it, the one with the greatest number."""
    if all((m.number or 0) <= (meeting.number or 0) for m in listed):
        return None  # the usual case, asked of all records again and again: none of them can be crossed
    before = [m for m in listed if earlier(m, meeting)]
    return max((m for m in before if not earlier(m, before[-1])), key=lambda m: m.number or 0, default=None)


def _against_days(first: Meeting, second: Meeting) -> bool:
    return (first.number or 0) > (second.number or 0) and earlier(first, second)


CLOSED, UNSURE, TWINS, ARCHIVED_BESIDE = "closed", "unsure", "twins", "archived"
"""Why the numbers of a run cannot follow the days: its year is closed; the order of the days is not known; two would have one
number; another would stand in no order with archived minutes."""


@dataclass(frozen=True)
class Run:
    """Records that may be changed, by day, of which each has its number against the day of another of them.

    hindrance: why they are left as they are, '' where they can follow the days · by: the record that hinders."""

    meetings: tuple[Meeting, ...]
    hindrance: str = ""
    by: Meeting | None = None

    def dealt(self) -> list[tuple[Meeting, int]]:
        """The numbers that these have among them, by day; only those that change, and none where that is hindered."""
        if self.hindrance:
            return []
        numbers = sorted(m.number or 0 for m in self.meetings)
        return [(m, number) for m, number in zip(self.meetings, numbers, strict=True) if m.number != number]


def runs(meetings: Iterable[Meeting], closed: Container[int] = ()) -> list[Run]:
    """What could be put in order: nothing moves but what is crossed, of which the order is certain, and no archived minutes.

    closed: years that are closed."""
    found = []
    for numbered in _by_series(meetings):
        free: list[list[Meeting]] = []
        for meeting in numbered:
            if meeting.sealed:
                continue
            met: list[list[Meeting]] = []
            apart: list[list[Meeting]] = []
            for some in free:
                (met if any(_against_days(one, meeting) for one in some) else apart).append(some)
            free = [*apart, [*chain(*met), meeting]]
        found += [_run(sorted(some, key=_held), numbered, closed) for some in free if len(some) > 1]
    return found


def _run(mine: list[Meeting], numbered: Sequence[Meeting], closed: Container[int]) -> Run:
    one, ids = mine[0], {id(m) for m in mine}
    others = [m for m in numbered if id(m) not in ids]
    became = list(zip(mine, sorted(m.number or 0 for m in mine), strict=True))
    if one.day is not None and one.day.year in closed:
        return Run(tuple(mine), CLOSED)
    unsure = [
        pair for pair in (*pairwise(mine), *product(mine, others)) if not earlier(*pair) and not earlier(*pair[::-1])
    ]
    if unsure:
        return Run(tuple(mine), UNSURE, min(chain(*unsure), key=_exact))
    given = [m.number or 0 for m in (*mine, *others)]
    if again := next((m for m in mine if given.count(m.number or 0) > 1), None):
        return Run(tuple(mine), TWINS, again)
    for meeting, number in became:
        then = replace(meeting, number=number)
        for other in others:
            if _crossed(then, other) and not _crossed(meeting, other):
                return Run(tuple(mine), ARCHIVED_BESIDE, other)
    return Run(tuple(mine))


def _crossed(one: Meeting, other: Meeting) -> bool:
    return _against_days(one, other) or _against_days(other, one)


def _exact(meeting: Meeting) -> tuple[bool, bool]:
    return bool(meeting.day and meeting.day.whole), bool(meeting.start)


def by_day(meeting: Meeting, others: Iterable[Meeting], closed: Container[int] = ()) -> list[tuple[Meeting, int]]:
    """What the records of the series of a meeting would be called if their numbers followed the days; only those that change.

    others: all meetings that are kept, this one among them · closed: years that are closed.
    """
    mine = series(meeting)
    alike = [m for m in others if mine and series(m) == mine]
    return [dealt for run in runs(alike, closed) for dealt in run.dealt()]


def placed(
    meeting: Meeting, ever: Iterable[Meeting], others: Iterable[Meeting], closed: Container[int] = ()
) -> tuple[int, list[tuple[Meeting, int]]] | None:
    """Which number a record gets that is kept now, if it goes where its day belongs, and which others get other ones; None
    where its own number, typed or the next, stands in the order of the days, or nothing can be done.

    A number that was typed against the days is given to no other. Where those before it are against the days too, and were left
    so, they are dealt anew with it: whichever of the numbers in use it got else would be against one of them. So a record that
    goes between the last two of 9, 1, 2, 3 by day gets 9 of 1, 2, 3, 9, 10 if she says so, and else its next number, 10.
    ever: as for next_number · others: all that are kept."""
    mine, free = series(meeting), next_number(meeting, ever)
    alike = [m for m in others if mine and m.id != meeting.id and m.counts and m.number and series(m) == mine]
    wanted = replace(meeting, number=meeting.number or free)
    if mine is None or mine[2] in closed or not any(_crossed(wanted, other) for other in alike):
        return None
    placing = replace(meeting, number=free, status=FINAL)
    run = next((r for r in runs([*alike, placing], closed) if any(m is placing for m in r.meetings)), Run((placing,)))
    own = next((number for m, number in run.dealt() if m is placing), free)
    there = replace(placing, number=own)
    if own is None or run.hindrance or any(m.sealed and _crossed(there, m) for m in alike):
        return None
    return own, [(m, number) for m, number in run.dealt() if m is not placing]


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
