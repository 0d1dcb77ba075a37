"""Organization life over the year: which meetings were held, which are due, which are missing (domain §1.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.records import Meeting
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.records.member import FULL
from models.records.planned_meeting import OF_A_YEAR
from models.rules.finding import Finding, raised
from models.rules.groups import ended, formed, grouped, groups_of, met
from models.rules.held import held as was_held
from models.rules.held import why_not
from models.rules.limits import Limits
from models.rules.periods import FIRST_DAYS, Span, short_day, spans
from models.rules.posts import make_committee
from models.rules.snapshot import Snapshot

HELD, DUE, MISSING, FUTURE, BEFORE, ABSENT = "held", "due", "missing", "future", "before", "absent"
YEARLY = OF_A_YEAR
LIFE, REVIEW = YEARLY
_NAMES_YEAR = re.compile(r"(20\d\d)\s*年(?:度|\s*(?:专题)?(?:组织生活会|民主评议))")
YEARLY_HOW = (
    "组织生活会、民主评议党员按名称里写明的年度算；名称没有写明、年初开的（到设定的最迟月份，通常 3 月），算在上一年度"
)
"""How `year_of` counts, as lists say it."""
_EVERY = {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}


@dataclass(frozen=True)
class Duty:
    """One kind of meeting that recurs every `months` months; `group` where each 党小组 holds its own.

    until_month: of the yearly ones, by the end of which month they are held: one of the first half of the next year, or of the
    second half of the year itself · begin, end: for a group that was formed, renamed or is no more, from which day to which it is asked for; None for what
    was, or is, always so.
    """

    rule: str
    kind: str
    label: str
    short: str
    months: int
    group: str = ""
    once: bool = False
    until_month: int = 0
    begin: date | None = None
    end: date | None = None

    @property
    def requirement(self) -> str:
        """每季度 ≥1, or 每月 1 次 where the article speaks of once."""
        return f"{_EVERY[self.months]} " + ("1 次" if self.once else "≥1")

    @property
    def note(self) -> str:
        """What has to be said where the article sets no number."""
        return f"（条文没有定次数，按{_EVERY[self.months]}一次提醒）" if self.rule == "DK" else ""


@dataclass(frozen=True)
class Cell:
    """One period of a line. state: held, due (running, not yet held), missing (over, not held); nothing is asked where it is
    future (still to come), before (over, and had begun more than FIRST_DAYS before the day of 启用, or was over before the first record: what was held
    may be on paper) or absent (there was no such group)."""

    first_month: int
    months: int
    state: str
    text: str
    meeting_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """One row of the matrix; its cells cover the twelve months once."""

    label: str
    requirement: str
    cells: list[Cell]
    duty: Duty


def committee_needed(snapshot: Snapshot, on: date) -> bool:
    """Whether a committee is to meet: 7 or more full members (支部条例 §20), or posts beyond the secretary's are filled."""
    here = snapshot.on_books(on)
    return make_committee(here) or sum(member.kind_on(on) == FULL for member in here) >= 7


def duties(snapshot: Snapshot, on: date) -> list[Duty]:
    """What the branch has to hold, in the order of the matrix."""
    found = [Duty("DYDH", GENERAL, GENERAL, "党员大会", 3)]
    if committee_needed(snapshot, on) or any(m.kind == COMMITTEE for m in snapshot.meetings):
        found.append(Duty("ZWH", COMMITTEE, "支部委员会", "支委会", 1))
    begins = formed(snapshot)
    for group in groups_of(snapshot) if grouped(snapshot, on) else ():
        label = _group_label(group)
        found.append(Duty("DXZ", GROUP, label, label, 1, group, begin=begins.get(group)))
    return [
        *found,
        Duty("DK", "党课", "党课", "党课", snapshot.limits.lesson_months),
        Duty("ZTDR", "主题党日", "主题党日", "主题党日", 1, once=True),
        Duty("ZZSHH", LIFE, LIFE, LIFE, 12, until_month=snapshot.limits.life_until_month),
        Duty("MZPY", REVIEW, REVIEW, "民主评议", 12, once=True, until_month=snapshot.limits.life_until_month),
    ]


def _group_label(group: str) -> str:
    return f"{group}会" if group.endswith("小组") else f"{group}党小组会"


