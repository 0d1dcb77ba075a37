"""Checks of one member of the roster, the same while typing, in an import and in the list of findings (domain §8.3–8.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.fields import field_of
from models.kinds import PartialDate, add_months, whole_years
from models.records import Member
from models.records.member import COMMITTEE_POSTS, FULL, NO_PROBATION, PROBATIONARY, SUSPENDED
from models.rules.identity import number_remarks
from models.rules.limits import Limits
from models.rules.posts import posts
from models.rules.remark import Remark, remark
from models.rules.standing import Changes, extensions

ONE_YEAR_RULE = date(1982, 9, 6)
"""From this day on, 转正 is one year after admission by the general meeting."""
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_BLANK = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_OTHER_DOT = re.compile(rf"(?<=[{_HAN}])\s*[.．•‧∙⋅・●。、\-－—_*]\s*(?=[{_HAN}])")
"""What stands for the dot between the parts of a name (domain §8.5 R11)."""
_MOBILE = re.compile(r"1[0-9]{10}")
_NOT_ONE_YEAR = re.compile("延长|特殊接收|追认|直接接收")
_NOT_BEFORE = (
    ("arrived", "joined"), ("left", "joined"), ("left", "arrived"), ("standing_since", "joined"),
    ("lost_since", "joined"), ("work_since", "birth"),
)  # fmt: skip
"""Pairs of days of which the first cannot come before the second."""


def check_member(
    member: Member,
    others: Iterable[Member],
    today: date,
    *,
    changes: Changes = (),
    limits: Limits | None = None,
) -> list[Remark]:
    """What one person's own fields show: impossible, contradictory or doubtful values, each with its article.

    others: the people among whom the ID number must be the only one · changes: the decisions about this membership, by
    which an extended probation is known. Nothing is said of what is empty, but for what a full member must have.
    """
    tolerance = (limits or Limits).conversion_tolerance_days  # of the class: the usual value
    return [
        *number_remarks(member, others, today),
        *_name(member, today),
        *_days_to_come(member, today),
        *_order(member, today),
        *_admission(member),
        *_kind(member, today),
        *_conversion(member, changes, tolerance),
        *_two_years(member, changes, today),
        *_phone(member, today),
    ]


def _name(member: Member, today: date) -> Iterator[Remark]:
    """R10 blanks within a name, R11 the dot of 少数民族 names written in another way; what is typed is put right by itself,
    but ledgers and files of before may still have it."""
    if _BLANK.search(member.name):
        yield from remark("R10", "name", f"姓名“{member.name}”中有空格，请去掉，以免查找、核对时对不上", on=today)
    if _OTHER_DOT.search(member.name):
        text = f"姓名“{member.name}”的间隔号请统一写成“·”，以免查找、核对时对不上"
        yield from remark("R11", "name", text, on=today)


def _days_to_come(member: Member, today: date) -> Iterator[Remark]:
    """R01, and the other days that cannot lie ahead; somebody may be known to leave or to arrive soon."""
    if member.joined and member.joined.first() > today:
        yield from remark("R01", "joined", f"入党日期 {member.joined} 晚于今天，请核对", on=today)
    for name in ("birth", "full", "work_since", "lost_since"):
        day = getattr(member, name)
        if day and day.first() > today:
            text = f"{field_of(Member, name).label} {day} 晚于今天，请核对"
            yield from remark("§8.5日期", name, text, on=today)


def _order(member: Member, today: date) -> Iterator[Remark]:
    """R02 and the other pairs of days that stand the wrong way round."""
    if member.full and member.joined and member.full.last() < member.joined.first():
        text = f"转正日期 {member.full} 早于入党日期 {member.joined}，请核对"
        yield from remark("R02", "full joined", text, on=member.joined.last())
    for later, sooner in _NOT_BEFORE:
        after, before = getattr(member, later), getattr(member, sooner)
        if after and before and after.last() < before.first():
            labels = field_of(Member, later).label, field_of(Member, sooner).label
            text = f"{labels[0]} {after} 早于{labels[1]} {before}，请核对"
            yield from remark("§8.5日期", f"{later} {sooner}", text, on=today)


def _admission(member: Member) -> Iterator[Remark]:
    """R04: eighteen years of age on admission, by the most that the days can mean."""
    joined, birth = member.joined, member.birth
    if joined and birth and joined.last() >= ONE_YEAR_RULE and whole_years(birth.first(), joined.last()) < 18:
        text = f"出生 {birth}，入党 {joined}，入党时不满 18 周岁，请核对"
        yield from remark("R04", "joined birth", text, on=joined.last())


def _kind(member: Member, today: date) -> Iterator[Remark]:
    """R05 kind and 转正日期 (R05历史 where there was no probation), R08 posts; 停止党籍, or a reason of leaving, without its day."""
    if member.kind == PROBATIONARY and member.full:
        text = f"人员类别是预备党员，却有转正日期 {member.full}，请核对"
        yield from remark("R05", "kind full", text, on=today)
    if member.kind == FULL and member.full is None and member.without_probation:
        text = f"没有填转正日期：{member.joined} 入党，当时没有预备期，入党之日（上级党委批准之日）就是转正日期，请照填"
        yield from remark("R05历史", "full joined", text, on=member.joined.last() if member.joined else today)
    elif member.kind == FULL and member.full is None:
        on = add_months(member.joined.last(), 12) if member.joined else today  # when it must have been
        yield from remark("R05", "full kind", "人员类别是正式党员，没有填转正日期", on=on)
    held = [post for post in posts(member) if post in COMMITTEE_POSTS]
    if held and member.kind_on(today) == PROBATIONARY:
        text = f"预备党员登记了党内职务“{'、'.join(held)}”，支委应为正式党员，请核对"
        yield from remark("R08", "post kind", text, on=today)
    if member.standing == SUSPENDED and member.standing_since is None:
        text = "停止党籍没有填日期，过去各次会议也都不计入应到，请补填停止党籍日期"
        yield from remark("§8.5日期", "standing_since standing", text, on=today)
    if member.left_why and member.left is None:
        why = f"“{member.left_words}”" if member.left_words else ""
        text = f"填了离开原因{why}，没有离开日期，仍按在册计入应到和统计，请核对"
        yield from remark("§8.5日期", "left left_why", text, on=today)


def expected_full(joined: PartialDate) -> tuple[date, date]:
    """The first and last day on which probation can end, by what is known of the day of joining (细则 §31)."""
    first = add_months(joined.first(), 12)
    return first, first if joined.whole else add_months(joined.last(), 12)


def _conversion(member: Member, changes: Changes, tolerance: int) -> Iterator[Remark]:
    """R03 转正 one year after joining, or at the end of the extension; R05历史 the same day where there was no probation."""
    joined, full = member.joined, member.full
    if joined is None or full is None or full.last() < joined.first():
        return
    if NO_PROBATION[0] <= joined.first() and joined.last() <= NO_PROBATION[1]:
        if not (joined.covers(full) or full.covers(joined)):
            text = f"{joined} 入党，当时没有预备期，转正日期 {full} 应与入党日期相同，请核对"
            yield from remark("R05历史", "full joined", text, on=joined.last())
        return
    extended = extensions(changes)
    if joined.first() < ONE_YEAR_RULE or (not extended and _NOT_ONE_YEAR.search(member.note)):
        return
    until = extended[-1].until if extended else None
    if extended and until is None:
        return
    first, last = (until.first(), until.last()) if until else expected_full(joined)
    slack = timedelta(days=tolerance)
    if full.last() < first - slack or full.first() > last + slack:
        why = "延长的预备期" if until else "预备期"
        hint = "" if until else "；如曾延长预备期，请登记“延长预备期”或在备注写明"
        text = f"{joined} 入党，{why}满应为 {_span(first, last)}，转正日期填的是 {full}{hint}"
        yield from remark("R03", "full joined", text, on=full.first())


def _span(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} 至 {last}"


def _two_years(member: Member, changes: Changes, today: date) -> Iterator[Remark]:
    """R06: two years since admission and neither 转正 nor an extension is known."""
    if member.kind != PROBATIONARY or member.full or member.joined is None:
        return
    limit = add_months(member.joined.last(), 24)
    if limit < today and not extensions(changes) and "延长" not in member.note:
        text = f"{member.joined} 入党，已超过两年，没有转正记录；如曾延长预备期，请登记“延长预备期”或在备注写明"
        yield from remark("R06", "full joined", text, on=limit)


def _phone(member: Member, today: date) -> Iterator[Remark]:
    """R07."""
    if member.phone and not _MOBILE.fullmatch(member.phone):
        yield from remark("R07", "phone", f"手机号“{member.phone}”不是 11 位，请核对", on=today)
