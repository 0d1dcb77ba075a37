"""Reminders of coming and going: letters without a receipt, floating members not heard of, searches for lost members."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import add_months
from models.records import Member
from models.records.status_change import CORRECTION, ON_PROBATION
from models.records.transfer import OUT
from models.rules.away import last_contact, searches
from models.rules.snapshot import Snapshot
from models.rules.standing import suspended
from models.rules.todo import INFO, WARN, Todo, tone_of

_NEAR = 7
_TERMS = 30
"""Days before a term ends from which it is a reminder."""


def going_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Of everybody who belongs to the branch today."""
    for member in snapshot.members:
        if member.belongs(today):
            yield from _letters(snapshot, member, today)
            if not suspended(member, today, snapshot.changes_of(member)):
                yield from _floating(snapshot, member, today)
                yield from _lost(snapshot, member, today)
            yield from _terms(snapshot, member, today)


def _letters(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """A letter that ends soon or has ended without a receipt; without a length, after the longest there may be."""
    limits = snapshot.limits
    for transfer in snapshot.transfers.get(member.id, ()):
        if transfer.direction != OUT or not transfer.under_way or transfer.issued is None:
            continue
        longest = transfer.issued.last() + timedelta(days=limits.letter_days_max - 1)
        last = transfer.last_day() or longest
        if (last - today).days <= limits.remind_days:
            verb = "已过期" if last < today else "将到期"
            detail = f"组织关系 · 转往{transfer.other}，还没有回执"
            title = f"{member.title()} 的介绍信{verb}"
            yield Todo(title, detail, last, tone_of(last, today, limits.remind_days), member.table, member.id)


def _floating(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """O09: a floating member who was not reached for so many days."""
    if member.floating != "是" or member.lost == "是":
        return
    last = last_contact(member, snapshot.contacts.get(member.id, ()))
    since = member.floating_since
    if last is None and since is None:
        return
    begun = last or (since.last() if since else today)
    due = begun + timedelta(days=snapshot.limits.float_contact_days)
    if (due - today).days <= _NEAR:
        by = f"联系人 {member.liaison}" if member.liaison else "联系人未填"
        what = f"上次联系 {last}" if last else "还没有联系记录"
        yield Todo(f"联系流动党员 {member.title()}", f"组织关系 · {what}，{by}", due, WARN, member.table, member.id)


def _lost(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """P01: after three months, until six are full; later where nobody has searched yet."""
    since = member.lost_since
    if member.lost != "是" or since is None or add_months(since.last(), 3) > today:
        return
    tried, due = searches(member, snapshot.contacts.get(member.id, ())), add_months(since.last(), 6)
    if tried and due < today:
        return
    kept = f"已有查找记录 {len(tried)} 次" if tried else "还没有查找记录"
    detail = f"组织关系 · {since} 失去联系，{kept}"
    tone = tone_of(due, today, 60) if not tried else INFO
    yield Todo(f"查找失联党员 {member.title()}", detail, due, tone, member.table, member.id)


def _terms(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """限期改正 and 留党察看 that end soon, and a month after."""
    for change in snapshot.changes_of(member):
        if change.kind in (CORRECTION, ON_PROBATION) and change.until:
            due = change.until.last()
            if -_TERMS <= (due - today).days <= _TERMS:
                detail = f"党籍变动 · {change.since} 起"
                yield Todo(f"{member.title()} {change.kind}期满", detail, due, WARN, member.table, member.id)
