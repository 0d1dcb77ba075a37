"""The registers of training: its batches, and what is counted out of them: 学时台账 and 年度教育培训统计."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.exports.contents import training_sheet
from models.exports.contents.study.figures import figures_objects, figures_sheets
from models.exports.contents.study.hours import hours_sheets
from models.exports.contents.training import trainings_of
from models.exports.json_file import object_of
from models.exports.privacy import kept_back
from models.exports.scope import Scope, parts_of
from models.exports.sheet import Sheet
from models.our_branch import our_branch
from models.records import Enrolment, Member, StatusChange, Training
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


def training(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The batches, with who took part and who is on no list."""
    trainings, enrolments, branch = ledger.all(Training), parts_of(ledger, Enrolment), our_branch(ledger)
    sheet = training_sheet(
        trainings, enrolments, branch, ledger.all(Member), unlisted=not_listed(ledger, scope), today=scope.today,
        year=scope.within, full=scope.full,
    )  # fmt: skip
    return {"培训批次": sheet}


def training_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The batches as objects, with their people within."""
    people = parts_of(ledger, Enrolment)
    return [
        object_of(batch, full=scope.full, withheld=kept_back, parts={Enrolment.label: people.get(batch.id, ())})
        for batch in trainings_of(ledger.all(Training), scope.within)
    ]


def not_listed(ledger: Ledger, scope: Scope) -> dict[int, list[str]]:
    """By the id of a batch for all members, who of them is on no list of it, as a list of names tells them apart."""
    snapshot = Snapshot.of(ledger)
    found = {batch.id: unlisted(batch, snapshot, scope.today) for batch in snapshot.trainings}
    return {number: [snapshot.apart[member.id] for member in those] for number, those in found.items()}


def study_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The same figures for scripts."""
    return figures_objects(snapshot_of(ledger), scope.year or scope.today.year, today=scope.today, full=scope.full)
