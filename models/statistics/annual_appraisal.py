"""民主评议党员: who took part in the appraisal of a year and with what grade, who did not and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.records import Appraisal, Member
from models.records.appraisal import ELSEWHERE, EXCELLENT, GRADES, NO_GRADE, UNQUALIFIED
from models.records.status_change import CORRECTION, LEAVING_CHANGES
from models.rules.appraisals import day_of, share_in
from models.rules.finding import ERROR
from models.rules.reviewed_away import stayed_away
from models.rules.snapshot import Snapshot
from models.statistics.annual_people import ACROSS, AMONG_HOW, across
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import AMONG, DOUBT, OUTSIDE, PART, TOTAL, Cell, Line, Table, Why, as_written, share

ALL, TOOK_PART, DID_NOT = "党员总数", "参加评议", "未参加评议"
NO_RECORD, NO_WORD = "没有评议记录", "有记录，没有填等次和原因"

_SUSPENDED = "停止党籍（不计入党员人数）"
_MORE = (
    "“另”行的 {0} 人有这一年度的评议结果，但当日不在册或停止党籍，不计入党员总数和参加评议；"
    "民主评议结果汇总表按登记的评议结果列人，含这 {0} 人，两张表的人数因此不同。"
)


def appraisal_tables(roster: Roster, snapshot: Snapshot, on: date, why: Why = as_written) -> tuple[Table, ...]:
    """Of the year; of the year before, too, where it was appraised: its meeting may have been in this year. why: how reasons
    are told."""
    known = {appraisal.year for parts in snapshot.appraisals.values() for appraisal in parts}
    years = [on.year, *([on.year - 1] if on.year - 1 in known else [])]
    return tuple(_table(roster, snapshot, year, on, why) for year in years)


def results(snapshot: Snapshot, year: int, on: date | None = None) -> dict[int, Appraisal]:
    """The appraisal of each person for a year, the last one where there are several; those after `on` are not known yet."""
    found: dict[int, Appraisal] = {}
    for number, parts in snapshot.appraisals.items():
        mine = [a for a in parts if a.year == year and not (on and a.day and a.day.first() > on)]
        if mine:
            found[number] = max(mine, key=lambda a: (str(a.day or ""), a.id))
    return found


def _table(roster: Roster, snapshot: Snapshot, year: int, on: date, told: Why) -> Table:
    day = min(date(year, 12, 31), on)
    known = results(snapshot, year)
    here = roster.counted(day)
    there = {member.id for member in here}
    places: dict[str, list[Member]] = {}
    for member in here:
        places.setdefault(_place(known.get(member.id), told), []).append(member)

    not_there = stayed_away(snapshot, year, date.max)  # the meeting may be in the next year, as the results

    def fact(member: Member) -> str:
        return _fact(roster, member, known.get(member.id), member.id in not_there, told)

    def line(label: str, people: Iterable[Member], kind: str) -> Line:
        return across(label, Cell(list(people), fact), day, kind)

    took = [member for member in here if _took_part(known.get(member.id))]
    absent = {m.id for m in here if m.id in known and not known[m.id].grade and _place(known[m.id], told) != NO_WORD}
    missing = [member for member in here if member.id in absent]
    reasons = sorted({_place(known[m.id], told) for m in missing}, key=lambda why: (-len(places[why]), why))
    lines = [line(ALL, here, TOTAL), line(TOOK_PART, took, TOTAL)]
    lines += [line(grade, places.get(grade, ()), PART) for grade in (*GRADES, NO_GRADE)]
    away = [member for member in took if known[member.id].place == ELSEWHERE]
    if away:
        lines.append(line("其中：在流入地参加评议", away, AMONG))
    if excused := [member for member in took if member.id in not_there]:
        lines.append(line("其中：没有到评议会的", excused, AMONG))
    lines.append(line(DID_NOT, missing, TOTAL))
    lines += [line(why, places[why], PART) for why in reasons]
    to_check = DOUBT if known else OUTSIDE  # before the meeting there is nothing to be checked
    lines += [line(label, places[label], to_check) for label in (NO_WORD, NO_RECORD) if label in places]
    apart: dict[str, list[Member]] = {}
    for member in roster.members:
        if member.id in known and member.id not in there:
            apart.setdefault(_why_not_there(member, day), []).append(member)
    lines += [line(f"另：{why}", people, OUTSIDE) for why, people in apart.items()]
    silent = len(here) - len(took) - len(missing)
    excellent = len(places.get(EXCELLENT, ()))
    verdict = f"参加 {len(took)} + 未参加 {len(missing)} = {len(took) + len(missing)}"
    verdict += f"，党员 {len(here)} 人，{silent} 人没有评议结果" if silent else f"，与党员总数 {len(here)} 相符"
    verdict += f"；优秀 {excellent} 人，占党员总数的 {share(excellent, len(here))}" if excellent else ""
    kept = list(known.values())
    allowed = share_in(snapshot, kept, day_of(kept, year, on))
    over = allowed.level == ERROR  # A01, as 自查 says it; what is only doubtful stands there alone
    verdict += f"；评议时{allowed.message}，请核对" if over else ""
    if not known:
        verdict, silent = "", 0
    notes = (
        *(() if known else (f"账本里还没有 {year} 年度的评议结果。",)),
        f"{year} 年度的评议结果，评议会开在次年的也算这一年度；应参评的为{day.year}年{day.month}月{day.day}日在册的党员。"
        "参加评议按评定了等次或不评定等次的计，请假以后另行评议的也在内；预备党员参加评议、不评定等次；未参加的按记录的原因分行，没有记录的单列，不推断。",
        *((_MORE.format(sum(map(len, apart.values()))),) if apart else ()),
        COUNTED_HOW,
        AMONG_HOW,
    )
    return Table(f"appraisal-{year}", f"民主评议党员（{year}年度评议）", day, ACROSS, tuple(lines), len(here), notes,
                 shares=False, verdict=verdict, agrees=not (silent or over))  # fmt: skip


def _why_not_there(member: Member, day: date) -> str:
    """Why somebody with a result is not among the members of the day: who came later is in the roster now and has not left."""
    since = member.arrived or member.joined
    if since and since.first() > day:
        return f"{day.year}年{day.month}月{day.day}日以后转入、入党的"
    return _SUSPENDED if member.belongs(day) else "已不在册的"


def _took_part(one: Appraisal | None) -> bool:
    return one is not None and bool(one.grade)


def _place(one: Appraisal | None, told: Why) -> str:
    """The line of a person."""
    if one is None:
        return NO_RECORD
    return one.grade or told(one.absent_why) or NO_WORD


def _fact(roster: Roster, member: Member, one: Appraisal | None, stayed: bool, told: Why) -> str:
    if one is None:
        return "账本里没有这一年度的评议结果"
    words = [one.grade or (f"未参评：{told(one.absent_why)}" if one.absent_why.strip() else NO_WORD)]
    words += [f"{one.day} 评议"] if one.day else []
    words += [one.place] if one.place == ELSEWHERE else []
    words += [told(one.note)] if one.note.strip() and stayed else []
    if one.grade == UNQUALIFIED:
        after = [
            c
            for c in roster.changes(member)
            if c.kind in (CORRECTION, *LEAVING_CHANGES) and c.since and c.since.year >= (one.year or 0)
        ]
        words.append("；".join(f"处置：{roster.told(c.kind)} {c.since}" for c in after) or "处置没有记录")
    return "，".join(words)
