"""What was last done: meetings, training batches and steps of the rectification register together, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from models.kinds import PartialDate
from models.records import Meeting, Rectification, Training
from models.records.rectification_step import CLOSE, REGISTER
from models.rules.attendance import head_count
from models.rules.snapshot import Snapshot

_STEP_TONES = {REGISTER: "warn", CLOSE: "ok"}


@dataclass(frozen=True)
class Recent:
    """One of them. kind: in a word or two, with its tone · came: of how many how many were there, (0, 0) where nobody was
    expected · note: what is said instead."""

    day: PartialDate
    kind: str
    tone: str
    title: str
    table: str
    record: int
    came: tuple[int, int] = (0, 0)
    note: str = ""

    @property
    def words(self) -> str:
        """到会 47/49, 参训 45/49, or the note."""
        if not self.came[1]:
            return self.note
        return f"{'参训' if self.table == Training.table else '到会'} {self.came[0]}/{self.came[1]}"


def recent(snapshot: Snapshot, today: date, most: int) -> list[Recent]:
    """The last ones up to today."""
    held = nlargest(most, _held(snapshot, today), key=lambda pair: (str(pair[0]), pair[1].id))
    meetings = [_of_meeting(day, meeting, snapshot) for day, meeting in held]  # nobody is counted who is not shown
    others = (one for one in (*_batches(snapshot), *_steps(snapshot)) if one.day.first() <= today)
    return nlargest(most, (*meetings, *others), key=lambda one: (str(one.day), one.table == Meeting.table, one.record))


def _held(snapshot: Snapshot, today: date) -> Iterator[tuple[PartialDate, Meeting]]:
    for meeting in snapshot.meetings:
        if meeting.day and meeting.day.first() <= today:
            yield meeting.day, meeting


def _of_meeting(day: PartialDate, meeting: Meeting, snapshot: Snapshot) -> Recent:
    total = head_count(snapshot.attendances.get(meeting.id, []))
    title = meeting.subject or meeting.title()
    tone = "warn" if meeting.kind == "党课" else "info"
    came = (total.present, total.expected)
    note = "草稿" if meeting.draft else ""
    return Recent(day, meeting.kind, tone, title, meeting.table, meeting.id, came, note)


def _batches(snapshot: Snapshot) -> Iterator[Recent]:
    for batch in snapshot.trainings:
        if batch.start:
            there = snapshot.enrolments.get(batch.id, ())
            came = (sum(enrolment.took_part() for enrolment in there), len(there))
            yield Recent(batch.start, "教育培训", "ok", batch.title(), batch.table, batch.id, came)


def _steps(snapshot: Snapshot) -> Iterator[Recent]:
    for item in snapshot.rectifications:
        for step in reversed(snapshot.steps.get(item.id, ())):  # of one day the last first
            if step.day:
                tone, who = _STEP_TONES.get(step.action, "neutral"), step.by or item.owner
                words = f"{step.action}：{item.title()}"
                yield Recent(step.day, "整改", tone, words, Rectification.table, item.id, note=who)
