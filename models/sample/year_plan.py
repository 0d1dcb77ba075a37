"""The plans of the sample's two years, as they were made at the beginning of each: by the rules, with a few subjects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.records import Branch, Member, PlannedMeeting
from models.records.meeting import COMMITTEE, GENERAL
from models.rules.planning.proposing import proposed
from models.rules.snapshot import Snapshot
from models.sample.texts import texts

_QUARTERLY = {
    GENERAL: ("通报年度工作安排", "听取支委会半年工作报告", "研究下半年重点工作", "总结全年工作"),
}
_TEACHERS = {"书记": "书记", "副书记": "副书记", "纪检": "纪检委员", "宣传": "宣传委员", "组长3": "第三党小组组长"}
_MONTHLY = {COMMITTEE: "研究本月工作", "主题党日": "学习研讨，开展主题活动"}


def year_plan(branch: Branch, members: Sequence[Member], year: int) -> list[PlannedMeeting]:
    """The lines of a year's plan."""
    begin = date(year, 1, 1)
    lines = [p.line for p in proposed(Snapshot(branch=branch, members=list(members)), year, begin)]
    for line in lines:
        assert line.day is not None
        quarter = (line.day.month - 1) // 3
        if line.kind == "党课":
            line.subject = _teacher(year, quarter) + "讲党课"
        else:
            line.subject = _QUARTERLY[line.kind][quarter] if line.kind in _QUARTERLY else _MONTHLY.get(line.kind, "")
    return lines


def _teacher(year: int, quarter: int) -> str:
    """Who then taught: what was planned was held."""
    return _TEACHERS[texts("life")["lecture"][f"{quarter + 1}{'ab'[year % 2]}"]["by"]]
