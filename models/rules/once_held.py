"""Which 党小组 and which posts a member had on an earlier day: the roster keeps those of now, the history when they were entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from models.kinds import PartialDate
from models.records import Meeting, Member
from models.rules.attendance import expected
from models.rules.posts import posts_in
from models.store.errors import LedgerRefused

if TYPE_CHECKING:
    from models.rules.snapshot import Snapshot
    from models.store import Ledger

_CLOSED_BY = 3
"""The month until which the year before is still looked through: it is reported on in January, and reviewed until the end of March."""

_LEADER = "党小组组长"
_Seat = tuple[str, str]
"""A post, and the 党小组 that it is of; '' for one of the branch."""
_HEAD: _Seat = ("书记", "")
"""The one seat of a committee that only one person has at a time."""


@dataclass(frozen=True, slots=True)
class Once:
    """What the roster said from a day on. day: on which it was entered · since: when the post was taken up, as it said."""

    day: date
    group: str
    post: str
    since: PartialDate | None = None


def once_held(ledger: Ledger) -> dict[int, list[Once]]:
    """What the roster said, in the order in which it was entered, of each member by id of whom it once said something else; nothing where
    a damaged history cannot be read, which is told of elsewhere."""
    found: dict[int, list[Once]] = {}
    try:
        kept = ledger.values_by_day(Member, "group", "post", "post_since")
    except LedgerRefused:
        return found
    for number, day, group, post, since in kept:
        told = PartialDate.parse(since) if since else None
        found.setdefault(number, []).append(Once(date.fromisoformat(day), (group or "").strip(), post or "", told))
    return found


def posts_about(member: Member, past: Sequence[Once], on: PartialDate) -> set[str]:
    """The posts that may have been somebody's on that day: that of now, and what the roster said then, or all that it ever said where
    that is not known; none that was taken up later."""
    then = on_day(past, on.first())
    said = [then] if then is not None else past
    held = [(member.post, member.post_since), *((once.post, once.since) for once in said)]
    return {post for post, since in held if not (since and since.first() > on.last())}


def is_looked_back_at(on: date, today: date) -> bool:
    """Whether lists of a day are held against groups and posts: of this year, and of the last one while it is being closed."""
    return on.year == today.year or (on.year == today.year - 1 and today.month <= _CLOSED_BY)


def on_day(past: Sequence[Once], on: date) -> Once | None:
    """What the roster said on that day; None where it did not know the person yet, or was changed on that very day."""
    before = [once for once in past if once.day < on]
    until = [once for once in past if once.day <= on]
    return before[-1] if before and len(before) == len(until) else None


def members_for(members: Sequence[Member], meeting: Meeting, snapshot: Snapshot) -> Sequence[Member]:
    """The members with the groups and posts that they had on the day of a meeting; those of now where nobody would be expected by that,
    as of a group that had another name, or of a committee that is not known."""
    if meeting.day is None:
        return members
    then = as_on(members, snapshot.once, meeting.day.first())
    return then if expected(then, meeting, snapshot.branch, snapshot.status_changes) else members


def as_on(members: Sequence[Member], once: Mapping[int, Sequence[Once]], on: date) -> list[Member]:
    """The members with the groups and posts of a day, as far as the roster or its history knows them; else those of now.

    The day of taking up a post decides, for it may have been entered late: who took it up later had it not yet, and who had it until then
    has it no more. Without one the history does: who had a post then had it, and whoever has taken that over since had it not.
    """
    said = {m.id: then for m in members if (then := on_day(once.get(m.id, ()), on)) is not None}
    given_up: set[_Seat] = set()
    late: set[_Seat] = set()
    later: set[_Seat] = set()
    for member in members:
        then = said.get(member.id)
        now, before = _seats(member), _seats(then) if then is not None else []
        given_up.update(seat for seat in before if seat not in now)
        since = _since(member, then)
        if since is not None and since.first() <= on:
            late.update(seat for seat in now if (seat not in before if then is not None else seat == _HEAD))
        elif since is not None:
            later.update(now)

    def held(member: Member, then: Once | None) -> list[_Seat]:
        now, since = _seats(member), _since(member, then)
        if since is not None and since.first() <= on:
            return now
        known = then if then is not None else _before_all(once.get(member.id, ()), on)
        kept = [seat for seat in _seats(known) if seat in now or seat not in late] if known is not None else []
        if since is not None:
            return kept
        if then is None:
            return [*now, *(seat for seat in kept if seat in later and seat not in now)]
        return [*kept, *(seat for seat in now if seat not in kept and seat not in given_up)]

    def as_then(member: Member) -> Member:
        then = said.get(member.id)
        group = (then.group if then is not None else "") or member.group.strip()
        has = [post for post, _ in held(member, then)]
        texts = (member.post, then.post if then is not None else "")
        post = next((text for text in texts if list(posts_in(text)) == has), "、".join(dict.fromkeys(has)))
        since = (
            member.post_since
            if post == member.post and not (member.post_since and member.post_since.first() > on)
            else None
        )
        if (group, post, since) == (member.group.strip(), member.post, member.post_since):
            return member
        return replace(member, group=group, post=post, post_since=since)

    return [as_then(member) for member in members]


def _seats(of: Member | Once) -> list[_Seat]:
    """The posts of somebody, that of the leader of a 党小组 with its name."""
    return [(post, of.group.strip() if post == _LEADER else "") for post in posts_in(of.post)]


def _since(member: Member, then: Once | None) -> PartialDate | None:
    """Since when somebody has the post of now; None where it is not known, or was said of another post already."""
    since = member.post_since
    stale = then is not None and then.since == since and posts_in(then.post) not in ((), posts_in(member.post))
    return None if stale else since


def _before_all(past: Sequence[Once], on: date) -> Once | None:
    """What the roster said first, of a day up to that on which it was entered; None where it is of a post taken up after that day."""
    return past[0] if past and on <= past[0].day and not (past[0].since and past[0].since.first() > on) else None
