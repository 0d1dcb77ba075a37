"""民主评议: how many are graded 优秀, who may be graded, and what follows from a grade (domain §6 A01–A06)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from models.naming import some_of
from models.records import Appraisal, Member
from models.records.appraisal import BARELY, ELSEWHERE, EXCELLENT, GRADES, UNQUALIFIED
from models.records.member import FULL, PROBATIONARY
from models.records.status_change import CORRECTION, STRIKING
from models.rules.finding import ERROR, WARNING, Finding, of_part, raised
from models.rules.limits import Limits, share
from models.rules.meetings import reviews, year_of
from models.rules.remark import Remark, findings_of, remark
from models.rules.snapshot import Snapshot

_THIRD = Fraction(1, 3)
_FEW = 3
"""Up to so many people are named one by one where the same is said of each."""


@dataclass(frozen=True)
class Share:
    """How many are graded 优秀, of how many there may be. level: error, warning, or '' where nothing is to be said."""

    excellent: int
    most: int
    members: int
    graded: int
    level: str
    message: str


def part_of(limits: Limits) -> Fraction:
    """The share that may be graded 优秀; a third where the branch's own word cannot be read."""
    return share(limits.excellent_share) or _THIRD


def share_of(excellent: int, members: int, graded: int, limits: Limits) -> Share:
    """A01 for numbers: members of the branch, and full members who took part in the appraisal."""
    part, of_graded = part_of(limits), limits.excellent_base == "参评正式党员"
    base, called = (graded, "参评正式党员") if of_graded else (members, "党员总数")
    most, told = math.floor(base * part), limits.excellent_share.strip() or "1/3"
    if excellent > most:
        text = f"评为“优秀” {excellent} 人，{called} {base} 人，按 {told} 一般不超过 {most} 人"
        return Share(excellent, most, members, graded, ERROR, text)
    if excellent > graded * part:
        text = f"评为“优秀” {excellent} 人，没有超过{called} {base} 人的 {told}，但超过参评正式党员 {graded} 人的 {told}，请核对上级口径"
        return Share(excellent, most, members, graded, WARNING, text)
    return Share(excellent, most, members, graded, "", "")


def of_year(snapshot: Snapshot) -> dict[int, list[Appraisal]]:
    """The appraisals of each year, in the order of the years."""
    found: dict[int, list[Appraisal]] = {}
    for lines in snapshot.appraisals.values():
        for line in lines:
            if line.year:
                found.setdefault(line.year, []).append(line)
    return dict(sorted(found.items()))


def day_of(lines: Sequence[Appraisal], year: int, today: date) -> date:
    """The day as of which people of a year are counted: that of the appraisal, else the last of the year."""
    return max((line.day.first() for line in lines if line.day), default=min(today, date(year, 12, 31)))


def share_in(snapshot: Snapshot, lines: Sequence[Appraisal], day: date) -> Share:
    """A01 for the appraisals of one year, held on that day."""
    graded = sum(
        line.grade in GRADES and (who := snapshot.by_id.get(line.member_id or 0)) is not None and _full(who, day)
        for line in lines
    )
    excellent = sum(line.grade == EXCELLENT for line in lines)
    return share_of(excellent, len(snapshot.on_books(day)), graded, snapshot.limits)


def _full(member: Member, on: date) -> bool:
    return member.kind_on(on) == FULL


def check_appraisal(line: Appraisal, member: Member, today: date, *, followed: bool) -> list[Remark]:
    """What one person's appraisal lacks or contradicts (A02–A06). followed: a decision about the membership came of it."""
    on = line.day.first() if line.day else min(today, date(line.year, 12, 31)) if line.year else today
    return [*_grade(line, member, on), *_after(line, on, today, followed)]


def _grade(line: Appraisal, member: Member, on: date) -> Iterator[Remark]:
    """A02 a grade for a probationary member, A03 and A04 what the lower grades ask for."""
    when = f"{line.year} 年度" if line.year else ""
    if line.grade in GRADES and member.kind_on(on) == PROBATIONARY:
        text = f"{when}民主评议时是预备党员，评了“{line.grade}”；预备党员参加评议，不评定等次"
        yield from remark("A02", "grade", text, on=on)
    if line.grade == BARELY and not (line.gap.strip() and line.help.strip()):
        lacking = "、".join(
            what for what, said in (("指出的差距", line.gap), ("帮助教育措施", line.help)) if not said.strip()
        )
        text = f"{when}民主评议为“基本合格”，没有填{lacking}"
        yield from remark("A04", "gap help", text, on=on)


