"""What is carried over into the new year: open to-dos, meetings that were planned and not held, duties; shown before it is written."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.fields import Record
from models.kinds import PartialDate
from models.records import PlannedMeeting, Rectification, Responsibility, Task, Training
from models.records.planned_meeting import OF_A_YEAR
from models.rules.planning.lines import OVERDUE, plan_year
from models.rules.planning.matching import fates
from models.rules.register.duties import in_order, in_year
from models.rules.snapshot import Snapshot
from models.rules.tasks import in_order as tasks_in_order
from models.store import Unit
from models.year_turn.unfinished import open_items, open_tasks

GO_ON, DONE, DROPPED = "继续办理", "已办结", "不再办理"
LEFT, MOVED = "不结转", "列入新年度"
KEPT, ENDED = "继续承担", "年底终止"
CHOICES: dict[type[Record], tuple[str, ...]] = {
    Task: (GO_ON, DONE, DROPPED),
    PlannedMeeting: (LEFT, MOVED),
    Responsibility: (KEPT, ENDED),
}
"""What can become of each, the usual first: then nothing changes, unless a day or a note is put down."""
DAYS = {GO_ON: "新的时限", DONE: "办结日期", DROPPED: "", LEFT: "", MOVED: "计划时间", KEPT: "", ENDED: ""}
"""What the day of a choice is; '' where it has none."""
_OVER = "结转到"
"""Stands in the note of a line of the plan that was carried over."""


@dataclass
class Carried:
    """One thing that is open, and what is to become of it. day: as DAYS says · note: why, or what came of it."""

    record: Record
    year: int
    choice: str
    day: PartialDate | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """Table and id."""
        return f"{self.record.table}:{self.record.id}"

    @property
    def was(self) -> PartialDate | None:
        """Its day so far: the deadline, when it was planned, since when."""
        record = self.record
        if isinstance(record, Task):
            return record.due
        return record.day if isinstance(record, PlannedMeeting) else None

    def choose(self, choice: str, today: date) -> None:
        """Another choice, with the day that is usual for it. Raises ValueError for one that is none of its own."""
        if choice not in CHOICES[type(self.record)]:
            raise ValueError(choice)
        self.choice, self.day = choice, self._usual(choice, today)

    def _usual(self, choice: str, today: date) -> PartialDate | None:
        if choice == MOVED:
            month = 3 if getattr(self.record, "kind", "") in OF_A_YEAR else 1
            return PartialDate(self.year + 1, month)
        return PartialDate.of(today) if choice == DONE else self.was if choice == GO_ON else None

    def lacks(self) -> str:
        """What must be put right before it can be written; '' for nothing."""
        if self.choice == DONE and self.day is None:
            return "写上哪一天办结的"
        if self.choice == MOVED and (self.day is None or self.day.year <= self.year):
            return f"写上 {self.year + 1} 年的时间，可以只到月"
        return ""

    def words(self) -> str:
        """What will change, in a sentence; '' for nothing."""
        record, note = self.record, f"，说明：{self.note}" if self.note else ""
        told = f"“{record.title()}”"
        if isinstance(record, Task):
            if self.choice == DONE:
                return f"待办{told}：{self.day} 办结{note}"
            if self.choice == DROPPED:
                return f"待办{told}：不再办理{note}"
            moved = f"时限 {record.show('due') or '未定'} → {self.day or '未定'}" if self.day != record.due else ""
            return f"待办{told}：{moved or '继续办理'}{note}" if moved or note else ""
        if isinstance(record, PlannedMeeting):
            told = f"计划“{record.title()} {record.show('day')}”"
            if self.choice == MOVED and record.kind in OF_A_YEAR:
                return f"{told}：改到 {self.day}，仍是 {self.year} 年度的{note}"
            if self.choice == MOVED:
                return f"{told}：{_OVER} {self.year + 1} 年计划，{self.day}{note}"
            return f"{told}：记为未召开{note}" if note else ""
        return f"责任事项{told}：{self.year} 年底终止{note}" if self.choice == ENDED else ""

    def write(self, unit: Unit, today: date) -> None:
        """Makes it so; nothing is written where `words` says nothing."""
        record = dataclasses.replace(self.record)
        if not self.words():
            return
        if isinstance(record, Task):
            self._write_task(unit, record, today)
        elif isinstance(record, PlannedMeeting):
            self._write_line(unit, record)
        elif isinstance(record, Responsibility):
            record.until = PartialDate(self.year, 12, 31)
            record.note = _joined(record.note, self.note)
            unit.save(record)

    def _write_task(self, unit: Unit, task: Task, today: date) -> None:
        if self.choice == GO_ON:
            task.due, task.note = self.day, _joined(task.note, self.note)
        else:
            task.done = self.day if self.choice == DONE else PartialDate.of(today)
            said = self.note if self.choice == DONE else DROPPED + (f"：{self.note}" if self.note else "")
            task.outcome = _joined(task.outcome, said)
        unit.save(task)

    def _write_line(self, unit: Unit, line: PlannedMeeting) -> None:
        if self.choice == LEFT:
            line.note = _joined(line.note, f"未召开：{self.note}")
        elif line.kind in OF_A_YEAR:  # it stays in the plan of the year that it is for
            line.day, line.note = self.day, _joined(line.note, self.note)
        else:
            told = _joined(f"{self.year} 年计划 {line.show('day')} 未召开，结转", self.note)
            unit.add(dataclasses.replace(line, id=0, year=None, day=self.day, note=told, meeting_id=None, alone=""))
            line.note = _joined(line.note, _joined(f"未召开，{_OVER} {self.year + 1} 年", self.note))
        unit.save(line)


def _joined(before: str, more: str) -> str:
    return "；".join(part for part in (before.strip(), more.strip()) if part)


@dataclass
class Carrying:
    """All that is open at the end of a year. items, batches: what goes on by itself, in the register and in training."""

    year: int
    carried: list[Carried]
    items: list[Rectification]
    batches: list[Training]

    @classmethod
    def of(cls, snapshot: Snapshot, year: int, today: date) -> Carrying:
        """With what changes nothing: to-dos go on with their deadline, as duties do; meetings whose day is past are left as not
        held."""
        became = fates(snapshot.planned, snapshot.meetings, today, snapshot.limits)
        lines = [
            line
            for line in sorted(snapshot.planned, key=lambda p: (str(p.day), p.id))
            if plan_year(line) == year and became[line.id].state == OVERDUE and not _carried(line, year)
        ]
        duties = [duty for duty in in_order(snapshot.duties) if in_year(duty, year) and in_year(duty, year + 1)]
        found = []
        for record in (*tasks_in_order(open_tasks(snapshot, year)), *lines, *duties):
            each = Carried(record, year, CHOICES[type(record)][0])
            each.choose(each.choice, today)
            found.append(each)
        return cls(year, found, open_items(snapshot, year), _over_the_turn(snapshot, year))

    def changes(self) -> list[Carried]:
        """Those that something becomes of."""
        return [each for each in self.carried if each.words()]

    def lacks(self) -> list[Carried]:
        """Those of which something must be put right first."""
        return [each for each in self.carried if each.lacks()]

    def take_over(self, before: Carrying) -> None:
        """Takes what was chosen before the ledger changed, for what is the same year's and still open."""
        chosen = {(type(each.record), each.record.id): each for each in before.carried if before.year == self.year}
        for each in self.carried:
            known = chosen.get((type(each.record), each.record.id))
            if known is not None:
                each.choice, each.day, each.note = known.choice, known.day, known.note

    def told(self) -> dict[str, Any]:
        """What was chosen, for a draft."""
        return {each.key: [each.choice, str(each.day or ""), each.note] for each in self.carried}

    def recall(self, body: dict[str, Any]) -> bool:
        """Takes what a draft tells of what is still open; whether there was any."""
        known = [(each, body[each.key]) for each in self.carried if each.key in body]
        for each, (choice, day, note) in known:
            if choice in CHOICES[type(each.record)]:
                each.choice, each.day, each.note = choice, PartialDate.parse(day) if day else None, note
        return bool(known)

    def write(self, unit: Unit, today: date) -> None:
        """Writes all of it."""
        for each in self.changes():
            each.write(unit, today)


def _carried(line: PlannedMeeting, year: int) -> bool:
    """Whether a line was carried over already."""
    return f"{_OVER} {year + 1} 年" in line.note or (line.day is not None and line.day.year > year)


def _over_the_turn(snapshot: Snapshot, year: int) -> list[Training]:
    """The batches that began up to the end of a year and end after it."""
    return [t for t in snapshot.trainings if t.start and t.end and t.start.year <= year < t.end.year]
