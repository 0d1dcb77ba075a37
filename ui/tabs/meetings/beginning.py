"""A new record: what is already known of it, and who is expected."""

from __future__ import annotations

from collections.abc import Sequence

from models.kinds import PartialDate
from models.meetings.gathering import beside, same_people
from models.records import Attendance, Meeting
from models.records.meeting import DRAFT, GROUP
from models.rules.attendance import posts, roll
from models.rules.planning.gaps import fill_in
from ui.session import Session

Begun = tuple[Meeting, list[Attendance]]


def begin(session: Session, kind: str, known: Meeting | None = None) -> Begun:
    """A meeting of a kind, held today where the branch usually meets; `known` is what the plan or a gap says of it."""
    who = {post: member.name for member in reversed(session.roster()) for post in posts(member)}
    meeting = Meeting(
        kind=kind,
        day=PartialDate.of(session.today),
        place=session.branch.place,
        host=usual_host(session, kind, known.group if known else ""),
        recorder="" if kind == GROUP else who.get("组织委员", "") or who.get("宣传委员", ""),
        recorded_on=PartialDate.of(session.today),
        status=DRAFT,
    )
    if known is not None:
        fill_in(meeting, known)
    return meeting, _expected(session, meeting)


def usual_host(session: Session, kind: str, group: str) -> str:
    """Who presides as a rule (支部条例 §14): the leader of the group at its meeting, else the secretary; '' where not known."""
    wanted = "党小组组长" if kind == GROUP else "书记"
    here = [m for m in session.roster() if wanted in posts(m) and (kind != GROUP or m.group.strip() == group.strip())]
    return here[0].name if here else ""


def begin_beside(session: Session, meeting: Meeting, there: Sequence[Attendance], kind: str) -> Begun:
    """A record of another kind of the same gathering, with the same people as far as they are expected."""
    made = beside(meeting, kind, PartialDate.of(session.today))
    return made, same_people(_expected(session, made), there)


def _expected(session: Session, meeting: Meeting) -> list[Attendance]:
    return roll(session.members, meeting, session.branch, session.status_changes)
