"""What the secretary of the sample put down for her own work: to-dos, open, overdue and done; texts for the minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from models.fields import set_read
from models.records import AgendaItem, Task, Wording
from models.rules.tasks import Origins, task_of
from models.sample.cast import Cast
from models.sample.meetings import Held
from models.sample.texts import fill, texts
from models.sample.times import when


def tasks(today: date, cast: Cast, held: Sequence[Held]) -> Iterator[Task]:
    """In the order of the file; the meetings must have been kept before."""
    names = {mark: person.name for mark, person in cast.roles(today).items()}
    origins = Origins([each.meeting for each in held], [item for each in held for item in each.items])
    decided: list[AgendaItem] = [
        item for each in reversed(held) if each.meeting.recorded_on for item in each.items if item.owner and item.due
    ]
    for line in texts("keeping")["task"]:
        origin = origins.find(decided[line["from"] - 1].id) if "from" in line else None
        task = task_of(origin) if origin else Task(text=line["text"], owner=fill(line["owner"], names))
        task.due = when(line["due"], today) if "due" in line else task.due
        task.done = when(line.get("done", ""), today)
        task.outcome, task.note = line.get("outcome", ""), line.get("note", "")
        if task.done and task.due and task.done.first() > task.due.first():
            task.done = task.due
        yield task


def wordings() -> Iterator[Wording]:
    """Her own texts."""
    for line in texts("keeping")["wording"]:
        made = Wording()
        for name, text in line.items():
            set_read(made, name, text)
        yield made