def _of_the_year(snapshot: Snapshot, year: int, today: date) -> list[Duty]:
    """What had to be held in a year: the duties of now, and behind today's groups those that met in that year and are no
    more."""
    asked = duties(snapshot, min(today, date(year, 12, 31)))
    days_of, former = met(snapshot), []
    for group, last in ended(snapshot).items():
        if any(day.year == year for day in days_of[group]):
            label = f"{_group_label(group)}（原）"
            former.append(Duty("DXZ", GROUP, label, label, 1, group, begin=min(days_of[group]), end=last))
    place = next(n for n, duty in enumerate(asked) if duty.rule == "DK")
    return [*asked[:place], *former, *asked[place:]]


def reviews(meeting: Meeting) -> bool:
    """Whether 民主评议 was held: by itself, or together with 组织生活会, which is then the record of both (支部条例 §18)."""
    return meeting.kind == REVIEW or (meeting.kind == LIFE and "民主评议" in meeting.title_text + meeting.subject)


def serves(meeting: Meeting, duty: Duty, only_group: bool) -> bool:
    """Whether a meeting is of the kind that the duty asks for."""
    if duty.kind == REVIEW:
        return reviews(meeting)
    if meeting.kind != duty.kind:
        return False
    return not duty.group or meeting.group.strip() == duty.group or (only_group and not meeting.group.strip())


def year_of(meeting: Meeting, limits: Limits) -> int:
    """The year whose duty the meeting fulfils; the one answer to this for 首页, 自查, plan, appraisal and statistics.

    组织生活会 and 民主评议 are for the year that the title names (2025年度组织生活会), else, where they are held until a month of
    the next year (domain §12 zzshh_window) and the day is within it, for the year before; other meetings for their own.
    """
    assert meeting.day is not None
    if meeting.kind not in YEARLY:
        return meeting.day.year
    if named := _NAMES_YEAR.search(meeting.title_text):
        return int(named[1])
    until = limits.life_until_month
    return meeting.day.year - (until <= 6 and 1 <= meeting.day.month <= until)


def counted_elsewhere(meetings: Iterable[Meeting], year: int, limits: Limits) -> str:
    """What tables by the day of the meeting say, so that they and 首页 do not seem to contradict: how many of the meetings
    held in a year are for another one; '' where none is."""
    others = [m for m in meetings if m.day and m.day.year == year and year_of(m, limits) != year]
    times = Counter((year_of(m, limits), m.kind) for m in others)
    told = "、".join(f"{kind}{number}次（{of}年度）" for (of, kind), number in sorted(times.items()))
    return f"其中{told}按开会的日期列在这里，首页和自查算在括号里的年度" if told else ""


def coverage(snapshot: Snapshot, year: int, today: date) -> list[Line]:
    """The matrix of a year, seen from `today`. A meeting counts as held from its day on, its minutes written or not, unless
    nothing is told of it.

    Found once for a snapshot: figures, reminders and findings all ask."""
    if (year, today) not in snapshot.coverages:
        snapshot.coverages[year, today] = _coverage(snapshot, year, today)
    return snapshot.coverages[year, today]


def _coverage(snapshot: Snapshot, year: int, today: date) -> list[Line]:
    only = len(groups_of(snapshot)) == 1
    return [
        Line(
            duty.label,
            duty.requirement,
            [_cell(snapshot, duty, serving, span, today) for span in spans(year, duty.months)],
            duty,
        )
        for duty in _of_the_year(snapshot, year, today)
        for serving in [_serving(snapshot, duty, only, year)]
    ]


def _serving(snapshot: Snapshot, duty: Duty, only_group: bool, year: int) -> list[Meeting]:
    """The meetings that a duty may be fulfilled by in a year, and those of other years of which more must be looked at."""
    if duty.group and not only_group:
        found = snapshot.of_kind.get(f"{duty.kind}/{duty.group}", [])
    else:
        kinds = (duty.kind, LIFE) if duty.kind == REVIEW else (duty.kind,)
        found = [m for kind in kinds for m in snapshot.of_kind.get(kind, ()) if serves(m, duty, only_group)]
    return found if duty.months == 12 else [m for m in found if m.day and m.day.year == year]


def _cell(snapshot: Snapshot, duty: Duty, serving: list[Meeting], span: Span, today: date) -> Cell:
    found = [m for m in serving if _within(snapshot, m, duty, span)]
    held = sorted(
        (m for m in found if was_held(snapshot, m, today)),
        key=lambda m: m.day.first() if m.day else today,
    )
    ids = tuple(m.id for m in held)
    if held:
        return Cell(span.first_month, span.months, HELD, _held_text(held, span), ids)
    state, text = _open(snapshot, duty, span, today, begun=bool(found))
    return Cell(span.first_month, span.months, state, text, tuple(m.id for m in found))


