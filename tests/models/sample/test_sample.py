"""The sample branch: the same every time, complete, and true to the rules except where it is wrong on purpose."""

from __future__ import annotations

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from models.fields import Record
from models.kinds import PartialDate, add_months
from models.kinds.identity import born, sex_of
from models.records import (
    RECORDS,
    AgendaItem,
    Attendance,
    Branch,
    Enrolment,
    Meeting,
    Member,
    Progress,
    Rectification,
    Training,
)
from models.records.meeting import COMMITTEE, DRAFT, EXCUSED, GENERAL, GROUP, GUEST, PRESENT, SECRET
from models.records.rectification import STATES
from models.sample import write_sample
from models.store import Ledger

TODAYS = (
    date(2026, 11, 23),
    date(2026, 1, 2),
    date(2024, 2, 29),
    date(2020, 1, 1),
    date(2033, 10, 7),
    date(2040, 12, 31),
)


def written(folder: Path, today: date) -> Ledger:
    made = Ledger.create(folder / f"{today}.zbtz", clock=lambda: datetime(today.year, today.month, today.day, 9))
    write_sample(made, today=today)
    return made


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, date]]:
    with written(tmp_path_factory.mktemp("sample"), request.param) as made:
        yield made, request.param


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with written(tmp_path_factory.mktemp("autumn"), TODAYS[0]) as made:
        yield made


def on(value: PartialDate | None) -> date:
    assert value is not None
    return value.first()


def dump(ledger: Ledger) -> dict[str, list[Record]]:
    return {cls.table: list(ledger.all(cls)) for cls in RECORDS}


def current(ledger: Ledger, today: date) -> list[Member]:
    return [m for m in ledger.all(Member) if m.belongs(today)]


def by_meeting(ledger: Ledger, cls: type[Attendance] | type[AgendaItem]) -> dict[int, list]:
    found: dict[int, list] = {}
    for part in ledger.all(cls):
        found.setdefault(part.meeting_id or 0, []).append(part)
    return found


# The whole


def test_is_the_same_each_time_and_quick(tmp_path: Path) -> None:
    begin = time.perf_counter()
    with written(tmp_path, TODAYS[0]) as first:
        assert time.perf_counter() - begin < 5
        (tmp_path / "again").mkdir()
        with written(tmp_path / "again", TODAYS[0]) as second:
            assert dump(first) == dump(second)


