"""党小组: which there are, which have met, and since when those are there that took the place of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from models.group_order import in_group_order
from models.kinds import add_months
from models.records import Member
from models.records.member import FULL, PROBATIONARY
from models.rules.once_held import Once
from models.rules.snapshot import Snapshot

_SET_UP = timedelta(days=60)
"""As long a ledger is being set up, and groups are filled in that met long before."""


def groups_of(snapshot: Snapshot) -> tuple[str, ...]:
    """The 党小组: as the branch lists them, then those that only the roster names."""
    of_members = (m.group.strip() for m in snapshot.members if m.group.strip() and m.left is None)
    return in_group_order(snapshot.branch.group_names(), of_members)


def grouped(snapshot: Snapshot, on: date) -> bool:
    """Whether anybody was put into a group, or a group ever met; names of groups alone hold no meetings. True while the roster is
    empty, which says nothing about groups."""
    here = snapshot.on_books(on)
    return not here or any(member.group.strip() for member in here) or bool(met(snapshot))


def met(snapshot: Snapshot) -> Mapping[str, list[date]]:
    """The days of the 党小组会 of each group that ever met, by the name it had."""
    return snapshot.group_days


def formed(snapshot: Snapshot) -> dict[str, date]:
    """Since when those of today's groups are there that took the place of one that is no more, or was called otherwise; and those
    into which people were put when the roster had long been kept.

    A group that first met when such a one met no more is its heir, from the month after that at the latest; those that
    never met are, where no more of them are left than places.
    """
    here, days_of = groups_of(snapshot), met(snapshot)
    gone = [days for group, days in days_of.items() if group not in here]
    found = {}
    for group in here:
        first = min(days_of.get(group, ()), default=None)
        ended = [last for days in gone if first is not None and (last := _ended_before(days, first))]
        if first is not None and ended:
            found[group] = min(first, _month_after(max(ended)))
    silent = [group for group in here if group not in days_of]
    if 0 < len(silent) <= len(gone) - len(found):
        found |= {group: _month_after(max(map(max, gone))) for group in silent}
    for group in here:
        if group not in found and (since := _put_together(group, snapshot)):
            found[group] = min([_month_after(since), *days_of.get(group, ())])
    return found


def _put_together(group: str, snapshot: Snapshot) -> date | None:
    """The day on which the first people came into a group, where the history knows that all who are not new in the branch were in others,
    or in none, before. None where one was in it as far as is known; where that was soon after the history begins, when the ledger was
    being set up; and where all of another group went into this one, which is that group by another name."""
    days: list[date] = []
    at_once: list[Member] = []
    sources: set[str] = set()
    for member in snapshot.in_group(group):
        past: Sequence[Once] = snapshot.once.get(member.id, ())
        place = next((n for n, once in enumerate(past) if once.group == group), 0)
        if place:
            days.append(past[place].day)
            sources.add(past[place - 1].group)
        elif member.kind in (FULL, PROBATIONARY):
            at_once.append(member)
    first = min(days, default=None)
    if first is None or not all(_is_new(member, first) for member in at_once):
        return None
    begun = min(past[0].day for past in snapshot.once.values())
    if first - begun < _SET_UP or (len(sources) == 1 and _is_other_name(sources.pop(), group, snapshot)):
        return None
    return first


def _is_new(member: Member, since: date) -> bool:
    """Whether somebody came to the branch, or was admitted, no earlier than that, or soon before: both may have been entered late."""
    return any(day.first() >= since - _SET_UP for day in (member.arrived, member.joined) if day)


def _is_other_name(before: str, group: str, snapshot: Snapshot) -> bool:
    """Whether nobody of a group that is no more went elsewhere than into this one."""
    if not before or snapshot.in_group(before):
        return False
    went = [member.group.strip() for member in snapshot.ever_in_group(before) if member.left is None]
    return all(each == group for each in went)


def ended(snapshot: Snapshot) -> dict[str, date]:
    """The last meeting of each group that is no more, before another took its place."""
    here, days_of = groups_of(snapshot), met(snapshot)
    firsts = [min(days) for group, days in days_of.items() if group in here]
    return {
        group: min((last for first in firsts if (last := _ended_before(days, first))), default=max(days))
        for group, days in days_of.items()
        if group not in here
    }


def _ended_before(days: list[date], day: date) -> date | None:
    """The last meeting before a day of a group that then met no more; None where it did. A few records that are under the
    old name by mistake, no more than a quarter of those before, do not count."""
    before = [each for each in days if each < day]
    late = len(days) - len(before)
    return max(before) if before and late * 4 <= len(before) else None


def _month_after(day: date) -> date:
    return add_months(day.replace(day=1), 1)
