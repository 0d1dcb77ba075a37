"""What registers.py hands out of plans: 三会一课计划表 and 对照表, 责任清单; as sheets and as objects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.exports.contents.coverage import coverage_sheet, participation_sheet
from models.exports.contents.duties import duties_of, duties_sheets
from models.exports.contents.plan import plan_of, plan_sheet
from models.exports.json_file import object_of
from models.exports.sheet import Sheet
from models.exports.within import Within
from models.fields import by_parent
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


def plan_sheets(ledger: Ledger, today: date, year: Within, full: bool) -> Mapping[str, Sheet]:
    """The plan of a year, or all plans, each line with the record that it became."""
    planned, meetings = _lines(ledger, today)
    branch = our_branch(ledger)
    hollow = hollow_ones(Snapshot.of(ledger))
    return {"计划表": plan_sheet(planned, meetings, branch, today=today, year=year, full=full, hollow=hollow)}


def plan_objects(ledger: Ledger, today: date, year: Within, full: bool) -> list[dict[str, Any]]:
    """The lines of a plan as objects, with the day of the record."""
    planned, meetings = _lines(ledger, today)
    hollow = hollow_ones(Snapshot.of(ledger))
    held = {meeting.id: meeting.show("day") for meeting in meetings if meeting.counts and meeting.id not in hollow}
    return [
        object_of(line, full=full) | {"完成情况": held.get(line.meeting_id or 0) or None}
        for line in plan_of(planned, year)
    ]


def coverage_sheets(ledger: Ledger, today: date, year: int | None, full: bool) -> Mapping[str, Sheet]:
    """The matrix of a year, this one where none is said, and how the members took part."""
    snapshot, of = Snapshot.of(ledger), year or today.year
    return {
        "对照检查": coverage_sheet(snapshot, of, today=today, full=full),
        "党员参加情况": participation_sheet(snapshot, of, today=today, full=full),
    }


def coverage_objects(ledger: Ledger, today: date, year: int | None, full: bool) -> list[dict[str, Any]]:
    """The rows of the matrix as objects."""
    sheet = coverage_sheets(ledger, today, year, full)["对照检查"]
    labels = [column.label for column in sheet.columns][1:]
    return [dict(zip(labels, row[1:], strict=True)) for row in sheet.rows]


def duty_sheets(ledger: Ledger, today: date, year: int | None, full: bool) -> Mapping[str, Sheet]:
    """责任清单 of a year, this one where none is said, with its plan by month and the checks."""
    checks, branch = by_parent(ledger.all(ResponsibilityCheck)), our_branch(ledger)
    duties = ledger.all(Responsibility)
    return duties_sheets(duties, checks, branch, today=today, year=year or today.year, full=full)


def duty_objects(ledger: Ledger, today: date, year: int | None, full: bool) -> list[dict[str, Any]]:
    """The duties of a year as objects, each with all of its checks."""
    checks = by_parent(ledger.all(ResponsibilityCheck))
    return [
        object_of(duty, full=full, parts={ResponsibilityCheck.label: checks.get(duty.id, ())})
        for duty in duties_of(ledger.all(Responsibility), year or today.year)
    ]
