"""Reminders of coming and going: letters without a receipt, members away who are not heard of, searches for lost members."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.kinds import add_months
from models.naming import some
from models.records import Member
from models.records.member import SETTLED_ABROAD, STUDY_ABROAD
from models.records.transfer import OUT
from models.rules.away import last_contact, searches
from models.rules.finding import of_part, slot_since
from models.rules.snapshot import Snapshot
from models.rules.standing import suspended
from models.rules.todo import CHANGE, CONTACT, INFO, RECEIPT, Todo, tone_of

_NEAR = 7
_MANY = 3
"""More floating members than these are one reminder."""


def away_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Of everybody who belongs to the branch today."""
    waiting: list[tuple[Member, Todo]] = []
    for member in snapshot.members:
        if member.belongs(today):
            yield from _letters(snapshot, member, today)
            if not suspended(member, today, snapshot.changes_of(member)):
                waiting += [(member, todo) for todo in _floating(snapshot, member, today)]
                yield from _lost(snapshot, member, today)
    yield from _together(snapshot, waiting, today) if len(waiting) > _MANY else (todo for _, todo in waiting)


def _letters(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """O03: a letter that ends soon or has ended without a receipt; without a length, after the longest there may be."""
    limits = snapshot.limits
    for transfer in snapshot.transfers.get(member.id, ()):
        if transfer.direction != OUT or not transfer.under_way or transfer.issued is None:
            continue
        longest = transfer.issued.last() + timedelta(days=limits.letter_days_max)
        last = transfer.last_day() or longest
        if (last - today).days <= limits.remind_days:
            verb = "已过期" if last < today else "将到期"
            detail = f"组织关系 · 转往{transfer.other}，还没有回执"
            title = f"{member.title()} 的介绍信{verb}"
            tone, slot = tone_of(last, today, limits.remind_days), of_part(transfer, "receipt")
            yield Todo(title, detail, last, tone, member.table, member.id, "O03", slot, RECEIPT, late="过期")


def _floating(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """O09: a floating member who was not reached for so many days; O08: one who studies abroad, for half a year."""
    why, since = member.floating_why, member.floating_since
    abroad = why == STUDY_ABROAD
    if not (member.floating == "是" or abroad) or member.lost == "是" or why == SETTLED_ABROAD:
        return
    last = last_contact(member, snapshot.contacts.get(member.id, ()))
    if last is None and since is None:
        return
    begun = last or (since.last() if since else today)
    due = add_months(begun, 6) if abroad else begun + timedelta(days=snapshot.limits.float_contact_days)
    if (due - today).days <= _NEAR:
        by = f"联系人 {member.liaison}" if member.liaison else "联系人未填"
        what = f"上次联系 {last}" if last else "还没有联系记录"
        whom = "出国（境）学习党员" if abroad else "流动党员"
        title, detail = f"联系{whom} {member.title()}", f"组织关系 · {what}，{by}"
        rule = "O08" if abroad else "O09"
        tone, slot = tone_of(due, today, _NEAR), slot_since(begun)
        yield Todo(title, detail, due, tone, member.table, member.id, rule, slot, CONTACT)


def _together(snapshot: Snapshot, waiting: list[tuple[Member, Todo]], today: date) -> Iterator[Todo]:
    """One reminder for many; the nearest day counts."""
    due = min(todo.due for _, todo in waiting if todo.due)
    title = f"{len(waiting)} 名流动党员该联系了"
    detail = "组织关系 · " + some([snapshot.called(member.name, member.id) for member, _ in waiting])
    tone = tone_of(due, today, _NEAR)
    yield Todo(title, detail, due, tone, Member.table, 0, "O09", f"{today:%Y-%m}", "floating", "联系流动党员")


def _lost(snapshot: Snapshot, member: Member, today: date) -> Iterator[Todo]:
    """P01: after three months, until six are full, and later where nobody has searched yet; then P02."""
    since = member.lost_since
    if member.lost != "是" or since is None or add_months(since.last(), 3) > today:
        return
    tried, due = searches(member, snapshot.contacts.get(member.id, ())), add_months(since.last(), 6)
    kept = f"已有查找记录 {len(tried)} 次" if tried else "还没有查找记录"
    detail = f"组织关系 · {since} 失去联系，{kept}"
    slot = slot_since(since)
    if tried and due <= today:
        title = f"{member.title()} 失联已满 6 个月，请组织研究"
        yield Todo(title, detail, None, INFO, member.table, member.id, "P02", slot, CHANGE)
        return
    tone = tone_of(due, today, 60) if not tried else INFO
    yield Todo(f"查找失联党员 {member.title()}", detail, due, tone, member.table, member.id, "P01", slot, CONTACT)
