"""A line of the plan: which year and which period it is for, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.records import Meeting, PlannedMeeting
from models.records.meeting import GENERAL
from models.rules.limits import Limits
from models.rules.meetings import YEARLY, Duty
from models.rules.periods import Span, short_day

OPEN, OVERDUE, RECORDED = "未召开", "逾期", "已记录"
HOLLOW, DRAFT, AHEAD = "空记录", "有草稿", "已建记录"
"""There is a record that is settled, and nothing was put into it: it is no meeting held. Only where that is asked for."""
LESSON = "党课"


def plan_year(line: PlannedMeeting) -> int:
    """The year in whose plan the line stands; 0 where nothing says it."""
    return line.year or (line.day.year if line.day else 0)


def months_of(kind: str, limits: Limits) -> int:
    """How many months long the periods are in which a kind of meeting is held once; free kinds count by the month."""
    if kind in YEARLY:
        return 12
    return 3 if kind == GENERAL else limits.lesson_months if kind == LESSON else 1


def period(line: PlannedMeeting, limits: Limits) -> Span | None:
    """The period whose meeting the line is; None where it has no month."""
    if line.kind in YEARLY:
        return Span(plan_year(line), 1, 12) if plan_year(line) else None
    if line.day is None or not line.day.month:
        return None
    months = months_of(line.kind, limits)
    return Span(line.day.year, (line.day.month - 1) // months * months + 1, months)


def fulfils(line: PlannedMeeting, duty: Duty, span: Span, limits: Limits) -> bool:
    """Whether the line is the one that a duty asks for in a period."""
    return line.kind == duty.kind and line.group.strip() == duty.group and period(line, limits) == span


@dataclass(frozen=True)
class Fate:
    """What became of a line. by_itself: the record was found by kind and day, nobody has put it there."""

    state: str
    meeting: Meeting | None = None
    by_itself: bool = False
    year: int = 0

    def words(self, today: date) -> str:
        """未召开, 逾期, 已记录 3月12日; 已建记录 for a record whose day is still to come, 有草稿 for one that is still to be
        finished, 空记录 for one that was settled without anything in it. Another year than that of the plan is named."""
        day = self.meeting.day if self.meeting else None
        if day is None:
            return self.state
        own = date(self.year, 1, 1) if self.year else today
        return f"{self.word(today)} {short_day(day, own)}"

    def word(self, today: date) -> str:
        """The same without the day."""
        if self.meeting is None or self.meeting.day is None:
            return self.state
        if self.meeting.day.first() > today:
            return AHEAD
        return DRAFT if self.meeting.draft else self.state


def fate(
    line: PlannedMeeting, meeting: Meeting | None, today: date, *, by_itself: bool = False, hollow: bool = False
) -> Fate:
    """What became of a line whose record is `meeting`."""
    if meeting is not None:
        return Fate(HOLLOW if hollow else RECORDED, meeting, by_itself, plan_year(line))
    return Fate(OVERDUE if line.day is not None and line.day.last() < today else OPEN)
