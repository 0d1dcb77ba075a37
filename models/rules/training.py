"""Hours of study by year, what leaders and new members attend, batches that overlap (domain §3.1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from models.kinds import add_months
from models.naming import some
from models.records import Branch, Member, Training
from models.records.member import PROBATIONARY
from models.records.training import SIGNED_UP
from models.records.waiver import NOT_HERE
from models.rules.finding import INFO, Finding, raised
from models.rules.posts import posts
from models.rules.register.superior import own_branch
from models.rules.remark import Remark, findings_of, remark
from models.rules.snapshot import Snapshot
from models.rules.study.asked import (
    FOR_THE_OLD,
    MEMBERS,
    batches,
    behind,
    hours_key,
    hours_of_leaders,
    hours_rule,
    hours_wanted,
    led_in,
    looked_at,
    newcomer,
    untaught_words,
)
from models.rules.study.days import ENROLMENTS, day_findings
from models.rules.study.hours import begun, hours_by_member
from models.rules.study.left import left_findings
from models.rules.study.on_paper import beside, much_on_paper
from models.rules.study.overlaps import overlap_findings

CENTRAL = ("集中轮训", "调训", "专题班")
"""Kinds that count as 集中培训."""
_FOR_POST = re.compile("任职|新任|书记")
KIND_RULE = "§3.1类别"
Taken = dict[int, list[tuple[date, Training]]]
"""Batches by the id of the member, with their first days."""
_OLD = 70
"""Years of age from which T01 says how to note that no hours are asked of a person."""


def training_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Hours of the last year, of this year from autumn on; then who has not attended, batches
    without a kind, overlaps, and days that cannot be."""
    taken, coming = taken_part(snapshot, today), signed_up(snapshot, today)
    for year in (today.year - 1, today.year):
        yield from _year(snapshot, taken, coming, year, today)
    yield from _new(snapshot, taken, coming, today)
    yield from _appointed(snapshot, taken, coming, today)
    yield from _kindless(snapshot, taken, (today.year - 1, today.year), today)
    yield from left_findings(snapshot)
    yield from overlap_findings(snapshot)
    yield from day_findings(snapshot)


def study_in(snapshot: Snapshot, year: int, today: date) -> Iterator[Finding]:
    """What is said of a year as such: hours, what leaders attend, batches without a kind."""
    taken = taken_part(snapshot, today)
    yield from _year(snapshot, taken, signed_up(snapshot, today), year, today)
    yield from _kindless(snapshot, taken, (year,), today)


def _year(snapshot: Snapshot, taken: Taken, coming: Taken, year: int, today: date) -> Iterator[Finding]:
    running = year == today.year
    if not looked_at(snapshot, year, today) or (running and today.month < snapshot.limits.hours_remind_month):
        return
    if not batches(snapshot, year) and not any(
        hours_by_member(snapshot, year, min(today, date(year, 12, 31))).values()
    ):
        yield from _untaught(snapshot, year, today, running)
        return
    yield from _hours(snapshot, year, today, running)
    yield from _leaders(snapshot, taken, coming, year, today, running)


def _untaught(snapshot: Snapshot, year: int, today: date, running: bool) -> Iterator[Finding]:
    """T01 of a year without a batch, in which meetings gave nobody hours either: one for all, by the article for every member."""
    end, answered = date(year, 12, 31), {waiver.key for waiver in snapshot.waivers if waiver.answer == NOT_HERE}
    late = [m for m, _ in behind(snapshot, year, min(today, end)) if hours_key(m, year) not in answered]
    if late:
        asked, leaders = snapshot.limits.hours_member, hours_of_leaders(snapshot, year)
        more = f"，书记和支委 {leaders:g} 学时" if leaders != asked else ""
        text = f"{year} 年没有登记培训批次，{len(late)} 人都还没有学时（要求 {asked:g} 学时{more}）；办过的请补录批次、参训人员和学时，"
        text += ("没有办的请安排培训" if running else "确实没有办的请如实说明") + beside(snapshot, year)
        level, due = INFO if running or much_on_paper(snapshot, year) else "", end if running else None
        about, slot = untaught_words(year)
        yield from raised(MEMBERS, about, text, on=end, table=Training.table, level=level, due=due, slot=slot)


