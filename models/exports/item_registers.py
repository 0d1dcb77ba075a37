"""The registers of 整改台账: the items, 意见建议办理情况, and the three lists; as sheets and as objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.evidence import files_by_item
from models.exports.contents import lists_objects, lists_sheets, opinions_sheet, rectification_sheet
from models.exports.contents.opinions import NAME as OPINIONS
from models.exports.contents.rectification import chosen_items
from models.exports.contents.rectification_columns import EVIDENCE, Looked, choosable, keys_of
from models.exports.json_file import object_of
from models.exports.scope import Scope, parts_of
from models.exports.sheet import Sheet
from models.our_branch import our_branch
from models.records import Progress, Rectification, RectificationStep
from models.store import Ledger


def rectification(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The items, with the columns that were chosen."""
    sheet = rectification_sheet(
        ledger.all(Rectification),
        parts_of(ledger, Progress),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
        selection=scope.items,
        steps=parts_of(ledger, RectificationStep),
        files=files_by_item(ledger) if EVIDENCE in keys_of(scope.items.columns) else {},
    )
    return {"整改台账": sheet}


def rectification_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """Items as objects: every field with the progress within, or the columns that were chosen."""
    entries, steps, found = parts_of(ledger, Progress), parts_of(ledger, RectificationStep), []
    columns = [choosable()[key] for key in keys_of(scope.items.columns)]
    files = files_by_item(ledger) if columns else {}
    for item in chosen_items(ledger.all(Rectification), scope.within, scope.items):
        course = entries.get(item.id, ())
        told = object_of(item, full=scope.full, parts={Progress.label: course})
        looked = Looked(item, course, scope.today, scope.full, steps.get(item.id, ()), files.get(item.id, ()))
        told[choosable()["raised_by"].label] = choosable()["raised_by"].text(looked) or None
        told |= {c.label: c.text(looked) or None for c in columns if c.label not in told}
        told |= {c.label: c.text(looked) or None for c in columns if c.key == EVIDENCE}
        found.append({c.label: told[c.label] for c in columns} if columns else told)
    return found


def opinions(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """What was done with opinions and suggestions."""
    items, branch = ledger.all(Rectification), our_branch(ledger)
    return {OPINIONS: opinions_sheet(items, branch, today=scope.today, year=scope.within, full=scope.full)}


def lists(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The three lists: problems, measures, responsibilities."""
    items, branch = ledger.all(Rectification), our_branch(ledger)
    return lists_sheets(items, branch, today=scope.today, year=scope.within, full=scope.full)


def list_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The lines of the three lists for scripts."""
    return lists_objects(ledger.all(Rectification), scope.within, full=scope.full)
