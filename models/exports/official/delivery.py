"""Writing 《党员基本信息汇总表》: whose rows, one file, and notes on what could not be filled in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from models import outputs
from models.exports.contents.roster import chosen_members, roster_view
from models.exports.errors import ExportRefused
from models.exports.official import official_table, write_official
from models.exports.target import Target
from models.fields import by_parent
from models.our_branch import our_branch
from models.records import Member, StatusChange

if TYPE_CHECKING:
    from models.exports.export import Export

NAME = outputs.NAMES[outputs.OFFICIAL]


def deliver_official(export: Export, target: Target, *, with_address: bool) -> None:
    """The table in the layout of 2017, of the people and the day of the export; raises ExportRefused where nobody is on it."""
    ledger, scope = export.ledger, export.scope
    branch = our_branch(ledger)
    members = chosen_members(ledger.all(Member), branch, scope.selection, today=scope.today)
    if not members:
        raise ExportRefused("名册里没有现在属于本支部的党员，没有导出。请先登记，或换一个年度。")
    changes = by_parent(ledger.all(StatusChange))
    view = roster_view(scope.selection, today=scope.today, full=True, changes=changes)
    table = official_table(members, branch, view=view, with_address=with_address)
    target.make()
    path = target.path(f"{NAME}.{target.format}")
    export.write(scope.dated(NAME), path, len(members), partial(write_official, table), columns=table.labels())
    export.done.rows += len(members)
    export.done.notes += table.notes