def _hours(snapshot: Snapshot, year: int, today: date, running: bool) -> Iterator[Finding]:
    """T01 for members, T02 for the secretary and the committee; where nobody has hours yet, one of each for all: what is missing
    then is the lists. Whose hours were answered for is not among them. Where much of the year may be on paper it only reminds."""
    end, paper, much = date(year, 12, 31), beside(snapshot, year), much_on_paper(snapshot, year)
    late = behind(snapshot, year, min(today, end))
    nobody = not any(hours_by_member(snapshot, year, min(today, end)).values())
    answered = {waiver.key for waiver in snapshot.waivers if waiver.answer == NOT_HERE}
    alike: dict[str, list[Finding]] = {}
    for member, gap in late:
        wanted = hours_wanted(snapshot, member, year)
        text = f"{year} 年已有 {wanted - gap:g} 学时，按 {wanted:g} 学时还差 {gap:g} 学时"
        age = member.age(end)
        if age is not None and age >= _OLD:
            text += f"；{FOR_THE_OLD}"
        text += paper
        rule, level, due = hours_rule(member, year), INFO if running or much else "", end if running else None
        for told in raised(
            rule, member.title(), text, on=end, about=member, level=level, due=due, slot=f"{year} hours"
        ):
            if nobody and told.key not in answered:
                alike.setdefault(rule, []).append(told)
            else:
                yield told
    for rule, those in alike.items():
        yield from _nobody(snapshot, year, rule, len(those), today) if len(those) > 1 else those


def _nobody(snapshot: Snapshot, year: int, rule: str, late: int, today: date) -> Iterator[Finding]:
    """T01 or T02 of a year in which nobody has hours, with the batch in which something is to be put down."""
    limits, end = snapshot.limits, date(year, 12, 31)
    who, wanted = ("书记和支委 ", limits.hours_leader) if rule == "T02" else ("", limits.hours_member)
    those, why, what = _without_hours(snapshot, year, today)
    paper = beside(snapshot, year)
    text = f"{year} 年{who or ' '}{late} 人都还没有学时（要求 {wanted:g}）：{some([f'“{b.name}”' for b in those], 3)}{why}。{what}{paper}"
    running = year == today.year
    level, due = INFO if running or much_on_paper(snapshot, year) else "", end if running else None
    about, slot = those[0], f"{year} nobody"
    yield from raised(rule, f"{year}年学时", text, on=end, about=about, level=level, due=due, at=ENROLMENTS, slot=slot)


def _without_hours(snapshot: Snapshot, year: int, today: date) -> tuple[list[Training], str, str]:
    """Why nobody has hours of the batches of a year: those it is said of, what is so with them, and what is to be done."""
    every = batches(snapshot, year)
    there = {batch.id: snapshot.enrolments.get(batch.id, []) for batch in every}
    held = [batch for batch in every if begun(batch, today)]
    if not held:
        return every, "还没有开始", "办完以后，请到批次里登记参训人员和学时"
    if bare := [batch for batch in held if not there[batch.id]]:
        what = "请到批次里登记参训人员和学时；确实没有参加的，请安排培训"
        return bare, "还没有参训人员", what
    if signed := [batch for batch in held if any(e.state == SIGNED_UP for e in there[batch.id])]:
        return signed, "有人还只是报名", "请到批次里登记各人参加了没有；确实没有参加的，请安排培训"
    if took := [batch for batch in held if any(e.took_part() for e in there[batch.id])]:
        return took, "登记了参加的人，没有人计学时", "请到批次里补填学时；参加的都不是支部党员的，请为党员安排培训"
    return held, "登记的人都没有参加", "补了课的，请到批次里改为补课；没有补的，请安排培训"


