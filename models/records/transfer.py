"""组织关系转接: one letter of introduction, out of the branch or into it, until its receipt has come (domain §3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.fields import Record, column, link, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate, YesNo

OUT, IN = "转出", "转入"
BY_LETTER, BY_SYSTEM = "介绍信", "全国党员管理信息系统"
_LONGEST = 36_525  # days


@record("transfer", "组织关系转接", parent="member_id", years=("receipt", "withdrawn"))
@dataclass(kw_only=True)
class Transfer(Record):
    """One transfer of a member. Until the receipt has come, the branch that sends stays responsible (教管条例 §25).

    It is closed with the year of its receipt, by which 年报 counts it; a letter under way goes on beyond the year.
    """

    member_id: int | None = link("党员", to="member")
    direction: str = column("转接方向", Choice(OUT, IN), required=True, width=6)
    other: str = column("对方党组织", Line(), required=True, width=30, aliases=("转往党组织", "原所在党组织"))
    why: str = column("转接原因", Choice("工作变动", "毕业", "退休", "居住地变动", "其他", free=True), width=10)
    way: str = column("转接方式", Choice(BY_LETTER, BY_SYSTEM), width=12,
                      help="有审批预备党员权限的基层党委之间可以直接转接；走全国党员管理信息系统的没有纸质介绍信")  # fmt: skip
    letter: str = column("介绍信编号", Line(), width=16)
    issued: PartialDate | None = on_day("开出日期", required=True)
    near: str = column("在本市（县）内", YesNo(), width=6, help="各地规定不同：市内一般 7—10 天有效，市外一般 30 天")
    valid_days: int | None = whole("有效期（天）", "天", width=6, help="以介绍信上注明的为准，一般不超过 90 天")
    fee_until: PartialDate | None = on_day("党费交至", help="写到年月，如 2026-10")
    sealed: str = column("印章、骑缝章齐全", YesNo(), width=6)
    receipt: PartialDate | None = on_day("回执日期", help="对方党组织接收并寄回回执的日期；没有收到就不填")
    withdrawn: PartialDate | None = on_day("作废日期", help="没有转成、介绍信作废或退回的日期")
    note: str = column("备注", Paragraphs(), width=20)

    def title(self) -> str:
        return f"{self.direction}：{self.other}"

    @property
    def under_way(self) -> bool:
        """Sent and neither received nor withdrawn."""
        return self.receipt is None and self.withdrawn is None

    def last_day(self) -> date | None:
        """The last day on which the letter is valid, the day of issue not counted (domain O03); None where day or length is
        not known. A length that nobody can mean (a day typed into it) is a hundred years."""
        if self.issued is None or not self.issued.whole or not self.valid_days:
            return None
        return self.issued.first() + timedelta(days=min(self.valid_days, _LONGEST))
