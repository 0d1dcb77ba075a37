"""What goes into a cell before it is known how the form wants it: text, a number, a day, a share, a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from models.exports.privacy import masked_text, shown
from models.exports.reasons import reason_told
from models.fields import Record, field_of
from models.kinds import BirthDay, Kind, PartialDate
from models.records import Attendance, Enrolment, Meeting, Training, Transfer
from models.rules import Snapshot
from models.rules.study.hours import hours_by_member
from models.rules.study.yearly import StudyYear, study_year
from models.rules.training import CENTRAL


@dataclass(frozen=True)
class Share:
    """A part of a whole, 0 to 1."""

    value: float


@dataclass(frozen=True)
class Period:
    """From a day to a day."""

    start: PartialDate
    end: PartialDate


@dataclass(frozen=True)
class Moment:
    """A day with the time of day as text."""

    day: PartialDate
    clock: str


@dataclass(frozen=True)
class Unsure:
    """A number that the ledger cannot give for certain, and why."""

    why: str


Content = str | int | float | PartialDate | Share | Period | Moment | Unsure | None
"""None and '' mean that the ledger does not say it."""


@dataclass(frozen=True)
class Facts:
    """What the contents are taken from. full: private values whole · year: of hours and the like · card: a form for one ·
    meeting, batch: of which a list of people is to be signed or ticked · asked: the fields that the list or card asks for."""

    snapshot: Snapshot
    today: date
    full: bool
    year: int
    card: bool = False
    meeting: Meeting | None = None
    batch: Training | None = None
    asked: frozenset[str] = frozenset()

    @cached_property
    def hours(self) -> dict[int, float]:
        """学时 of the year by the member's id, worked out once for all rows."""
        return hours_by_member(self.snapshot, self.year, self.today)

    @cached_property
    def study(self) -> dict[int, StudyYear]:
        """How the year stands by the member's id; who was suspended all along is not in it."""
        return {one.member.id: one for one in study_year(self.snapshot, self.year, self.today) if one.member}

    @cached_property
    def central_hours(self) -> dict[int, float]:
        """Those of them from 集中轮训, 调训 and 专题班."""
        batches = [batch for batch in self.snapshot.trainings if batch.kind in CENTRAL]
        return hours_by_member(replace(self.snapshot, trainings=batches, meetings=[]), self.year, self.today)


def called(record: Record, snapshot: Snapshot) -> str:
    """What a person would call a record: a transfer by its member."""
    if isinstance(record, Transfer) and (member := snapshot.by_id.get(record.member_id or 0)) is not None:
        return member.title()
    return record.title()


def of_field(record: Record, name: str, facts: Facts) -> Content:
    """The value of a declared field, masked unless `full`."""
    kind: Kind[Any] = field_of(type(record), name).kind
    value = getattr(record, name)
    if value == kind.empty:
        return None
    if isinstance(value, PartialDate):
        masked = isinstance(kind, BirthDay) and not facts.full
        return PartialDate(value.year, value.month) if masked else value
    if isinstance(value, (int, float)):
        return int(value) if float(value).is_integer() else value
    return shown(record, name, full=facts.full)


def text(value: str, facts: Facts) -> str:
    """Text that was put together, with the private numbers in it masked unless `full`."""
    return value if facts.full else masked_text(value)


def why_away(person: Attendance | Enrolment, facts: Facts) -> str:
    """Why somebody was away, unless `full` by its kind only, for it may tell of illness; '' where no reason was put down."""
    return text(reason_told(person.reason, full=facts.full), facts) if person.reason.strip() else ""


def named_with_reasons(people: Iterable[Attendance | Enrolment], facts: Facts) -> str:
    """The names of those who were away, each with the reason behind it where there is one."""
    return "、".join(text(p.name, facts) + (f"（{why}）" if (why := why_away(p, facts)) else "") for p in people)
