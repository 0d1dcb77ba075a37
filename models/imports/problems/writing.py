"""Carries the plan of a problem list out: items with the steps that they begin with, changes, entries on progress; one unit."""

from __future__ import annotations

import json

from models.imports.plan import ADDED, UPDATED, Change, Plan
from models.imports.refused import FileRefused
from models.records import Progress, Rectification
from models.rules.register.numbering import proposed
from models.rules.register.steps import begun
from models.store import Ledger


def write_problems(plan: Plan, ledger: Ledger) -> int:
    """Writes what the plan adds and changes, as one action, and gives the number of items; 0 leaves no history.

    Raises FileRefused where the register has changed since the plan was made; nothing is written then.
    """
    added = [(row.record, row.progress) for row in plan.of_fate(ADDED) if isinstance(row.record, Rectification)]
    changed = [(row.member_id, row.changes, row.progress) for row in plan.of_fate(UPDATED)]
    known = {item.id: item for item in ledger.all(Rectification)} if changed else {}
    for number, changes, _ in changed:
        _change(plan, known.get(number), changes)
    count = len(added) + len({number for number, _, _ in changed})
    if not count:
        return 0
    note = json.dumps({"file": plan.file}, ensure_ascii=False)
    _number([item for item, _ in added], ledger)
    with ledger.unit(f"导入整改问题 {count} 项", note=note) as unit:
        for item, entries in added:
            steps = begun(item)
            unit.add(item)
            for step in steps:
                step.rectification_id = item.id
                unit.add(step)
            for entry in entries:
                _enter(entry, item.id)
                unit.add(entry)
        for number, changes, entries in changed:
            if changes:
                unit.save(known[number])
            for entry in entries:
                _enter(entry, number)
                unit.add(entry)
    return count


def _number(items: list[Rectification], ledger: Ledger) -> None:
    """Items that have no number of their own get the next of their year and source, as one that is typed in does."""
    if all(item.number for item in items):
        return
    given = [*ledger.ever(Rectification), *items]
    for item in items:
        item.number = item.number or proposed(item, given)


def _change(plan: Plan, item: Rectification | None, changes: list[Change]) -> None:
    for change in changes:
        if item is None or getattr(item, change.name) != change.old:
            raise FileRefused.about(plan.file, "的导入预览做好以后，整改台账又改动过", "请重新导入，再看一遍预览")
        setattr(item, change.name, change.new)


def _enter(entry: Progress, number: int) -> None:
    entry.rectification_id = number
