"""预备党员转正情况: whose probation was due and what came of it; and how many were on probation at both ends of the year."""

from __future__ import annotations

from datetime import date

from models.records import Member
from models.records.member import PROBATIONARY
from models.rules.snapshot import Snapshot
from models.statistics.annual_ends import (
    CANCELLED,
    NO_DAY,
    OUTCOMES,
    End,
    ends,
    probation,
)
from models.statistics.annual_events import DEVELOPED, Moves, Said, converted, moves, year_begin
from models.statistics.annual_people import AMONG_HOW, FULL_ACROSS, across
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import AMONG, DOUBT, OUTSIDE, PART, STEP, TOTAL, Cell, Line, Table, Why, as_written

_WITHIN, _LONGER, _OVER, _UNKNOWN = "预备期未满", "延长预备期内", "期满尚未转正", "期满日算不出来"


def probation_tables(roster: Roster, snapshot: Snapshot, on: date, why: Why = as_written) -> tuple[Table, ...]:
    """（一）应转正和结果, （二）预备党员增减. why: how reasons are told."""
    return _due_table(roster, snapshot, on, why), _count_table(roster, on)


def _due_table(roster: Roster, snapshot: Snapshot, on: date, why: Why) -> Table:
    found = ends(roster, snapshot, on, why)
    due = [end for end in found if end.outcome in OUTCOMES and not _cancelled_before(end, on)]
    lines = [across("应转正", _cell(due), on, TOTAL, FULL_ACROSS)]
    lines += [
        across(what, _cell([e for e in due if e.outcome == what]), on, PART, FULL_ACROSS)
        for what in OUTCOMES
        if any(e.outcome == what for e in due) or what in OUTCOMES[:4]
    ]
    earlier = [end for end in due if end.before]
    if earlier:
        lines.append(across("其中：期满日在以前年度", _cell(earlier), on, AMONG, FULL_ACROSS))
    early = [end for end in found if _cancelled_before(end, on)]
    if early:
        lines.append(across("另：预备期未满取消资格", _cell(early), on, OUTSIDE, FULL_ACROSS))
    unknown = [end for end in found if end.outcome == NO_DAY]
    if unknown:
        lines.append(across(NO_DAY, _cell(unknown), on, DOUBT, FULL_ACROSS))
    said = converted(roster, on)
    lines.append(across("本年转为正式党员", Cell.of(said), on, TOTAL, FULL_ACROSS))
    days = snapshot.limits.probation_overdue_days
    notes = (
        f"期满日为党员大会接收为预备党员之日起满一年，延长的为延长到的日期；期满后 {days} 天内党员大会讨论转正的为按期（天数见规则口径），"
        "党员大会的记录按议题里的姓名找，没有记录的按转为正式党员日期。年内期满和以前年度期满未转的都算应转正。",
        "本年转为正式党员按上级批复日期，账本没有记批复日期的按转为正式党员日期；年内期满、次年才批复的到次年统计。"
        + AMONG_HOW,
    )
    return Table("probation", "预备党员转正情况（一）应转正和结果", on, FULL_ACROSS, tuple(lines), len(due), notes,
                 shares=False, agrees=not unknown,
                 verdict=f"{len(unknown)} 人的期满日算不出来，请把入党日期、延长到的日期补到日" if unknown else "")  # fmt: skip


def _cancelled_before(end: End, on: date) -> bool:
    """Whether probation was cancelled before it was due."""
    return end.outcome == CANCELLED and (end.due is None or end.due > on)


def _cell(found: list[End]) -> Cell:
    return Cell.of((end.member, end.fact) for end in found)


def on_probation(roster: Roster, on: date) -> list[Member]:
    """Who is counted and on probation on that day."""
    return [member for member in roster.counted(on) if member.kind_on(on) == PROBATIONARY]


