"""Reminders about the branch itself: the end of the committee's term, and what is not yet said about the branch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.fields import field_of
from models.kinds import PartialDate, add_months
from models.records import Branch
from models.rules.branch import term_end, usual_end
from models.rules.finding import slot_by
from models.rules.snapshot import Snapshot
from models.rules.temporary import TEMPORARY
from models.rules.todo import BAD, INFO, WARN, Todo

_ASKED = ("name", "superior", "kind", "elected")
"""What reminders and headings cannot do without."""


def branch_todos(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """The term, and the settings that are still empty."""
    yield from _term(snapshot, today)
    if snapshot.members or snapshot.meetings:
        yield from _settings(snapshot.branch)


def _term(snapshot: Snapshot, today: date) -> Iterator[Todo]:
    """Half a year before the term of the committee ends, and after; a temporary branch elects nobody."""
    ends, branch = term_end(snapshot), snapshot.branch
    if ends is None or branch.kind == TEMPORARY:
        return
    first, last = ends
    if today < add_months(first, -snapshot.limits.term_remind_months):
        return
    end = last if today > first else first
    late = today > end
    tone = BAD if late else WARN if today >= add_months(end, -3) else INFO
    until = "任期届满" if ends == usual_end(snapshot) else "延期至"
    detail = f"{until} {PartialDate.of(end).chinese()}"
    title = "已超任期，请按期换届或报批延期" if late else "支部换届准备"
    yield Todo(
        title, detail, end, tone, branch.table, branch.id, "B21" if late else "B20", slot_by(last),
        "extended_until" if late else "elected",
    )  # fmt: skip


def _settings(branch: Branch) -> Iterator[Todo]:
    """One reminder for all; no rule asks for it."""
    empty = [name for name in _ASKED if not getattr(branch, name)]
    if empty:
        labels = "、".join(field_of(Branch, name).label for name in empty)
        title = f"支部信息还有 {len(empty)} 项没有填"
        yield Todo(title, f"支部信息 · {labels}", None, INFO, branch.table, 0, at=empty[0], subject="支部信息")
