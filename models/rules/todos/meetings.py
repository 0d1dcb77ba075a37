"""Reminders of meetings: the plan, what the running month, quarter and year still ask for, and talks that nobody has had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.naming import some
from models.records import Meeting
from models.records.meeting import GROUP, TALK
from models.rules.meetings import DUE, YEARLY, Cell, Line, coverage, last_day
from models.rules.periods import Span
from models.rules.planning.gaps import place_of
from models.rules.snapshot import Snapshot
from models.rules.talks import REMIND_MONTH, without_talk
from models.rules.todo import Todo, tone_of
from models.rules.todos.plan import OpenPlan

LESSONS_AND_MEETINGS = ("DYDH", "ZWH", "DXZ", "DK")
_AHEAD = 92
"""Days before the end of its year from which a yearly meeting is a reminder."""
MATRIX = "matrix"


def meeting_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Meetings of the running month, quarter, year, and of last year until the end of March, that were not yet held; a
    period with a line of the plan is reminded of by that. The 党小组 of a month are one reminder."""
    plan = OpenPlan(snapshot, today)
    yield from plan.todos()
    for year in (today.year - 1, today.year):
        groups: dict[Span, list[tuple[Line, Cell]]] = {}
        for line in coverage(snapshot, year, today):
            for cell in line.cells if any(cell.state == DUE for cell in line.cells) else ():
                span = Span(year, cell.first_month, cell.months)
                if cell.state != DUE or plan.covers(line.duty, span):
                    continue
                if line.duty.kind == GROUP:
                    groups.setdefault(span, []).append((line, cell))
                else:
                    yield from _unheld(line, cell, span, today, snapshot.limits.remind_days)
        for span, cells in groups.items():
            yield _groups(cells, span, today, snapshot.limits.remind_days)
    yield from _talks(snapshot, today)


def _unheld(line: Line, cell: Cell, span: Span, today: date, near: int) -> Iterator[Todo]:
    due = last_day(line.duty, span, today)
    # A whole year ahead is no reminder yet.
    if line.duty.kind in YEARLY and (due - today).days > _AHEAD:
        return
    when = f"{span.year}年度" if cell.months == 12 else span.name()
    yield _todo(line, cell, span, today, f"{when}{line.label}", near)


def _groups(cells: list[tuple[Line, Cell]], span: Span, today: date, near: int) -> Todo:
    """One group as any other meeting; of several it is said how many."""
    line, cell = cells[0]
    if len(cells) == 1:
        return _todo(line, cell, span, today, f"{span.name()}{line.label}", near)
    due = last_day(line.duty, span, today)
    title = f"{span.name()}还有 {len(cells)} 个党小组没有开会"
    detail = f"三会一课 · {some([line.duty.group for line, _ in cells])}"
    return Todo(
        title, detail, due, tone_of(due, today, near), Meeting.table, 0, line.duty.rule, _slot(span), MATRIX, GROUP
    )


def _todo(line: Line, cell: Cell, span: Span, today: date, what: str, near: int) -> Todo:
    """near: days before the end of a period from which an unheld meeting is pressing."""
    duty, due = line.duty, last_day(line.duty, span, today)
    begun = cell.meeting_ids[-1] if cell.meeting_ids else 0
    state = "已排入日程，尚未召开" if begun else "尚未召开"
    area = "三会一课" if duty.rule in LESSONS_AND_MEETINGS else "组织生活"
    detail = f"{area} · {line.requirement.replace(' ≥', '至少 ')}" + ("" if duty.once else " 次")
    return Todo(
        f"{what}{state}", detail, due, tone_of(due, today, near), Meeting.table, begun, duty.rule, _slot(span),
        "" if begun else place_of(duty, span), GROUP if duty.kind == GROUP else duty.label,
    )  # fmt: skip


def _slot(span: Span) -> str:
    return f"{span.year}-{span.first_month:02}/{span.months}"


def _talks(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """TXTH: from autumn on, with how many nobody has talked this year."""
    if today.month < REMIND_MONTH:
        return
    left = without_talk(snapshot, today.year, today)
    if left:
        due = date(today.year, 12, 31)
        title = f"{len(left)} 人今年还没有谈心谈话的记录"
        detail = f"组织生活 · {some([member.title() for member in left])}"
        tone, slot = tone_of(due, today, 31), str(today.year)
        yield Todo(title, detail, due, tone, Meeting.table, 0, "TXTH", slot, TALK, TALK)
