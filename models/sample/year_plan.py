"""The plans of the sample's two years, as they were made at the beginning of each: by the rules, with a few subjects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.records import Branch, Member, PlannedMeeting
from models.records.meeting import COMMITTEE, GENERAL
from models.rules.planning.proposing import proposed
from models.rules.snapshot import Snapshot

_QUARTERLY = {
    GENERAL: ("通报年度工作安排", "听取支委会半年工作报告", "研究下半年重点工作", "总结全年工作"),
    "党课": ("书记讲党课", "副书记讲党课", "书记讲党课", "优秀党员讲党课"),
}
_MONTHLY = {COMMITTEE: "研究本月工作", "主题党日": "学习研讨，开展主题活动"}


def year_plan(branch: Branch, members: Sequence[Member], year: int) -> list[PlannedMeeting]:
    """The lines of a year's plan."""
    begin = date(year, 1, 1)
    lines = [p.line for p in proposed(Snapshot(branch=branch, members=list(members)), year, begin)]
    for line in lines:
        assert line.day is not None
        quarter = (line.day.month - 1) // 3
        line.subject = _QUARTERLY[line.kind][quarter] if line.kind in _QUARTERLY else _MONTHLY.get(line.kind, "")
    return lines
