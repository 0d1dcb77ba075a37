"""Which records a form wants by its title: 预备党员名册, 主题党日情况表, 巡察反馈问题整改台账 …"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from types import MappingProxyType

from models.fields import Record
from models.records import Meeting, Member, Rectification, Transfer
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.records.member import FULL, PROBATIONARY
from models.records.rectification import AT_ONCE, CLOSED, FOR_REVIEW, IN_TIME, LONG_TERM, PUBLIC
from models.rules.past_day import YES, is_floating, is_lost
from models.rules.posts import in_committee

_WORDS = r"(基本)?(情况|信息)?((登记|统计|汇总|采集|一览|明细)?(花?名册|名单|台账|[表簿册])|(?<=情况)|(?<=信息))"
_THREE = (GENERAL, COMMITTEE, GROUP, "党课")
_SOURCE_WORDS = (
    ("上级督查|督查反馈|督查(发现)?问题", "上级督查"),
    ("巡察|巡视", "巡察"),
    ("述职评议|述职", "述职评议"),
    ("组织生活会", "组织生活会"),
    ("民主评议", "民主评议"),
    ("软弱涣散", "软弱涣散排查"),
    ("专项检查", "专项检查"),
    ("自查", "自查"),
    ("群众(反映|意见|建议)", PUBLIC),
)
"""Words of a title with the source of the items that it means."""


@dataclass(frozen=True)
class Narrowing:
    """A title that asks for some of the records only."""

    title: str
    word: str
    keep: Callable[[Record, date], bool]
    told: bool = True
    """Whether the ledger always tells who is meant; where it tells of nobody, all are filled in."""
    sort: str = ""
    """Of several that a title asks for, one of each sort holds: a source, a kind and a state."""


def _is_kind(*kinds: str) -> Callable[[Record, date], bool]:
    return lambda record, _: isinstance(record, Meeting) and record.kind in kinds


def _member(test: Callable[[Member, date], bool]) -> Callable[[Record, date], bool]:
    return lambda record, on: isinstance(record, Member) and test(record, on)


def _item(test: Callable[[Rectification], bool]) -> Callable[[Record, date], bool]:
    return lambda record, _: isinstance(record, Rectification) and test(record)


def _from(words: str, source: str) -> Narrowing:
    """Of a title that names one source and no list of several."""
    return Narrowing(
        rf"^[^和、及]*({words})[^和、及]*$", f"来源为{source}的", _item(lambda r: r.source == source), sort="source"
    )


def _of_kinds() -> Iterator[Narrowing]:
    """Of a title that names one or two of the three kinds of items: 立行立改和限期整改问题台账."""
    every = (AT_ONCE, IN_TIME, LONG_TERM)
    for named in (*combinations(every, 2), *combinations(every, 1)):
        asked = "".join(f"(?=.*{kind})" for kind in named)
        others = "".join(f"(?!.*{kind})" for kind in every if kind not in named)
        yield Narrowing(rf"^{asked}{others}", "和".join(named), _item(partial(_one_of, named)), sort="kind")


def _one_of(named: Sequence[str], item: Rectification) -> bool:
    return item.kind in named or (LONG_TERM in named and item.state == LONG_TERM)


def _developing(member: Member, on: date) -> bool:
    turned = member.full is not None and member.full.year == on.year
    return turned or member.kind_on(on) == PROBATIONARY


NARROWINGS: Mapping[type[Record], tuple[Narrowing, ...]] = MappingProxyType(
    {
        Member: (
            Narrowing(rf"预备党员{_WORDS}", "预备党员", _member(lambda m, on: m.kind_on(on) == PROBATIONARY)),
            Narrowing(rf"正式党员{_WORDS}", "正式党员", _member(lambda m, on: m.kind_on(on) == FULL)),
            Narrowing(rf"流动党员{_WORDS}", "流动党员", _member(lambda m, on: is_floating(m, on) == YES)),
            Narrowing(rf"(支部|党支部)?(委员|支委|班子)(会|成员|会成员)?{_WORDS}|(支委会?|支部委员会|班子)成员$", "支部委员", _member(lambda m, _: in_committee(m))),
            Narrowing(r"积极分子|发展对象|申请人", "还不是党员的人（账本里没有）", lambda _record, _on: False),
            Narrowing(r"发展党员", "预备党员和今年转正的党员", _member(_developing)),
            Narrowing(rf"停止党籍(处理)?的?(党员)?{_WORDS}", "停止党籍的党员", _member(lambda m, on: m.suspended(on))),
            Narrowing(rf"离?退休(干部)?党员{_WORDS}", "离退休党员", _member(lambda m, _: bool(re.search("[离退]休", m.job))), told=False),
            Narrowing(r"(在党|党龄).{0,4}50", "党龄满 50 年的党员", _member(lambda m, on: (m.seniority(on) or 0) >= 50)),
            Narrowing(rf"失联党员{_WORDS}", "失联党员", _member(lambda m, on: is_lost(m, on) == YES)),
        ),
        Transfer: (
            Narrowing(r"^(?!.*转出).*转入", "转入", lambda record, _: isinstance(record, Transfer) and record.direction == "转入"),
            Narrowing(r"^(?!.*转入).*转出", "转出", lambda record, _: isinstance(record, Transfer) and record.direction == "转出"),
        ),
        Rectification: (
            *(_from(words, source) for words, source in _SOURCE_WORDS),
            Narrowing(r"(意见|建议|诉求)", "有人反映的", _item(lambda r: bool(r.raised_by) or r.source == PUBLIC), sort="source"),
            *_of_kinds(),
            Narrowing(r"逾期", "逾期未销号的", lambda r, on: isinstance(r, Rectification) and (r.days_left(on) or 0) < 0, sort="state"),
            Narrowing(r"销号(申请|审批|验收)?(单|申请表|审批表)$", "待验收和已销号的", _item(lambda r: r.state in (FOR_REVIEW, CLOSED)), sort="state"),
            Narrowing(r"未(完成|销号|办结|整改到位)", "未销号的", _item(Rectification.is_open), sort="state"),
            Narrowing(r"(?<!未)(已(完成|办结)|销号)(事项|问题|情况)?(台账|清单|一览表|统计表|名单)", "已销号的", _item(lambda r: r.state == CLOSED), sort="state"),
        ),
        Meeting: (
            Narrowing(r"三会一课[”\"]?(?![^表]*主题党日)", "三会一课", _is_kind(*_THREE)),
            Narrowing(r"^[^和、及]*(?<!主题)党课(?!党日)[^和、及]*$", "党课", _is_kind("党课")),
            Narrowing(r"^[^和、及]*主题党日[^和、及]*$", "主题党日", _is_kind("主题党日")),
            Narrowing(r"^[^和、及]*党员大会[^和、及]*$", GENERAL, _is_kind(GENERAL)),
            Narrowing(r"^[^和、及]*(支委会|支部委员会会议)[^和、及]*$", COMMITTEE, _is_kind(COMMITTEE)),
            Narrowing(r"^[^和、及]*党小组会[^和、及]*$", GROUP, _is_kind(GROUP)),
            Narrowing(r"^[^和、及]*组织生活会[^和、及]*$", "组织生活会", _is_kind("组织生活会")),
            Narrowing(r"^[^和、及]*民主评议[^和、及]*$", "民主评议党员", _is_kind("民主评议党员")),
            Narrowing(r"^[^和、及]*谈心[^和、及]*$", "谈心谈话", _is_kind("谈心谈话")),
        ),
    }
)  # fmt: skip
