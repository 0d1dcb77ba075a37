"""Carries the plan of a list out: on the entries of a batch that is being filled, or in the ledger as one action."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence

from models.imports.enrolling.seats import Seat
from models.imports.plan import ADDED, UPDATED, Plan
from models.kinds import name_key
from models.records import Enrolment, Training
from models.store import Ledger


def seats(plan: Plan) -> list[Seat]:
    """The rows that put somebody on the list or change an entry."""
    return [
        row for row in plan.rows if isinstance(row, Seat) and row.entry is not None and row.fate in (ADDED, UPDATED)
    ]


def guests(plan: Plan) -> int:
    """How many people outside the roster the plan puts on the list."""
    return sum(seat.guest and seat.fate == ADDED for seat in seats(plan))


def carried_out(plan: Plan, entries: Sequence[Enrolment]) -> list[Enrolment]:
    """The entries of a batch as the plan leaves them: those there are, changed where it says so, then the new ones."""
    made = [copy.copy(entry) for entry in entries]
    for seat in seats(plan):
        assert seat.entry is not None
        entry = next((e for e in made if _same(e, seat.entry)), None)
        if entry is None:
            entry = Enrolment(member_id=seat.entry.member_id, name=seat.entry.name)
            made.append(entry)
        for change in seat.changes:
            setattr(entry, change.name, change.new)
    return made


def _same(one: Enrolment, other: Enrolment) -> bool:
    if one.member_id or other.member_id:
        return one.member_id == other.member_id
    units = one.unit == other.unit or not one.unit or not other.unit
    return name_key(one.name) == name_key(other.name) and units


def write_list(plan: Plan, ledger: Ledger, training: Training) -> int:
    """Writes what the plan adds and changes, as one action, and gives the number of rows; 0 leaves no history."""
    count = len(seats(plan))
    if count:
        note = json.dumps({"file": plan.file}, ensure_ascii=False)
        entries = carried_out(plan, ledger.parts(Enrolment, training))
        with ledger.unit(f"导入参训名单 {count} 人：{training.title()}", note=note) as unit:
            unit.save_parts(training, entries, Enrolment)
    return count
