"""Who should be invited to the next batch: hours that are missing, and the training that T02 to T05 ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.records import Member
from models.records.member import PROBATIONARY
from models.rules.articles import article_of, citation
from models.rules.snapshot import Snapshot
from models.rules.study.asked import behind, excused, hours_rule, hours_wanted, led_in, newcomer
from models.rules.study.hours import planned, shares
from models.rules.training import (
    Taken,
    appointed_until,
    attended,
    central,
    for_the_post,
    lacks_county,
    new_until,
    signed_up,
    taken_part,
)


@dataclass(frozen=True)
class Ground:
    """One thing that a member lacks. rule: by which it is asked for · article: the key of what that rests on on that day."""

    rule: str
    words: str
    article: str

    def cited(self) -> str:
        """The article as it is cited."""
        return citation(self.article)


@dataclass(frozen=True)
class Wanted:
    """A member who should be invited, with the hours that are missing and all grounds, hours first."""

    member: Member
    gap: float
    grounds: tuple[Ground, ...]

    def words(self) -> str:
        """The grounds in one line."""
        return "；".join(ground.words for ground in self.grounds)


def to_invite(snapshot: Snapshot, year: int, on: date) -> list[Wanted]:
    """Who is on the books that day and lacks something of the year, most missing first.

    Who has signed up for a batch to come is not invited again for what it brings. Nothing is asked of those taught at home
    (T06); of those who came during the year neither hours nor what T02 and T05 ask, for what they studied before is not in
    this ledger.
    """
    on = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    coming = signed_up(snapshot, on)
    gaps = {member.id: gap - _to_come(snapshot, coming, member, year) for member, gap in behind(snapshot, year, on)}
    taken = taken_part(snapshot, on)
    for member_id, batches in coming.items():
        taken.setdefault(member_id, []).extend(batches)
    found = []
    for member in snapshot.on_books(on):
        if not excused(member):
            gap = max(gaps.get(member.id, 0.0), 0.0)
            grounds = tuple(_grounds(snapshot, taken, member, gap, year, on))
            found += [Wanted(member, gap, grounds)] if grounds else []
    return sorted(found, key=lambda one: (-one.gap, -len(one.grounds), one.member.sort_key))


def _to_come(snapshot: Snapshot, coming: Taken, member: Member, year: int) -> float:
    """The hours of the year that the batches will bring for which a member has signed up."""
    hours = 0.0
    for _, batch in coming.get(member.id, ()):
        courses = snapshot.courses.get(batch.id, ())
        hours += planned(batch, courses, snapshot.limits) * shares(batch, courses).get(year, 0.0)
    return round(hours, 4)


def _grounds(snapshot: Snapshot, taken: Taken, member: Member, gap: float, year: int, on: date) -> Iterator[Ground]:
    if gap:
        wanted = hours_wanted(snapshot, member, year)
        yield from _ground(hours_rule(member, year), f"按 {wanted:g} 学时还差 {gap:g} 学时", on)
    if led_in(member, year) and not newcomer(member, year):
        been = attended(taken, member, date(year, 1, 1), date(year, 12, 31))
        if not central(been):
            yield from _ground("T02", f"{year} 年还没有参加集中培训", on)
        if lacks_county(member, been):
            yield from _ground("T05", f"{year} 年还没有参加县级以上集中轮训", on)
    appointed = appointed_until(member, on)
    if appointed is not None and not for_the_post(
        attended(taken, member, appointed[0], date(year, 12, 31)), snapshot.branch
    ):
        yield from _ground("T04", f"新任书记半年内（至 {appointed[1]}）还没有参加任职培训", on)
    asked = new_until(member, on)
    if asked is not None and not central(attended(taken, member, *asked)):
        when = "预备期内" if member.kind_on(on) == PROBATIONARY else "转正后一年内"
        yield from _ground("T03", f"{when}（至 {asked[1]}）还没有参加集中培训", on)


def _ground(rule: str, words: str, on: date) -> Iterator[Ground]:
    """The ground, where an article of the rule was in force."""
    article = article_of(rule, on)
    if article is not None:
        yield Ground(rule, words, article)
