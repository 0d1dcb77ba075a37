"""责任清单: what somebody is responsible for, how often and to what standard, and what the check of each quarter found."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, in_year, link, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate, People
from models.records.titles import first_line

FREQUENCIES = ("每月", "每季度", "每半年", "每年", "适时")
DONE, PARTLY, NOT_DONE, NOT_DUE = "完成", "部分完成", "未完成", "本季度不涉及"
RESULTS = (DONE, PARTLY, NOT_DONE, NOT_DUE)
_SHORT = {
    "1": DONE, "2": PARTLY, "3": NOT_DONE, "4": NOT_DUE, "√": DONE, "×": NOT_DONE, "是": DONE, "否": NOT_DONE, "已完成": DONE,
    "完成部分": PARTLY, "部分": PARTLY, "没有完成": NOT_DONE, "不涉及": NOT_DUE,
}  # fmt: skip
"""What is typed or pasted for a result."""


@record("responsibility", "责任事项")
@dataclass(kw_only=True)
class Responsibility(Record):
    """One line of the list of responsibilities (domain §7.3): of a post rather than of a person, since people change."""

    post: str = column(
        "责任主体", Line(), required=True, width=12, listed=True, help="职务，如：书记（第一责任人）、组织委员"
    )
    owner: str = column("责任人", People(), width=10, listed=True)
    text: str = column("责任事项", Paragraphs(), required=True, width=40, listed=True, aliases=("责任内容",))
    frequency: str = column("频次", Choice(*FREQUENCIES, free=True), width=8, listed=True)
    months: str = column("月份", Line(), width=12, help="如：3、6、9、12；每月都做的不填")
    standard: str = column("完成标准", Paragraphs(), width=30)
    since: PartialDate | None = on_day("起始日期", help="从哪一天起承担")
    until: PartialDate | None = on_day("终止日期", help="不再承担的那一天；还在承担就不填")
    note: str = column("备注", Line(), width=20)

    def title(self) -> str:
        return first_line(self.text, "未写事项")


@record("responsibility_check", "责任检查", parent="responsibility_id", years=("year",))
@dataclass(kw_only=True)
class ResponsibilityCheck(Record):
    """What was found of it in one quarter."""

    responsibility_id: int | None = link("责任事项", to="responsibility")
    year: int | None = in_year("年度", required=True, width=6)
    quarter: int | None = whole("季度", required=True, width=6)
    result: str = column("检查结果", Choice(*RESULTS, aliases=_SHORT), width=12)
    text: str = column("检查情况", Paragraphs(), width=30)
    day: PartialDate | None = on_day("检查日期")
    by: str = column("检查人", People(), width=10)

    def title(self) -> str:
        if not self.year or not self.quarter:
            return "未写季度"
        return f"{self.year}年{'一二三四'[self.quarter - 1] if self.quarter in (1, 2, 3, 4) else self.quarter}季度"
