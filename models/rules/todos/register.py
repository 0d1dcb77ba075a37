"""Reminders of the rectification register: deadlines, what was never assigned, progress of 长期坚持, 回头看, and the quarter's check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.kinds import add_months
from models.records import Rectification, Responsibility
from models.rules.finding import slot_by, slot_since
from models.rules.periods import Span, quarter_of
from models.rules.register.duties import counted, missing
from models.rules.register.long_term import last_told
from models.rules.register.look_back import is_said, look_back_due
from models.rules.register.unassigned import SLOT, asked_for, unassigned
from models.rules.snapshot import Snapshot
from models.rules.todo import INFO, MANY, WARN, Todo, tone_of

OVERSIGHT, OVERDUE, OPEN = "oversight", "overdue", "open"


def register_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Deadlines, what else there is to do item by item, then the quarter that is over."""
    yield from _deadlines(snapshot, today)
    for item in snapshot.rectifications:
        yield from _unassigned(item)
        yield from _long_term(snapshot, item, today)
        due = look_back_due(snapshot, item)
        if due is not None and is_said(due, today):
            detail = f"整改 · {item.closed_on} 销号，回头看"
            yield Todo(item.title(), detail, due, WARN, item.table, item.id, "Z06", slot_by(due), late="到期")
    yield from _quarter(snapshot, quarter_of(today.year, today.month).earlier())


def _owner(item: Rectification) -> str:
    return f"责任人 {item.owner}" if item.owner else "责任人未填"


def _deadlines(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Z05: overdue, or due within the warning days; many are one reminder each."""
    near = snapshot.limits.warn_days
    lefts = [(left, item) for item in snapshot.rectifications if (left := item.days_left(today)) is not None]
    late = [item for left, item in lefts if left < 0]
    soon = [item for left, item in lefts if 0 <= left <= near]
    for items, state, at in ((late, "已逾期", OVERDUE), (soon, "快到期", OPEN)):
        for item in items if len(items) <= MANY else ():
            if item.deadline:
                due = item.deadline.last()
                tone = tone_of(due, today, near)
                yield Todo(item.title(), f"整改 · {_owner(item)}", due, tone, item.table, item.id, "Z05", slot_by(due))
        if len(items) > MANY:
            first = min(items, key=lambda item: str(item.deadline))
            due = first.deadline.last() if first.deadline else today
            title, detail, slot = f"{len(items)} 项整改{state}", f"整改 · 最早的：{first.title()}", f"{today:%Y-%m}"
            tone = tone_of(due, today, near)
            yield Todo(title, detail, due, tone, Rectification.table, 0, "Z05", slot, at, f"整改{state}")


def _unassigned(item: Rectification) -> Iterator[Todo]:
    """Z01: registered, and nobody has said who does it by when."""
    if lacks := unassigned(item):
        detail, at = f"整改 · {asked_for(lacks)}", next(iter(lacks))
        yield Todo(item.title(), detail, None, INFO, item.table, item.id, "Z01", SLOT, at)


def _long_term(snapshot: Snapshot, item: Rectification, today: date) -> Iterator[Todo]:
    """§7.2: long-term items report progress each quarter."""
    latest = last_told(snapshot, item)
    due = add_months(latest, 3) if latest else None
    if latest is not None and due is not None and due < today:
        detail = f"长期坚持 · {latest} 之后没有记进展，一般每季一次"
        yield Todo(item.title(), detail, due, INFO, item.table, item.id, "§7.2", slot_since(latest), late="已过")


def _quarter(snapshot: Snapshot, quarter: Span) -> Iterator[Todo]:
    """The check of the duties of a quarter, and its 督查通报 (Z07); custom, so no day by which it has to be done."""
    slot = f"{quarter.year}-Q{quarter.number}"
    left = missing(snapshot.duties, quarter, snapshot.duty_checks)
    if left:
        title = f"{quarter.full_name()}责任清单还有 {len(left)} 项没有检查"
        detail = "责任清单 · 按惯例每季度检查一次"
        yield Todo(title, detail, None, INFO, Responsibility.table, 0, "§7.3", slot, subject="责任清单")
    told = any(item.found and item.found.last() <= quarter.end for item in snapshot.rectifications)
    told = told or bool(counted(snapshot.duties, quarter, snapshot.duty_checks))
    report = f"{quarter.year}年第{quarter.name()}督查通报"
    if told and not any(report in what for what in snapshot.exported):
        title = f"{quarter.full_name()}督查通报还没有导出"
        detail = "整改 · 按惯例每季度通报一次"
        yield Todo(title, detail, None, INFO, Rectification.table, 0, "Z07", slot, OVERSIGHT, "督查通报")
