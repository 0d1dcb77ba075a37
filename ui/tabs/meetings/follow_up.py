"""What a decision leads to: an item of the rectification register or a task, made from the item of the agenda, and shown with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from models.fields import Record, field_of
from models.records import AgendaItem, Meeting, PlannedMeeting, Rectification, Task
from models.records.rectification import REGISTERED
from models.rules.register.opinions import said_at, source_of
from models.rules.tasks import DONE, Origin, days_left, decided, task_of
from ui.dialogs.ask import confirm
from ui.dialogs.register.item_dialog import RectificationDialog
from ui.dialogs.register.opinions_dialog import OpinionsDialog
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session


@dataclass(frozen=True)
class FollowUp:
    """One thing that came of an item: `page` and `table` say where it is shown ('' is a view of 三会一课)."""

    label: str
    title: str
    state: str
    tone: str
    page: str
    table: str
    id: int


def follow_ups(session: Session, item: AgendaItem) -> list[FollowUp]:
    """What came of an item so far; nothing of one that the ledger does not have yet."""
    if not item.id:
        return []
    found = []
    for problem in session.ledger.all(Rectification, agenda_item_id=item.id):
        state, tone = problem.stands, "warn" if problem.is_open() else "ok"
        found.append(FollowUp("整改", problem.title(), state, tone, "rectifications", problem.table, problem.id))
    for task in session.ledger.all(Task, agenda_item_id=item.id):
        left = days_left(task, session.today)
        late = left is not None and left < 0
        state = "已逾期" if late else "待办" if task.is_open() else DONE
        tone = "bad" if late else "warn" if task.is_open() else "ok"
        found.append(FollowUp("待办", task.title(), state, tone, "", task.table, task.id))
    return found


def stays(session: Session, meeting: Meeting) -> str:
    """What came of a meeting and stays when it is deleted, as a sentence; '' where nothing did."""
    came: set[tuple[str, str, int]] = set()
    for item in session.ledger.parts(AgendaItem, meeting):
        came |= {(one.label, one.table, one.id) for one in follow_ups(session, item)}
    came |= {("待办", task.table, task.id) for task in session.ledger.all(Task, meeting_id=meeting.id)}
    counts = {label: sum(one[0] == label for one in came) for label in ("待办", "整改")}
    told = [f"{label} {count} 项" for label, count in counts.items() if count]
    if session.ledger.all(PlannedMeeting, meeting_id=meeting.id):
        told.append("计划中的一行")
    return f"由它而来的{'、'.join(told)}不删，仍然保留。" if told else ""


def one_more(session: Session, parent: QWidget, item: AgendaItem, cls: type[Record]) -> bool:
    """Whether another record is to be made out of a decision; asked only where it led to one already."""
    there = session.ledger.all(cls, agenda_item_id=item.id)
    if not there:
        return True
    said = f"“{there[0].title()}”" + (f"等 {len(there)} 项" if len(there) > 1 else "")
    return confirm(parent, f"这项决定已经转为{cls.label}：{said}。还要再转一项吗？", "再转一项")


def make_task(session: Session, parent: QWidget, meeting: Meeting, item: AgendaItem) -> bool:
    """Asks for a task out of a decision and keeps it as one unit; False if she changed her mind."""
    task = task_of(Origin(meeting, item))
    return _ask(session, parent, task, f"转为待办：{item.title()}", ("text", "owner", "due"), "owner")


def make_rectification(session: Session, parent: QWidget, meeting: Meeting, item: AgendaItem) -> bool:
    """Asks for an item of the register out of a decision and keeps it as one unit; False if she changed her mind."""
    problem = Rectification(
        agenda_item_id=item.id,
        found=meeting.day,
        problem=decided(item),
        owner=item.owner,
        deadline=item.due,
        state=REGISTERED,
        source=source_of(meeting),
    )
    names = ("number", "source", "found", "problem", "owner", "deadline")
    return _ask(session, parent, problem, f"转为整改：{item.title()}", names, "problem", RectificationDialog)


def make_opinions(session: Session, parent: QWidget, meeting: Meeting, item: AgendaItem) -> bool:
    """Offers what was said of an item, speaker by speaker, to be put down as opinions; False if she changed her mind."""
    known = [one.problem for one in session.ledger.all(Rectification, agenda_item_id=item.id)]
    said = said_at(item.discussion, without=known)
    return run(
        OpinionsDialog(
            session, parent.window(), source=source_of(meeting), day=meeting.day, said=said, agenda_item_id=item.id
        )
    )


def opinions_of(session: Session, parent: QWidget, meeting: Meeting) -> bool:
    """The same out of the text of the record; what no speaker is named for is nobody's opinion."""
    source = source_of(meeting)
    known = [item.problem for item in session.ledger.all(Rectification, source=source)]
    said = [one for one in said_at(meeting.body, without=known) if one.by]
    return run(OpinionsDialog(session, parent.window(), source=source, day=meeting.day, said=said))


def _ask(
    session: Session,
    parent: QWidget,
    record: Record,
    title: str,
    names: tuple[str, ...],
    focus: str,
    shown: Callable[..., RecordDialog[Any]] = RecordDialog,
) -> bool:
    fields = [field_of(type(record), name) for name in names]
    dialog = shown(
        session, record, parent.window(), fields=fields, columns=2, width=640, headings=False, title=title, focus=focus
    )
    return run(dialog)
