"""同场: one gathering may serve several kinds of meeting, each recorded by itself and linked to the others (domain §1.2)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.kinds import PartialDate
from models.records import Attendance, Meeting
from models.records.meeting import DRAFT, GROUP, GUEST

if TYPE_CHECKING:
    from models.store import Ledger

_SHARED = ("day", "start", "end", "place", "host", "recorder", "guests")


def linked(ledger: Ledger, meeting: Meeting) -> list[Meeting]:
    """The other records of the same gathering, by id."""
    mine = meeting.of_gathering
    if not mine:
        return []
    first = ledger.fetch(Meeting, sorted(ledger.there(Meeting, [mine])))
    kept = (*ledger.all(Meeting, gathering=mine), *first)
    others = {other.id: other for other in kept if other.of_gathering == mine}
    return [other for number, other in sorted(others.items()) if number != meeting.id]


def beside(meeting: Meeting, kind: str, today: PartialDate) -> Meeting:
    """A new record of another kind for the same day, time, place and people."""
    shared = {name: getattr(meeting, name) for name in _SHARED}
    group = meeting.group if kind == GROUP else ""
    return Meeting(
        kind=kind,
        group=group,
        status=DRAFT,
        recorded_on=today,
        gathering=meeting.gathering or meeting.id,
        **shared,
    )


def same_people(expected: Sequence[Attendance], there: Sequence[Attendance]) -> list[Attendance]:
    """Those expected of the new record, each with the state that the other record has; its guests come too."""
    states = {part.member_id: part for part in there if part.member_id and part.expected}
    made = []
    for part in expected:
        known = states.get(part.member_id or 0)
        made.append(dataclasses.replace(part, state=known.state, reason=known.reason) if known else part)
    listed = {part.member_id for part in made if part.member_id}
    guests = [p for p in there if p.state == GUEST and not (p.member_id and p.member_id in listed)]
    return made + [dataclasses.replace(part, id=0, meeting_id=None) for part in guests]
