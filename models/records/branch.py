"""支部: what is said once about the branch itself; its single row has the id 1."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, in_hours, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate


@record("branch", "支部信息")
@dataclass(kw_only=True)
class Branch(Record):
    """The branch that keeps this ledger. The committee is not kept here: it is the members with a 党内职务."""

    name: str = column("支部全称", Line(), required=True, group="支部", width=30,
                       help="与公章一致，如：中国共产党××局机关第三支部委员会")  # fmt: skip
    short_name: str = column("支部简称", Line(), group="支部", width=16, help="窗口左上角显示，如：机关第三党支部")
    superior: str = column("上级党组织", Line(), group="支部", width=30)
    kind: str = column("支部类型", Choice("机关", "事业单位", "国有企业", "非公企业", "社会组织", "村", "社区", "学校", "离退休",
                       "联合支部", "临时支部", free=True), group="支部", width=10)  # fmt: skip
    groups: str = column("党小组", Paragraphs(), group="支部", width=30, help="一行一个；没有分组就不填")
    elected: PartialDate | None = on_day("本届选举日期", group="任期")
    term_years: int | None = whole(
        "任期（年）", "年", group="任期", width=6, help="一般 3 年，村和社区 5 年（支部条例第21条）"
    )
    party_day: str = column("主题党日", Line(), group="组织生活", width=20, help="每月相对固定的一天，如：每月 20 日")
    place: str = column("常用会议地点", Line(), group="组织生活", width=20)
    hours_member: float | None = in_hours(
        "党员年度学时", group="学时", width=6, help="不填按 32 学时（教管条例第20条）"
    )
    hours_leader: float | None = in_hours("书记委员年度学时", group="学时", width=6, help="不填按 56 学时")
    hours_full_day: float | None = in_hours("全天折算学时", group="学时", width=6, help="不填按 8 学时；各单位办法不同")
    hours_half_day: float | None = in_hours("半天折算学时", group="学时", width=6, help="不填按 4 学时")
    hours_per_hour: float | None = in_hours("每小时折算学时", group="学时", width=6, help="不填按 1 学时")
    counted_kinds: str = column(
        "计学时的会议",
        Line(),
        group="学时",
        width=20,
        help="会议类型，用顿号隔开，如：党课、主题党日；不填就只算培训批次",
    )

    def title(self) -> str:
        return self.short_name or self.name or "未填支部名称"

    def group_names(self) -> tuple[str, ...]:
        """The 党小组, in the order in which the branch lists them."""
        return tuple(line.strip() for line in self.groups.splitlines() if line.strip())
