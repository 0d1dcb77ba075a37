"""Reminders of meetings: the plan, what the running month, quarter and year still ask for, and talks that nobody has had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.naming import some
from models.records import Meeting
from models.records.meeting import GROUP, TALK
from models.rules.held import why_not
from models.rules.meetings import DUE, YEARLY, Cell, Line, coverage, last_day
from models.rules.periods import Span, short_day
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
                    yield from _unheld(line, cell, span, snapshot, today)
        for span, cells in groups.items():
            yield _groups(cells, span, snapshot, today)
    yield from _talks(snapshot, today)


def _unheld(line: Line, cell: Cell, span: Span, snapshot: Snapshot, today: date) -> Iterator[Todo]:
    due = last_day(line.duty, span, today)
    # A whole year ahead is no reminder yet.
    if line.duty.kind in YEARLY and (due - today).days > _AHEAD:
        return
    when = f"{span.year}年度" if cell.months == 12 else span.name()
    yield _todo(line, cell, span, snapshot, today, f"{when}{line.label}")


def _groups(cells: list[tuple[Line, Cell]], span: Span, snapshot: Snapshot, today: date) -> Todo:
    """One group as any other meeting; of several it is said how many."""
    line, cell = cells[0]
    if len(cells) == 1:
        return _todo(line, cell, span, snapshot, today, f"{span.name()}{line.label}")
    due, near = last_day(line.duty, span, today), snapshot.limits.remind_days
    title = f"{span.name()}还有 {len(cells)} 个党小组没有开会"
    detail = f"三会一课 · {some([line.duty.group for line, _ in cells])}"
    return Todo(
        title, detail, due, tone_of(due, today, near), Meeting.table, 0, line.duty.rule, _slot(span), MATRIX, GROUP
    )


def _todo(line: Line, cell: Cell, span: Span, snapshot: Snapshot, today: date, what: str) -> Todo:
    """A period whose meeting is still to be held, with the record that was begun for it, if there is one."""
    duty, due, near = line.duty, last_day(line.duty, span, today), snapshot.limits.remind_days
    begun = snapshot.meeting_by_id[cell.meeting_ids[-1]] if cell.meeting_ids else None
    area = "三会一课" if duty.rule in LESSONS_AND_MEETINGS else "组织生活"
    detail = f"{area} · {line.requirement.replace(' ≥', '至少 ')}" + ("" if duty.once else " 次")
    state = "尚未召开"
    if begun is not None and begun.day is not None and begun.day.first() > today:
        state = f"已排入日程（{short_day(begun.day, today)}），尚未召开"
    elif begun is not None:
        state = why_not(begun, today)
        detail = f"{area} · {_next_step(begun)}"
    return Todo(
        f"{what}{state}", detail, due, tone_of(due, today, near), Meeting.table, begun.id if begun else 0, duty.rule,
        _slot(span), "" if begun else place_of(duty, span), GROUP if duty.kind == GROUP else duty.label,
    )  # fmt: skip


def _next_step(record: Meeting) -> str:
    """What is to be done with a record of a day that is over, and that does not count as a meeting that was held."""
    if record.draft:
        return "打开接着填，记了到会才算已开；没有开的，改日期或者放进回收站"
    first = "修改须写明原因；" if record.sealed else ""
    other = "作废" if record.number else "放进回收站"
    return f"打开补填到会、时间、议题或正文，或者添加签名扫描件，就算已开；{first}没有开的，{other}"


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
        detail = f"组织生活 · {some([snapshot.called(member.title(), member.id) for member in left])}"
        tone, slot = tone_of(due, today, 31), str(today.year)
        yield Todo(title, detail, due, tone, Meeting.table, 0, "TXTH", slot, TALK, TALK)
