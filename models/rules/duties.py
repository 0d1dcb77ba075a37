"""What a member is in charge of: rectification items, to-dos, what meetings decided and standing duties, by the name put down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.records import AgendaItem, Meeting, Member, Rectification, Responsibility, Task
from models.records.meeting import VOID
from models.records.rectification import CLOSED
from models.rules.limits import Limits
from models.rules.tasks import left_words, tone
from models.rules.todo import tone_of_left, words_of_left

if TYPE_CHECKING:
    from models.store import Ledger

LEADS, OWNS = "责任领导", "责任人"


@dataclass(frozen=True)
class Duty:
    """One thing in charge: an `item` of the register, a `task`, something that `meeting` decided under `agenda`, or a line of
    the list of duties that stands."""

    roles: tuple[str, ...]
    item: Rectification | None = None
    agenda: AgendaItem | None = None
    meeting: Meeting | None = None
    task: Task | None = None
    standing: Responsibility | None = None

    def day(self) -> date | None:
        """By when it is to be done."""
        due = (
            self.item.deadline
            if self.item
            else self.task.due
            if self.task
            else self.agenda.due
            if self.agenda
            else None
        )
        return due.last() if due else None

    def ahead(self, today: date) -> bool:
        """Whether it is still to be done, as far as the ledger knows: of decisions no state is kept, only their day."""
        if self.standing is not None:
            return self.standing.until is None or self.standing.until.last() >= today
        followed = self.item or self.task
        if followed is not None:
            return followed.is_open()
        day = self.day()
        return day is not None and day >= today

    def left_words(self, today: date, limits: Limits) -> tuple[str, str]:
        """The state in a word or two, and its tone: overdue, near, closed. Of what a meeting decided no state is kept."""
        if self.standing is not None:
            return self.standing.frequency if self.ahead(today) else "不再承担", "neutral"
        if self.task is not None:
            return left_words(self.task, today), tone(self.task, today, limits)
        if self.item is None:
            return "", "neutral"
        left = self.item.days_left(today)
        if left is None:
            return self.item.state or "登记", "ok" if self.item.state == CLOSED else "neutral"
        return words_of_left(left), tone_of_left(left, limits.warn_days)


def names(people: str) -> set[str]:
    """The single names of a field for people; 张三（组长） is 张三."""
    return {name.split("（")[0].split("(")[0].strip() for name in people.split("、")}


def duties(ledger: Ledger, member: Member, today: date) -> list[Duty]:
    """What the member is in charge of: what is still to be done by its day, then the rest, newest first."""
    if not member.name:
        return []
    found = []
    for item in ledger.all(Rectification):
        roles = tuple(role for role, people in ((LEADS, item.lead), (OWNS, item.owner)) if member.name in names(people))
        if roles:
            found.append(Duty(roles, item=item))
    tasks = ledger.all(Task)
    found += [Duty((OWNS,), task=task) for task in tasks if member.name in names(task.owner)]
    told = {task.agenda_item_id for task in tasks}
    mine = [n for n, owner, _ in ledger.keys(AgendaItem, ("owner", "due")) if owner and member.name in names(owner)]
    alive = {number for number, status in ledger.keys(Meeting, ("status",)) if status != VOID} if mine else ()
    for agenda in ledger.fetch(AgendaItem, mine):
        if agenda.meeting_id in alive and agenda.id not in told:
            found.append(Duty((OWNS,), agenda=agenda, meeting=ledger.get(Meeting, agenda.meeting_id or 0)))
    for duty in ledger.all(Responsibility):
        if member.name in names(duty.owner) or (not duty.owner and member.post and duty.post == member.post):
            found.append(Duty((duty.post,), standing=duty))
    ahead = sorted((d for d in found if d.ahead(today)), key=lambda duty: duty.day() or date.max)
    rest = sorted((d for d in found if not d.ahead(today)), key=lambda duty: duty.day() or date.min, reverse=True)
    return ahead + rest


def namesakes(members: Iterable[Member], member: Member) -> int:
    """How many others on the roster have the same name: what is found by name may be theirs."""
    return sum(other.name == member.name and other.id != member.id for other in members)
