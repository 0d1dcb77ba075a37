"""Batches that are over and whose people are still only signed up: until that is put down nobody has had their hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from models.records import Enrolment, Training
from models.records.training import SIGNED_UP
from models.rules.snapshot import Snapshot
from models.rules.todo import INFO, Todo


def over(batch: Training, on: date) -> bool:
    """Whether the last day of a batch has passed."""
    last = batch.end or batch.start
    return last is not None and last.last() < on


def waiting(enrolments: Sequence[Enrolment]) -> int:
    """How many have only signed up."""
    return sum(enrolment.state == SIGNED_UP for enrolment in enrolments)


def unregistered(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """One reminder a batch."""
    for batch in snapshot.trainings:
        number = waiting(snapshot.enrolments.get(batch.id, ())) if over(batch, today) else 0
        if number:
            title = f"“{batch.name}”已结束，{number} 人还是“报名”"
            yield Todo(title, "教育培训 · 登记是否参加，才计学时", None, INFO, Training.table, batch.id)
