"""联系记录: one attempt to reach a member who is out of reach, floating or abroad (教管条例 §24, §32–34)."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, link, on_day, record
from models.kinds import Choice, Paragraphs, PartialDate, People

REACHED, NOT_REACHED = "联系上", "未联系上"


@record("contact", "联系记录", parent="member_id", years=("day",))
@dataclass(kw_only=True)
class Contact(Record):
    """When who tried to reach the member how, and what came of it."""

    member_id: int | None = link("党员", to="member")
    day: PartialDate | None = on_day("联系日期", required=True)
    way: str = column(
        "联系方式", Choice("电话", "微信、短信", "走访", "公安、社保等查询", "托人联系", "其他", free=True), width=12
    )
    by: str = column("经办人", People(), width=10)
    result: str = column("结果", Choice(REACHED, NOT_REACHED), required=True, width=8)
    text: str = column("情况", Paragraphs(), width=30)

    def title(self) -> str:
        return f"{self.show('day')} {self.way}{self.result}"
