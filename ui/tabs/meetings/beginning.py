"""A new record: what is already known of it, and who is expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.kinds import PartialDate
from models.meetings.gathering import beside, same_people
from models.records import Attendance, Meeting, Member
from models.records.meeting import DRAFT, GROUP
from models.rules.attendance import roll
from models.rules.once_held import members_for
from models.rules.planning.gaps import fill_in
from models.rules.posts import posts
from ui.session import Session

_ACTING = re.compile("主持.*工作|代理?书记")
"""In the post of who leads a branch that has no secretary."""
Begun = tuple[Meeting, list[Attendance]]


def begin(session: Session, kind: str, known: Meeting | None = None) -> Begun:
    """A meeting of a kind, held today where the branch usually meets; `known` is what the plan or a gap says of it."""
    meeting = Meeting(
        kind=kind,
        day=PartialDate.of(session.today),
        place=session.branch.place,
        recorded_on=PartialDate.of(session.today),
        status=DRAFT,
    )
    if known is not None:
        fill_in(meeting, known)
    usual = usual_people(session, meeting)
    meeting.host, meeting.recorder = meeting.host or usual["host"], usual["recorder"]
    return meeting, _expected(session, meeting)


def usual_people(session: Session, meeting: Meeting) -> dict[str, str]:
    """Who presides and who writes the minutes as a rule, by the posts of the day of the meeting; '' where not known. The leader of the
    group presides at its meeting, else the secretary, or who acts for one (支部条例 §14)."""
    on = meeting.day.first() if meeting.day else session.today
    here = [
        m for m in roster_of(session, meeting) if m.belongs(on) and not (m.post_since and m.post_since.first() > on)
    ]

    def who(post: str) -> str:
        return next((member.name for member in here if post in posts(member)), "")

    if meeting.kind == GROUP:
        here = [m for m in here if m.group.strip() == meeting.group.strip()]
        return {"host": who("党小组组长"), "recorder": ""}
    acting = next((member.name for member in here if _ACTING.search(member.post)), "")
    return {"host": who("书记") or acting, "recorder": who("组织委员") or who("宣传委员")}


def roster_of(session: Session, meeting: Meeting) -> Sequence[Member]:
    """All members, with the groups and posts of the day of a meeting as far as they are known."""
    return members_for(session.members, meeting, session.checking.snapshot())


def begin_beside(session: Session, meeting: Meeting, there: Sequence[Attendance], kind: str) -> Begun:
    """A record of another kind of the same gathering, with the same people as far as they are expected."""
    made = beside(meeting, kind, PartialDate.of(session.today))
    return made, same_people(_expected(session, made), there)


def _expected(session: Session, meeting: Meeting) -> list[Attendance]:
    return roll(roster_of(session, meeting), meeting, session.branch, session.status_changes)