def _within(snapshot: Snapshot, meeting: Meeting, duty: Duty, span: Span) -> bool:
    assert meeting.day is not None
    return year_of(meeting, snapshot.limits) == span.year if duty.months == 12 else span.holds(meeting.day)


def _held_text(held: list[Meeting], span: Span) -> str:
    """The days, as many as there is room for: 3月12日, 1/8、20 in a month, 7月6日、9月24日 in a longer time; else how many."""
    days = [m.day for m in held if m.day]
    if len(days) > 2 or (len(days) == 2 and not all(day.whole for day in days)):
        return f"{len(days)}次"
    if len(days) == 2 and span.months == 1:
        return f"{days[0].month}/{days[0].day}、{days[1].day}"
    if len(days) == 2:
        return "、".join(short_day(day, span.begin) for day in days)
    (day,) = days
    if span.months == 1:
        return f"{day.month}/{day.day}" if day.whole else f"{day.month}月"
    return short_day(day, span.begin)


def last_day(duty: Duty, span: Span, today: date) -> date:
    """Until when the duty can be done: the end of the span; the yearly ones until the month that the branch has set, usually
    31 March after it (domain §1.2), which is told only once the year is over."""
    if not duty.until_month:
        return span.end
    if duty.until_month > 6:
        return Span(span.year, duty.until_month, 1).end
    return Span(span.year + 1, duty.until_month, 1).end if today > span.end else span.end


def _held_from(duty: Duty, span: Span) -> date:
    """From when on the duty is done: the beginning of the span; the yearly ones that may be held in the next year from October
    on (domain §12 zzshh_window)."""
    return date(span.year, 10, 1) if 0 < duty.until_month <= 6 else span.begin


def _open(snapshot: Snapshot, duty: Duty, span: Span, today: date, *, begun: bool) -> tuple[str, str]:
    """State and text of a period in which nothing was held. begun: a record is there that does not count."""
    if duty.end is not None and span.end > duty.end:
        return ABSENT, ""
    if today < span.begin:
        return FUTURE, ""
    until = last_day(duty, span, today)
    if today <= until:
        left = (until - today).days
        return DUE, "待开" if span.months == 1 else f"待开 · 剩 {left} 天"
    # What had begun well before the day of 启用 may be on paper; a record that was begun here is not.
    paper = snapshot.branch.begun is not None and not begun
    if not kept_by(snapshot, _held_from(duty, span) + FIRST_DAYS if paper else until):
        return BEFORE, ""
    return (ABSENT, "") if duty.begin is not None and until < duty.begin else (MISSING, "缺")


def kept_by(snapshot: Snapshot, day: date) -> bool:
    """Whether the ledger was kept on that day already: what was before it began was elsewhere."""
    return snapshot.begun is not None and day >= snapshot.begun


def missing_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Periods of this year and the last that are over without a meeting."""
    yield from missing_in(snapshot, (today.year - 1, today.year), today)


def missing_in(snapshot: Snapshot, years: Iterable[int], today: date) -> Iterator[Finding]:
    """The same of some years; one finding a line and year for periods without a record, and one for each record that is there and
    does not count."""
    for year in years:
        for line in coverage(snapshot, year, today):
            lacking = [(Span(year, c.first_month, c.months), c) for c in line.cells if c.state == MISSING]
            gaps = [span for span, cell in lacking if not cell.meeting_ids]
            rule, table = line.duty.rule, Meeting.table
            if gaps:
                when = "" if line.duty.months == 12 else "、".join(gap.name() for gap in gaps)
                text = f"{year}年{when}没有记录，请补录或补开{line.duty.note}"
                yield from raised(rule, line.label, text, on=gaps[-1].end, table=table, slot=str(year))
            for span, cell in lacking:
                for number in cell.meeting_ids[-1:]:
                    record = snapshot.meeting_by_id[number]
                    when = f"{year}年" + ("" if line.duty.months == 12 else span.name())
                    text = (
                        f"{when}{why_not(record, today)}，不算已开；{_mending(record)}，没有开的请补开{line.duty.note}"
                    )
                    yield from raised(rule, line.label, text, on=span.end, about=record, slot=f"{year} there")


def _mending(record: Meeting) -> str:
    """What is to be done with a record that does not count, where the meeting was held."""
    if record.draft:
        return "开过的请打开记到会"
    return "开过的请打开补填，或者添加签名扫描件，就算已开"
