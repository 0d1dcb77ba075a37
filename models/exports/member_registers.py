"""The registers of who is in the branch, and of who came and went: 党员名册 and 转接登记; as sheets and as objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.exports.contents import roster_sheet, transfers_sheet
from models.exports.contents.roster import chosen_members, roster_view
from models.exports.contents.roster_columns import STATE, all_fields, columns_wanted, keys_of, needs_facts
from models.exports.contents.transfers import WITHHELD as OF_TRANSFERS
from models.exports.contents.transfers import transfers_of
from models.exports.errors import ExportRefused
from models.exports.json_file import object_of
from models.exports.privacy import WITHHELD, shown
from models.exports.scope import Scope, parts_of
from models.exports.selection import LAYOUTS, TABLE
from models.exports.sheet import Sheet
from models.filters import Facts
from models.our_branch import our_branch
from models.records import Member, StatusChange, Transfer
from models.rules.snapshot import Snapshot
from models.store import Ledger


def roster(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The people who are selected, in the shape that is selected."""
    members = ledger.all(Member)
    sheet = roster_sheet(
        members,
        our_branch(ledger),
        today=scope.today,
        full=scope.full,
        selection=scope.selection,
        facts=_facts(ledger, scope),
        changes=parts_of(ledger, StatusChange),
    )
    return {LAYOUTS[scope.selection.layout]: sheet}


def _facts(ledger: Ledger, scope: Scope) -> Facts | None:
    wanted = needs_facts(keys_of(scope.selection.columns))
    return Facts.of(Snapshot.of(ledger), scope.selection.day(scope.today)) if wanted else None


def _json(text: str) -> str | int | None:
    return int(text) if text.isdecimal() else text or None


def roster_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """People as objects: every field that is kept, or the columns that were chosen; who does not belong is marked."""
    selection = scope.selection
    if selection.layout != TABLE:
        raise ExportRefused(f"{LAYOUTS[selection.layout]}是打印用的，不能导出为 json，没有导出。请换一种格式。")
    members = ledger.all(Member)
    facts, changes = _facts(ledger, scope), parts_of(ledger, StatusChange)
    view = roster_view(selection, today=scope.today, full=scope.full, facts=facts, changes=changes)
    listed = chosen_members(members, our_branch(ledger), selection, today=scope.today)
    keys = keys_of(selection.columns) or all_fields()
    if not all(member.belongs(view.day) for member in listed) and STATE not in keys:
        keys = (*keys, STATE)
    columns = columns_wanted(keys, replace(view, full=True))
    found = []
    for member in listed:
        fields = object_of(view.of(member), full=scope.full, withheld=lambda _: WITHHELD)
        computed = (c for c in columns if c.label not in fields)
        fields |= {column.label: _json(column.text(member, view)) for column in computed}
        found.append({column.label: fields[column.label] for column in columns})
    return found


def transfers(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Who came from where and went where."""
    sheet = transfers_sheet(
        ledger.all(Transfer),
        ledger.all(Member),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
    )
    return {"转接登记": sheet}


def transfer_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The same as objects, under the name of today."""
    names = {member.id: shown(member, "name", full=scope.full) for member in ledger.all(Member)}
    return [
        {"姓名": names.get(transfer.member_id or 0, "")}
        | object_of(transfer, full=scope.full, withheld=lambda _: OF_TRANSFERS)
        for transfer in transfers_of(ledger.all(Transfer), scope.within)
    ]
