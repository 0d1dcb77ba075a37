"""Carries a plan out: one unit, so that one undo takes the whole import back."""

from __future__ import annotations

import json

from models.imports.plan import ADDED, UPDATED, Change, Plan
from models.imports.refused import FileRefused
from models.records import Member
from models.store import Ledger


def write_plan(plan: Plan, ledger: Ledger, *, label: str = "导入党员") -> int:
    """Writes what the plan adds and changes, as one action, and gives the number of people; 0 leaves no history.

    label: what the history says was done, without the number.
    Raises FileRefused where the ledger has changed since the plan was made; nothing is written then.
    """
    added = [row.record for row in plan.of_fate(ADDED) if row.record is not None]
    changes: dict[int, list[Change]] = {}
    for row in plan.of_fate(UPDATED):
        if row.member_id:
            changes.setdefault(row.member_id, []).extend(row.changes)
    members = _current(plan, ledger, changes)
    count = len(added) + len(members)
    if not count:
        return 0
    note = json.dumps({"file": plan.file}, ensure_ascii=False)
    with ledger.unit(f"{label} {count} 人", note=note) as unit:
        unit.add_all(added)
        for member in members:
            unit.save(member)
    return count


def _current(plan: Plan, ledger: Ledger, changes: dict[int, list[Change]]) -> list[Member]:
    """The members to change, as the ledger has them now, with the changes made."""
    known = {member.id: member for member in ledger.all(Member)} if changes else {}
    for number, several in changes.items():
        member = known.get(number)
        for change in several:
            if member is None or getattr(member, change.name) != change.old:
                raise FileRefused.about(plan.file, "的导入预览做好以后，名册又改动过", "请重新导入，再看一遍预览")
            setattr(member, change.name, change.new)
    return [known[number] for number in changes]
