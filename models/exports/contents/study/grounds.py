"""计算口径: how many hours are asked of whom, by which article, who is not judged, and how hours are counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from models.exports.contents.common import NUMBER, headline, numbered
from models.exports.sheet import Column, Sheet
from models.rules.articles import ground_of
from models.rules.snapshot import Snapshot
from models.rules.study.asked import LEADERS, MEMBERS, leaders_rule
from models.rules.study.hours import counted_kinds
from models.rules.study.on_paper import on_paper
from models.rules.study.yearly import AT_HOME_RULE
from models.rules.training import CENTRAL

GROUNDS = "计算口径"
_USUAL = "通行做法"
_OURS = "本单位没有另设，按常见办法"
_NONE_THEN = "当时没有生效的规定，按本账本的设定"


def grounds_sheet(snapshot: Snapshot, what: str, years: Sequence[int], *, today: date) -> Sheet:
    """The grounds of a ledger of these years, each with its article where there is one."""
    on = min(date(years[-1], 12, 31), today) if years else today
    return Sheet(
        title=headline(snapshot.branch, f"{what}{GROUNDS}", years[0] if len(years) == 1 else None),
        subtitle="程序按下列口径计算，只提示，不代替组织认定",
        columns=[NUMBER, Column("项目", 20, least=14), Column("口径", 56), Column("依据", 44)],
        rows=numbered([*_rows(snapshot, on, years or [on.year]), *_on_paper(snapshot, years)]),
        footnote="各单位办法不同的，在 设置 → 支部信息 的“学时”里改。",
    )


def _on_paper(snapshot: Snapshot, years: Sequence[int]) -> Iterator[list[str]]:
    told = {paper: None for year in years if (paper := on_paper(snapshot, year))}
    yield from (["启用以前", f"{paper}；补录以前，“不足”只是提醒", ""] for paper in told)


def basis(rule: str, on: date) -> str:
    """The article of a rule that was in force, as it is cited; '' where none was."""
    found = ground_of(rule, on)
    return found.citation() if found else ""


def _told(rule: str, on: date) -> str:
    """The same; where no article was in force, that the hours are the ledger's own."""
    return basis(rule, on) or _NONE_THEN


_COME_AND_GONE = (
    "本年度来支部或入党的，已有学时够了的计为达到，还不够的不判断；年内离开支部的只列已有学时，不判断；"
    "来支部以前、离开以后的学时在别的支部"
)


def _rows(snapshot: Snapshot, on: date, years: Sequence[int]) -> Iterator[list[str]]:
    limits, branch = snapshot.limits, snapshot.branch
    central = "、".join(CENTRAL)
    own = "支部信息里设定" if branch.hours_full_day or branch.hours_half_day or branch.hours_per_hour else _OURS
    kinds = "、".join(sorted(counted_kinds(branch.counted_kinds)))
    yield ["普通党员", f"每年不少于 {limits.hours_member:g} 学时", _told("T01", on)]
    planless = [year for year in years if leaders_rule(year) == MEMBERS]
    if len(planless) < len(years):
        leaders = f"每年不少于 {limits.hours_leader:g} 学时，至少参加 1 次集中培训（{central}）"
        yield ["书记和班子成员", leaders, _told(LEADERS, on)]
    if planless:
        when = "、".join(map(str, planless))
        leaders = f"{when} 年没有生效的培训规划，和普通党员一样不少于 {limits.hours_member:g} 学时"
        yield ["书记和班子成员", leaders, _told(MEMBERS, date(planless[-1], 12, 31))]
    yield ["书记", "每年至少参加 1 次县级以上集中轮训", _told("T05", on)]
    yield ["新任书记", "任职半年内一般参加一次任职培训", _told("T04", on)]
    new = "预备期内、转正后一年内一般各参加 1 次集中培训；年内有一天在预备期或转正后一年内的，计为新党员"
    yield ["新党员", new, _told("T03", on)]
    yield [
        "不要求学时",
        "送学上门的（年老体弱、行动不便、身患重病、失能），学习不作硬性要求",
        _told(AT_HOME_RULE, on),
    ]
    yield ["停止党籍", "停止党籍期间不要求学时；没有学时的不列", _USUAL]
    yield ["年中来去", _COME_AND_GONE, _USUAL]
    yield [
        "学时折算",
        f"计划学时没有填的按天数：全天 {limits.hours_full_day:g}、半天 {limits.hours_half_day:g} 学时",
        own,
    ]
    hours = (
        f"{kinds}按起止时间计入，1 小时 {limits.hours_per_hour:g} 学时"
        if kinds
        else "没有设定计学时的会议，只算培训批次"
    )
    yield ["会议", hours + ("；同一堂课已登记培训批次的不重复计" if kinds else ""), "支部信息里设定" if kinds else ""]
    yield ["年度", "按自然年累计；跨年的批次分到两年，补课记在补课那一年", _USUAL]
