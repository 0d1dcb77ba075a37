"""Reminders of what meetings have left to be done: minutes that are drafts, absences without a reason, to-dos that were put down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.naming import some
from models.records import Meeting
from models.records.meeting import DRAFT
from models.rules.attendance import unexplained
from models.rules.finding import of_part
from models.rules.minutes import ROLL, name_of
from models.rules.snapshot import Snapshot
from models.rules.tasks import days_left
from models.rules.todo import INFO, MANY, Todo, tone_of

_MANY = 2
"""More drafts, or more meetings with absences, than these are one reminder."""


def held_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Of meetings that are over, and of their decisions."""
    yield from _tasks(snapshot, today)
    yield from _drafts(snapshot, today)
    yield from _absences(snapshot, today)


def _tasks(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """To-dos that are overdue, or due soon. No rule asks for them."""
    near = snapshot.limits.warn_days
    lefts = [(left, task) for task in snapshot.tasks if (left := days_left(task, today)) is not None]
    late = [task for left, task in lefts if left < 0]
    soon = [task for left, task in lefts if 0 <= left <= near]
    if len(late) > MANY:
        first = min(late, key=lambda task: str(task.due))
        due = first.due.last() if first.due else today
        title, detail, slot = f"{len(late)} 项待办已逾期", f"待办 · 最早的：{first.title()}", f"{today:%Y-%m}"
        yield Todo(title, detail, due, tone_of(due, today, near), first.table, first.id, "", slot, subject="待办已逾期")
    for task in soon if len(late) > MANY else (*late, *soon):
        if task.due:
            due = task.due.last()
            detail = "待办 · " + (f"责任人 {task.owner}" if task.owner else "责任人未填")
            yield Todo(task.title(), detail, due, tone_of(due, today, near), task.table, task.id, slot=str(due))


def _drafts(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """M06: minutes of past meetings that are still drafts."""
    days = timedelta(days=snapshot.limits.minutes_days)
    drafts = [m for m in snapshot.meetings if m.status == DRAFT and m.day and m.day.last() <= today]
    detail = f"会议记录 · 会后 {snapshot.limits.minutes_days} 天内成文"
    if len(drafts) > _MANY:
        oldest = min(drafts, key=lambda m: str(m.day))
        assert oldest.day is not None
        due, slot = oldest.day.last() + days, f"{today:%Y-%m}"
        title, words = f"{len(drafts)} 次会议的记录还是草稿", f"会议记录 · 最早的是 {name_of(oldest, today)}"
        tone = tone_of(due, today, 0)
        yield Todo(title, words, due, tone, Meeting.table, oldest.id, "M06", slot, subject="草稿")
        return
    for meeting in drafts:
        assert meeting.day is not None
        due = meeting.day.last() + days
        tone = tone_of(due, today, 0)
        yield Todo(
            f"{name_of(meeting, today)}记录还是草稿", detail, due, tone, meeting.table, meeting.id, "M06", "body"
        )


def _absences(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """M01: who was away without a reason, one reminder a meeting, and one for many meetings."""
    since = today - timedelta(days=snapshot.limits.absence_days)
    found = []
    for meeting in snapshot.meetings:
        if meeting.day and since <= meeting.day.last() <= today:
            silent = unexplained(snapshot.attendances.get(meeting.id, []))
            if silent:
                found.append((meeting, silent))
    if len(found) > _MANY:
        people, latest = sum(len(silent) for _, silent in found), max(found, key=lambda pair: str(pair[0].day))[0]
        title = f"{len(found)} 次会议有人未到会，没有写原因"
        detail = f"到会情况 · 共 {people} 人次，最近一次 {name_of(latest, today)}"
        yield Todo(title, detail, None, INFO, Meeting.table, latest.id, "M01", f"{today:%Y-%m}", ROLL, "未写原因")
        return
    for meeting, silent in found:
        title = f"{name_of(meeting, today)} {len(silent)} 人未到会，没有写原因"
        detail = f"到会情况 · {some([snapshot.called(a.name, a.member_id) for a in silent])}"
        slot = of_part(silent[0]) if len(silent) == 1 else ROLL
        yield Todo(title, detail, None, INFO, meeting.table, meeting.id, "M01", slot, ROLL)
