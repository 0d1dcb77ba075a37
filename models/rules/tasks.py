"""To-dos: how they stand on a day, which decision each comes from, and which decisions are no to-do yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.kinds import add_months
from models.records import AgendaItem, Meeting, Rectification, Task
from models.rules.limits import Limits
from models.rules.todo import tone_of_left, words_of_left

DONE, NO_DAY = "已完成", "无时限"
_OFFERED_MONTHS = 12
"""Decisions of older meetings are no longer offered: what became of them was settled elsewhere."""


def days_left(task: Task, today: date) -> int | None:
    """Days to its day, negative when late; None for what is done or has no day."""
    return (task.due.last() - today).days if task.due and task.is_open() else None


def left_words(task: Task, today: date) -> str:
    """How it stands in a word or two: 逾期 3 天, 今天到期, 剩 8 天, 已完成, 无时限."""
    if not task.is_open():
        return DONE
    left = days_left(task, today)
    if left is None:
        return NO_DAY
    return words_of_left(left)


def tone(task: Task, today: date, limits: Limits) -> str:
    """How pressing it is: near from as many days before its day as an item of the register."""
    if not task.is_open():
        return "ok"
    return tone_of_left(days_left(task, today), limits.warn_days)


@dataclass(frozen=True)
class Origin:
    """Where something was decided: the item of an agenda with its place in it, or a meeting as a whole."""

    meeting: Meeting
    item: AgendaItem | None = None
    place: int = 0

    def words(self) -> str:
        """2026年3月12日支部党员大会 · 议题2 防汛物资."""
        day = self.meeting.day.chinese() if self.meeting.day else ""
        held = f"{day}{self.meeting.kind}"
        return f"{held} · 议题{self.place} {self.item.title_text}" if self.item else held

    def short(self) -> str:
        """2026-03-12 支部党员大会."""
        return f"{self.meeting.show('day')} {self.meeting.kind}".strip()

    def leads_to(self) -> tuple[str, int]:
        """The table and the id of what to show."""
        return (self.item.table, self.item.id) if self.item else (self.meeting.table, self.meeting.id)


class Origins:
    """Finds where things were decided, among meetings and items read at once."""

    def __init__(self, meetings: Iterable[Meeting], items: Iterable[AgendaItem]) -> None:
        self._meetings = {meeting.id: meeting for meeting in meetings}
        self.items: list[AgendaItem] = sorted(items, key=lambda i: (i.meeting_id or 0, i.position or 0, i.id))
        self._places: dict[int, tuple[AgendaItem, int]] = {}
        seen: dict[int, int] = {}
        for item in self.items:
            seen[item.meeting_id or 0] = seen.get(item.meeting_id or 0, 0) + 1
            self._places[item.id] = item, seen[item.meeting_id or 0]

    def find(self, agenda_item_id: int | None, meeting_id: int | None = None) -> Origin | None:
        """Where something was decided; None where it is in the recycle bin, or nothing was said of it."""
        item, place = self._places.get(agenda_item_id or 0, (None, 0))
        meeting = self._meetings.get((item.meeting_id if item else meeting_id) or 0)
        return Origin(meeting, item, place) if meeting is not None else None

    def of(self, task: Task) -> Origin | None:
        """Where a to-do comes from."""
        return self.find(task.agenda_item_id, task.meeting_id)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Open ones by their day, those without one after; then what is done, the last first."""
    listed = list(tasks)
    still = sorted((t for t in listed if t.is_open()), key=lambda t: (t.due.last() if t.due else date.max, t.id))
    done = sorted((t for t in listed if not t.is_open()), key=lambda t: (str(t.done), t.id), reverse=True)
    return still + done


def followed(tasks: Iterable[Task], rectifications: Iterable[Rectification]) -> set[int]:
    """The items of agendas that have become a to-do or a rectification item."""
    return {each.agenda_item_id for part in (tasks, rectifications) for each in part if each.agenda_item_id}


def offered(origins: Origins, followed_up: Collection[int], today: date) -> list[Origin]:
    """What meetings of the last year decided with a person or a day, and what is no to-do yet; the latest first."""
    since = add_months(today, -_OFFERED_MONTHS)
    found = []
    for item in origins.items:
        origin = origins.find(item.id) if (item.owner or item.due) and item.id not in followed_up else None
        if origin and origin.meeting.counts and origin.meeting.day and since <= origin.meeting.day.last() <= today:
            found.append(origin)
    return sorted(found, key=lambda o: (str(o.meeting.day), o.meeting.id, -o.place), reverse=True)


def decided(item: AgendaItem) -> str:
    """What is to be done by an item of an agenda: its decision, else its title."""
    return item.decision.strip() or item.title_text


def task_of(origin: Origin) -> Task:
    """A new to-do out of what was decided; who, and by when."""
    item = origin.item
    assert item is not None
    return Task(
        meeting_id=origin.meeting.id,
        agenda_item_id=item.id,
        text=decided(item),
        owner=item.owner,
        due=item.due,
    )


def follow_up(
    item: AgendaItem,
    tasks: Mapping[int, Sequence[Task]],
    rectifications: Mapping[int, Sequence[Rectification]],
    today: date,
) -> str:
    """What became of a decision, as the register of resolutions tells it; '' where nothing was recorded.

    tasks, rectifications: by the id of the item.
    """
    parts = []
    for task in tasks.get(item.id, ()):
        word = left_words(task, today)
        when = f"（{task.show('done')}）" if task.done else ""
        parts.append(f"待办：{word}{when}" + (f"，{task.outcome}" if task.outcome else ""))
    for each in rectifications.get(item.id, ()):
        parts.append(f"整改 {each.number}".rstrip() + f"：{each.state or '登记'}")
    return "\n".join(parts)
