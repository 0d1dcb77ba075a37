"""Reminders of planned meetings: those near and those whose day is over; where a period has one, it goes before 尚未召开."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.records import PlannedMeeting
from models.rules.meetings import Duty
from models.rules.periods import Span, short_day
from models.rules.planning.lines import RECORDED, fulfils, plan_year
from models.rules.planning.matching import fates
from models.rules.snapshot import Snapshot
from models.rules.todo import Todo, tone_of

FORGOTTEN = 31
"""Days after which an overdue line is no reminder any more: the matrix keeps showing the gap."""


class OpenPlan:
    """The lines of this year's plan and the last one's that have no record yet."""

    def __init__(self, snapshot: Snapshot, today: date) -> None:
        near = [line for line in snapshot.planned if plan_year(line) in (today.year - 1, today.year)]
        became = fates(near, snapshot.meetings, today, snapshot.limits) if near else {}
        self._snapshot, self._today = snapshot, today
        self.lines: list[PlannedMeeting] = [line for line in near if line.day and became[line.id].state != RECORDED]

    def covers(self, duty: Duty, span: Span) -> bool:
        """Whether a period has a line that is still to be held."""
        return any(fulfils(line, duty, span, self._snapshot.limits) for line in self.lines)

    def todos(self) -> Iterator[Todo]:
        """A reminder for each line that is due soon or was due."""
        near = self._snapshot.limits.remind_days
        for line in self.lines:
            assert line.day is not None
            left = (line.day.last() - self._today).days
            if -FORGOTTEN <= left <= near:
                when = short_day(line.day, self._today)
                words = " · ".join(w for w in ("计划", when, line.start, line.lead and f"负责人 {line.lead}") if w)
                state = "到期还没有记录" if left < 0 else "按计划要召开"
                tone = tone_of(line.day.last(), self._today, near)
                yield Todo(f"{line.title()}{state}", words, line.day.last(), tone, line.table, line.id)