def taken_part(snapshot: Snapshot, on: date) -> Taken:
    """What each member took part in up to a day, gathered once and not looked for again for each of many people."""
    found: Taken = {}
    for training in snapshot.trainings:
        for enrolment in snapshot.enrolments.get(training.id, []):
            if training.start and begun(training, on) and enrolment.member_id and enrolment.took_part():
                found.setdefault(enrolment.member_id, []).append((training.start.first(), training))
    return found


def signed_up(snapshot: Snapshot, on: date) -> Taken:
    """The batches to come on whose list each member is, to take part."""
    found: Taken = {}
    for training in snapshot.trainings:
        for enrolment in snapshot.enrolments.get(training.id, []) if not begun(training, on) else ():
            if training.start and enrolment.member_id and not enrolment.missed():
                found.setdefault(enrolment.member_id, []).append((training.start.first(), training))
    return found


def _coming(been: Iterable[Training]) -> str:
    """（已报名“……”）, where somebody will take part in batches to come."""
    names = [f"“{training.name}”" for training in been]
    return f"（已报名{'、'.join(names)}）" if names else ""


def attended(taken: Taken, member: Member, first: date, last: date) -> list[Training]:
    """The batches that the member took part in between two days."""
    return [training for day, training in taken.get(member.id, ()) if first <= day <= last]


def central(been: Iterable[Training]) -> bool:
    """Whether one of the batches was 集中培训."""
    return any(training.kind in CENTRAL for training in been)


def for_the_post(been: Iterable[Training], branch: Branch) -> bool:
    """Whether one of the batches was 集中培训 that may have been 任职培训: what a branch gives its members is none, unless its name says so."""
    return any(
        _FOR_POST.search(one.name) or not (one.level == "支部" or own_branch(one.organizer, branch))
        for one in been
        if central([one])
    )


def without_kind(been: Iterable[Training]) -> str:
    """（参加的“……”没有填培训类别，不算集中培训，请到该批次补填）, where somebody took part in such batches: why there is no record."""
    names = [f"“{training.name}”" for training in been if not training.kind]
    return f"（参加的{some(names, 2)}没有填培训类别，不算集中培训，请到该批次补填）" if names else ""


def kind_remarks(batch: Training, today: date) -> Iterator[Remark]:
    """§3.1类别: without a kind nobody who took part has been at 集中培训."""
    if not batch.kind:
        text = f"没有填培训类别，参加的人不算参加了集中培训；是{'、'.join(CENTRAL)}的请选上"
        yield from remark(KIND_RULE, "kind", text, on=batch.start.last() if batch.start else today)


def _kindless(snapshot: Snapshot, taken: Taken, years: Collection[int], today: date) -> Iterator[Finding]:
    """§3.1类别 of the batches of some years in which members took part, where somebody may lack 集中培训 by it."""
    there = {batch.id: batch for those in taken.values() for _, batch in those}
    for _, batch in sorted(there.items()):
        if batch.start and batch.start.year in years:
            yield from findings_of(kind_remarks(batch, today), batch, batch.title())


def lacks_county(member: Member, been: Iterable[Training]) -> bool:
    """Whether the member is the secretary, and none of the batches was of a county's committee or higher (T05)."""
    return "书记" in posts(member) and not any(training.of_county() for training in been)


def new_until(member: Member, on: date) -> tuple[date, date] | None:
    """The year of 集中培训 that T03 asks of a new member on that day: of probation, else the one after it; None when it is over."""
    since = member.joined if member.kind_on(on) == PROBATIONARY else member.full
    if since is None or not since.whole:
        return None
    begin, end = since.first(), add_months(since.first(), 12)
    return (begin, end) if begin <= on <= end else None


def is_new(member: Member, begin: date, end: date) -> bool:
    """新党员, as T03 has them: whether a day from `begin` to `end`, both counted, is in the probation of the member, however
    long that lasts, or in the year after it. A year of figures and the 参训对象 of a batch mean the same people by it."""
    if member.kind_on(end) == PROBATIONARY:
        return member.joined is None or member.joined.first() <= end
    return member.full is not None and begin <= add_months(member.full.last(), 12)


