"""会议: one record of organization life, who was there, and what was on the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, Seal, column, link, on_day, record, whole
from models.kinds import Choice, Clock, Line, Paragraphs, PartialDate, People, PersonName, YesNo

GENERAL, COMMITTEE, GROUP = "支部党员大会", "支部委员会会议", "党小组会"
TALK = "谈心谈话"
KINDS = (GENERAL, COMMITTEE, GROUP, "党课", "主题党日", "组织生活会", "民主评议党员", TALK)
DRAFT, FINAL, ARCHIVED, VOID = "草稿", "定稿", "归档", "作废"
PRESENT, EXCUSED, ABSENT, GUEST, LEFT_OUT = "到", "请假", "缺席", "列席", "不计入"
STATES = (PRESENT, EXCUSED, ABSENT, GUEST, LEFT_OUT)
GROUNDS = (
    "E1 患病不能表达本人意志", "E2 出国（境）半年以上", "E3 正在服刑（拘留）", "E4 年老体弱、长期患病生活不能自理",
    "E5 外出工作学习半年以上，应转未转组织关系", "E6 回原籍长期居住的离退休党员", "E7 流动党员本人提出申请",
)  # fmt: skip
"""Who may be left out of 应到, with the consent of the superior committee and a decision of the meeting (domain §2.2)."""
TOPICS = (
    "听取支委会工作报告", "选举、推荐", "接收预备党员", "预备党员转正、延长、取消", "表彰表扬", "组织处置、纪律处分", "传达学习", "其他",
)  # fmt: skip
"""What a general meeting is for (支部条例 §11)."""
SECRET = "无记名投票"
BALLOTS = ("口头", "举手", SECRET, "记名投票")
VOTE_RULES = ("一般议题", "接收预备党员", "转正（延长、取消）", "选举", "支委会")


_SEAL = Seal("meeting", "status", (ARCHIVED, VOID))


def kind_words(kind: str, group: str) -> str:
    """A kind of meeting, of a 党小组 with its name: 第一党小组会, 党课."""
    return f"{group}会" if kind == GROUP and group else kind


@record("meeting", "会议", seal=_SEAL, years=("day",))
@dataclass(kw_only=True)
class Meeting(Record):
    """One meeting. Place, host and people are kept as they were written down: minutes do not change with the roster."""

    kind: str = column("会议类型", Choice(*KINDS, aliases={"党员大会": GENERAL, "支委会": COMMITTEE, "支部委员会": COMMITTEE,
                       "支委会会议": COMMITTEE, "小组会": GROUP}, free=True), required=True, group="会议", width=14, listed=True)  # fmt: skip
    title_text: str = column(
        "会议名称", Line(), group="会议", width=30, listed=True, help="如：2026年3月支部党员大会（讨论接收预备党员）"
    )
    day: PartialDate | None = on_day(
        "会议日期", required=True, group="会议", width=10, listed=True, aliases=("日期", "时间", "召开日期")
    )
    start: str = column("开始时间", Clock(), group="会议", width=6)
    end: str = column("结束时间", Clock(), group="会议", width=6)
    place: str = column("会议地点", Line(), group="会议", width=18, aliases=("地点",))
    group: str = column("党小组", Line(), group="会议", width=10, help="党小组会是哪个小组的")
    host: str = column("主持人", PersonName(), group="会议", width=8, listed=True)
    recorder: str = column("记录人", PersonName(), group="会议", width=8)
    guests: str = column(
        "列席人员", People(), group="会议", width=20, help="可注明身份：赵某（入党积极分子）、钱某（发展对象）"
    )
    subject: str = column("议题", Line(), group="会议", width=40, aliases=("主题", "会议议题", "内容"))
    body: str = column("会议内容", Paragraphs(), group="记录", width=60, aliases=("会议记录", "记录"))
    status: str = column("状态", Choice(DRAFT, FINAL, ARCHIVED, VOID), group="记录", width=6, listed=True)
    number: int | None = whole("次数", "次", group="记录", width=6, help="本年度该类会议第几次")
    void_why: str = column("作废原因", Line(), group="记录", width=20, help="作废的记录保留次数，不再计入开会次数")
    gathering: int | None = whole("同场", derived=True)
    recorded_on: PartialDate | None = on_day("记录日期", group="记录", help="写下记录的日期，与会议日期分开保存")
    note: str = column("备注", Paragraphs(), group="记录", width=20)

    def title(self) -> str:
        return self.title_text or self.subject or self.kind

    def named(self) -> str:
        """The name that was put down, or the usual one made of month and kind: 2026年3月支部党员大会; '' without either."""
        if self.title_text or not self.kind or not self.day or not self.day.month:
            return self.title_text
        return f"{self.day.year}年{self.day.month}月{self.kind_words}"

    @property
    def kind_words(self) -> str:
        """The kind, of a 党小组 with its name: 第一党小组会, 党课."""
        return kind_words(self.kind, self.group)

    @property
    def of_gathering(self) -> int:
        """The number that all records of one gathering have in common, 0 of one that is not kept and stands alone: that of the first, which does
        not say so itself before a second is kept (domain §1.2)."""
        return self.gathering or self.id

    @property
    def draft(self) -> bool:
        """Whether the record is still to be settled; one without a state is, too."""
        return self.status in ("", DRAFT)

    @property
    def counts(self) -> bool:
        """Whether it is a meeting at all: a record that was declared void keeps its number and is nothing else."""
        return self.status != VOID

    @property
    def sealed(self) -> bool:
        """Whether it changes only with a reason: archived, or void."""
        return self.status in _SEAL.values

    @property
    def is_talk(self) -> bool:
        """Whether it is a talk with a person, as 谈心谈话 and 提醒谈话: what is said there is private (domain §11)."""
        return "谈心" in self.kind or "谈话" in self.kind

    @property
    def heading(self) -> str:
        """支部党员大会会议记录 and the like: what is printed large on top of the minutes."""
        return self.kind + (
            "记录" if self.kind.endswith("会议") else "会议记录" if self.kind.endswith("会") else "记录"
        )


@record("attendance", "到会情况", parent="meeting_id", seal=_SEAL)
@dataclass(kw_only=True)
class Attendance(Record):
    """One person at one meeting, with name, kind and voting right as they were on that day.

    Who is not counted into 应到 needs a ground, the consent of the superior committee and a decision of the meeting.
    """

    meeting_id: int | None = link("会议", to="meeting")
    member_id: int | None = link("党员", to="member")
    name: str = column("姓名", PersonName(), required=True, width=10)
    kind: str = column("人员类别", Line(), width=8)
    votes: str = column("有表决权", YesNo(), width=6)
    state: str = column(
        "到会", Choice(*STATES, aliases={"√": PRESENT, "出席": PRESENT, "假": EXCUSED, "缺": ABSENT}), width=6
    )
    reason: str = column("原因", Line(), width=16, help="请假、缺席须写原因")
    ground: str = column("不计入情形", Choice(*GROUNDS, free=True), width=20)
    consent: str = column("上级同意", Line(), width=20, help="上级党组织同意的文号或日期")
    passed: PartialDate | None = on_day("党员大会通过", help="支部党员大会通过不计入应到的日期")

    @property
    def expected(self) -> bool:
        """Whether the person counts into 应到: guests do not, nor who is left out with consent (domain §2.2)."""
        return self.state not in (GUEST, LEFT_OUT)

    def title(self) -> str:
        return self.name


@record("agenda_item", "议题", parent="meeting_id", seal=_SEAL)
@dataclass(kw_only=True)
class AgendaItem(Record):
    """One item of the agenda; with a vote where `ballot` is filled. A secret ballot keeps totals only (domain §2.3 V02)."""

    meeting_id: int | None = link("会议", to="meeting")
    position: int | None = whole("序号", width=4)
    title_text: str = column("议题", Line(), required=True, width=40)
    topic: str = column("议题类型", Choice(*TOPICS, free=True), width=14)
    report: str = column("报告", Paragraphs(), width=40, help="谁报告了什么")
    discussion: str = column("讨论发言", Paragraphs(), width=40, help="按人记，一人一段：张某：……")
    decision: str = column("决议", Paragraphs(), width=40)
    ballot: str = column("表决方式", Choice(*BALLOTS), width=10)
    rule: str = column("表决事项", Choice(*VOTE_RULES), width=14)
    candidate: str = column("表决对象", PersonName(), width=8, help="一项议题只表决一个人；选举、接收、转正时填写")
    seats: int | None = whole("应选名额", "人", width=6, help="选举委员时应选出几人，用来核对差额")
    tellers: str = column("监票人、计票人", People(), width=14)
    issued: int | None = whole("发出票", "张", width=6)
    collected: int | None = whole("收回票", "张", width=6)
    eligible: int | None = whole("应到会有表决权", "人", width=8)
    present: int | None = whole("实到会有表决权", "人", width=8)
    yes: int | None = whole("赞成", "票", width=6, aliases=("同意",))
    no: int | None = whole("不赞成", "票", width=6, aliases=("不同意", "反对"))
    abstain: int | None = whole("弃权", "票", width=6)
    invalid: int | None = whole("无效", "票", width=6)
    written: int | None = whole("书面意见", "份", width=6, help="会前正式提出书面意见的人数")
    written_yes: int | None = whole("书面赞成", "份", width=6)
    owner: str = column("责任人", People(), width=10)
    due: PartialDate | None = on_day("完成时限")

    def title(self) -> str:
        return self.title_text
