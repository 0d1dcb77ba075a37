"""M04: who is not on the list of a meeting, and belonged there on that day (domain §2.1, §9.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.naming import some_of
from models.records import Attendance, Meeting, Member
from models.records.meeting import COMMITTEE, DRAFT, GENERAL, GROUP
from models.records.waiver import NOT_HERE
from models.rules.attendance import expected
from models.rules.finding import INFO, Finding, key_of, of_part, raised
from models.rules.groups import groups_of
from models.rules.minutes import ROLL, name_of
from models.rules.once_held import is_looked_back_at, on_day
from models.rules.posts import in_committee, of_committee
from models.rules.repeated import FROM
from models.rules.snapshot import Snapshot
from models.rules.standing import counted

RULE = "M04"
_LIFE = ("组织生活会", "民主评议党员")
"""Of all as a rule; a committee or a group may hold one by itself (支部条例 §17)."""
_OF_MANY = ("主题党日", "党课")
"""Of all as a rule; some lists are of those who took part in something smaller."""
_KINDS = (GENERAL, COMMITTEE, GROUP, *_LIFE, *_OF_MANY)
_LEFT_OUT = "不计入应到须上级同意并经党员大会通过"
_PUT_ON = "没有到会的也要列出，记请假或缺席，可用到会名单的“更新名单”补上"
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Missing:
    """Who is not on the list of a meeting."""

    meeting: Meeting
    on: date
    members: Sequence[Member]

    @property
    def level(self) -> str:
        """How grave it is; '' as the rule has it."""
        return INFO if self.meeting.kind in _OF_MANY else ""

    @property
    def then(self) -> str:
        """What is told after who is missing. Only a general meeting leaves people out of 应到."""
        return _LEFT_OUT if self.meeting.kind == GENERAL else _PUT_ON


def missing(meeting: Meeting, there: Sequence[Attendance], snapshot: Snapshot, today: date) -> Iterator[Missing]:
    """Who belonged to 应到 of a meeting and is not on its list, not even as a guest. Nothing where nobody lacks, or it is not known."""
    day = meeting.day
    if day is None or not there or not day.whole or meeting.kind not in _KINDS:
        return
    on, group, listed = day.first(), meeting.group.strip(), {a.member_id for a in there}
    if (meeting.kind in (COMMITTEE, GROUP) or group) and not is_looked_back_at(on, today):
        return
    if meeting.kind in (*_LIFE, *_OF_MANY) and (meeting.status == DRAFT or not any(a.state for a in there)):
        return
    pool = (
        snapshot.officers if meeting.kind == COMMITTEE else snapshot.ever_in_group(group) if group else snapshot.members
    )
    pool = [m for m in pool if m.id not in listed and _surely_here(m, on)]
    if meeting.kind == COMMITTEE:
        found = [m for m in pool if _sat_then(m, snapshot, on)]
    elif group:
        found = [m for m in pool if _was_of(m, group, snapshot, on)]
    else:
        found = expected(pool, meeting, snapshot.branch, snapshot.status_changes)
    if found and not (meeting.kind in (*_LIFE, *_OF_MANY) and _of_some(meeting, listed, found, snapshot)):
        yield Missing(meeting, on, found)


def _surely_here(member: Member, on: date) -> bool:
    """Whether somebody had come before that day. Of whom no date is known yet (just entered by hand), nothing can be said about past
    meetings; who is admitted or comes that day may have done so after this meeting."""
    days = [day for day in (member.arrived, member.joined) if day]
    return bool(days) and all(day.last() < on for day in days)


def _of_some(meeting: Meeting, listed: set[int | None], found: Sequence[Member], snapshot: Snapshot) -> bool:
    """Whether a list seems to be of some on purpose: of fewer than half, of one group, or of the committee at a 组织生活会."""
    theirs = [snapshot.by_id[number] for number in listed if number in snapshot.by_id]
    if not meeting.group.strip() and len({m.group.strip() for m in theirs}) == 1 < len(groups_of(snapshot)):
        return True
    return len(theirs) < len(found) if meeting.kind in _OF_MANY else all(map(in_committee, theirs))


def _sat_then(member: Member, snapshot: Snapshot, on: date) -> bool:
    """Whether one of the committee of now was in it on a day: it was elected before, and so was the member; the history, where it
    tells of another post, tells from when on."""
    elected, since = snapshot.branch.elected, member.post_since
    if (elected and on <= elected.last()) or (since and on <= since.last()):
        return False
    if not counted(member, on, snapshot.changes_of(member)):
        return False
    past = snapshot.once.get(member.id, ())
    then = on_day(past, on)
    posts = [then] if then is not None else past
    return since is not None or all(of_committee(once.post) for once in posts)


def _was_of(member: Member, group: str, snapshot: Snapshot, on: date) -> bool:
    """Whether a member was of a 党小组 on a day. The history knows who was of another; where it does not go back so far, who is on the
    list of another one in that year may have been of it."""
    past = snapshot.once.get(member.id, ())
    then = on_day(past, on)
    if then is not None:
        of_it = then.group == group
    else:
        of_it = member.group.strip() == group and all(once.group == group for once in past)
    return (
        of_it
        and counted(member, on, snapshot.changes_of(member))
        and not _elsewhere(member, group, snapshot, on, within_month=then is not None)
    )


def _elsewhere(member: Member, group: str, snapshot: Snapshot, on: date, *, within_month: bool) -> bool:
    """Whether a member is on the list of another 党小组 of that year, or month."""
    return any(
        other != group and (month == on.month or not within_month)
        for other, month in snapshot.group_seats(on.year).get(member.id, ())
    )


def missing_told(found: Iterable[Missing], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """A finding for each of these meetings; and one for a member who is missing from many of a year, where that is fewer to read. What was
    answered for one meeting stays by itself."""
    answered = {waiver.key for waiver in snapshot.waivers if waiver.answer == NOT_HERE}
    alike: dict[tuple[int, str, str], list[Missing]] = {}
    for each in found:
        if key_of(RULE, Meeting.table, each.meeting.id, "", "") in answered:
            yield from _of_meeting(each, snapshot, today)
        else:
            alike.setdefault((each.on.year, each.level, each.then), []).append(each)
    for those in alike.values():
        yield from _of_year(sorted(those, key=lambda each: each.on), answered, snapshot, today)


def _of_year(those: list[Missing], answered: set[str], snapshot: Snapshot, today: date) -> Iterator[Finding]:
    left, by_member = [], dict[int, list[Missing]]()
    for each in those:
        for member in each.members:
            key = key_of(RULE, Meeting.table, each.meeting.id, "", of_part(member))
            if key in answered:
                yield from _of_member(each, member, snapshot, today)
            else:
                by_member.setdefault(member.id, []).append(each)
    often = {number: of for number, of in by_member.items() if len(of) >= FROM}
    if len(often) >= len({each.meeting.id for of in often.values() for each in of}):
        often = {}
    for number, of in often.items():
        yield from _often(of, snapshot.by_id[number], snapshot, today)
    for each in those:
        rest = [m for m in each.members if m.id not in often and each in by_member.get(m.id, ())]
        if rest:
            left.append(replace(each, members=rest))
    for each in left:
        yield from _of_meeting(each, snapshot, today)


def _of_meeting(each: Missing, snapshot: Snapshot, today: date, slot: str = "") -> Iterator[Finding]:
    names = [snapshot.called(m.name, m.id) for m in each.members]
    text = f"到会名单里没有 {some_of(names, 5)}；{each.then}"
    said, about = name_of(each.meeting, today), each.meeting
    yield from raised(RULE, said, text, on=each.on, about=about, level=each.level, at=ROLL, slot=slot)


def _of_member(each: Missing, member: Member, snapshot: Snapshot, today: date) -> Iterator[Finding]:
    yield from _of_meeting(replace(each, members=[member]), snapshot, today, of_part(member))


def _often(those: list[Missing], member: Member, snapshot: Snapshot, today: date) -> Iterator[Finding]:
    last = those[-1]
    day = min(today, date(last.on.year, 12, 31))
    names = [name_of(each.meeting, day) for each in those[:_NAMED]]
    named = "、".join(names) + ("等" if len(those) > _NAMED else "")
    text = f"{last.on.year} 年 {len(those)} 次会议的到会名单里没有此人：{named}；{last.then}"
    who, slot = snapshot.called(member.name, member.id), f"{last.on.year} {of_part(member)} {last.level}".strip()
    parts = tuple(told for each in those for told in _of_member(each, member, snapshot, today))
    for told in raised(RULE, who, text, on=last.on, about=last.meeting, level=last.level, at=ROLL, slot=slot):
        yield replace(told, parts=parts)
