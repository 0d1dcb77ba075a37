"""How the members took part in a year, by the lists of the meetings: rate, and how often somebody stayed away in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.records.meeting import ABSENT, EXCUSED, GROUP, LEFT_OUT, PRESENT
from models.rules.attendance import counts, silent
from models.rules.snapshot import Snapshot
from models.rules.taking_part import NOT_TOLD, PLANNED, Sum, Took, summed


@dataclass(frozen=True)
class Share:
    """One person's year. Talks, sitting in and being left out with the papers do not count; where the person was not ticked off is no 应到
    and breaks no run. away: the longest run of 请假 and 缺席 · silent: the longest of 缺席 without a reason."""

    member_id: int
    name: str
    order: str
    """By which names are sorted."""
    group: str
    total: Sum
    away: int
    silent: int
    away_now: int
    """The run that lasts until the last meeting."""

    @property
    def rate(self) -> float | None:
        """Came of those times that were ticked off, 0 to 1; None without any."""
        return self.total.present / self.total.expected if self.total.expected else None


@dataclass(frozen=True)
class GroupShare:
    """A 党小组 in a year: its people, its own meetings, and how many of those counted into 应到 came to them, 0 to 1, None where
    nothing was put down."""

    name: str
    people: int
    own: int
    others: int
    rate: float | None


def shares(snapshot: Snapshot, year: int, today: date) -> list[Share]:
    """Everyone who was expected at a meeting of the year, by the lists as they were written; by name."""
    taken: dict[int, list[Took]] = {}
    meetings = [m for m in snapshot.meetings if m.day and m.day.year == year and m.day.first() <= today]
    for meeting in sorted(meetings, key=lambda m: (m.show("day"), m.start, m.id)):
        for attendance in snapshot.attendances.get(meeting.id, ()):
            took = Took(meeting, attendance)
            if attendance.member_id and took.expected:
                taken.setdefault(attendance.member_id, []).append(took)
    return sorted((_share(snapshot, number, those, today) for number, those in taken.items()), key=lambda s: s.order)


def _share(snapshot: Snapshot, number: int, taken: Sequence[Took], today: date) -> Share:
    member = snapshot.by_id.get(number)
    told = [took.attendance for took in taken if took.state(today) not in (NOT_TOLD, PLANNED, LEFT_OUT)]
    away = [a.state in (EXCUSED, ABSENT) for a in told]
    return Share(
        number,
        member.name if member else taken[-1].attendance.name,
        member.sort_key or member.name if member else taken[-1].attendance.name,
        member.group if member else "",
        summed(taken, today),
        _longest(away),
        _longest([silent(a) for a in told]),
        next((place for place, state in enumerate(reversed(away)) if not state), len(away)),
    )


def _longest(marks: Sequence[bool]) -> int:
    """The longest run of marks."""
    most = run = 0
    for mark in marks:
        run = run + 1 if mark else 0
        most = max(most, run)
    return most


def group_shares(snapshot: Snapshot, names: Sequence[str], year: int, today: date) -> list[GroupShare]:
    """Each 党小组 in a year: 党小组会, and other meetings that it held alone (主题党日, 党课)."""
    found = []
    here = snapshot.on_books(min(today, date(year, 12, 31)))
    for name in names:
        own = [
            m
            for m in snapshot.meetings
            if m.group.strip() == name and m.day and m.day.year == year and m.day.first() <= today and not m.is_talk
        ]
        of_group = [m for m in own if m.kind == GROUP]
        told = [a for m in own for a in snapshot.attendances.get(m.id, ()) if counts(a) and a.state]
        rate = sum(a.state == PRESENT for a in told) / len(told) if told else None
        people = sum(member.group.strip() == name for member in here)
        found.append(GroupShare(name, people, len(of_group), len(own) - len(of_group), rate))
    return found
