"""The registers of 民主评议 and 表彰奖励: their sheets, and their objects for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.exports.contents.appraisals import PRIVATE, appraisals_of, appraisals_sheet
from models.exports.contents.awards import awards_of, awards_sheet, names_of
from models.exports.json_file import object_of
from models.exports.privacy import masked_text, shown
from models.exports.scope import Scope
from models.exports.sheet import Sheet
from models.our_branch import our_branch
from models.records import Award, Member
from models.rules.snapshot import Snapshot
from models.store import Ledger


def appraisals(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Everybody's result."""
    sheet = appraisals_sheet(Snapshot.of(ledger), today=scope.today, year=scope.year, full=scope.full)
    return {"民主评议": sheet}


def appraisal_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """Each result with whose it is; what is private only in full."""
    return [
        {"姓名": shown(member, "name", full=scope.full)} | object_of(line, full=scope.full, withheld=lambda _: PRIVATE)
        for line, member in appraisals_of(Snapshot.of(ledger), scope.year)
    ]


def awards(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Everything that members and the branch were honoured with."""
    sheet = awards_sheet(
        ledger.all(Award),
        ledger.all(Member),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
    )
    return {"表彰奖励": sheet}


def award_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """Each honour, under the name of today."""
    listed = awards_of(ledger.all(Award), scope.within)
    names = names_of(listed, ledger.all(Member))
    return [
        object_of(award, full=scope.full, withheld=lambda _: ("note",))
        | {"姓名": names[award.id] if scope.full else masked_text(names[award.id])}
        for award in listed
    ]
