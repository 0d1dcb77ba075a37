"""What one row of a problem list says: an item of the register under the headings that committees use, and words on its progress."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import column, on_day, record
from models.kinds import Choice, Line, Paragraphs, PartialDate, People
from models.records import Rectification
from models.records.rectification import CATEGORIES, SOURCES, STATES


@record("rectification", "整改事项")
@dataclass(kw_only=True)
class ProblemDraft(Rectification):
    """An item as a file tells it. `state` is what the file claims, in its own words; `progress` becomes entries of the item."""

    number: str = column("编号", Line(), group="问题", aliases=("问题编号", "序号", "任务编号"))
    source: str = column("问题来源", Choice(*SOURCES, free=True), group="问题", aliases=("来源", "问题渠道"))
    category: str = column(
        "问题类别", Choice(*CATEGORIES, free=True), group="问题", aliases=("类别", "问题分类", "问题类型")
    )
    problem: str = column(
        "问题描述",
        Paragraphs(),
        required=True,
        group="问题",
        aliases=(
            "具体问题", "存在问题", "问题", "具体表现", "反馈问题", "问题表现", "问题具体表现", "反馈意见", "主要问题", "问题内容",
            "突出问题", "问题清单", "问题事项", "发现问题", "发现的问题", "存在的问题", "存在的主要问题", "问题及表现", "整改问题", "检查发现问题",
            "督查发现问题", "巡察反馈问题", "巡察反馈意见", "反馈的问题", "查摆问题", "查摆出的问题", "意见建议", "问题点", "存在不足",
            "存在问题及具体表现", "问题（具体表现）", "个性问题", "共性问题", "问题描述及表现", "主要表现", "问题和不足",
        ),
    )  # fmt: skip
    measures: str = column(
        "整改措施",
        Paragraphs(),
        group="整改",
        aliases=("措施", "整改举措", "具体措施", "整改任务", "具体举措", "改进措施"),
    )
    lead: str = column("责任领导", People(), group="整改", aliases=("牵头人", "牵头领导", "分管领导", "包抓领导"))
    owner: str = column("责任人", People(), group="整改", aliases=("具体责任人", "整改责任人", "直接责任人", "承办人"))
    department: str = column("责任部门", Line(), group="整改", aliases=("责任单位", "牵头单位", "责任科室", "牵头部门"))
    deadline: PartialDate | None = on_day(
        "整改时限",
        group="整改",
        aliases=("完成时限", "整改期限", "时限", "完成时间", "完成日期", "整改时间", "时间节点", "期限"),
    )
    state: str = column(
        "状态",
        Choice(*STATES, free=True),
        group="整改",
        aliases=("整改状态", "是否销号", "是否完成", "销号情况", "完成状态"),
    )
    closed_on: PartialDate | None = on_day("销号日期", group="销号", aliases=("销号时间",))
    progress: str = column(
        "整改进展",
        Paragraphs(),
        group="销号",
        aliases=("进展情况", "整改进展情况", "工作进展", "目前进展", "落实进展", "最新进展"),
    )

    def item(self) -> Rectification:
        """The item without what only steps write."""
        made = Rectification()
        for field in Rectification.fields:
            if not field.derived and not field.by_step:
                setattr(made, field.name, getattr(self, field.name))
        return made
