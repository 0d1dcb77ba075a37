"""表彰奖励: an honour of a member, or of the branch itself."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, in_year, link, on_day, record
from models.kinds import Choice, Line, MemberName, PartialDate

MEMBER_AWARD, WORKER_AWARD, BRANCH_AWARD = "优秀共产党员", "优秀党务工作者", "先进基层党组织"
FIFTY_YEARS = "“光荣在党50年”纪念章"
AWARDS = (MEMBER_AWARD, WORKER_AWARD, BRANCH_AWARD, FIFTY_YEARS)
LEVELS = ("中央", "省（区、市）", "市（地、州）", "县（市、区）", "基层党委", "党支部")


@record("award", "表彰奖励", years=("year", "day"))
@dataclass(kw_only=True)
class Award(Record):
    """One honour. Without a member it is the branch's own."""

    member_id: int | None = link("党员", to="member")
    name: str = column("姓名", MemberName(), width=10, listed=True, help="表彰支部的不填", aliases=("受表彰人",))
    kind: str = column(
        "表彰名称", Choice(*AWARDS, free=True), required=True, width=20, listed=True, aliases=("荣誉名称", "奖励名称")
    )
    year: int | None = in_year("年度", width=6, listed=True, help="表彰的是哪一年度")
    level: str = column("表彰级别", Choice(*LEVELS, free=True), width=12, listed=True, aliases=("级别",))
    body: str = column("批准机关", Line(), width=24, listed=True, aliases=("表彰单位", "授予单位"))
    day: PartialDate | None = on_day("批准日期", width=10, listed=True, aliases=("表彰日期", "颁发日期"))
    document: str = column("文号", Line(), width=16)
    note: str = column("备注", Line(), width=20)

    def title(self) -> str:
        return self.kind or "未填表彰名称"
