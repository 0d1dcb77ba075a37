"""整改: one problem of the rectification register and the entries on its progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.fields import Record, column, link, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate, People
from models.records.titles import first_line

PUBLIC = "群众反映"
TALK = "谈心谈话"
SOURCES = (
    "上级督查", "巡察", "述职评议", "组织生活会", "民主评议", "软弱涣散排查", "专项检查", "自查", PUBLIC, TALK,
)  # fmt: skip
OPINION_SOURCES = (PUBLIC, "组织生活会", "民主评议", TALK)
"""Where people say what they think: 群众反映, and criticism of one another."""
CATEGORIES = ("班子", "制度", "组织生活", "党员管理", "发展党员", "党费", "阵地", "作风", "档案", "其他")
REGISTERED, WORKING, FOR_REVIEW, CLOSED = "登记", "整改中", "待验收", "已销号"
LONG_TERM = "长期坚持"
AT_ONCE, IN_TIME = "立行立改", "限期整改"
STATES = (REGISTERED, WORKING, FOR_REVIEW, CLOSED, LONG_TERM)


@record(
    "rectification",
    "整改事项",
    years=("closed_on",),
    afterwards=("looked_back_on", "look_back", "fed_back_on", "feedback"),
)
@dataclass(kw_only=True)
class Rectification(Record):
    """One item of the register (domain §7.1). `agenda_item_id`: the item of an agenda whose decision it came from."""

    agenda_item_id: int | None = link("议题", to="agenda_item")
    number: str = column(
        "编号",
        Line(),
        group="问题",
        width=12,
        listed=True,
        aliases=("序号", "问题编号"),
        help="年-来源-序，如 2026-自查-01",
    )
    source: str = column(
        "问题来源", Choice(*SOURCES, free=True), group="问题", width=10, listed=True, aliases=("来源",)
    )
    document: str = column("来源文件", Line(), group="问题", width=24, aliases=("来源文件（文号）", "反馈文件"))
    found: PartialDate | None = on_day("发现日期", required=True, group="问题", aliases=("发现时间",))
    category: str = column("问题类别", Choice(*CATEGORIES, free=True), group="问题", width=8, aliases=("类别",))
    problem: str = column("问题描述", Paragraphs(), required=True, group="问题", width=40, listed=True,
                          aliases=("具体问题", "存在问题", "问题", "具体表现"))  # fmt: skip
    cause: str = column("原因分析", Paragraphs(), group="问题", width=30, aliases=("产生原因",))
    raised_by: str = column(
        "反映人",
        People(),
        group="问题",
        width=8,
        aliases=("提出人",),
        help="意见是谁提的；没有留名就不填",
    )
    goal: str = column("整改目标", Paragraphs(), group="整改", width=30)
    measures: str = column("整改措施", Paragraphs(), group="整改", width=40, aliases=("措施",), help="一行一条")
    lead: str = column("责任领导", People(), group="整改", width=8, aliases=("牵头人",))
    owner: str = column("责任人", People(), group="整改", width=10, listed=True)
    department: str = column("责任部门", Line(), group="整改", width=14, aliases=("责任单位",))
    kind: str = column(
        "整改类型", Choice(AT_ONCE, IN_TIME, LONG_TERM, aliases={"限期": IN_TIME}), group="整改", width=8
    )
    deadline: PartialDate | None = on_day(
        "整改时限", group="整改", listed=True, aliases=("完成时限", "整改期限", "时限")
    )
    state: str = column(
        "状态", Choice(*STATES), group="整改", by_step=True, width=8, listed=True, aliases=("整改状态",)
    )
    round: int | None = whole(
        "整改轮次", "轮", group="整改", by_step=True, width=6, help="重新打开一次加一轮，编号不变"
    )
    outcome: str = column("完成情况", Paragraphs(), group="销号", width=40, aliases=("整改结果", "整改情况"))
    evidence: str = column("佐证材料", Paragraphs(), group="销号", width=24)
    self_check: str = column("自查结论", Paragraphs(), group="销号", width=24)
    self_checked_on: PartialDate | None = on_day("自查日期", group="销号")
    applied_on: PartialDate | None = on_day("销号申请日期", group="销号", by_step=True, aliases=("申请日期",))
    reviewer: str = column("验收人", People(), group="销号", by_step=True, width=8)
    review_body: str = column("验收单位", Line(), group="销号", by_step=True, width=16)
    reviewed_on: PartialDate | None = on_day("验收日期", group="销号", by_step=True)
    review: str = column("验收意见", Paragraphs(), group="销号", by_step=True, width=24)
    closed_on: PartialDate | None = on_day("销号日期", group="销号", by_step=True, aliases=("完成日期", "完成时间"))
    closing_document: str = column("销号文号", Line(), group="销号", by_step=True, width=16)
    looked_back_on: PartialDate | None = on_day("回头看日期", group="销号", by_step=True)
    look_back: str = column("回头看结论", Paragraphs(), group="销号", by_step=True, width=24)
    fed_back_on: PartialDate | None = on_day(
        "反馈日期", group="销号", by_step=True, help="向反映人反馈的那一天", aliases=("答复日期",)
    )
    feedback: str = column("反馈情况", Paragraphs(), group="销号", by_step=True, width=24)
    note: str = column("备注", Paragraphs(), group="销号", width=20)

    def title(self) -> str:
        return first_line(self.problem, "未填问题")

    @property
    def stands(self) -> str:
        """The state; an item without one was registered, and one that was registered as 长期坚持 is."""
        if self.kind == LONG_TERM and self.state in ("", REGISTERED):
            return LONG_TERM
        return self.state or REGISTERED

    def is_open(self) -> bool:
        """Not closed, and meant to be closed one day."""
        return self.stands not in (CLOSED, LONG_TERM)

    def days_left(self, today: date) -> int | None:
        """Days until the deadline, negative when overdue; None when closed, long-term or without a deadline."""
        if self.deadline is None or not self.is_open():
            return None
        return (self.deadline.last() - today).days


@record("progress", "整改进展", parent="rectification_id", years=("day",))
@dataclass(kw_only=True)
class Progress(Record):
    """One entry on the progress of an item."""

    rectification_id: int | None = link("整改事项", to="rectification")
    day: PartialDate | None = on_day("日期", required=True)
    text: str = column("进展", Paragraphs(), required=True, width=40)
    by: str = column("填写人", People(), width=10)

    def title(self) -> str:
        return self.text.splitlines()[0] if self.text else ""
