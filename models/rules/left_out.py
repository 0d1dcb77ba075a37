"""Who is not counted into 应到: the three papers that this needs, and whom it can concern (domain §2.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from models.records import Meeting
from models.records.meeting import GENERAL, GROUNDS
from models.rules.attendance import unproved
from models.rules.finding import INFO, Finding, of_part, raised
from models.rules.minutes import ROLL, name_of
from models.rules.snapshot import Snapshot


def left_out_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§2.2: everybody left out, meeting by meeting; those without a vote are not in that count at all."""
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today or meeting.is_talk:  # which has no 应到
            continue
        for person in snapshot.listed(meeting).left_out:
            on, name, grounds = meeting.day.first(), name_of(meeting, today), snapshot.limits.accepted_grounds(GROUNDS)
            who = snapshot.called(person.name, person.member_id)
            without_vote = person.votes == "否"
            if (lacking := unproved(person)) and not without_vote:
                text = f"在{name}记为不计入应到，{lacking}没有填；不计入应到会须经上级党组织同意并经支部党员大会通过"
                yield from raised("§2.2", who, text, on=on, about=meeting, at=ROLL, slot=of_part(person))
            if person.passed and person.passed.first() > meeting.day.last():
                text = f"在{name}记为不计入应到，党员大会通过日期 {person.passed} 晚于会议日期，请核对"
                yield from raised("§2.2通过", who, text, on=on, about=meeting, at=ROLL, slot=of_part(person))
            if person.ground and not any(_is(person.ground, ground) for ground in grounds):
                # Not in her words: they may tell of illness, and findings go out in 自查报告.
                text = f"在{name}记为不计入应到，写的情形不在本支部设定的几种情形里，请核对"
                yield from raised("§2.2情形", who, text, on=on, about=meeting, at=ROLL, slot=of_part(person))
            if without_vote:
                text = f"在{name}记为不计入应到，但没有表决权，本来就不在应到会有表决权的人数里，请核对"
                yield from raised("§2.2表决权", who, text, on=on, about=meeting, at=ROLL, slot=of_part(person))


def earlier_decision_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§2.2通过: general meetings that went by what one before them decided; one finding a year and decision."""
    found: defaultdict[tuple[int, str], list[tuple[Meeting, str]]] = defaultdict(list)
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today or meeting.kind != GENERAL:
            continue
        for person in snapshot.listed(meeting).left_out:
            if person.passed and person.passed.last() < meeting.day.first():
                found[meeting.day.year, str(person.passed)].append(
                    (meeting, snapshot.called(person.name, person.member_id))
                )
    for (year, passed), those in found.items():
        names, meetings = dict.fromkeys(name for _, name in those), {meeting.id for meeting, _ in those}
        text = (
            f"{year} 年 {len(meetings)} 次支部党员大会不计入应到的 {'、'.join(names)}，是 {passed} 的党员大会通过的；"
            "一般由本次党员大会通过，请按上级口径核对"
        )
        on = max(meeting.day.last() for meeting, _ in those if meeting.day)
        yield from raised(
            "§2.2通过", "不计入应到", text, on=on, table=Meeting.table, level=INFO, slot=f"{year} {passed}"
        )


def _is(said: str, ground: str) -> bool:
    """Whether a ground is one of the list, by its code or by its words: E2, 出国（境）半年以上, or both."""
    code, _, words = ground.partition(" ")
    return said.strip() in (ground, code, words or ground) or said.startswith(f"{code} ")
