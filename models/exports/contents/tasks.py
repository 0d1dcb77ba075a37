"""待办台账: what is to be done, by whom and when, where it was decided, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, columns_of, headline, note, numbered
from models.exports.privacy import NOT_TOLD, masked_text, shown
from models.exports.sheet import Column, Sheet
from models.exports.within import Within, is_in
from models.records import Branch, Task
from models.rules.tasks import Origin, Origins, in_order, left_words

_SAID = ("text", "outcome", "note")


def tasks_of(tasks: Sequence[Task], origins: Origins, year: Within) -> list[Task]:
    """Those decided, due or done in a year, and those of which no day is known; without a year all. Open ones first."""
    return in_order(task for task in tasks if year is None or _belongs(task, origins.of(task), year))


def _belongs(task: Task, origin: Origin | None, year: Within) -> bool:
    days = [day for day in (origin.meeting.day if origin else None, task.due, task.done) if day]
    return not days or any(is_in(day, year) for day in days)


def tasks_sheet(
    tasks: Sequence[Task],
    origins: Origins,
    branch: Branch,
    *,
    today: date,
    year: Within,
    full: bool,
) -> Sheet:
    """The register; what was decided in a talk is told only in full."""
    listed = tasks_of(tasks, origins, year)
    rows = []
    for task in listed:
        origin = origins.of(task)
        private = not full and origin is not None and origin.meeting.is_talk

        def cell(name: str, task: Task = task, private: bool = private) -> str:
            text = "" if private and name == "owner" else shown(task, name, full=full)
            return NOT_TOLD if text and private and name in _SAID else text

        told = "" if origin is None else origin.short() if private else origin.words()
        rows.append(
            [
                *(cell(name) for name in ("text", "owner", "due")),
                left_words(task, today),
                *(cell(name) for name in ("done", "outcome")),
                told if full else masked_text(told),
                cell("note"),
            ]
        )
    still = sum(task.is_open() for task in listed)
    return Sheet(
        title=headline(branch, "待办事项台账", year),
        subtitle=as_of(today, f"{len(rows)}项  未完成{still}项", full=full),
        columns=[
            NUMBER,
            *columns_of(Task, ("text", "owner", "due")),
            Column("状态", 10, "center"),
            *columns_of(Task, ("done", "outcome")),
            Column("来自", 26),
            *columns_of(Task, ("note",)),
        ],
        rows=numbered(rows),
        footnote=note("正文中的号码已脱敏，谈心谈话的内容和责任人不导出", full=full),
    )
