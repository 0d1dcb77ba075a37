"""What is still missing in the plan of a year by the rules, or compared with the plan of the year before."""

from __future__ import annotations

import dataclasses
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate
from models.records import Member, PlannedMeeting
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.rules.articles import article_of
from models.rules.meetings import ABSENT, BEFORE, HELD, LIFE, YEARLY, Cell, Duty, coverage, last_day
from models.rules.periods import Span
from models.rules.planning.lines import fulfils, plan_year
from models.rules.planning.party_day import PartyDay, party_day
from models.rules.posts import posts
from models.rules.snapshot import Snapshot

DAY = "主题党日"


@dataclass(frozen=True)
class Proposal:
    """A line that could be added. why: how its day was found · article: a key of articles.toml, '' for none · past: its
    period is over, or the meeting was held already; such lines are offered, not taken for granted."""

    line: PlannedMeeting
    why: str
    article: str = ""
    past: bool = False


def proposed(snapshot: Snapshot, year: int, today: date) -> list[Proposal]:
    """A line for each period of each duty for which the plan has none, by day. What was over before the ledger begins is
    left out: it was planned, and kept, elsewhere."""
    standing = [line for line in snapshot.planned if plan_year(line) == year]
    found = []
    for row in coverage(snapshot, year, today):
        for cell in row.cells if row.duty.end is None else ():
            span = Span(year, cell.first_month, cell.months)
            if any(fulfils(line, row.duty, span, snapshot.limits) for line in standing):
                continue
            if cell.state not in (BEFORE, ABSENT):
                found.append(_proposal(snapshot, row.duty, span, cell, today))
    return sorted(found, key=lambda p: str(p.line.day))  # of a day or month in the order of the duties


def _proposal(snapshot: Snapshot, duty: Duty, span: Span, cell: Cell, today: date) -> Proposal:
    past = cell.state == HELD or last_day(duty, span, today) < today
    day, why = _held_day(snapshot, cell) if cell.state == HELD else _day(snapshot, duty, span, today, past)
    line = PlannedMeeting(
        year=span.year,
        kind=duty.kind,
        group=duty.group,
        day=day,
        lead=_lead(snapshot, duty),
        place=snapshot.branch.place,
    )
    return Proposal(line, why, article_of(duty.rule, max(today, span.begin)) or "", past)


def _held_day(snapshot: Snapshot, cell: Cell) -> tuple[PartialDate, str]:
    """The month in which it was held: that is all that a plan made afterwards can say."""
    held = (snapshot.meeting_by_id[number] for number in sorted(cell.meeting_ids))
    days = [meeting.day for meeting in held if meeting.day]
    return PartialDate(days[0].year, days[0].month), "已有记录，列入后自动对应"


def _day(snapshot: Snapshot, duty: Duty, span: Span, today: date, past: bool) -> tuple[PartialDate, str]:
    """The fixed party day; else a month: the last but one of a quarter, December for what is held once a year."""
    if duty.kind == DAY:
        fixed = party_day(snapshot.branch.party_day)
        if fixed is None:
            return PartialDate(span.year, span.first_month), "支部信息里没有写固定的主题党日，先定到月"
        day = fixed.in_month(span.year, span.first_month)
        if day >= today or past:
            return PartialDate.of(day), f"支部固定的主题党日：{snapshot.branch.party_day}"
        return PartialDate(day.year, day.month), f"{day.month}月{day.day}日已过，本月另定一天"
    if duty.kind in YEARLY:
        usual = date(span.year, 12, 1)
        why = "一般在第四季度；通知安排在次年的，改日期即可"
        if duty.kind != LIFE:
            why = "可以同组织生活会合并进行，日期随组织生活会"
    elif duty.months == 1:
        return PartialDate(span.year, span.first_month), "每月一次，日期由支部定"
    else:
        usual = date(span.year, span.first_month + duty.months - 2, 1)
        why = f"排在{span.name()}的倒数第二个月，留一个月余地"
    if not past and (usual.year, usual.month) < (today.year, today.month):
        return PartialDate(today.year, today.month), f"{usual.month}月已过，排在本月"
    return PartialDate(usual.year, usual.month), why


def _lead(snapshot: Snapshot, duty: Duty) -> str:
    """Who calls and presides by 支部条例 §14: the secretary, or the leader of the group; else left open."""
    if duty.kind in (GENERAL, COMMITTEE, *YEARLY):
        among: Sequence[Member] = snapshot.officers
        wanted = "书记"
    elif duty.kind == GROUP:
        wanted, among = "党小组组长", snapshot.in_group(duty.group)
    else:
        return ""
    here = [member for member in among if member.left is None and wanted in posts(member)]
    return here[0].name if len(here) == 1 else ""


def copied(planned: Iterable[PlannedMeeting], year: int, fixed: str, today: date) -> list[Proposal]:
    """The lines of the year before, each in the same month, that the plan of `year` does not have yet; `fixed`: the party
    day as the branch wrote it down."""
    lines = list(planned)
    there = [_occasion(line, 0) for line in lines if plan_year(line) == year]
    found = []
    for line in (line for line in lines if plan_year(line) == year - 1 and line.day):
        if _occasion(line, 1) in there:
            there.remove(_occasion(line, 1))  # two lines of a month are two lines
            continue
        day, why = _moved(line, party_day(fixed))
        made = dataclasses.replace(line, id=0, year=year, meeting_id=None, alone="", day=day)
        found.append(Proposal(made, why, past=day.last() < today))
    return sorted(found, key=lambda p: str(p.line.day))


def _occasion(line: PlannedMeeting, years: int) -> tuple[str, str, int, int]:
    day = line.day
    return (line.kind, line.group.strip(), day.year + years if day else 0, day.month if day else 0)


def _moved(line: PlannedMeeting, fixed: PartyDay | None) -> tuple[PartialDate, str]:
    assert line.day is not None
    year, month, day = line.day.year + 1, line.day.month, line.day.day
    if line.kind == DAY and fixed is not None and day:
        return PartialDate.of(fixed.in_month(year, month)), "支部固定的主题党日"
    last = monthrange(year, month)[1] if month else 0
    same = PartialDate(year, month, min(day, last))
    return same, f"上一年计划是{line.day.chinese().partition('年')[2] or line.show('day')}"
