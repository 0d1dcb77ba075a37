"""表彰奖励: who is honoured against the appraisal or under discipline (domain §6), and who is due the medal of fifty years (G01)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.kinds import add_months
from models.records import Appraisal, Award, Member, StatusChange
from models.records.appraisal import EXCELLENT, GRADES
from models.records.award import FIFTY_YEARS, MEMBER_AWARD, WORKER_AWARD
from models.records.status_change import CORRECTION, ON_PROBATION, RIGHTS_SUSPENDED
from models.rules.finding import Finding, raised
from models.rules.members import fifty_years
from models.rules.snapshot import Snapshot

FIRST_MEDALS = 2021
"""The year in which the medals were first given."""
EFFECT = {"严重警告": 18, "警告": 12, "撤销党内职务": 24, ON_PROBATION: 24}
"""Months for which a punishment has its effect, by a word of its name, the longer names first (domain §8.2)."""
_TERMS = (CORRECTION, RIGHTS_SUSPENDED)
"""Decisions that hold until a day of their own."""


def effect_until(change: StatusChange) -> date | None:
    """The last day on which a punishment has its effect; None for what is none, or has no day."""
    if change.since is None:
        return None
    if change.kind in _TERMS:
        return change.until.last() if change.until else None
    months = next((months for word, months in EFFECT.items() if word in change.kind), 0)
    if not months:
        return None
    return change.until.last() if change.until else add_months(change.since.last(), months)


def day_of(award: Award) -> date | None:
    """The day of an honour; the last one of its year where only that is known."""
    if award.day:
        return award.day.last()
    return date(award.year, 12, 31) if award.year else None


def award_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What honours of members stand against; then the medals of this year."""
    for award in snapshot.awards:
        member, day = snapshot.by_id.get(award.member_id or 0), day_of(award)
        if member is not None and day is not None and award.kind in (MEMBER_AWARD, WORKER_AWARD):
            yield from _graded(snapshot, award, member, day)
            yield from _disciplined(snapshot, award, member, day)
    yield from medals(snapshot, today)


def _graded(snapshot: Snapshot, award: Award, member: Member, day: date) -> Iterator[Finding]:
    """The last appraisal before it, of that year or the one before, was not 优秀."""
    kept = [line for line in snapshot.appraisals.get(member.id, ()) if line.grade in GRADES and _before(line, day)]
    last = max(kept, key=lambda line: line.year or 0, default=None)
    if last is not None and last.grade != EXCELLENT:
        text = f"{_when(award)}表彰为“{award.kind}”，{last.year} 年度民主评议是“{last.grade}”；一般从评议“优秀”的党员中产生，请核对"
        yield from raised("§6评优", member.title(), text, on=day, about=member, slot=str(award.id))


def _before(line: Appraisal, day: date) -> bool:
    """Whether it is the appraisal of that year or the one before, and was over by that day."""
    if not line.year or not day.year - 1 <= line.year <= day.year:
        return False
    return line.day.first() <= day if line.day else line.year < day.year


def _disciplined(snapshot: Snapshot, award: Award, member: Member, day: date) -> Iterator[Finding]:
    """The honour came while a punishment had its effect."""
    for change in snapshot.changes_of(member):
        until = effect_until(change)
        if until is not None and change.since is not None and change.since.first() <= day <= until:
            text = f"{_when(award)}表彰为“{award.kind}”，当时在{change.kind}（{change.since} 起）的影响期内（按 {until} 止推算），请核对"
            yield from raised("§6处分", member.title(), text, on=day, about=member, slot=str(award.id))


def _when(award: Award) -> str:
    return f"{award.show('day')} " if award.day else f"{award.year} 年"


# ---- 光荣在党50年 ----------------------------------------------------------------------------------------------------


def is_medal(award: Award) -> bool:
    """Whether an honour is the medal, in whatever words."""
    return "50年" in award.kind or "五十年" in award.kind


def has_medal(snapshot: Snapshot, member: Member) -> bool:
    """Whether the ledger knows that the member has the medal."""
    return any(award.member_id == member.id and is_medal(award) for award in snapshot.awards)


def medal_day(year: int) -> date:
    """The day on which medals are given."""
    return date(year, 7, 1)


def due_medals(snapshot: Snapshot, on: date) -> list[tuple[Member, int]]:
    """Who can be proposed in the year of that day: fifty years by 1 July and no medal known of; with the year in which the
    fifty were full, 2021 at the earliest."""
    found = []
    for member in snapshot.on_books(on):
        full = fifty_years(member)
        if full is not None and full <= on.year and not has_medal(snapshot, member):
            found.append((member, max(full, FIRST_MEDALS)))
    return found


def medals(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """G01 through the year, until the medal is put down; whose fifty years were full before is asked about, too."""
    day = medal_day(today.year)
    for member, year in due_medals(snapshot, today):
        due = day if today <= day else None
        if year == today.year and due is None:
            text = (
                f"{day} 党龄满 50 年，没有登记{FIFTY_YEARS}；已颁发的请登记在“表彰奖励”，没有颁发的向上级核对建议名单"
            )
        elif year == today.year:
            text = f"到 {day} 党龄满 50 年，可列入“光荣在党50年”建议名单，是否颁发由上级审核"
        else:
            text = f"{year} 年起党龄已满 50 年，没有登记{FIFTY_YEARS}；已颁发的请登记在“表彰奖励”，没有的可列入建议名单"
        yield from raised("G01", member.title(), text, on=day, about=member, due=due, slot=str(today.year))
