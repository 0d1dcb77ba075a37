"""The registers of meetings: their records, and what is drawn from them: attendance, votes, resolutions, and what is to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from models.exports.contents import attendance_sheet, meetings_sheet, resolutions_sheet, tasks_sheet, votes_sheet
from models.exports.contents.meetings import meetings_of
from models.exports.json_file import object_of
from models.exports.privacy import kept_back
from models.exports.reasons_in_texts import all_items_told, meeting_told
from models.exports.scope import Scope, in_order, parts_of
from models.exports.sheet import Sheet
from models.our_branch import our_branch
from models.records import AgendaItem, Attendance, Meeting, Member, Rectification, Task
from models.rules.held import uncounted
from models.rules.snapshot import Snapshot
from models.rules.tasks import Origins
from models.store import Ledger

F = TypeVar("F", Task, Rectification)


def meetings(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Every record of a meeting with who came."""
    sheet = meetings_sheet(
        ledger.all(Meeting),
        parts_of(ledger, Attendance),
        our_branch(ledger),
        ledger.all(Member),
        today=scope.today,
        year=scope.within,
        full=scope.full,
        uncounted=uncounted(Snapshot.of(ledger), scope.today),
    )
    return {"组织生活": sheet}


def meeting_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """The records as objects, with their people and items within."""
    people, items = parts_of(ledger, Attendance), parts_of(ledger, AgendaItem)
    if not scope.full:
        items = all_items_told(items, people)
    return [
        object_of(
            meeting if scope.full else meeting_told(meeting, people.get(meeting.id, ())),
            full=scope.full,
            withheld=partial(kept_back, meeting=meeting),
            parts={
                Attendance.label: people.get(meeting.id, ()),
                AgendaItem.label: in_order(items.get(meeting.id, ())),
            },
        )
        for meeting in meetings_of(ledger.all(Meeting), scope.within)
    ]


def attendance(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Who came to what, by person and month."""
    sheet = attendance_sheet(
        ledger.all(Meeting),
        parts_of(ledger, Attendance),
        ledger.all(Member),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
    )
    return {"出勤登记": sheet}


def votes(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """Every vote with its numbers and its result."""
    items = parts_of(ledger, AgendaItem)
    sheet = votes_sheet(
        ledger.all(Meeting),
        items,
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
        members=ledger.all(Member),
        people=parts_of(ledger, Attendance),
    )
    return {"表决登记": sheet}


def resolutions(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """What was decided, and what became of it."""
    items = parts_of(ledger, AgendaItem)
    sheet = resolutions_sheet(
        ledger.all(Meeting),
        items if scope.full else all_items_told(items, parts_of(ledger, Attendance)),
        _by_item(ledger.all(Task)),
        _by_item(ledger.all(Rectification)),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
    )
    return {"决议索引": sheet}


def _by_item(records: Sequence[F]) -> dict[int, list[F]]:
    found: dict[int, list[F]] = {}
    for record in records:
        found.setdefault(record.agenda_item_id or 0, []).append(record)
    return found


def tasks(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    """What is to be done, and what was."""
    origins = Origins(ledger.all(Meeting), ledger.all(AgendaItem))
    sheet = tasks_sheet(
        ledger.all(Task), origins, our_branch(ledger), today=scope.today, year=scope.within, full=scope.full
    )
    return {"待办台账": sheet}