def _leaders(
    snapshot: Snapshot, taken: Taken, coming: Taken, year: int, today: date, running: bool
) -> Iterator[Finding]:
    """T02 one 集中培训 a year, T05 the secretary at county level; only a reminder where much of the year may be on paper."""
    begin, end = date(year, 1, 1), date(year, 12, 31)
    paper, much = beside(snapshot, year), much_on_paper(snapshot, year)
    for member in snapshot.on_books(min(today, end)):
        if not led_in(member, year) or newcomer(member, year):
            continue
        level, due = INFO if running or much else "", end if running else None
        been, asked = attended(taken, member, begin, end), attended(coming, member, begin, end)
        if not central(been):
            text = (
                f"{year} 年没有参加集中培训的记录{_coming(t for t in asked if central([t]))}{without_kind(been)}{paper}"
            )
            slot = f"{year} central"
            yield from raised("T02", member.title(), text, on=end, about=member, level=level, due=due, slot=slot)
        if lacks_county(member, been):
            text = (
                f"{year} 年没有参加县级以上集中轮训的记录{_coming(t for t in asked if not lacks_county(member, [t]))}"
            )
            yield from raised("T05", member.title(), text + paper, on=end, about=member, due=due, slot=str(year))


def _new(snapshot: Snapshot, taken: Taken, coming: Taken, today: date) -> Iterator[Finding]:
    """T03: one 集中培训 during probation, one in the year after; said in the last quarter of each, and of probation for the year after."""
    for member in snapshot.on_books(today):
        yield from _had_none_on_probation(snapshot, taken, member, today)
        asked = new_until(member, today)
        if asked is None or today < add_months(asked[0], 9):
            continue
        begin, end = asked
        if not central(been := attended(taken, member, begin, end)):
            when = "预备期内" if member.kind_on(today) == PROBATIONARY else "转正后一年内"
            mine = [training for training in attended(coming, member, begin, end) if central([training])]
            text = f"{when}（至 {end}）还没有参加集中培训的记录{_coming(mine)}{without_kind(been)}"
            yield from raised("T03", member.title(), text, on=today, about=member, due=end, slot=str(end))


def _had_none_on_probation(snapshot: Snapshot, taken: Taken, member: Member, today: date) -> Iterator[Finding]:
    """T03 of a probation that is over; none of one that was begun elsewhere, or before study was kept here."""
    asked = new_until(member, today) if member.kind_on(today) != PROBATIONARY else None
    joined, since = member.joined, snapshot.studied_since
    if asked is None or joined is None or not joined.whole or since is None or since > joined.first():
        return
    if member.arrived is not None and member.arrived.first() > joined.first():
        return
    begin, end = joined.first(), asked[0]
    if not central(been := attended(taken, member, begin, end)):
        text = f"预备期内（{begin} 至 {end}）没有参加集中培训的记录{without_kind(been)}；参加过的请补录"
        yield from raised("T03", member.title(), text, on=today, about=member, slot=f"{end} probation")


def appointed_until(member: Member, on: date) -> tuple[date, date] | None:
    """The half year in which T04 asks the training for the post of a new secretary, and which is not a year over; None for
    others, and where it is not known since when."""
    since = member.post_since
    if since is None or not since.whole or "书记" not in posts(member):
        return None
    begin = since.first()
    return (begin, add_months(begin, 6)) if begin <= on <= add_months(begin, 12) else None


def _appointed(snapshot: Snapshot, taken: Taken, coming: Taken, today: date) -> Iterator[Finding]:
    """T04: 集中培训 within half a year of becoming secretary; said from the third month on, and half a year longer."""
    for member in snapshot.on_books(today):
        asked = appointed_until(member, today)
        if asked is None or today < add_months(asked[0], 3):
            continue
        begin, end = asked
        if for_the_post(been := attended(taken, member, begin, today), snapshot.branch):
            continue
        mine = [training for training in attended(coming, member, begin, add_months(begin, 12)) if central([training])]
        text = f"{begin} 起任书记，还没有参加任职培训的记录（一般在 {end} 以前）{_coming(mine)}{without_kind(been)}"
        yield from raised("T04", member.title(), text, on=today, about=member, due=end, slot=str(end))
