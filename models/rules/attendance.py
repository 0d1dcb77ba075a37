"""Who must attend a meeting, who has a vote there, and how many came (domain §2.1, §2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.records import Attendance, Branch, Meeting, Member
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, GROUP, GUEST, LEFT_OUT, PRESENT
from models.records.member import FULL, PROBATIONARY
from models.rules.past_day import YES, is_floating, is_lost
from models.rules.posts import in_committee
from models.rules.standing import NO_CHANGES, Changes, ChangesByMember, counted, rights_taken

WAITING, NO_VOTE = "手续待补", "没有表决权"
_WORD = re.compile(r"\w")
_NO_REASON = frozenset(
    (
        "", "无", "没有", "缺席", "缺会", "旷会", "未到", "未到会", "没到", "没来", "未参加", "没参加", "不参加", "未请假", "没请假", "没有请假",
        "无故", "无故缺席", "无故缺会", "无故未到", "无故未到会", "无故不到", "无故不参加", "无原因", "没有原因", "无理由", "无正当理由", "没有正当理由",
        "原因不明", "原因不详", "事由不明", "事由不详", "不明", "不详", "未知", "未说明", "未说明原因", "没有说明原因", "未填", "未填写", "没填", "未写", "没写",
        "待填", "待补", "待补充",
    )
)  # fmt: skip
"""What says in the place of a reason that there is none."""
_LEAVE = re.compile(r"\W*(?:已经?|有)?(?:请了?假|准假)\W*")
"""What says of who is excused no more than that he is."""


@dataclass(frozen=True)
class Count:
    """People at a meeting. Guests and those left out with consent are not among those expected; who has no state yet is
    only expected."""

    expected: int
    present: int
    excused: int
    absent: int
    guests: int
    left_out: int = 0

    @property
    def told(self) -> int:
        """Of how many of those expected it is known whether they came."""
        return self.present + self.excused + self.absent

    @property
    def rate(self) -> float:
        """Present of expected, 0 to 1; 0 where nobody is expected."""
        return self.present / self.expected if self.expected else 0.0


def rate_words(rate: float | None) -> str:
    """93% for a rate of 0 to 1, '' for None. Never 100% with somebody missing, nor 0% with somebody there."""
    if rate is None:
        return ""
    percent = round(rate * 100)
    if percent == 100 and rate < 1:
        percent = 99
    return f"{percent or (1 if rate else 0)}%"


def has_vote(member: Member, on: date, changes: Changes = ()) -> bool:
    """Full member on that day, belonging to the branch, 党籍 not stopped, no right taken (选举条例 §5, domain §2.1).

    changes: the decisions about this membership: 停止党籍, 留党察看 and 中止党员权利 hold from day to day.
    """
    return counted(member, on, changes) and member.kind_on(on) == FULL and not rights_taken(on, changes)


def may_leave_out(member: Member, on: date) -> str:
    """What in the roster may be a ground for not counting a person into 应到 that day, '' if nothing (domain §2.2 E5–E7).

    Only a mark: leaving out needs the consent of the superior committee and a decision of the general meeting.
    """
    return "流动党员" if is_floating(member, on) == YES else "失联党员" if is_lost(member, on) == YES else ""


def _day(meeting: Meeting) -> date:
    """The day as of which people are counted; without one, those who are there now (nobody has left after the last day)."""
    return meeting.day.first() if meeting.day else date.max


def expected(
    members: Iterable[Member], meeting: Meeting, branch: Branch, changes: ChangesByMember = NO_CHANGES
) -> list[Member]:
    """Who must attend that kind of meeting on that day, in the order of `members`.

    支部委员会会议: those with a post in the committee · 党小组会, or a meeting of one group: that group; nobody where a
    branch with groups has not said which · talks (谈心谈话): nobody · all others: everyone who belongs to the branch.
    """
    on = _day(meeting)
    here = [member for member in members if counted(member, on, changes.get(member.id, ()))]
    if meeting.kind == COMMITTEE:
        return [member for member in here if in_committee(member)]
    if meeting.is_talk:
        return []
    group = meeting.group.strip()
    if group:
        return [member for member in here if member.group.strip() == group]
    if meeting.kind == GROUP and (branch.group_names() or any(member.group.strip() for member in here)):
        return []
    return here


def roll(
    members: Iterable[Member], meeting: Meeting, branch: Branch, changes: ChangesByMember = NO_CHANGES
) -> list[Attendance]:
    """New attendance records of those expected, state empty; a ground for not counting a person stands in `reason`."""
    on = _day(meeting)
    return [
        Attendance(
            meeting_id=meeting.id or None,
            member_id=member.id or None,
            name=member.name,
            kind=member.kind_on(on),
            votes="是" if has_vote(member, on, changes.get(member.id, ())) else "否",
            reason=may_leave_out(member, on),
        )
        for member in expected(members, meeting, branch, changes)
    ]


def count(attendances: Sequence[Attendance]) -> Count:
    """How many were expected, came, were excused, stayed away, sat in, and were left out."""
    return count_states([attendance.state for attendance in attendances])


def count_of_person(states: Sequence[str]) -> Count:
    """The same of one person in many meetings, who counts into 应到 only where it was put down whether he came: a record that was
    only begun, or whose list is not finished, says nothing about anybody."""
    return count_states([state for state in states if state])


def count_states(states: Sequence[str]) -> Count:
    """The count of the states of one meeting."""
    guests, out = states.count(GUEST), states.count(LEFT_OUT)
    expected = len(states) - guests - out
    return Count(expected, states.count(PRESENT), states.count(EXCUSED), states.count(ABSENT), guests, out)


@dataclass(frozen=True)
class Split:
    """应到 and 实到 of full members, of probationary ones, and of those with a vote: (expected, present) each."""

    full: tuple[int, int]
    probationary: tuple[int, int]
    voters: tuple[int, int]


def split(attendances: Sequence[Attendance]) -> Split:
    """The count by kind of member, as the list of the meeting says it."""

    def counted_as(kind: str) -> tuple[int, int]:
        those = [a for a in attendances if a.kind == kind and counts(a)]
        return len(those), sum(a.state == PRESENT for a in those)

    return Split(counted_as(FULL), counted_as(PROBATIONARY), voters(attendances))


def voters(attendances: Iterable[Attendance]) -> tuple[int, int]:
    """应到会有表决权 and 实到会有表决权, by the list of the meeting. Who is left out counts until the papers are there for it
    (domain §2.2)."""
    with_vote = [a for a in attendances if a.votes == "是" and (a.expected or unproved(a))]
    return len(with_vote), sum(a.state == PRESENT for a in with_vote)


def uncounted_voters(eligible: int | None, attendances: Iterable[Attendance]) -> int:
    """How many are left out without the papers for it where a vote puts down all with a vote but them as 应到会, 0 where it counts
    them or its number differs otherwise."""
    listed = list(attendances)
    waiting = sum(a.votes == "是" and bool(unproved(a)) for a in listed)
    return waiting if eligible is not None and eligible + waiting == voters(listed)[0] else 0


def why_counted(attendance: Attendance) -> str:
    """Why a person who is left out of 应到 counts all the same, '' where not (domain §2.2): WAITING without the papers for it, NO_VOTE
    of a member without a vote, for only who has one may be left out. Who is no member by the list is not expected at all."""
    if attendance.votes == "否":
        return NO_VOTE if attendance.state == LEFT_OUT and attendance.kind in (FULL, PROBATIONARY) else ""
    return WAITING if unproved(attendance) else ""


def still_counted(attendances: Iterable[Attendance], why: str) -> list[Attendance]:
    """Those left out of 应到 who count all the same, for that reason (`why_counted`)."""
    return [a for a in attendances if why_counted(a) == why]


def counts(attendance: Attendance) -> bool:
    """Whether a person of a list counts into 应到: expected, or left out and counted all the same."""
    return attendance.expected or bool(why_counted(attendance))


def state_counted(attendance: Attendance) -> str:
    """The state by which a person is counted: of those left out who count into 应到 all the same, why they do."""
    return why_counted(attendance) or attendance.state


def head_count(attendances: Iterable[Attendance]) -> Count:
    """The count of a list with those in it who are left out and count all the same: what registers, books and forms say is 应到."""
    return count_states([state_counted(a) for a in attendances])


def unproved(attendance: Attendance) -> str:
    """What is missing for a person to be left out of 应到, '' if nothing or if the person is counted (domain §2.2)."""
    if attendance.state != LEFT_OUT:
        return ""
    lacking = [
        label
        for label, value in (
            ("情形", attendance.ground),
            ("上级党组织同意", attendance.consent),
            ("党员大会通过日期", attendance.passed),
        )
        if not value
    ]
    return "、".join(lacking)


def silent(attendance: Attendance) -> bool:
    """Whether the person stayed away without a word: 缺席 for which no reason was put down, or only that there was none."""
    return attendance.state == ABSENT and says_none(attendance.reason)


@lru_cache(maxsize=4096)  # the same few words stand in thousands of lines
def says_none(reason: str) -> bool:
    """Whether what stands in the place of a reason is nothing, or only that there was none."""
    return all(word in _NO_REASON for word in re.split(r"\W+", reason))


@lru_cache(maxsize=4096)
def _no_reason_to_leave(reason: str) -> bool:
    return says_none(reason) or bool(_LEAVE.fullmatch(reason))


def unexplained(attendances: Iterable[Attendance]) -> list[Attendance]:
    """Those excused or absent of whom no reason is written down. Of who is absent, that there was none is one (无故); who is excused
    has one, and 未请假 of him contradicts itself."""
    return [
        a
        for a in attendances
        if (a.state == EXCUSED and _no_reason_to_leave(a.reason)) or (a.state == ABSENT and not _WORD.search(a.reason))
    ]
