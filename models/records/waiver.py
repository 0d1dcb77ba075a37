"""提醒处理: what the secretary answered to a reminder or a finding: later, or that it does not apply, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.fields import Record, column, on_day, record
from models.kinds import Choice, Line, Paragraphs, PartialDate

LATER, NOT_HERE = "稍后提醒", "不适用"


@record("waiver", "提醒处理")
@dataclass(kw_only=True)
class Waiver(Record):
    """One answer. `key` names what it is about (`models.rules.waivers`): the next period is reminded of anew."""

    key: str = column("提醒", Line(), required=True, width=30)
    subject: str = column("事项", Line(), width=40, help="提醒的内容，留作日后查看")
    answer: str = column("处理", Choice(LATER, NOT_HERE), required=True, width=8)
    until: PartialDate | None = on_day("提醒日期", help="稍后提醒的，到这一天再提醒")
    reason: str = column(
        "原因",
        Paragraphs(),
        width=30,
        help="不适用的须写原因，自查报告里列出；涉及党员个人的，打码的报告只写“原因已登记”",
    )
    day: PartialDate | None = on_day("处理日期")

    def title(self) -> str:
        return f"{self.answer}：{self.subject}"

    def holds(self, on: date) -> bool:
        """Whether it still keeps the reminder back on that day."""
        return self.answer == NOT_HERE or (self.until is not None and on < self.until.first())