def _after(line: Appraisal, on: date, today: date, followed: bool) -> Iterator[Remark]:
    """A03 不合格 without what followed, A05 nobody told the person, A06 the own branch was not told."""
    when = f"{line.year} 年度" if line.year else ""
    if line.grade == UNQUALIFIED and not followed and not line.help.strip():
        text = f"{when}民主评议为“不合格”，没有帮助教育措施，也没有限期改正等后续登记；是否处置由党组织按规定研究"
        yield from remark("A03", "help", text, on=on)
    if line.grade in GRADES and line.told_on is None and on < today:
        yield from remark("A05", "told_on", f"{when}民主评议没有填反馈本人的日期", on=on)
    if line.place == ELSEWHERE and line.passed_on is None:
        text = f"{when}在流入地党组织参加民主评议，没有填结果通报本支部的日期"
        yield from remark("A06", "passed_on", text, on=on)


def appraisal_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Year by year, then person by person; then meetings of which no results were put down."""
    for year, lines in of_year(snapshot).items():
        day = day_of(lines, year, today)
        said = share_in(snapshot, lines, day)
        if said.level:
            yield from raised(
                "A01",
                f"{year} 年度民主评议",
                said.message,
                on=day,
                table=Appraisal.table,
                level=said.level,
                slot=str(year),
            )
        yield from _of_people(snapshot, year, lines, day, today)
    yield from _without_year(snapshot, today)
    yield from unregistered_in(snapshot, (today.year - 1, today.year), today)


def _without_year(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """A result of which nobody knows the year counts in none."""
    for line in (line for lines in snapshot.appraisals.values() for line in lines if not line.year):
        if (who := snapshot.by_id.get(line.member_id or 0)) is not None:
            text = f"有一条民主评议结果（{line.grade or '未写等次'}）没有填评议年度，或填的不是年份，各年都没有算上"
            yield from raised("§6登记", who.title(), text, on=today, about=who, slot=of_part(line))


def _of_people(snapshot: Snapshot, year: int, lines: Sequence[Appraisal], day: date, today: date) -> Iterator[Finding]:
    untold: list[tuple[Member, Remark, str]] = []
    told: set[int] = set()
    for line in lines:
        member = snapshot.by_id.get(line.member_id or 0)
        if member is None:
            continue
        slot = f"{year} {of_part(line)}" if member.id in told else str(year)  # two results of one year are two things
        told.add(member.id)
        for each in check_appraisal(line, member, today, followed=followed(snapshot, line, day)):
            if each.rule == "A05":
                untold.append((member, each, slot))
            else:
                yield from findings_of([each], member, member.title(), slot=slot)
    if len(untold) > _FEW:
        names = some_of(snapshot.called(member.name, member.id) for member, *_ in untold)
        text = f"{len(untold)} 人没有填反馈本人的日期：{names}"
        yield from raised("A05", f"{year} 年度民主评议", text, on=day, table=Appraisal.table, slot=str(year))
    else:
        for member, each, slot in untold:
            yield from findings_of([each], member, member.title(), slot=slot)


def followed(snapshot: Snapshot, line: Appraisal, day: date) -> bool:
    """Whether a decision about the membership came after the appraisal: 限期改正, or being struck off."""
    return any(
        change.kind in (CORRECTION, *STRIKING) and change.since is not None and change.since.last() >= day
        for change in snapshot.status_changes.get(line.member_id or 0, ())
    )


def unregistered_in(snapshot: Snapshot, years: Collection[int], today: date) -> Iterator[Finding]:
    """A meeting of 民主评议 was held in one of these years, and nobody's result was put down."""
    kept = set(of_year(snapshot))
    for meeting in snapshot.meetings:
        if not meeting.day or not reviews(meeting):
            continue
        held, year = meeting.day.first(), year_of(meeting, snapshot.limits)
        if held < today and held.year in years and year not in kept:
            text = f"{held} 已开民主评议会，没有登记每名党员的评议结果，可在“民主评议结果”里一次登记"
            yield from raised("§6登记", f"{year} 年度民主评议", text, on=held, about=meeting, slot=str(year))
