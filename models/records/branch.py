"""支部: what is said once about the branch itself; its single row has the id 1."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, in_hours, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate, YesNo


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
    units: str = column("覆盖单位", Paragraphs(), group="支部", width=30, help="联合支部覆盖的单位，一行一个")
    applied: PartialDate | None = on_day("申请成立日期", group="支部")
    approved: PartialDate | None = on_day("批复成立日期", group="支部")
    begun: PartialDate | None = on_day(
        "启用日期",
        group="支部",
        help="三会一课从这一天起对照，以前的不检查；以前的旧记录不合规也能补录，只作提示",
    )
    groups: str = column("党小组", Paragraphs(), group="支部", width=30, help="一行一个；没有分组就不填")
    elected: PartialDate | None = on_day("本届选举日期", group="任期")
    term_years: int | None = whole(
        "任期（年）", "年", group="任期", width=6, help="一般 3 年，村和社区 5 年（支部条例第21条）"
    )
    election_approved: PartialDate | None = on_day(
        "选举结果批复日期", group="任期", help="委员报备案、书记副书记报批准（支部条例第21条）"
    )
    extended_until: PartialDate | None = on_day("任期延至", group="任期", help="上级批准延期换届的，延到哪一天")
    extension_document: str = column("延期批复文号", Line(), group="任期", width=16)
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

    # What differs by region and system (domain §12): empty means the usual value of `models.rules.limits.Limits`.
    lesson_months: int | None = whole("党课周期", "个月", group="周期口径", width=6)
    life_until_month: int | None = whole("组织生活会最迟月份", "月", group="周期口径", width=6)
    combined: str = column("同场可记几类", YesNo(), group="周期口径", width=6)
    remind_days: int | None = whole("会议提前提醒", "天", group="周期口径", width=6)
    discuss_days: int | None = whole("支委会先议时限", "天", group="周期口径", width=6)
    minutes_days: int | None = whole("记录成文时限", "天", group="周期口径", width=6)
    minutes_late_days: int | None = whole("补写过晚天数", "天", group="周期口径", width=6)
    absence_days: int | None = whole("缺席原因提醒时限", "天", group="周期口径", width=6)
    retain_years: int | None = whole("会议记录保存年限", "年", group="周期口径", width=6)
    quorum: str = column("一般议题到会", Choice("半数以上", "超过半数"), group="表决口径", width=10)
    general_written: str = column("一般议题计书面意见", YesNo(), group="表决口径", width=6)
    election_base: str = column("当选基数", Choice("应到会", "实到会"), group="表决口径", width=8)
    grounds: str = column("不计入应到的情形", Paragraphs(), group="表决口径", width=40, help="一行一个")
    term_remind_months: int | None = whole("换届提前提醒", "个月", group="组织口径", width=6)
    vacancy_days: int | None = whole("委员空缺补选时限", "天", group="组织口径", width=6)
    probation_remind_days: int | None = whole("预备期满提前提醒", "天", group="组织口径", width=6)
    probation_overdue_days: int | None = whole("转正讨论超期天数", "天", group="组织口径", width=6)
    conversion_tolerance_days: int | None = whole("转正日期允许相差", "天", group="组织口径", width=6)
    letter_days_local: int | None = whole("市（县）内介绍信", "天", group="组织口径", width=6)
    letter_days_remote: int | None = whole("市（县）外介绍信", "天", group="组织口径", width=6)
    letter_days_max: int | None = whole("介绍信最长有效期", "天", group="组织口径", width=6)
    float_contact_days: int | None = whole("流动党员联系间隔", "天", group="组织口径", width=6)
    political_birthday: str = column("政治生日", Choice("入党日期", "转正日期"), group="组织口径", width=8)
    excellent_share: str = column("评优比例", Line(), group="评议整改口径", width=6)
    excellent_base: str = column("评优基数", Choice("党员总数", "参评正式党员"), group="评议整改口径", width=10)
    warn_days: int | None = whole("整改到期预警", "天", group="评议整改口径", width=6)
    lookback_months: int | None = whole("销号后回头看", "个月", group="评议整改口径", width=6)
    hours_remind_month: int | None = whole("学时提醒起始月份", "月", group="评议整改口径", width=6)
    habits_why: str = column("口径依据", Paragraphs(), group="评议整改口径", width=40,
                             help="为什么这样设：上级通知的名称、文号、日期")  # fmt: skip

    def title(self) -> str:
        return self.short_name or self.name or "未填支部名称"

    def group_names(self) -> tuple[str, ...]:
        """The 党小组, in the order in which the branch lists them."""
        return tuple(line.strip() for line in self.groups.splitlines() if line.strip())
