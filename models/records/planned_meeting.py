"""计划: one meeting that the branch means to hold, and the record that it became."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, link, on_day, record, whole
from models.kinds import Choice, Clock, Line, PartialDate, People, YesNo
from models.records.meeting import KINDS, kind_words

OF_A_YEAR = ("组织生活会", "民主评议党员")


@record("planned_meeting", "会议计划", years=("year",), afterwards=("meeting_id", "alone"))
@dataclass(kw_only=True)
class PlannedMeeting(Record):
    """One line of the year's plan. `day` may be a month only; `year` is the plan it stands in, for 组织生活会 of a year is
    often held in the next. `alone`: only the record that was put down is that of this line, none is found for it."""

    year: int | None = whole("年度", "年", derived=True)
    meeting_id: int | None = link("会议", to="meeting")
    alone: str = column("不自动对应", YesNo(), derived=True)
    kind: str = column("会议类型", Choice(*KINDS, free=True), required=True, width=14, listed=True)
    group: str = column("党小组", Line(), width=10, listed=True)
    day: PartialDate | None = on_day(
        "计划时间", required=True, width=10, listed=True, aliases=("时间", "日期"), help="可以只写到月：2026-03"
    )
    start: str = column("开始时间", Clock(), width=6)
    subject: str = column("内容", Line(), width=40, listed=True, aliases=("议题", "主题"))
    lead: str = column("负责人", People(), width=10, listed=True, aliases=("主讲人", "主持人"))
    place: str = column("地点", Line(), width=16)
    note: str = column("备注", Line(), width=20)

    def derive(self) -> None:
        """Which plan the line stands in: that of its day, but what is held once for a year may be held in the next."""
        if self.day is not None and (self.year is None or self.kind not in OF_A_YEAR):
            self.year = self.day.year

    def title(self) -> str:
        """第一党小组会, 党课."""
        return kind_words(self.kind, self.group)
