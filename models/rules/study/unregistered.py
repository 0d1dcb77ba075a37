"""Batches that are over and whose people are still only signed up: until that is put down nobody has had their hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.records import Enrolment, Training
from models.records.training import SIGNED_UP


def over(batch: Training, on: date) -> bool:
    """Whether the last day of a batch has passed."""
    last = batch.end or batch.start
    return last is not None and last.last() < on


def waiting(enrolments: Sequence[Enrolment]) -> int:
    """How many have only signed up."""
    return sum(enrolment.state == SIGNED_UP for enrolment in enrolments)
