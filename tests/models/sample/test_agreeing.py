"""Records of the sample that must tell the same story: subjects, trainings, the register, votes, plans."""

from __future__ import annotations

import re
from datetime import date

from models.kinds import PartialDate
from models.records import (
    AgendaItem,
    Attendance,
    Course,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Rectification,
    StatusChange,
    Training,
)
from models.records.meeting import COMMITTEE, EXCUSED, GENERAL, GUEST, PRESENT
from models.records.training import TAKEN
from models.rules import Snapshot
from models.rules.study.elsewhere import elsewhere_findings
from models.rules.study.everybody import everybody_findings
from models.sample.times import office_open
from models.store import Ledger
from tests.models.sample.looking import by_meeting, held, on


def test_the_subject_names_every_item(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    items = by_meeting(ledger, AgendaItem)
    for meeting in held(ledger):
        if meeting.kind == COMMITTEE or (meeting.kind == GENERAL and "讨论" not in meeting.title_text):
            told = items[meeting.id]
            if not any(item.candidate for item in told):
                assert len(meeting.subject.split("；")) == len(told), meeting.title()
        for item in items.get(meeting.id, []):
            if any(
                word in item.title_text for word in ("接收", "转正", "补选委员有关", "支委分工", "图书陈旧", "名单")
            ):
                about = item.title_text.split("为中共")[0]
                assert about in meeting.subject, (meeting.title(), item.title_text)


def test_nobody_is_taught_and_at_a_meeting_on_one_day(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    assert list(elsewhere_findings(Snapshot.of(ledger), today)) == []
    batches = {batch.id: batch for batch in ledger.all(Training) if batch.kind != "在线"}
    days: dict[int, set[PartialDate | None]] = {}
    for course in ledger.all(Course):
        days.setdefault(course.training_id or 0, set()).add(course.day)
    meetings = {meeting.id: meeting for meeting in held(ledger)}
    there: dict[tuple[PartialDate | None, int | None], str] = {}
    for line in ledger.all(Attendance):
        if line.meeting_id in meetings and line.state in (PRESENT, GUEST, EXCUSED):
            meeting = meetings[line.meeting_id or 0]
            if line.state != EXCUSED or "培训" not in line.reason:
                there[meeting.day, line.member_id] = meeting.title()
    checked = 0
    for line in ledger.all(Enrolment):
        if line.state == TAKEN and line.training_id in batches:
            batch = batches[line.training_id or 0]
            for day in days.get(batch.id) or {batch.start}:
                assert (day, line.member_id) not in there, (batch.name, line.name, there[day, line.member_id])
                checked += 1
    assert checked > 50


def test_who_is_posted_elsewhere_is_not_taught_in_the_hall(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    away = {member.id for member in ledger.all(Member) if member.name == "段小飞"}
    village = {member.id for member in ledger.all(Member) if member.name == "程海峰"}
    batches = {batch.id: batch for batch in ledger.all(Training)}
    for line in ledger.all(Enrolment):
        batch = batches[line.training_id or 0]
        if line.member_id in away and batch.kind != "在线":
            assert line.state != TAKEN, batch.name
        if line.member_id in village and batch.place == "柳渡村":
            assert "驻村" not in line.reason, batch.name


def test_a_training_for_all_lists_everybody_who_belonged(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    assert list(everybody_findings(Snapshot.of(ledger), today)) == []
    stopped = {change.member_id for change in ledger.all(StatusChange) if change.kind == "停止党籍"}
    for batch in (batch for batch in ledger.all(Training) if batch.audience == "全体党员"):
        day = on(batch.start)
        listed = {line.member_id for line in ledger.parts(Enrolment, batch)}
        belonged = {m.id for m in ledger.all(Member) if m.belongs(day) and m.id not in stopped and on(m.joined) != day}
        assert listed == belonged, batch.name


def test_the_register_tells_working_days_and_days_of_the_meetings_it_names(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    meetings = ledger.all(Meeting)
    for item in ledger.all(Rectification):
        entries = ledger.parts(Progress, item)
        for day in (item.found, item.reviewed_on, item.closed_on, item.fed_back_on, *(entry.day for entry in entries)):
            assert day is None or office_open(on(day)), (item.number, day)
        kind = {"组织生活会": "组织生活会", "民主评议": "民主评议党员"}.get(item.source)
        if kind:
            assert item.found in [meeting.day for meeting in meetings if meeting.kind == kind], item.number


def test_the_minutes_count_a_secret_vote_as_the_vote_does(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    written = 0
    for item in ledger.all(AgendaItem):
        told = re.search(r"(?<!不)赞成(\d+)票(?:（含书面意见共(\d+)人）)?", item.decision)
        if item.candidate and told and "决议" in item.decision:
            assert int(told[1]) == item.yes
            assert int(told[2] or 0) == ((item.yes or 0) + (item.written_yes or 0) if item.written_yes else 0)
            written += bool(told[2])
    assert written


def test_the_examination_by_the_party_committee_has_a_day_between_the_two_meetings(
    sample: tuple[Ledger, date],
) -> None:
    ledger, _ = sample
    meetings = {meeting.id: meeting for meeting in ledger.all(Meeting)}
    found = 0
    for item in ledger.all(AgendaItem):
        if item.rule == "接收预备党员":
            told = re.search(r"(\d+)年(\d+)月(\d+)日上级党委预审合格", item.report)
            assert told, item.title_text
            examined, decided = date(*map(int, told.groups())), on(meetings[item.meeting_id or 0].day)
            assert 0 < (decided - examined).days < 31
            found += 1
    assert found == 3


def test_lessons_are_planned_for_those_who_gave_them(autumn: Ledger) -> None:
    planned = {str(line.day): line.subject for line in autumn.all(PlannedMeeting) if line.kind == "党课"}
    assert planned["2026-05"] == "书记讲党课"
    assert planned["2026-08"] == "纪检委员讲党课"


def test_only_who_is_floating_has_a_place_he_went_to(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    for member in ledger.all(Member):
        assert (member.floating == "是") == bool(member.floating_to), member.name
        assert "联系" not in member.floating_to, member.name


def test_who_is_said_to_be_away_from_a_committee_was_away(autumn: Ledger) -> None:
    lines = by_meeting(autumn, Attendance)
    meeting = next(m for m in held(autumn) if m.kind == COMMITTEE and str(m.day) == "2025-05-06")
    assert [(a.name, a.state) for a in lines[meeting.id] if a.state != PRESENT] == [("梁志恒", EXCUSED)]