def test_keeps_a_sound_ledger_in_a_handful_of_units(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    assert ledger.damage(RECORDS) == []
    assert 5 <= len(ledger.units()) <= 10
    assert "虚构" in ledger.units()[-1].label


def test_every_value_reads_back_and_nothing_required_is_missing(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    for records in dump(ledger).values():
        for record in records:
            assert record.missing() == [], record
            for field in record.fields:
                value = getattr(record, field.name)
                assert field.kind.doubt(value) == "", (record.title(), field.label)
                if not field.derived:
                    assert field.kind.read(field.kind.show(value)) == value, (record.title(), field.label)


def test_refuses_a_ledger_that_has_a_branch_and_writes_nothing(tmp_path: Path) -> None:
    with written(tmp_path, TODAYS[0]) as ledger:
        before = dump(ledger)
        with pytest.raises(sqlite3.IntegrityError):
            write_sample(ledger, today=TODAYS[1])
        assert dump(ledger) == before


def test_branch_is_marked_as_an_example_and_its_term_ends_within_four_months(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    branch = ledger.get(Branch, 1)
    assert branch is not None
    assert "（示例）" in branch.name
    assert "（示例）" in branch.short_name
    assert len(branch.group_names()) == 3
    ends = add_months(on(branch.elected), 12 * (branch.term_years or 0))
    assert today + timedelta(days=60) < ends <= add_months(today, 4)


# People


def test_48_people_in_three_groups_with_a_committee(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    members = current(ledger, today)
    assert len(members) == 48
    assert set(Counter(m.group for m in members)) == {"第一党小组", "第二党小组", "第三党小组"}
    posts = Counter(m.post for m in members if m.post)
    assert posts == {"书记": 1, "副书记": 1, "组织委员": 1, "宣传委员": 1, "纪检委员": 1, "党小组组长": 3}


def test_people_in_every_state(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    members = ledger.all(Member)
    ends = sorted(add_months(on(m.joined), 12) for m in members if m.kind == "预备党员")
    assert len(ends) == 3
    assert today - timedelta(days=20) <= ends[0] < today < ends[1] <= today + timedelta(days=30)
    assert ends[2] > add_months(today, 9)
    assert {"转出", "去世", "除名"} <= {m.left_why for m in members}
    assert any(m.floating == "是" and m.floating_to for m in members)
    assert any(m.lost == "是" and m.lost_since and not m.left for m in members)
    assert any(m.standing == "停止党籍" for m in members)
    assert any(m.arrived and today - timedelta(days=400) < m.arrived.first() for m in members)
    joined = [m.joined.year for m in current(ledger, today) if m.joined]
    assert any(1960 <= year < 1970 for year in joined)
    assert any(1970 <= year < 1980 for year in joined)
    assert any(m.birth and not m.birth.whole for m in members)
    assert any(not m.phone for m in members)


def test_rare_and_equal_names(autumn: Ledger) -> None:
    members = autumn.all(Member)
    names = "".join(m.name for m in members)
    assert all(c in names for c in "䶮㛃𠮷𬱖·")
    assert {"单雨桐", "解学文", "查小曼", "欧阳慧敏", "尉迟明远"} <= {m.name for m in members}
    same = [m for m in members if m.name == "王芳"]
    assert len(same) == 2
    assert same[0].birth != same[1].birth


def test_id_numbers_are_unique_agree_with_the_person_and_belong_nowhere(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    members = [m for m in ledger.all(Member) if m.id_number]
    assert len(members) > 45
    assert len({m.id_number for m in members}) == len(members)
    for m in members:
        assert m.id_number.startswith("999999")
        assert sex_of(m.id_number) == m.sex
        told = born(m.id_number)
        assert told is not None
        assert m.birth is not None
        assert m.birth.covers(told)


def test_phones_are_unique(autumn: Ledger) -> None:
    phones = [m.phone for m in autumn.all(Member) if m.phone]
    assert len(phones) == len(set(phones))


def test_dates_of_each_person_are_in_order(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    for m in ledger.all(Member):
        assert on(m.birth) < on(m.joined) <= today, m.name
        assert on(m.joined).year - on(m.birth).year >= 18, m.name
        if m.kind == "正式党员":
            assert on(m.joined) <= on(m.full) <= today, m.name
            if m.joined and m.joined.whole and m.joined.year > 1982:
                assert on(m.full) == add_months(on(m.joined), 12), m.name
        if m.left:
            assert (m.arrived or m.joined or m.left).first() < on(m.left) <= today, m.name


# Meetings


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
    assert {"定稿", "归档", "草稿"} == {m.status for m in meetings}


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
    for meeting in ledger.all(Meeting):
        day = on(meeting.day)
        seen = [a.member_id for a in lines[meeting.id]]
        assert len(seen) == len(set(seen))
        for a in lines[meeting.id]:
            member = members[a.member_id]
            assert member.belongs(day), (meeting.title(), a.name)
            assert member.name == a.name
            assert a.votes == ("是" if a.kind == "正式党员" else "否")
            assert not meeting.group or member.group == meeting.group
            if a.state not in (PRESENT, GUEST) and not a.reason:
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
    busy: dict[tuple[int | None, str], list[tuple[str, str, str]]] = {}
    for meeting in ledger.all(Meeting):
        for a in lines[meeting.id]:
            if a.state in (PRESENT, GUEST):
                times = busy.setdefault((a.member_id, str(meeting.day)), [])
                times.append((meeting.start, meeting.end or "23:59", meeting.title()))
    for times in busy.values():
        times.sort()
        for before, after in pairwise(times):
            assert before[1] <= after[0], (before, after)


def test_who_speaks_was_there(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines, items = by_meeting(ledger, Attendance), by_meeting(ledger, AgendaItem)
    names = {m.name for m in ledger.all(Member)}
    for meeting in ledger.all(Meeting):
        there = {a.name for a in lines[meeting.id] if a.state in (PRESENT, GUEST)}
        for item in items.get(meeting.id, []):
            spoken = item.discussion.splitlines()
            assert len(spoken) >= 1
            for line in spoken:
                speaker = line.split("：")[0]
                assert speaker in names, line
                assert speaker in there, (meeting.title(), line)


def test_votes_add_up_and_carry(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines = by_meeting(ledger, Attendance)
    rules = Counter()
    for item in ledger.all(AgendaItem):
        if not item.ballot:
            continue
        voters = [a for a in lines[item.meeting_id or 0] if a.votes == "是" and a.state != GUEST]
        assert item.eligible == len(voters)
        assert item.present == sum(a.state == PRESENT for a in voters)
        n, p, y, no, abstain = (getattr(item, x) for x in ("eligible", "present", "yes", "no", "abstain"))
        assert y + no + abstain == p <= n
        written, written_yes = item.written or 0, item.written_yes or 0
        assert written_yes <= written
        assert p + written <= n
        assert 2 * (y + written_yes) > n
        if item.rule == "选举":
            assert 5 * p >= 4 * n
        if item.rule in ("选举", "接收预备党员", "转正（延长、取消）"):
            assert item.ballot == SECRET
            assert f"发出{'选' if item.rule == '选举' else '表决'}票{p}张" in item.decision
        rules[item.rule] += 1
    assert rules["接收预备党员"] == 3
    assert rules["转正（延长、取消）"] == 1
    assert rules["选举"] == 1
    assert rules["一般议题"] >= 6


def test_admissions_are_on_the_day_of_joining_and_prepared_by_the_committee(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    items = by_meeting(ledger, AgendaItem)
    meetings = ledger.all(Meeting)
    for member in (m for m in ledger.all(Member) if m.kind == "预备党员"):
        found = [m for m in meetings if f"接收{member.name}" in m.title_text]
        assert [m.day for m in found] == [member.joined]
        before = [
            m
            for m in meetings
            if m.kind == COMMITTEE and add_months(on(member.joined), -2) < on(m.day) < on(member.joined)
        ]
        assert any(member.name in item.title_text for m in before for item in items[m.id])


def test_head_counts_in_the_minutes_are_those_of_the_list(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines = by_meeting(ledger, Attendance)
    for meeting in ledger.all(Meeting):
        found = re.match(
            r"(?:应到|本组应到)(?:支委|党员)?(\d+)名.*?实到(\d+)名(?:.*?请假(\d+)名，缺席(\d+)名)?", meeting.body
        )
        if found is None:
            continue
        members = [a for a in lines[meeting.id] if a.state != GUEST]
        assert int(found[1]) == len(members), meeting.title()
        assert int(found[2]) == sum(a.state == PRESENT for a in members), meeting.title()
        if found[3]:
            assert int(found[3]) == sum(a.state == EXCUSED for a in members), meeting.title()


def test_review_grades_add_up_and_stay_below_a_third(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines = by_meeting(ledger, Attendance)
    text = {i.meeting_id: i.decision for i in ledger.all(AgendaItem) if "优秀" in i.decision and "合格" in i.decision}
    reviews = [m for m in ledger.all(Meeting) if m.kind == "民主评议党员"]
    assert len(reviews) == 2
    for meeting in reviews:
        if meeting.status == DRAFT:
            continue
        found = re.search(r"优秀(\d+)人，合格(\d+)人，基本合格(\d+)人", text[meeting.id])
        assert found is not None
        voters = [a for a in lines[meeting.id] if a.votes == "是"]
        graded = sum(map(int, found.groups()))
        assert graded <= len(voters)
        assert 3 * int(found[1]) <= len(voters)


def test_texts_differ_and_have_nothing_left_to_fill_in(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    items = by_meeting(ledger, AgendaItem)
    texts = Counter()
    for meeting in ledger.all(Meeting):
        text = meeting.body + "".join(
            i.title_text + i.report + i.discussion + i.decision for i in items.get(meeting.id, [])
        )
        assert not re.search(r"[{}]|None|。。|，，", text + meeting.subject + meeting.note + meeting.guests), (
            meeting.title()
        )
        texts[re.sub(r"\d", "", text)] += 1
    assert max(texts.values()) == 1
    assert len(texts) > 140


# Trainings and rectification


def test_training_hours_of_a_full_year(autumn: Ledger) -> None:
    batches = {t.id: t for t in autumn.all(Training)}
    members = {m.id: m for m in autumn.all(Member)}
    assert all(4 <= n <= 6 for n in Counter(t.number[:4] for t in batches.values()).values())
    hours: Counter[int] = Counter()
    for e in autumn.all(Enrolment):
        batch = batches[e.training_id or 0]
        member = members[e.member_id or 0]
        assert member.belongs(on(batch.start))
        assert (e.state == "参加") == (not e.reason), e
        if batch.number.startswith("2025"):
            hours[member.id] += int(e.hours or 0)
    enough = [n for n in hours.values() if n >= 32]
    assert len(enough) > 30
    assert 3 <= len(hours) - len(enough) < 15
    secretary = next(m for m in members.values() if m.post == "书记")
    county = [t.id for t in batches.values() if t.level == "县级以上"]
    assert {e.member_id for e in autumn.all(Enrolment) if e.training_id in county} == {secretary.id}
    assert hours[secretary.id] >= 56
    assert {"参加", "请假", "补课", "缺课"} == {e.state for e in autumn.all(Enrolment)}


def test_rectification_in_every_state(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    found = ledger.all(Rectification)
    assert {r.state for r in found} == set(STATES)
    assert len({r.number for r in found}) == len(found) >= 12
    left = [days for r in found if (days := r.days_left(today)) is not None]
    assert sum(days < 0 for days in left) == 1
    assert sum(0 <= days <= 7 for days in left) == 2
    for r in found:
        entries = ledger.parts(Progress, r)
        assert entries, r.title()
        days = [on(r.found), *(on(e.day) for e in entries)]
        assert days == sorted(days)
        assert days[-1] <= today
        if r.state == "已销号":
            assert r.reviewer not in r.owner.split("、")
            assert days[-1] <= on(r.reviewed_on) <= on(r.closed_on) <= today
            assert r.outcome
            assert r.evidence
