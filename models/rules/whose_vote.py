"""Who on the list of a meeting is voted on there for 接收 or 转正, and so has no vote yet (选举条例 §5, domain §2.1)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.namesakes import Told
from models.records import AgendaItem, Attendance, Member
from models.rules.ballots import candidates_of
from models.rules.votes import ADMIT, WITH_WRITTEN

_LATE = 3 * 365
"""Days after the end of probation in which the vote on it may come."""


def whose_vote(
    there: Sequence[Attendance], items: Iterable[AgendaItem], members: Mapping[int, Member], on: date
) -> list[tuple[Attendance, AgendaItem]]:
    """Those of a list whose 接收 or 转正 the meeting votes on: on that day still on probation, whatever 转正日期 says, for that is the
    day on which probation ended. Silent where two of a name may be meant, or the one there is has been a member for long: the
    candidate may be somebody who is not in the roster yet. members: the roster by id · on: the day of the meeting."""
    found = []
    for item in (item for item in items if item.rule in WITH_WRITTEN):
        for told in candidates_of(item):
            name = told.name.removesuffix("同志")
            named = [m for m in members.values() if m.name.strip() == name and _may_be(told, m)]
            same = [a for a in there if a.name.strip() == name and _may_be(told, members.get(a.member_id or 0))]
            if len(same) == 1 and same[0].expected and len(named) == 1 and _awaits(named[0], item, on):
                found.append((same[0], item))
    return found


def without_theirs(
    there: Sequence[Attendance], items: Iterable[AgendaItem], members: Iterable[Member], on: date
) -> list[Attendance]:
    """A list made of the roster, where those whom the meeting votes on have no vote; nothing given is changed."""
    theirs = {id(line) for line, _ in whose_vote(there, items, {member.id: member for member in members}, on)}
    return [dataclasses.replace(line, votes="否") if id(line) in theirs else line for line in there]


def _awaits(member: Member, item: AgendaItem, on: date) -> bool:
    """Whether the vote may be on this member: admitted that day at the earliest; not long ago at the end of probation."""
    if item.rule == ADMIT:
        return member.joined is None or member.joined.last() >= on
    return member.full is None or (on - member.full.first()).days <= _LATE


def _may_be(told: Told, member: Member | None) -> bool:
    return member is None or told.birth is None or (member.birth is not None and told.birth.year == member.birth.year)
