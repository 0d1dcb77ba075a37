"""What is to be done next, for the home page: pure functions, each of a few kinds of reminder, sorted by the days left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from models.rules.snapshot import Snapshot
from models.rules.todo import TONES, Todo
from models.rules.todos.away import away_todos
from models.rules.todos.branch import branch_todos
from models.rules.todos.decisions import decision_todos
from models.rules.todos.held import held_todos
from models.rules.todos.meetings import meeting_todos
from models.rules.todos.members import member_todos
from models.rules.todos.register import register_todos
from models.rules.todos.study import study_todos

KINDS: tuple[Callable[[Snapshot, date], Iterator[Todo]], ...] = (
    register_todos,
    meeting_todos,
    held_todos,
    decision_todos,
    away_todos,
    branch_todos,
    study_todos,
    member_todos,
)


def todos(snapshot: Snapshot, today: date) -> list[Todo]:
    """All reminders by the days left: the one that is late longest first, those without a day last."""
    found = chain.from_iterable(kind(snapshot, today) for kind in KINDS)
    return sorted(found, key=lambda todo: (todo.due or date.max, TONES.index(todo.tone)))
