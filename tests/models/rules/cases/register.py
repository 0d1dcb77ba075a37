"""Cases of the rectification register (domain §7.2)."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.records import Branch, Progress, Rectification, RectificationStep, Responsibility
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.records.rectification_step import BEGIN, EXTEND
from models.rules import Snapshot
from models.rules.register.lacking import lacking
from tests.models.rules.cases.case import TODAY, Case, raising
from tests.models.rules.cases.making import made, snapshot
from tests.models.rules.cases.people import a_member

WHOLE = {
    "problem": "组织生活会记录要素不全", "measures": "补齐记录", "owner": "李某", "found": "2026-03-01", "deadline": "2026-12-31",
    "source": "自查", "outcome": "已补齐", "evidence": "会议记录本", "reviewer": "高某", "reviewed_on": "2026-10-10",
    "closed_on": "2026-10-12",
}  # fmt: skip


def of(state: str, **about: object) -> Snapshot:
    """One item in a state, with all that it wants but for this."""
    return snapshot(rectifications=[made(Rectification, 1, state=state, **WHOLE | about)])


def of_ours(**about: object) -> Snapshot:
    """An item from above in the register of a branch with a name."""
    found = of(CLOSED, source="上级督查", **about)
    found.branch = Branch(id=1, name="中国共产党某局机关第三支部委员会", short_name="机关第三党支部")
    return found


def with_progress(state: str, on: str, text: str = "坚持每月检查", **about: object) -> Snapshot:
    """The item with an entry on its progress."""
    found = of(state, **about)
    found.progress = {1: [made(Progress, 1, rectification_id=1, day=on, text=text)]}
    return found


def closed(on: str, **about: object) -> Snapshot:
    """An item that was closed on a day."""
    return of(CLOSED, **{"found": "2025-03-01", "reviewed_on": on, "closed_on": on} | about)


def begun_on(day: date) -> list[str]:
    """The rules that speak when work on an item is said to have begun on a day."""
    item = made(Rectification, 1, state=REGISTERED, **WHOLE)
    step = RectificationStep(action=BEGIN, day=PartialDate.of(day), by="李某")
    return [remark.rule for remark in lacking(item, step, today=TODAY)]


def extended(day: str, **about: object) -> Snapshot:
    """An item whose deadline of 30 June was put off."""
    step = {
        "day": day,
        "action": EXTEND,
        "state": WORKING,
        "deadline_before": "2026-06-30",
        "deadline": "2026-12-31",
    } | about
    found = of(WORKING)
    found.steps = {1: [made(RectificationStep, 1, rectification_id=1, **step)]}
    return found


def _duty(since: str, until: str) -> Snapshot:
    """A duty from a day until a day."""
    return snapshot(duties=[made(Responsibility, 1, post="书记", text="讲党课", since=since, until=until)])


def owned(owner: str, state: str = WORKING, **second: object) -> Snapshot:
    """The item of somebody, with two of the name 王芳 on the roster."""
    found = of(state, owner=owner)
    found.members += [a_member(1, "王芳", birth="1978-03-12"), a_member(2, "王芳", **{"birth": "1990-01-02"} | second)]
    return found


REGISTER = (
    raising("Z01", "责任人有同名的", lambda: owned("李某、王芳"), level="info"),
    raising("Z01", "写明了是哪一个", lambda: owned("王芳（1990年生）"), speaks=False),
    raising("Z01", "有同名的，已销号", lambda: owned("王芳", CLOSED), speaks=False),
    raising("Z01", "同名的已经离开", lambda: owned("王芳", left="2026-01-01"), speaks=False),
    raising("Z05", "到期那天由他人批准延期", lambda: extended("2026-06-30", by="高某"), speaks=False),
    raising("Z05", "到期次日才延期", lambda: extended("2026-07-01", by="高某"), level="info"),
    raising("Z05", "责任人自己批准延期", lambda: extended("2026-06-20", by="李某"), level="info"),
    raising(
        "Z05", "责任人经办，写明批准单位", lambda: extended("2026-06-20", by="李某", body="机关党委"), speaks=False
    ),
    raising("§7.3日期", "终止比起始早一天", lambda: _duty("2026-03-02", "2026-03-01")),
    raising("§7.3日期", "终止就在起始那天", lambda: _duty("2026-03-02", "2026-03-02"), speaks=False),
    raising("Z02", "验收早于销号申请", lambda: of(CLOSED, applied_on="2026-10-11")),
    raising("Z02", "验收就在申请那天", lambda: of(CLOSED, applied_on="2026-10-10"), speaks=False),
    raising("Z01", "整改中，没有措施", lambda: of(WORKING, measures="")),
    raising("Z01", "待验收，没有时限", lambda: of(FOR_REVIEW, deadline=None)),
    raising("Z01", "已销号，没有措施", lambda: of(CLOSED, measures=" ")),
    raising("Z01", "已销号，四要素齐全", lambda: of(CLOSED), speaks=False),
    raising("Z01", "登记了没有定时限", lambda: of(REGISTERED, deadline=None)),
    raising("Z01", "登记了，有责任人和时限", lambda: of(REGISTERED), speaks=False),
    raising("Z01", "四要素齐全", lambda: of(WORKING), speaks=False),
    raising("Z01", "刚登记，还没有措施", lambda: of(REGISTERED, measures=""), speaks=False),
    raising("Z02", "时限早于发现日期", lambda: of(WORKING, deadline="2026-02-28")),
    raising("Z02", "销号早于发现日期", lambda: of(CLOSED, closed_on="2026-02-28", reviewed_on="2026-02-28")),
    raising("Z02", "时限就是发现那天", lambda: of(WORKING, deadline="2026-03-01"), speaks=False),
    raising("Z02", "长期坚持不设时限", lambda: of(LONG_TERM, deadline=None, kind=LONG_TERM), speaks=False),
    raising("Z03", "待验收，没有佐证", lambda: of(FOR_REVIEW, evidence="")),
    raising("Z03", "有完成情况、有佐证", lambda: of(FOR_REVIEW), speaks=False),
    raising("Z03", "还在整改，没有佐证", lambda: of(WORKING, evidence=""), speaks=False),
    raising("Z04", "验收人就是责任人", lambda: of(CLOSED, reviewer="李某")),
    raising("Z04", "没有验收日期", lambda: of(CLOSED, reviewed_on=None)),
    raising("Z04", "上级督查的，没有上级验收", lambda: of(CLOSED, source="上级督查")),
    raising("Z04", "由他人验收", lambda: of(CLOSED), speaks=False),
    raising(
        "Z04", "上级督查的，写了验收单位", lambda: of(CLOSED, source="上级督查", review_body="机关党委"), speaks=False
    ),
    raising("Z04", "上级督查的，由本支部验收", lambda: of_ours(review_body="机关第三党支部")),
    raising("Z04", "上级督查的，由另一个支部的名称验收", lambda: of_ours(review_body="机关第一党支部"), speaks=False),
    raising("Z05", "逾期 1 天", lambda: of(WORKING, deadline="2026-11-22")),
    raising("Z05", "还剩 15 天", lambda: of(WORKING, deadline="2026-12-08")),
    raising("Z05", "还剩 16 天", lambda: of(WORKING, deadline="2026-12-09"), speaks=False),
    raising("Z05", "已销号", lambda: of(CLOSED, deadline="2026-11-22"), speaks=False),
    raising("Z06", "销号满 6 个月", lambda: closed("2026-05-23")),
    raising("Z06", "差 1 天满 6 个月", lambda: closed("2026-05-24"), speaks=False),
    raising("Z06", "记过回头看", lambda: closed("2026-05-23", looked_back_on="2026-11-20"), speaks=False),
    Case("Z07", True, "环节的日期在上一季度，通报数字会变", lambda: begun_on(date(2026, 9, 30))),
    Case("Z07", False, "环节的日期在本季度", lambda: begun_on(date(2026, 10, 1))),
    raising("§7.2", "长期坚持，3 个月没有进展", lambda: with_progress(LONG_TERM, "2026-08-22")),
    raising("§7.2", "长期坚持，3 个月内有进展", lambda: with_progress(LONG_TERM, "2026-08-23"), speaks=False),
    raising("§7.2", "群众反映的，销号没有反馈", lambda: of(CLOSED, source="群众反映", raised_by="群众甲")),
    raising("§7.2", "整改类型与状态不一致", lambda: of(WORKING, kind=LONG_TERM)),
)
