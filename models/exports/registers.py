"""The registers that can be exported: their words on the command line, and which gathers what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from models import outputs
from models.exports.contents.export_log import in_year, log_sheet, matching
from models.exports.honour_registers import appraisal_objects, appraisals, award_objects, awards
from models.exports.item_registers import list_objects, lists, opinions, rectification, rectification_objects
from models.exports.life_registers import attendance, meeting_objects, meetings, resolutions, tasks, votes
from models.exports.member_registers import roster, roster_objects, transfer_objects, transfers
from models.exports.plan_registers import coverage, coverage_objects, duties, duty_objects, plan, plan_objects
from models.exports.scope import Scope, as_objects
from models.exports.sheet import Sheet
from models.exports.study_registers import study_figures, study_hours, study_objects, training, training_objects
from models.our_branch import our_branch
from models.store import Ledger


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


def _log(ledger: Ledger, scope: Scope) -> Mapping[str, Sheet]:
    lines = matching(in_year(ledger.exports(), scope.year), scope.find)
    return {"导出记录": log_sheet(lines, our_branch(ledger), today=scope.today, full=scope.full)}


def registers() -> Mapping[str, Register]:
    """All registers by the word for them on the command line, in the order in which 'all' writes them."""
    found = (
        Register(outputs.ROSTER, roster, roster_objects, "名册里没有现在属于本支部的党员", of_selection=True),
        Register(outputs.MEETINGS, meetings, meeting_objects, "没有组织生活记录"),
        Register(outputs.PLAN, plan, plan_objects, "没有会议计划"),
        Register(outputs.COVERAGE, coverage, coverage_objects, "没有要对照的会议", in_all=False),
        Register(outputs.ATTENDANCE, attendance, as_objects(attendance), "没有登记过到会情况的会议", own=False),
        Register(outputs.VOTES, votes, as_objects(votes), "没有表决", own=False),
        Register(outputs.RESOLUTIONS, resolutions, as_objects(resolutions), "没有决议", own=False),
        Register(outputs.TASKS, tasks, as_objects(tasks), "没有待办事项"),
        Register(outputs.TRAINING, training, training_objects, "没有培训批次"),
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
        Register(outputs.ITEMS, rectification, rectification_objects, "没有整改事项"),
        Register(outputs.LISTS, lists, list_objects, "没有整改事项", in_all=False, own=False),
        Register(outputs.DUTIES, duties, duty_objects, "没有责任事项"),
        Register(outputs.OPINIONS, opinions, as_objects(opinions), "没有意见建议", in_all=False, own=False),
        Register(outputs.APPRAISALS, appraisals, appraisal_objects, "没有登记民主评议结果"),
        Register(outputs.AWARDS, awards, award_objects, "没有登记表彰奖励"),
        Register(outputs.TRANSFERS, transfers, transfer_objects, "没有组织关系转接记录"),
        Register(outputs.LOG, _log, as_objects(_log), "没有导出记录", in_all=False),
    )
    return {register.key: register for register in found}
