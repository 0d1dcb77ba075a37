"""The registers that can be exported: their names, and how their sheets and objects come out of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from models.exports.contents import (
    hours_sheet,
    meetings_sheet,
    rectification_sheet,
    roster_members,
    roster_sheet,
    training_sheet,
    transfers_sheet,
)
from models.exports.contents.meetings import meetings_of
from models.exports.contents.rectification import rectifications_of
from models.exports.contents.roster import WITHHELD
from models.exports.contents.training import trainings_of
from models.exports.contents.transfers import transfers_of
from models.exports.json_file import object_of
from models.exports.privacy import of_talk
from models.exports.sheet import Sheet
from models.fields import Record, by_parent
from models.records import (
    AgendaItem,
    Attendance,
    Branch,
    Enrolment,
    Meeting,
    Member,
    Progress,
    Rectification,
    StatusChange,
    Training,
    Transfer,
)
from models.store import Ledger

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Scope:
    """What of the ledger is wanted: as of which day, which year (None: all), private fields whole or masked."""

    today: date
    year: int | None = None
    full: bool = False


@dataclass(frozen=True)
class Register:
    """A register: its Chinese name, which is the name of its file too; how its content is gathered; what is said when
    there is none."""

    name: str
    sheets: Callable[[Ledger, Scope], Mapping[str, Sheet]]
    """Its sheets by short name, the main one, which has a row per record, first."""
    objects: Callable[[Ledger, Scope], list[dict[str, Any]]]
    empty: str


def branch_of(ledger: Ledger) -> Branch:
    """The branch of the ledger, an empty one where nobody has filled it in."""
    return ledger.get(Branch, 1) or Branch()


def parts_of(ledger: Ledger, cls: type[R]) -> Mapping[int, Sequence[R]]:
    """All parts of a class by the id of their record, in the order in which they were added."""
    return by_parent(ledger.all(cls))


def in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items of an agenda by their number."""
    return sorted(items, key=lambda item: (item.position or 0, item.id))


def _roster(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    members = ledger.all(Member)
    return {"党员名册": roster_sheet(members, branch_of(ledger), today=scope.today, full=scope.full)}


def _roster_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    listed = roster_members(ledger.all(Member), branch_of(ledger), today=scope.today)
    return [object_of(member, full=scope.full, withheld=lambda _: WITHHELD) for member in listed]


def _meetings(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    sheet = meetings_sheet(
        ledger.all(Meeting),
        parts_of(ledger, Attendance),
        branch_of(ledger),
        today=scope.today,
        year=scope.year,
        full=scope.full,
    )
    return {"组织生活": sheet}


def _meeting_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    people, items = parts_of(ledger, Attendance), parts_of(ledger, AgendaItem)
    return [
        object_of(
            meeting,
            full=scope.full,
            withheld=partial(of_talk, meeting=meeting),
            parts={
                Attendance.label: people.get(meeting.id, ()),
                AgendaItem.label: in_order(items.get(meeting.id, ())),
            },
        )
        for meeting in meetings_of(ledger.all(Meeting), scope.year)
    ]


def _training(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    trainings, enrolments, branch = ledger.all(Training), parts_of(ledger, Enrolment), branch_of(ledger)
    batches = training_sheet(trainings, enrolments, branch, today=scope.today, year=scope.year, full=scope.full)
    hours = hours_sheet(
        trainings,
        enrolments,
        ledger.all(Member),
        branch,
        today=scope.today,
        year=scope.year,
        full=scope.full,
        changes=parts_of(ledger, StatusChange),
    )
    return {"培训批次": batches, "个人学时": hours}


def _training_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    people = parts_of(ledger, Enrolment)
    return [
        object_of(batch, full=scope.full, parts={Enrolment.label: people.get(batch.id, ())})
        for batch in trainings_of(ledger.all(Training), scope.year)
    ]


def _rectification(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    sheet = rectification_sheet(
        ledger.all(Rectification),
        parts_of(ledger, Progress),
        branch_of(ledger),
        today=scope.today,
        year=scope.year,
        full=scope.full,
    )
    return {"整改台账": sheet}


def _rectification_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    entries = parts_of(ledger, Progress)
    return [
        object_of(item, full=scope.full, parts={Progress.label: entries.get(item.id, ())})
        for item in rectifications_of(ledger.all(Rectification), scope.year)
    ]


def _transfers(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    sheet = transfers_sheet(
        ledger.all(Transfer),
        ledger.all(Member),
        branch_of(ledger),
        today=scope.today,
        year=scope.year,
        full=scope.full,
    )
    return {"转接登记": sheet}


def _transfer_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    names = {member.id: member.name for member in ledger.all(Member)}
    return [
        {"姓名": names.get(transfer.member_id or 0, "")} | object_of(transfer, full=scope.full)
        for transfer in transfers_of(ledger.all(Transfer), scope.year)
    ]


def registers() -> Mapping[str, Register]:
    """All registers by the word for them on the command line, in the order in which 'all' writes them."""
    return {
        "roster": Register("党员名册", _roster, _roster_objects, "名册里没有现在属于本支部的党员"),
        "meetings": Register("组织生活台账", _meetings, _meeting_objects, "没有组织生活记录"),
        "training": Register("教育培训台账", _training, _training_objects, "没有培训批次"),
        "rectification": Register("整改台账", _rectification, _rectification_objects, "没有整改事项"),
        "transfers": Register("组织关系转接登记簿", _transfers, _transfer_objects, "没有组织关系转接记录"),
    }
