"""The lines of the plan that are still to be held: those near and those whose day is over; where a period has one, it goes before 尚未召开."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.naming import some
from models.records import PlannedMeeting
from models.records.meeting import COMMITTEE, GENERAL, GROUP, TALK
from models.rules.meetings import LIFE, REVIEW, Duty
from models.rules.periods import Span, short_day
from models.rules.planning.lines import RECORDED, period, plan_year
from models.rules.planning.matching import fates
from models.rules.snapshot import Snapshot
from models.rules.todo import Todo, tone_of

FORGOTTEN = 31
"""Days after which an overdue line is no reminder any more: the period is reminded of as long as it runs, then the matrix
keeps showing the gap."""
_RULES = {
    GENERAL: "DYDH", COMMITTEE: "ZWH", GROUP: "DXZ", "党课": "DK", "主题党日": "ZTDR", LIFE: "ZZSHH", REVIEW: "MZPY", TALK: "TXTH",
}  # fmt: skip


class OpenPlan:
    """The lines of this year's plan and the last one's that have no record yet, and are not forgotten."""

    def __init__(self, snapshot: Snapshot, today: date) -> None:
        near = [line for line in snapshot.planned if plan_year(line) in (today.year - 1, today.year)]
        became = fates(near, snapshot.meetings, today, snapshot.limits) if near else {}
        self._snapshot, self._today = snapshot, today
        self.lines: list[PlannedMeeting] = [
            line
            for line in near
            if line.day and became[line.id].state != RECORDED and (line.day.last() - today).days >= -FORGOTTEN
        ]
        limits = snapshot.limits
        self._spans = {(line.kind, line.group.strip(), period(line, limits)) for line in self.lines}

    def covers(self, duty: Duty, span: Span) -> bool:
        """Whether a period has a line that is still to be held."""
        return (duty.kind, duty.group, span) in self._spans

    def todos(self) -> Iterator[Todo]:
        """A reminder for each line that is due soon or was due; one for the groups whose lines are of the same day."""
        near = self._snapshot.limits.remind_days
        soon = [line for line in self.lines if line.day and (line.day.last() - self._today).days <= near]
        of_groups: dict[str, list[PlannedMeeting]] = {}
        for line in soon:
            of_groups.setdefault(str(line.day) if line.kind == GROUP else f"line {line.id}", []).append(line)
        for lines in of_groups.values():
            yield self._of_groups(lines) if len(lines) > 1 else self._of_line(lines[0])

    def _of_line(self, line: PlannedMeeting) -> Todo:
        assert line.day is not None
        when = short_day(line.day, self._today)
        words = " · ".join(w for w in ("计划", when, line.start, line.lead and f"负责人 {line.lead}") if w)
        title = f"{line.title()}{self._state(line)}"
        due, rule = line.day.last(), _RULES.get(line.kind, "")
        return Todo(title, words, due, self._tone(due), line.table, line.id, rule, str(line.day))

    def _of_groups(self, lines: list[PlannedMeeting]) -> Todo:
        first = lines[0]
        assert first.day is not None
        title = f"{len(lines)} 个党小组的会{self._state(first)}"
        words = f"计划 · {short_day(first.day, self._today)} · {some([line.group for line in lines])}"
        due, slot = first.day.last(), str(first.day)
        return Todo(title, words, due, self._tone(due), first.table, first.id, "DXZ", slot, subject=GROUP)

    def _state(self, line: PlannedMeeting) -> str:
        assert line.day is not None
        return "到期还没有记录" if line.day.last() < self._today else "按计划要召开"

    def _tone(self, due: date) -> str:
        return tone_of(due, self._today, self._snapshot.limits.remind_days)
