"""When the sample met and who was there: true to the rules except where it is wrong on purpose."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

from models.kinds import add_months
from models.records import (
    Attendance,
    Branch,
    Meeting,
    Member,
)
from models.records.meeting import COMMITTEE, DRAFT, GENERAL, GROUP, GUEST, PRESENT
from models.store import Ledger
from tests.models.sample.looking import by_meeting, held, on


def months(today: date) -> list[str]:
    first = today.replace(day=1)
    return [str(add_months(first, -n))[:7] for n in range(1, 25)]


def test_monthly_meetings_are_there_but_for_one_group_meeting(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    groups = [""] * 2 + list(ledger.all(Branch)[0].group_names())
    held = Counter((m.kind, m.group, str(m.day)[:7]) for m in ledger.all(Meeting))
    missing = [
        (kind, group, month)
        for kind, group in zip((COMMITTEE, "主题党日", GROUP, GROUP, GROUP), groups, strict=True)
        for month in months(today)
        if not held[kind, group, month]
    ]
    assert missing == [(GROUP, "第二党小组", months(today)[4])]
    assert not held[COMMITTEE, "", str(today)[:7]]


def test_quarterly_and_yearly_meetings_are_there(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    meetings = ledger.all(Meeting)
    for month in months(today):
        if int(month[5:]) % 3 == 0:
            kinds = {m.kind for m in meetings if str(m.day).startswith(month)}
            assert {GENERAL, "党课"} <= kinds, month
        if month.endswith("-01"):
            kinds = {m.kind for m in meetings if str(m.day).startswith(month)}
            assert {"组织生活会", "民主评议党员"} <= kinds, month
    assert sum(m.kind == "谈心谈话" for m in meetings) >= 4


def test_meetings_are_on_working_days_before_today_and_one_is_a_draft(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    meetings = ledger.all(Meeting)
    for m in meetings:
        assert on(m.day) < today
        assert on(m.day).weekday() < 5, m.title()
        assert m.status == DRAFT or on(m.day) <= on(m.recorded_on) <= today
        for name in ("title_text", "start", "place", "host", "recorder", "subject", "number", "body"):
            assert getattr(m, name), (m.title(), name)
        assert not m.end or m.start < m.end
    drafts = [m for m in meetings if m.status == DRAFT]
    assert [m.id for m in drafts] == [max(meetings, key=lambda m: (on(m.day), m.start)).id]
    assert {"定稿", "归档", "草稿", "作废"} == {m.status for m in meetings}


def test_numbers_of_a_year_run_on(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    runs: dict[tuple[int, str, str], list[int]] = {}
    for m in ledger.all(Meeting):
        runs.setdefault((on(m.day).year, m.kind, m.group), []).append(m.number or 0)
    for key, numbers in runs.items():
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), key


def test_attendances_are_of_people_who_belonged_and_votes_are_of_full_members(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    members = {m.id: m for m in ledger.all(Member)}
    lines = by_meeting(ledger, Attendance)
    unexplained = []
    for meeting in held(ledger):
        day = on(meeting.day)
        seen = [a.member_id for a in lines[meeting.id]]
        assert len(seen) == len(set(seen))
        for a in lines[meeting.id]:
            member = members[a.member_id]
            assert member.belongs(day), (meeting.title(), a.name)
            assert member.name == a.name
            assert a.votes == ("是" if a.kind == "正式党员" else "否")
            assert not meeting.group or member.group == meeting.group
            if a.expected and a.state != PRESENT and not a.reason:
                unexplained.append(a.name)
        present = {a.name for a in lines[meeting.id] if a.state == PRESENT}
        assert {meeting.host, meeting.recorder} <= present, meeting.title()
    assert len(unexplained) == 1


def test_general_meetings_list_everybody_but_the_stopped_and_the_admitted_as_guest(autumn: Ledger) -> None:
    lines = by_meeting(autumn, Attendance)
    for meeting in autumn.all(Meeting):
        if meeting.kind == GENERAL:
            belonged = {m.id for m in autumn.all(Member) if m.belongs(on(meeting.day)) and m.standing == "正常"}
            assert {a.member_id for a in lines[meeting.id]} == belonged
            guests = [a.name for a in lines[meeting.id] if a.state == GUEST]
            assert len(guests) == ("讨论接收" in meeting.title_text)
            assert all(name in meeting.guests for name in guests)


def test_nobody_is_at_two_meetings_at_once(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines = by_meeting(ledger, Attendance)
    gatherings: set[tuple[str, int]] = set()
    busy: dict[tuple[int | None, str], list[tuple[str, str, str]]] = {}
    for meeting in held(ledger):
        for a in lines[meeting.id]:
            if a.state in (PRESENT, GUEST):
                times = busy.setdefault((a.member_id, str(meeting.day)), [])
                if (meeting.start, meeting.gathering) not in gatherings:
                    times.append((meeting.start, meeting.end or "23:59", meeting.title()))
        gatherings.add((meeting.start, meeting.gathering or -meeting.id))
    for times in busy.values():
        times.sort()
        for before, after in pairwise(times):
            assert before[1] <= after[0], (before, after)
