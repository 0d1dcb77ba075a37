"""The registers that are counted out of training: 学时台账 and 年度教育培训统计, read from the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.exports.contents.study.figures import figures_objects, figures_sheets
from models.exports.contents.study.hours import hours_sheets
from models.exports.scope import Scope, parts_of
from models.exports.sheet import Sheet
from models.namesakes import names_apart
from models.records import Member, StatusChange
from models.rules.snapshot import Snapshot
from models.rules.study.everybody import unlisted
from models.rules.study.reading import of_all
from models.store import Ledger


def snapshot_of(ledger: Ledger) -> Snapshot:
    """What hours are counted from, with the decisions about memberships."""
    return of_all(ledger, ledger.all(Member), status_changes=parts_of(ledger, StatusChange))


def study_hours(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Hours per person and year."""
    return hours_sheets(snapshot_of(ledger), today=scope.today, year=scope.year, full=scope.full)


def study_figures(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The figures of a year, this one where none is said."""
    snapshot = Snapshot.of(ledger)  # with every meeting: who was left out of 应到 is not missing from a list
    return figures_sheets(snapshot, scope.year or scope.today.year, today=scope.today, full=scope.full)


def not_listed(ledger: Ledger, scope: Scope) -> dict[int, list[str]]:
    """By the id of a batch for all members, who of them is on no list of it, as a list of names tells them apart."""
    snapshot = Snapshot.of(ledger)
    called = names_apart(snapshot.members)
    found = {batch.id: unlisted(batch, snapshot, scope.today) for batch in snapshot.trainings}
    return {number: [called[member.id] for member in those] for number, those in found.items()}


def study_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The same figures for scripts."""
    return figures_objects(snapshot_of(ledger), scope.year or scope.today.year, today=scope.today, full=scope.full)
