"""What the sample shows of the keeping of records: papers for leaving out, a gathering of two records, a void number, to-dos, files."""

from __future__ import annotations

from collections import Counter
from datetime import date

from models.meetings.gathering import linked
from models.meetings.versions import versions_of
from models.records import AgendaItem, Attachment, Attendance, Meeting, Rectification, Task, Wording
from models.records.meeting import ARCHIVED, COMMITTEE, FINAL, GENERAL, LEFT_OUT, PRESENT, VOID
from models.rules import Snapshot, findings
from models.rules.attendance import unproved
from models.rules.numbering import twins
from models.rules.tasks import Origins
from models.store import Ledger
from models.store.attachments import Attachments
from models.wordings import builtin, offered, wordings
from tests.models.sample.looking import by_meeting, held, on


def test_no_error_is_found_in_it(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    assert [f for f in findings(Snapshot.of(ledger), today) if f.level == "error"] == []


def test_meetings_raise_only_what_is_meant_to_be_shown(autumn: Ledger) -> None:
    found = findings(Snapshot.of(autumn), date(2026, 11, 23))
    assert Counter(f.rule for f in found if f.table == Meeting.table) == {
        "M01": 1, "DXZ": 1, "TXTH": 2,
    }, "who is left out is passed by each general meeting itself"  # fmt: skip


def test_people_are_left_out_with_all_papers_after_the_decision(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines, items = by_meeting(ledger, Attendance), by_meeting(ledger, AgendaItem)
    meetings = {m.id: m for m in held(ledger)}
    (decided,) = [m for m in meetings.values() if any("不计入应到" in i.title_text for i in items.get(m.id, []))]
    out = [(meetings[number], a) for number, each in lines.items() for a in each if a.state == LEFT_OUT]
    assert {a.name for _, a in out} == {"潘国荣", "段小飞"}
    assert {a.ground[:2] for _, a in out} == {"E4", "E5"}
    for meeting, a in out:
        assert (meeting.kind, a.votes, unproved(a)) == (GENERAL, "是", "")
        assert a.passed == meeting.day
        assert meeting.body.startswith("会议开始时，大会通过：")
        assert {a.name, a.consent} <= {part for part in (a.name, a.consent) if part in meeting.body.split("\n")[0]}
        assert on(meeting.day) > on(decided.day)
        assert "示例" in a.consent
    later = [m for m in meetings.values() if m.kind == GENERAL and on(m.day) > on(decided.day)]
    assert len(later) >= 4
    for meeting in later:
        states = [a.state for a in lines[meeting.id] if a.name in ("潘国荣", "段小飞")]
        assert set(states) <= {LEFT_OUT, PRESENT}, "who comes all the same is counted"


def test_one_gathering_has_two_records_of_the_same_people(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    lines = by_meeting(ledger, Attendance)
    first, second = [m for m in ledger.all(Meeting) if m.gathering]
    assert (first.kind, second.kind) == (GENERAL, "党课")
    assert linked(ledger, first) == [second]
    assert (first.gathering, first.day, first.start, first.end) == (first.id, second.day, second.start, second.end)
    there = [{a.name for a in lines[m.id] if a.state == PRESENT} for m in (first, second)]
    assert there[0] == there[1]


def test_a_record_made_twice_is_void_and_keeps_its_number(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    (void,) = [m for m in ledger.all(Meeting) if m.status == VOID]
    (other,) = [m for m in held(ledger) if (m.kind, m.day) == (COMMITTEE, void.day)]
    assert void.void_why
    assert void.number == (other.number or 0) + 1
    assert twins(void, ledger.all(Meeting)) == []
    assert not ledger.parts(AgendaItem, void)


def test_what_is_of_last_year_is_archived(autumn: Ledger) -> None:
    states = {(on(m.day).year, m.status) for m in held(autumn)}
    assert {s for year, s in states if year < 2026} == {ARCHIVED}
    assert ARCHIVED not in {s for year, s in states if year == 2026}


def test_to_dos_are_open_overdue_and_done_and_know_their_meeting(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    tasks = ledger.all(Task)
    origins = Origins(held(ledger), ledger.all(AgendaItem))
    decided = [t for t in tasks if t.agenda_item_id]
    assert len(decided) == 5
    for task in decided:
        origin = origins.of(task)
        assert origin is not None
        assert origin.item is not None
        assert origin.item.owner == task.owner
        assert task.text == origin.item.decision
        assert task.done is None or on(origin.meeting.day) <= on(task.done) <= today
        assert task.is_open() or task.outcome
    still = [t for t in tasks if t.is_open()]
    assert Counter(on(t.due) < today for t in still) == {True: 1, False: 3}
    assert all(t.owner for t in tasks)


def test_a_decision_led_to_a_rectification(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    (born,) = [r for r in ledger.all(Rectification) if r.agenda_item_id]
    item = ledger.get(AgendaItem, born.agenda_item_id or 0)
    assert item is not None
    assert "列入支部整改台账" in item.decision
    meeting = ledger.get(Meeting, item.meeting_id or 0)
    assert meeting is not None
    assert born.found == meeting.day


def test_a_ballot_has_invalid_papers_and_opinions_in_writing(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    votes = [i for i in ledger.all(AgendaItem) if i.candidate]
    assert sum(bool(i.invalid) for i in votes) == 3
    assert any(i.written and i.written_yes for i in votes)
    for item in votes:
        assert f"无效{item.invalid}" in item.decision or not item.invalid


def test_her_own_texts_are_offered_beside_those_of_the_program(autumn: Ledger) -> None:
    own = autumn.all(Wording)
    assert {w.sort for w in own} == {"模板", "常用语"}
    names = [w.name for w in offered(wordings(own), "常用语", COMMITTEE)]
    assert {"议定事项", "送学上门"} <= set(names)
    assert not {w.name for w in own} & {w.name for w in builtin()}


def test_files_are_whole_of_several_kinds_and_say_that_they_are_examples(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    files = ledger.all(Attachment)
    assert {f.kind for f in files} == {"通知", "签到表", "照片", "票样", "材料"}
    store = Attachments(ledger)
    for file in files:
        assert store.damaged(file) == ""
        assert "示例" in file.name + file.note
        owner = ledger.get(Meeting, file.owner_id or 0)
        assert owner is not None
        assert owner.status in (FINAL, ARCHIVED)
    starts = {f.name[-4:]: (store.file_of(f) or store.folder).read_bytes()[:4] for f in files}
    assert starts[".pdf"] == b"%PDF"
    assert starts[".png"] == b"\x89PNG"
    assert starts[".jpg"] == b"\xff\xd8\xff\xe0"


def test_the_link_of_two_records_is_a_version_of_both_with_its_reason(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    for meeting in (m for m in ledger.all(Meeting) if m.gathering):
        assert "同场召开，分别记录" in [version.line.reason for version in versions_of(ledger, meeting)]
