"""What the minutes of the sample say: speakers, votes and figures that agree with the lists."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from models.kinds import add_months
from models.records import (
    AgendaItem,
    Attendance,
    Meeting,
    Member,
)
from models.records.meeting import COMMITTEE, DRAFT, EXCUSED, GUEST, PRESENT, SECRET
from models.store import Ledger
from tests.models.sample.looking import by_meeting, held, on


def test_who_speaks_was_there(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines, items = by_meeting(ledger, Attendance), by_meeting(ledger, AgendaItem)
    names = {m.name for m in ledger.all(Member)}
    for meeting in held(ledger):
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
        voters = [a for a in lines[item.meeting_id or 0] if a.votes == "是" and a.expected]
        assert item.eligible == len(voters)
        assert item.present == sum(a.state == PRESENT for a in voters)
        n, p, y, no, abstain = (getattr(item, x) for x in ("eligible", "present", "yes", "no", "abstain"))
        assert y + no + abstain + (item.invalid or 0) == p <= n
        written, written_yes = item.written or 0, item.written_yes or 0
        assert written_yes <= written
        assert p + written <= n
        assert (2 * (y + written_yes) > n) == ("未当选" not in item.decision)
        if item.rule == "选举":
            assert 5 * p >= 4 * n
            assert {"许静怡", "郭子昂"} <= {a.name for a in voters if a.state == PRESENT}
        if item.rule in ("选举", "接收预备党员", "转正（延长、取消）"):
            assert item.ballot == SECRET
            assert item.issued == item.collected == p
            assert item.candidate in item.title_text
            assert item.tellers == "许静怡、郭子昂"
            assert f"发出{'选' if item.rule == '选举' else '表决'}票{p}张" in item.decision
        rules[item.rule] += 1
    assert rules["接收预备党员"] == 3
    assert rules["转正（延长、取消）"] == 1
    assert rules["选举"] == 2, "one candidate a vote"
    assert rules["一般议题"] >= 6


def test_admissions_are_on_the_day_of_joining_and_prepared_by_the_committee(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    items = by_meeting(ledger, AgendaItem)
    meetings = held(ledger)
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
    for meeting in held(ledger):
        found = re.match(
            r"(?:应到|本组应到)(?:支委|党员)?(\d+)名.*?实到(\d+)名(?:.*?请假(\d+)名，缺席(\d+)名)?", meeting.body
        )
        if found is None:
            continue
        members = [a for a in lines[meeting.id] if a.expected]
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
    for meeting in held(ledger):
        text = meeting.body + "".join(
            i.title_text + i.report + i.discussion + i.decision for i in items.get(meeting.id, [])
        )
        assert not re.search(r"[{}]|None|。。|，，", text + meeting.subject + meeting.note + meeting.guests), (
            meeting.title()
        )
        texts[re.sub(r"\d", "", text)] += 1
    assert max(texts.values()) == 1
    assert len(texts) > 140
