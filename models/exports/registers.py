"""The registers that can be exported: their names, and how their sheets and objects come out of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from models import outputs
from models.evidence import files_by_item
from models.exports.contents import (
    lists_objects,
    lists_sheets,
    meetings_sheet,
    opinions_sheet,
    rectification_sheet,
    roster_sheet,
    training_sheet,
    transfers_sheet,
)
from models.exports.contents.export_log import in_year, log_sheet, matching
from models.exports.contents.meetings import meetings_of
from models.exports.contents.opinions import NAME as OPINIONS
from models.exports.contents.rectification import chosen_items
from models.exports.contents.rectification_columns import EVIDENCE, Looked, choosable
from models.exports.contents.rectification_columns import keys_of as item_keys
from models.exports.contents.roster import chosen_members, roster_view
from models.exports.contents.roster_columns import STATE, all_fields, columns_wanted, keys_of, needs_facts
from models.exports.contents.training import trainings_of
from models.exports.contents.transfers import transfers_of
from models.exports.errors import ExportRefused
from models.exports.honour_registers import appraisal_objects, appraisals, award_objects, awards
from models.exports.json_file import object_of
from models.exports.life_registers import attendance, resolutions, tasks, votes
from models.exports.planning import (
    coverage_objects,
    coverage_sheets,
    duty_objects,
    duty_sheets,
    plan_objects,
    plan_sheets,
)
from models.exports.privacy import WITHHELD, kept_back, shown
from models.exports.scope import Scope, as_objects, in_order, parts_of
from models.exports.selection import LAYOUTS, TABLE
from models.exports.sheet import Sheet
from models.exports.study_registers import not_listed, study_figures, study_hours, study_objects
from models.filters import Facts
from models.our_branch import our_branch
from models.records import (
    AgendaItem,
    Attendance,
    Enrolment,
    Meeting,
    Member,
    Progress,
    Rectification,
    RectificationStep,
    StatusChange,
    Training,
    Transfer,
)
from models.rules.held import uncounted
from models.rules.snapshot import Snapshot
from models.store import Ledger

__all__ = ["Register", "Scope", "in_order", "parts_of", "registers"]


M = TypeVar("M")


@dataclass(frozen=True)
class Register:
    """A register: the word for it on the command line; how its content is gathered; what is said when there is none."""

    key: str
    sheets: Callable[[Ledger, Scope], Mapping[str, Sheet]]
    """Its sheets by short name, the main one, which has a row per record, first."""
    objects: Callable[[Ledger, Scope], list[dict[str, Any]]]
    empty: str
    in_all: bool = True
    """Whether it is one of those that 'all' writes."""
    of_selection: bool = False
    """Whether the selection says what is in it, and in which shape."""
    own: bool = True
    """Whether its rows are records that no other register tells of."""
    together: bool = False
    """Whether its sheets are one document, and not a file each."""

    @property
    def name(self) -> str:
        """What it is called, its file too."""
        return outputs.NAMES[self.key]

    def why_empty(self, scope: Scope) -> str:
        """Why there is nothing in it: nothing of its kind, or what was selected is not there any more."""
        if self.key == outputs.ROSTER and scope.selection.ids is not None:
            return "选中的党员已经不在账本里"
        if self.key == outputs.ITEMS and scope.items.ids is not None:
            return "选中的整改事项已经不在账本里"
        return self.empty


def _roster(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
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


def _roster_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
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


def _log(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    lines = matching(in_year(ledger.exports(), scope.year), scope.find)
    return {"导出记录": log_sheet(lines, our_branch(ledger), today=scope.today, full=scope.full)}


def _meetings(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
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


def _meeting_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    people, items = parts_of(ledger, Attendance), parts_of(ledger, AgendaItem)
    return [
        object_of(
            meeting,
            full=scope.full,
            withheld=partial(kept_back, meeting=meeting),
            parts={
                Attendance.label: people.get(meeting.id, ()),
                AgendaItem.label: in_order(items.get(meeting.id, ())),
            },
        )
        for meeting in meetings_of(ledger.all(Meeting), scope.within)
    ]


def _training(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    trainings, enrolments, branch = ledger.all(Training), parts_of(ledger, Enrolment), our_branch(ledger)
    sheet = training_sheet(
        trainings, enrolments, branch, ledger.all(Member), unlisted=not_listed(ledger, scope), today=scope.today,
        year=scope.within, full=scope.full,
    )  # fmt: skip
    return {"培训批次": sheet}


def _training_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    people = parts_of(ledger, Enrolment)
    return [
        object_of(batch, full=scope.full, withheld=kept_back, parts={Enrolment.label: people.get(batch.id, ())})
        for batch in trainings_of(ledger.all(Training), scope.within)
    ]


def _rectification(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    sheet = rectification_sheet(
        ledger.all(Rectification),
        parts_of(ledger, Progress),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
        selection=scope.items,
        steps=parts_of(ledger, RectificationStep),
        files=files_by_item(ledger) if EVIDENCE in item_keys(scope.items.columns) else {},
    )
    return {"整改台账": sheet}


def _rectification_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    """Items as objects: every field with the progress within, or the columns that were chosen."""
    entries, steps, found = parts_of(ledger, Progress), parts_of(ledger, RectificationStep), []
    columns = [choosable()[key] for key in item_keys(scope.items.columns)]
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


def _opinions(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    items, branch = ledger.all(Rectification), our_branch(ledger)
    return {OPINIONS: opinions_sheet(items, branch, today=scope.today, year=scope.within, full=scope.full)}


def _lists(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    items, branch = ledger.all(Rectification), our_branch(ledger)
    return lists_sheets(items, branch, today=scope.today, year=scope.within, full=scope.full)


def _list_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    return lists_objects(ledger.all(Rectification), scope.within, full=scope.full)


def _transfers(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    sheet = transfers_sheet(
        ledger.all(Transfer),
        ledger.all(Member),
        our_branch(ledger),
        today=scope.today,
        year=scope.within,
        full=scope.full,
    )
    return {"转接登记": sheet}


def _transfer_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    names = {member.id: shown(member, "name", full=scope.full) for member in ledger.all(Member)}
    return [
        {"姓名": names.get(transfer.member_id or 0, "")} | object_of(transfer, full=scope.full)
        for transfer in transfers_of(ledger.all(Transfer), scope.within)
    ]


def _dated(make: Callable[[Ledger, date, int | None, bool], M]) -> Callable[[Ledger, Scope], M]:
    """What is made of a day, a year and whether it is whole, as a register is asked for it."""
    return lambda ledger, scope: make(ledger, scope.today, scope.year, scope.full)


def _plan(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    return plan_sheets(ledger, scope.today, scope.within, scope.full)


def _plan_objects(ledger: Ledger, scope: Scope) -> list[dict[str, Any]]:
    return plan_objects(ledger, scope.today, scope.within, scope.full)


def registers() -> Mapping[str, Register]:
    """All registers by the word for them on the command line, in the order in which 'all' writes them."""
    found = (
        Register(outputs.ROSTER, _roster, _roster_objects, "名册里没有现在属于本支部的党员", of_selection=True),
        Register(outputs.MEETINGS, _meetings, _meeting_objects, "没有组织生活记录"),
        Register(outputs.PLAN, _plan, _plan_objects, "没有会议计划"),
        Register(outputs.COVERAGE, _dated(coverage_sheets), _dated(coverage_objects), "没有要对照的会议", in_all=False),
        Register(outputs.ATTENDANCE, attendance, as_objects(attendance), "没有登记过到会情况的会议", own=False),
        Register(outputs.VOTES, votes, as_objects(votes), "没有表决", own=False),
        Register(outputs.RESOLUTIONS, resolutions, as_objects(resolutions), "没有决议", own=False),
        Register(outputs.TASKS, tasks, as_objects(tasks), "没有待办事项"),
        Register(outputs.TRAINING, _training, _training_objects, "没有培训批次"),
        Register(
            outputs.HOURS,
            study_hours,
            as_objects(study_hours),
            "没有培训批次，也没有计学时的会议",
            own=False,
            together=True,
        ),
        Register(
            outputs.FIGURES,
            study_figures,
            study_objects,
            "没有培训批次，也没有计学时的会议",
            in_all=False,
            together=True,
        ),
        Register(outputs.ITEMS, _rectification, _rectification_objects, "没有整改事项"),
        Register(outputs.LISTS, _lists, _list_objects, "没有整改事项", in_all=False, own=False),
        Register(outputs.DUTIES, _dated(duty_sheets), _dated(duty_objects), "没有责任事项"),
        Register(outputs.OPINIONS, _opinions, as_objects(_opinions), "没有意见建议", in_all=False, own=False),
        Register(outputs.APPRAISALS, appraisals, appraisal_objects, "没有登记民主评议结果"),
        Register(outputs.AWARDS, awards, award_objects, "没有登记表彰奖励"),
        Register(outputs.TRANSFERS, _transfers, _transfer_objects, "没有组织关系转接记录"),
        Register(outputs.LOG, _log, as_objects(_log), "没有导出记录", in_all=False),
    )
    return {register.key: register for register in found}
