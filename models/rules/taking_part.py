"""How one member took part in organization life: the meetings of a year, month by month, and what stands for each month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.records import Attendance, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT, VOID
from models.rules.attendance import count_of_person, counts, state_counted

if TYPE_CHECKING:
    from models.store import Ledger

NOT_TOLD, PLANNED = "未点到", "待开"


@dataclass(frozen=True)
class Took:
    """One meeting and what its list says of the member."""

    meeting: Meeting
    attendance: Attendance

    def state(self, today: date) -> str:
        """到, 请假, 缺席, 列席; where nothing was ticked off, 待开 before the day of the meeting and 未点到 after it."""
        if self.attendance.state:
            return self.attendance.state
        day = self.meeting.day
        return PLANNED if day is not None and day.first() > today else NOT_TOLD

    @property
    def expected(self) -> bool:
        """Whether the member counts into 应到: guests do not, and talks expect nobody (domain §2.2)."""
        return counts(self.attendance) and not self.meeting.is_talk


@dataclass(frozen=True)
class Sum:
    """A year, or a month, in figures. Who was not ticked off counts as unmarked, and not into 应到."""

    expected: int
    present: int
    excused: int
    absent: int
    unmarked: int = 0

    def words(self) -> str:
        """应到 38 · 实到 36 · 请假 2; 请假, 缺席 and 未点到 only where there are any."""
        others = ((EXCUSED, self.excused), (ABSENT, self.absent), (NOT_TOLD, self.unmarked))
        named = [f"{state} {number}" for state, number in others if number]
        return " · ".join([f"应到 {self.expected}", f"实到 {self.present}", *named])


def took_part(ledger: Ledger, member: Member) -> list[Took]:
    """All meetings with the member on their list, newest first; those in the recycle bin and void ones are left out."""
    attended = ledger.all(Attendance, member_id=member.id) if member.id else []
    there = ledger.there(Meeting, [a.meeting_id for a in attended if a.meeting_id])
    meetings = {m.id: m for m in ledger.fetch(Meeting, sorted(there)) if m.status != VOID}
    found = [Took(meetings[a.meeting_id], a) for a in attended if a.meeting_id in meetings]
    return sorted(found, key=lambda took: (took.meeting.show("day"), took.meeting.start, took.meeting.id), reverse=True)


def in_year(taken: Sequence[Took], year: int) -> list[Took]:
    """The meetings of a calendar year."""
    return [took for took in taken if took.meeting.day is not None and took.meeting.day.year == year]


def by_month(taken: Sequence[Took]) -> dict[int, list[Took]]:
    """The meetings of one year by month; 0 for those whose month is not known."""
    months: dict[int, list[Took]] = {}
    for took in taken:
        months.setdefault(took.meeting.day.month if took.meeting.day else 0, []).append(took)
    return months


def summed(taken: Sequence[Took], today: date) -> Sum:
    """The figures of those meetings that were held; what is only planned does not count yet."""
    those = count_of_person([state_counted(took.attendance) for took in taken if took.expected])
    open_ones = sum(took.expected and took.state(today) == NOT_TOLD for took in taken)
    return Sum(those.expected, those.present, those.excused, those.absent, open_ones)


def mark(taken: Sequence[Took], today: date) -> str:
    """What stands for a month: the state that wants most attention; '' without a meeting."""
    states = {took.state(today) for took in taken}
    order = (ABSENT, EXCUSED, NOT_TOLD, PRESENT, LEFT_OUT, GUEST, PLANNED)
    return next((state for state in order if state in states), "")


def years(known: Iterable[int], today: date) -> list[int]:
    """The years of which something is known, and this one, from the first to the last without a gap."""
    found = {*known, today.year}
    return list(range(min(found), max(found) + 1))
