"""What is to be done next, for the home page: pure functions, each of a few kinds of reminder, sorted by the days left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from models.records import Branch
from models.rules.isolated import RULE, each
from models.rules.snapshot import Snapshot
from models.rules.todo import TONES, WARN, Todo
from models.rules.todos.away import away_todos
from models.rules.todos.branch import branch_todos
from models.rules.todos.decisions import decision_todos
from models.rules.todos.held import held_todos
from models.rules.todos.meetings import meeting_todos
from models.rules.todos.members import member_todos
from models.rules.todos.register import register_todos
from models.rules.todos.study import study_todos

KINDS: Mapping[Callable[[Snapshot, date], Iterator[Todo]], str] = {
    register_todos: "整改和责任清单",
    meeting_todos: "会议",
    held_todos: "会议记录",
    decision_todos: "发展和转正",
    away_todos: "组织关系和流动党员",
    branch_todos: "支部和换届",
    study_todos: "学时",
    member_todos: "党员",
}
"""Each kind of reminder, and what it is about."""


def todos(snapshot: Snapshot, today: date) -> list[Todo]:
    """All reminders by the days left: the one that is late longest first, those without a day last."""
    found = each(KINDS, snapshot, today, undone)
    return sorted(found, key=lambda todo: (todo.due or date.max, TONES.index(todo.tone)))


def undone(name: str) -> Iterator[Todo]:
    """Says that the reminders of a kind are not all there."""
    yield Todo(
        f"“{name}”的提醒没有算完",
        "其他提醒照常，账本没有改动；请打开自查看是哪一类记录",
        None,
        WARN,
        Branch.table,
        0,
        RULE,
    )
