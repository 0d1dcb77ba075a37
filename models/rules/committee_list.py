"""Lists of meetings of the committee: who votes there holds a post in it (支部条例 §12, domain §2.3 COMMITTEE)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.naming import some_of
from models.records import Attendance, Meeting, Member
from models.records.meeting import COMMITTEE
from models.rules.attendance import has_vote
from models.rules.finding import Finding, raised
from models.rules.minutes import ROLL, name_of
from models.rules.once_held import is_looked_back_at, on_day
from models.rules.posts import in_committee, of_committee
from models.rules.roll_call import Renewal
from models.rules.snapshot import Snapshot

RULE = "§2.3支委会名单"


def committee_list_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Who has a vote on the list of such a meeting, and no post. Guests have none, and are not asked about. Posts are kept as of now: an
    earlier meeting, and one before the committee was elected or the last of it took up the post, may have been of others."""
    elected = snapshot.branch.elected
    began = [day.last() for day in (elected, *(m.post_since for m in snapshot.officers)) if day]
    for meeting in snapshot.meetings:
        if meeting.kind != COMMITTEE or not meeting.counts or meeting.day is None:
            continue
        on = meeting.day.first()
        if on > today or not is_looked_back_at(on, today) or any(on <= day for day in began):
            continue
        if not snapshot.any_on_books(snapshot.officers, on):
            continue
        if others := _others(meeting, snapshot, known=bool(began)):
            text = (
                f"{some_of(others)}记为有表决权，名册里没有支委会职务；不是委员的记为列席，或用到会名单的“更新名单”更正"
            )
            yield from raised(RULE, name_of(meeting, today), text, on=on, about=meeting, at=ROLL)


def _others(meeting: Meeting, snapshot: Snapshot, *, known: bool) -> list[str]:
    """The names of those who vote and hold no post; who has no vote at all is told of by §2.1. known: whether it is known since when the
    committee is as it is."""
    assert meeting.day is not None
    found = []
    for line in snapshot.attendances.get(meeting.id, ()):
        member = snapshot.by_id.get(line.member_id or 0) if line.votes == "是" and line.expected else None
        if member is None or in_committee(member):
            continue
        if _may_have_sat(member, snapshot, meeting.day.first(), known=known):
            continue
        if has_vote(member, meeting.day.first(), snapshot.changes_of(member)):
            found.append(snapshot.called(member.name, member.id))
    return found


def _may_have_sat(member: Member, snapshot: Snapshot, on: date, *, known: bool) -> bool:
    """Whether somebody without a post may have had one on a day: the history says so; or it does not go back so far, and tells of one, or
    the person has left since, when posts are taken away, or it is not known since when the committee is as it is."""
    past = snapshot.once.get(member.id, ())
    if (then := on_day(past, on)) is not None:
        return of_committee(then.post)
    return not known or member.left is not None or any(of_committee(once.post) for once in past)


def only_committee_votes(renewal: Renewal, wanted: Sequence[Attendance], members: Iterable[Member]) -> Renewal:
    """A list of such a meeting made again, where who stays on it without being of the committee has no vote; nothing given is changed.
    wanted: of whom the committee is, where the roster knows it · members: the roster, by whose posts others may be of it, too."""
    if not wanted:
        return renewal
    theirs = {line.member_id for line in wanted} | {m.id for m in members if in_committee(m)}
    strangers = [a for a in renewal.people if a.votes == "是" and a.expected and a.member_id not in theirs]
    people = [replace(a, votes="否") if any(a is each for each in strangers) else a for a in renewal.people]
    return replace(renewal, people=people, altered=[*renewal.altered, *(a.name for a in strangers)])
