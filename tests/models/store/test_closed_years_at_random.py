"""Writes at random over open and closed years: nothing of a closed one changes without a reason, and the history shows it."""

from __future__ import annotations

import random

import pytest

from models.fields import Record
from models.records import ClosedYear, Meeting, Training
from models.store import Ledger, Sealed
from tests.models.store.test_closed_years import CHANGED, DATED, MADE, WHEN, with_a_closed_year


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_without_a_reason_leaves_the_closed_year_as_it_is(ledger, seed):
    """Writes at random, undone and done again at random: the rows of 2025 differ only by actions that say why."""
    year = with_a_closed_year(ledger)
    chance = random.Random(seed)
    kept = rows_of_2025(year)
    for _ in range(60):
        reason = chance.choice(["", "", "记错了"])
        try:
            _act(year, chance, reason)
        except Sealed:
            assert not reason
            assert rows_of_2025(year) == kept
            continue
        now, line = rows_of_2025(year), year.units()[0]
        if now != kept:
            assert line.reason, line.label
        kept = now
        if not year.all(ClosedYear):
            with year.unit("归档") as unit:
                unit.add(ClosedYear(year=2025))


def _act(ledger: Ledger, chance: random.Random, reason: str) -> None:
    what = chance.choice(["add", "save", "move", "remove", "restore", "undo", "redo", "open"])
    table = chance.choice(list(DATED if what == "move" else MADE))
    cls, when = type(MADE[table](2025)), chance.choice(list(WHEN))
    if what in ("undo", "redo"):
        ledger.undo(reason) if what == "undo" else ledger.redo()
        return
    with ledger.unit(f"{what} {table}", reason=reason) as unit:
        if what == "add":
            unit.add(MADE[table](when))
            return
        records = ledger.all(ClosedYear if what == "open" else cls, deleted=what == "restore")
        for record in chance.sample(records, min(len(records), chance.choice([1, 2]))):
            if what in ("open", "remove"):
                unit.remove(record)
            elif what == "restore":
                unit.restore(record)
            else:
                setattr(
                    record,
                    DATED[table] if what == "move" else CHANGED[table],
                    WHEN[when] if what == "move" else f"{chance.random()}",
                )
                unit.save(record)


def rows_of_2025(ledger: Ledger) -> dict[str, list[Record]]:
    """What the ledger keeps of 2025, found without the declarations."""
    kept = {table: ledger.all(type(make(2025))) for table, make in MADE.items()}
    found = {
        table: [r for r in records if (d := getattr(r, DATED[table])) and d.year == 2025]
        for table, records in kept.items()
        if table in DATED
    }
    for table in ("appraisal", "award", "responsibility_check"):
        found[table] = [r for r in kept[table] if r.year == 2025]
    meetings, batches = ({r.id for r in ledger.ever(c) if r.id in _of_2025(ledger, c)} for c in (Meeting, Training))
    found["attendance"] = [r for r in kept["attendance"] if r.meeting_id in meetings]
    for table in ("enrolment", "course"):
        found[table] = [r for r in kept[table] if r.training_id in batches]
    return found


def _of_2025(ledger: Ledger, cls: type[Record]) -> set[int]:
    name = DATED[cls.table]
    return {r.id for r in ledger.ever(cls) if getattr(r, name).year == 2025}
