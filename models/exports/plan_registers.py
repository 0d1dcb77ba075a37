"""The registers of what is planned: 三会一课计划表 and 对照表, 责任清单; as sheets and as objects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.exports.contents.coverage import coverage_sheet, participation_sheet
from models.exports.contents.duties import duties_of, duties_sheets
from models.exports.contents.plan import plan_of, plan_sheet
from models.exports.json_file import object_of
from models.exports.scope import Scope, parts_of
from models.exports.sheet import Sheet
from models.our_branch import our_branch
from models.records import Meeting, PlannedMeeting, Responsibility, ResponsibilityCheck
from models.rules.held import hollow_ones
from models.rules.limits import Limits
from models.rules.planning.matching import fates, with_records
from models.rules.snapshot import Snapshot
from models.store import Ledger


def _lines(ledger: Ledger, today: date) -> tuple[list[PlannedMeeting], list[Meeting]]:
    planned, meetings = ledger.all(PlannedMeeting), ledger.all(Meeting)
    limits = Limits.of(our_branch(ledger))
    return with_records(planned, fates(planned, meetings, today, limits)), meetings


def plan(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The plan of a year, or all plans, each line with the record that it became."""
    planned, meetings = _lines(ledger, scope.today)
    sheet = plan_sheet(
        planned, meetings, our_branch(ledger), today=scope.today, year=scope.within, full=scope.full,
        hollow=hollow_ones(Snapshot.of(ledger)),
    )  # fmt: skip
    return {"计划表": sheet}


def plan_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The lines of a plan as objects, with the day of the record."""
    planned, meetings = _lines(ledger, scope.today)
    hollow = hollow_ones(Snapshot.of(ledger))
    held = {meeting.id: meeting.show("day") for meeting in meetings if meeting.counts and meeting.id not in hollow}
    return [
        object_of(line, full=scope.full) | {"完成情况": held.get(line.meeting_id or 0) or None}
        for line in plan_of(planned, scope.within)
    ]


def coverage(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """The matrix of a year, this one where none is said, and how the members took part."""
    snapshot, of = Snapshot.of(ledger), scope.year or scope.today.year
    return {
        "对照检查": coverage_sheet(snapshot, of, today=scope.today, full=scope.full),
        "党员参加情况": participation_sheet(snapshot, of, today=scope.today, full=scope.full),
    }


def coverage_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The rows of the matrix as objects."""
    sheet = coverage(ledger, scope)["对照检查"]
    labels = [column.label for column in sheet.columns][1:]
    return [dict(zip(labels, row[1:], strict=True)) for row in sheet.rows]


def duties(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """责任清单 of a year, this one where none is said, with its plan by month and the checks."""
    checks, of = parts_of(ledger, ResponsibilityCheck), scope.year or scope.today.year
    listed, branch = ledger.all(Responsibility), our_branch(ledger)
    return duties_sheets(listed, checks, branch, today=scope.today, year=of, full=scope.full)


def duty_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The duties of a year as objects, each with all of its checks."""
    checks = parts_of(ledger, ResponsibilityCheck)
    return [
        object_of(duty, full=scope.full, parts={ResponsibilityCheck.label: checks.get(duty.id, ())})
        for duty in duties_of(ledger.all(Responsibility), scope.year or scope.today.year)
    ]
