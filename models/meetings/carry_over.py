"""上次未完成: what the last meeting of the kind and group left to be done, for the minutes of the next one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Rectification, Task
from models.records.meeting import GROUP

if TYPE_CHECKING:
    from models.store import Ledger


def meeting_before(ledger: Ledger, meeting: Meeting) -> Meeting | None:
    """The last meeting of the same kind, and of the same group where it is a group's, that is not void; the day decides."""
    group = meeting.group.strip() if meeting.kind == GROUP else ""
    earlier = [
        other
        for other in ledger.all(Meeting, kind=meeting.kind)
        if other.id != meeting.id
        and other.counts
        and other.day is not None
        and (meeting.kind != GROUP or other.group.strip() == group)
        and (meeting.day is None or other.day.first() <= meeting.day.first())
    ]
    return max(earlier, key=lambda m: (m.show("day"), m.start, m.id), default=None)


def left_open(ledger: Ledger, last: Meeting, on: date) -> list[str]:
    """The open tasks, the open rectifications born of its decisions, and decisions that are due from `on` on; one line each,
    with who and by when. A decision that became a task or a rectification is told once, by what it became."""
    items = ledger.parts(AgendaItem, last)
    numbers = {item.id for item in items}
    tasks = [t for t in ledger.all(Task) if t.meeting_id == last.id or t.agenda_item_id in numbers]
    problems = [r for r in ledger.all(Rectification) if r.agenda_item_id in numbers]
    lines = [_line(t.text, t.owner, t.due) for t in tasks if t.is_open()]
    lines += [_line(r.problem, r.owner, r.deadline, "整改：") for r in problems if r.is_open()]
    told = {t.agenda_item_id for t in tasks} | {r.agenda_item_id for r in problems}
    lines += [
        _line(item.decision or item.title_text, item.owner, item.due)
        for item in items
        if item.id not in told and item.due is not None and item.due.last() >= on
    ]
    return lines


def paragraphs(last: Meeting, lines: list[str]) -> str:
    """The lines as they are put into the minutes; '' where nothing is open."""
    if not lines:
        return ""
    day = last.day.chinese() if last.day else ""
    numbered = [f"{number}．{line}" for number, line in enumerate(lines, 1)]
    return "\n".join([f"上次会议（{day}）未完成事项：", *numbered])


def _line(text: str, owner: str, due: PartialDate | None, before: str = "") -> str:
    words = "；".join(part.strip().rstrip("。；") for part in text.splitlines() if part.strip())
    who = "，".join(
        said for said in (f"责任人：{owner}" if owner else "", f"时限：{due.chinese()}" if due else "") if said
    )
    return f"{before}{words}" + (f"（{who}）" if who else "")
