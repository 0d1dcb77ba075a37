"""Who came to what in a year, person by person, as the register of attendance and the book of the year both tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.records import Attendance, Meeting, Member
from models.rules.attendance import state_counted


@dataclass
class Coming:
    """One person. months: how the lists of the meetings of each month say it was, 0 for those whose month is not known."""

    name: str
    member: Member | None = None
    months: dict[int, list[str]] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The 党小组; nobody knows that of those from elsewhere."""
        return self.member.group if self.member else ""

    @property
    def states(self) -> list[str]:
        """How it was in the whole year."""
        return [state for those in self.months.values() for state in those]


def coming(
    meetings: Iterable[tuple[Meeting, Sequence[Attendance]]], members: Sequence[Member]
) -> dict[int | str, Coming]:
    """By the id of a member, or by the name of who is none, in the order of the lists; talks and void records do not count.

    meetings: those of a year, each with those people of its list that are to be told of.
    """
    by_id = {member.id: member for member in members}
    found: dict[int | str, Coming] = {}
    for meeting, people in meetings:
        if meeting.day is None or meeting.is_talk or not meeting.counts:
            continue
        for one in people:
            member = by_id.get(one.member_id or 0)
            key = one.member_id or one.name
            person = found.setdefault(key, Coming(member.name if member else one.name, member))
            person.months.setdefault(meeting.day.month or 0, []).append(state_counted(one))
    return found


def rate(present: int, expected: int) -> str:
    """97.5%, 100.0%; '' where nobody was expected. Not all is never 100.0%."""
    if not expected:
        return ""
    tenths = (2000 * present + expected) // (2 * expected)
    tenths = tenths if present == expected else min(tenths, 999)
    return f"{tenths // 10}.{tenths % 10}%"
