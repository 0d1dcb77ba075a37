"""Looking into the sample: a date that must be there, and the parts of a meeting by its id."""

from __future__ import annotations

from datetime import date

from models.fields import by_parent
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting
from models.store import Ledger


def on(value: PartialDate | None) -> date:
    """The first day that a date of the sample can mean."""
    assert value is not None
    return value.first()


def held(ledger: Ledger) -> list[Meeting]:
    """The meetings that were held: without the record that is void."""
    return [meeting for meeting in ledger.all(Meeting) if meeting.counts]


def by_meeting(ledger: Ledger, cls: type[Attendance] | type[AgendaItem]) -> dict[int, list]:
    """The parts of all meetings."""
    return by_parent(ledger.all(cls))
