"""The roster against itself: days, kinds and posts that do not fit together (domain §8.5 R01–R08), 党龄 of fifty years (G01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import PartialDate, add_months, whole_years
from models.records import Member
from models.records.member import COMMITTEE_POSTS, FULL, NO_PROBATION, PROBATIONARY
from models.rules.attendance import posts
from models.rules.finding import Finding, raised
from models.rules.snapshot import Snapshot

ONE_YEAR_RULE = date(1982, 9, 6)
"""From this day on, 转正 is one year after admission by the general meeting."""


def member_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the roster shows about each person who has not left."""
    for member in snapshot.members:
        if member.left is None or member.left.first() > today:
            yield from _dates(member, today)
            yield from _kind(member, today)
            yield from _conversion(member, snapshot.limits.conversion_tolerance_days)
            yield from _lost(member, today)
            yield from _fifty(member, today)
            if member.phone and not re.fullmatch(r"1\d{10}", member.phone):
                text = f"手机号“{member.phone}”不是 11 位，请核对"
                yield from raised("R07", member.title(), text, on=today, about=member)


def _dates(member: Member, today: date) -> Iterator[Finding]:
    """R01, R02, R04."""
    name, joined = member.title(), member.joined
    if joined is None:
        return
    if joined.first() > today:
        yield from raised("R01", name, f"入党日期 {joined} 晚于今天，请核对", on=today, about=member)
    if member.full and member.full.last() < joined.first():
        text = f"转正日期 {member.full} 早于入党日期 {joined}，请核对"
        yield from raised("R02", name, text, on=today, about=member)
    if member.birth and joined.last() >= ONE_YEAR_RULE and whole_years(member.birth.first(), joined.last()) < 18:
        text = f"出生 {member.birth}，入党 {joined}，入党时不满 18 周岁，请核对"
        yield from raised("R04", name, text, on=joined.last(), about=member)


def _kind(member: Member, today: date) -> Iterator[Finding]:
    """R05 kind and 转正日期, R06 two years of probation, R08 posts."""
    name = member.title()
    if member.kind == PROBATIONARY and member.full:
        text = f"人员类别是预备党员，却有转正日期 {member.full}，请核对"
        yield from raised("R05", name, text, on=today, about=member)
    if member.kind == FULL and member.full is None:
        yield from raised("R05", name, "人员类别是正式党员，没有填转正日期", on=today, about=member)
    if member.kind == PROBATIONARY and member.full is None and member.joined and "延长" not in member.note:
        limit = add_months(member.joined.last(), 24)
        if limit < today:
            text = f"{member.joined} 入党，已超过两年，没有转正记录；如曾延长预备期，请在备注写明"
            yield from raised("R06", name, text, on=limit, about=member)
    held = [post for post in posts(member) if post in COMMITTEE_POSTS]
    if held and member.kind_on(today) == PROBATIONARY:
        text = f"预备党员登记了党内职务“{'、'.join(held)}”，支委应为正式党员，请核对"
        yield from raised("R08", name, text, on=today, about=member)


def expected_full(joined: PartialDate) -> tuple[date, date]:
    """The first and last day on which probation can end, by what is known of the day of joining (细则 §31)."""
    return add_months(joined.first(), 12), add_months(joined.last(), 12)


def _conversion(member: Member, tolerance: int) -> Iterator[Finding]:
    """R03 转正 one year after joining; R05历史 the same day for those who joined without probation."""
    joined, full = member.joined, member.full
    if joined is None or full is None or full.last() < joined.first():
        return
    name = member.title()
    if NO_PROBATION[0] <= joined.first() and joined.last() <= NO_PROBATION[1]:
        if not (joined.covers(full) or full.covers(joined)):
            text = f"{joined} 入党，当时没有预备期，转正日期 {full} 应与入党日期相同，请核对"
            yield from raised("R05历史", name, text, on=joined.last(), about=member)
        return
    if joined.first() < ONE_YEAR_RULE or re.search("延长|特殊接收|追认|直接接收", member.note):
        return
    first, last = expected_full(joined)
    slack = timedelta(days=tolerance)
    if full.last() < first - slack or full.first() > last + slack:
        text = f"{joined} 入党，预备期满应为 {_span(first, last)}，转正日期填的是 {full}；如曾延长预备期，请在备注写明"
        yield from raised("R03", name, text, on=full.first(), about=member)


def _span(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} 至 {last}"


def _lost(member: Member, today: date) -> Iterator[Finding]:
    """P01 after three months without contact, P02 after six (教管条例 §24)."""
    since = member.lost_since
    if member.lost != "是" or since is None or member.suspended(today):
        return
    name = member.title()
    if add_months(since.last(), 6) <= today:
        text = f"{since} 起失去联系，已满 6 个月；查找并留有记录后，是否停止党籍由党组织按规定研究"
        yield from raised("P02", name, text, on=today, about=member)
    elif add_months(since.last(), 3) <= today:
        text = f"{since} 起失去联系，已满 3 个月，请查找并留下记录"
        yield from raised("P01", name, text, on=today, about=member, due=add_months(since.first(), 6))


def fifty_years(member: Member) -> int | None:
    """The year of whose 1 July the member has been one for fifty years (domain §10); None where it is not known."""
    since = member.seniority_since()
    if since is None:
        return None
    on_first_july = (since.last().month, since.last().day) <= (7, 1)
    return since.year + 50 + (not on_first_july)


def _fifty(member: Member, today: date) -> Iterator[Finding]:
    """G01, in the year itself, until 1 July."""
    day = date(today.year, 7, 1)
    if fifty_years(member) == today.year and today <= day:
        text = f"到 {day} 党龄满 50 年，可列入“光荣在党50年”建议名单，是否颁发由上级审核"
        yield from raised("G01", member.title(), text, on=day, about=member, due=day)
