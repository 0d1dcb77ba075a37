"""Records for the cases: nothing wrong with them but what a case says; days are given as text."""

from __future__ import annotations

from typing import Any, TypeVar

from models.fields import Record, by_parent, field_of
from models.kinds import PartialDate
from models.kinds.dates import Day
from models.records import AgendaItem, Attendance, Branch, Meeting, Member
from models.records.meeting import FINAL, GENERAL, PRESENT, SECRET
from models.records.member import FULL, PROBATIONARY
from models.rules import Snapshot
from models.rules.limits import Limits

R = TypeVar("R", bound=Record)
POSTS = ("书记", "组织委员", "宣传委员", "纪检委员")


def made(cls: type[R], key: int = 1, /, **about: Any) -> R:
    """A record with these values; text for a day is read as one."""
    values = {
        name: PartialDate.parse(value)
        if isinstance(value, str) and isinstance(field_of(cls, name).kind, Day)
        else value
        for name, value in about.items()
    }
    return cls(id=key, **values)


def member(number: int = 1, **about: Any) -> Member:
    """A full member for many years."""
    usual = {"name": f"党员{number:02}", "kind": FULL, "joined": "2010-06-18", "full": "2011-06-18"}
    return made(Member, number, **usual | about)


def newcomer(number: int = 1, **about: Any) -> Member:
    """A probationary member."""
    return member(number, **{"kind": PROBATIONARY, "full": None, "joined": "2026-03-01"} | about)


def people(size: int, posts: tuple[str, ...] = POSTS) -> list[Member]:
    """So many full members, the first of them with these posts."""
    return [member(n + 1, post=posts[n] if n < len(posts) else "") for n in range(size)]


def branch(**about: Any) -> Branch:
    """The branch."""
    return made(Branch, 1, **{"name": "某局机关第三支部委员会"} | about)


def meeting(kind: str = GENERAL, on: str = "2026-09-12", key: int = 1, **about: Any) -> Meeting:
    """A meeting whose minutes are complete but for the list and the agenda."""
    usual = {
        "start": "14:30", "end": "16:00", "place": "会议室", "host": "党员01", "recorder": "党员02", "subject": "研究工作",
        "body": "会议决定照此办理。", "status": FINAL,
    }  # fmt: skip
    return made(Meeting, key, kind=kind, day=on, **usual | about)


def there(held: Meeting, *who: Member, state: str = PRESENT, **about: Any) -> list[Attendance]:
    """The list of a meeting: these people, each in this state."""
    return [
        Attendance(id=held.id * 100 + m.id, meeting_id=held.id, member_id=m.id, name=m.name, kind=m.kind, state=state,
                   **{"votes": "是"} | about)
        for m in who
    ]  # fmt: skip


def item(held: Meeting, number: int = 1, **about: Any) -> AgendaItem:
    """An item of the agenda of a meeting."""
    return made(AgendaItem, number, meeting_id=held.id, **{"title_text": "研究工作"} | about)


def vote(rule: str, expected: int, present: int, yes: int, **about: Any) -> Snapshot:
    """One vote at a general meeting, with its numbers."""
    held = meeting(about.pop("kind", GENERAL), about.pop("on", "2026-09-12"))
    usual = {"rule": rule, "ballot": SECRET, "eligible": expected, "present": present, "yes": yes, "no": present - yes}
    voted = item(held, **usual | {"decision": "会议决定照此办理。"} | about)
    return snapshot(held, items=[voted])


def snapshot(
    *held: Meeting,
    attendances: list[Attendance] | None = None,
    items: list[AgendaItem] | None = None,
    limits: Limits | None = None,
    **about: Any,
) -> Snapshot:
    """The ledger with these meetings; lists and items go to their meetings by themselves, limits follow the branch."""
    own = about.get("branch") or Branch()
    return Snapshot(
        meetings=list(held),
        attendances=by_parent(attendances or []),
        items=by_parent(items or []),
        limits=limits or Limits.of(own),
        **about,
    )