def _count_table(roster: Roster, on: date) -> Table:
    begin, found = year_begin(on), moves(roster, on)
    before, after = on_probation(roster, begin), on_probation(roster, on)
    full, coming, going = converted(roster, on), came(roster, found), gone(roster, found)
    admitted = found.added[DEVELOPED]
    lines = [across(f"{begin.year}年底预备党员", Cell(before, _joined), on, TOTAL, FULL_ACROSS)]
    for label, people in (
        ("加：本年发展", admitted),
        ("加：转入等", coming),
        ("减：转为正式党员", full),
        ("减：转出、取消资格等", going),
    ):
        lines.append(across(label, Cell.of(people), on, STEP, FULL_ACROSS))
    day = f"{on.year}年底" if (on.month, on.day) == (12, 31) else f"{on.month}月{on.day}日"
    lines += _at_end(roster, f"{day}预备党员", after, on)
    computed = len(before) + len(admitted) + len(coming) - len(full) - len(going)
    sum_ = f"{len(before)} + {len(admitted)} + {len(coming)} - {len(full)} - {len(going)} = {computed}"
    agrees = computed == len(after)
    odd = _odd(before, after, [*admitted, *coming], [*full, *going])
    if odd:
        lines.append(across("待核对", Cell.of(odd), on, DOUBT, FULL_ACROSS))
    verdict = f"{sum_}，与名册的预备党员人数相符" if agrees else f"{sum_}，名册为 {len(after)} 人，请看“待核对”"
    if agrees and odd:
        verdict += f"；另有 {len(odd)} 人待核对"
    notes = (
        "两头按名册（转为正式党员日期晚于当天、或人员类别为预备党员的），中间按发展、转接、党籍变动和转正的记录；"
        "转正按批复日期而批复在另一年的人，两边对不上，列在“待核对”。",
        COUNTED_HOW,
    )
    return Table("probation-count", "预备党员转正情况（二）预备党员增减", on, FULL_ACROSS, tuple(lines), len(after), notes,
                 shares=False, verdict=verdict, agrees=agrees and not odd)  # fmt: skip


def came(roster: Roster, found: Moves) -> Said:
    """Who came on probation, 发展党员 aside."""
    return _of(roster, found.added, found)


def gone(roster: Roster, found: Moves) -> Said:
    """Who left on probation."""
    return _of(roster, found.taken, found)


def _of(roster: Roster, parts: dict[str, Said], found: Moves) -> Said:
    """Those of them who were on probation on the day it happened, 发展党员 aside."""
    return [
        (member, f"{roster.told(what)}：{fact}")
        for what, said in parts.items()
        if what != DEVELOPED
        for member, fact in said
        if member.kind_on(found.days[member.id, what]) == PROBATIONARY
    ]


def _odd(before: list[Member], after: list[Member], plus: Said, minus: Said) -> Said:
    """Those whose own sum is wrong."""
    balance: dict[int, int] = {}
    members = {member.id: member for member in (*before, *after, *(m for m, _ in (*plus, *minus)))}
    for sign, people in ((1, before), (1, [m for m, _ in plus]), (-1, [m for m, _ in minus]), (-1, after)):
        for member in people:
            balance[member.id] = balance.get(member.id, 0) + sign
    return [
        (members[number], "名册少一名预备党员，请核对转正、离开的日期" if left > 0 else "名册多一名预备党员，请核对转正的批复日期")
        for number, left in balance.items()
        if left
    ]  # fmt: skip


def _joined(member: Member) -> str:
    return f"{member.show('joined') or '日期未填'} 入党"


def _at_end(roster: Roster, label: str, after: list[Member], on: date) -> list[Line]:
    """Those on probation at the end, by how far they are."""
    facts: dict[int, tuple[str, str]] = {}
    for member in after:
        about = probation(roster, member, on)
        if about.due is None:
            facts[member.id] = _UNKNOWN, f"{_joined(member)}，期满日算不出来"
        elif about.due <= on:
            facts[member.id] = _OVER, f"{_joined(member)}，{about.due.isoformat()} 已满"
        else:
            kind = _LONGER if about.extended else _WITHIN
            facts[member.id] = (
                kind,
                f"{_joined(member)}，{'延长到' if about.extended else '期满'} {about.due.isoformat()}",
            )
    whole = Cell(after, lambda member: facts[member.id][1])
    lines = [across(label, whole, on, TOTAL, FULL_ACROSS)]
    for kind in (_WITHIN, _LONGER, _OVER, _UNKNOWN):
        part = whole.only(lambda member, kind=kind: facts[member.id][0] == kind)  # type: ignore[misc]
        if part.number or kind == _WITHIN:
            lines.append(across(kind, part, on, DOUBT if kind == _UNKNOWN else PART, FULL_ACROSS))
    return lines
