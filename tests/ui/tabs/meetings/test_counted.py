"""Who came, beside each meeting of the list: after an action only the lists that it wrote are counted again, and all are right."""

import pytest

from models.records import Attendance, Meeting, Member
from models.records.meeting import ABSENT, GUEST, PRESENT
from ui.tabs.meetings import record_list
from ui.tabs.meetings.record_list import RecordList

STATES = [PRESENT, PRESENT, ABSENT, GUEST, ""]


@pytest.fixture
def listed(qtbot, session):
    with session.unit("登记两次会议") as unit:
        for number in range(2):
            unit.add(meeting := Meeting(kind="党小组会", subject=f"第 {number} 次"))
            unit.add_all(
                [Attendance(meeting_id=meeting.id, name=f"甲{n}", state=state) for n, state in enumerate(STATES)]
            )
    made = RecordList(session)
    qtbot.addWidget(made)
    made.read()
    return made


def fresh(qtbot, session) -> dict[int, tuple[int, int]]:
    again = RecordList(session)
    qtbot.addWidget(again)
    again.read()
    return again._came


@pytest.mark.parametrize("few", [500, 0])
def test_the_lists_that_were_written_are_counted_again(qtbot, session, listed, monkeypatch, few):
    monkeypatch.setattr(record_list, "_FEW", few)
    line = next(each for each in session.ledger.all(Attendance) if each.state == PRESENT)
    number, (came, expected) = line.meeting_id, listed._came[line.meeting_id]
    other = next(m.id for m in session.ledger.all(Meeting) if m.id != number)
    line.state = ABSENT
    with session.unit("改一人", reason="试") as unit:
        unit.save(line)
    listed.read()
    assert listed._came[number] == (came - 1, expected)
    line.meeting_id = other
    with session.unit("换一次会", reason="试") as unit:
        unit.save(line)
    listed.read()
    assert listed._came == fresh(qtbot, session)
    with session.unit("都删除", reason="试") as unit:
        for each in session.ledger.all(Attendance, meeting_id=number):
            unit.remove(each)
    listed.read()
    assert number not in listed._came
    for _ in range(3):
        session.undo("试")
        listed.read()
        assert listed._came == fresh(qtbot, session)
    assert listed._came[number] == (came, expected)


def test_only_the_records_that_were_written_are_read_again(session, listed):
    first, second, *others = listed.meetings
    kept = session.ledger.get(Meeting, second.id)
    kept.subject = "改过"
    listed.show_again()
    lines = listed.list.model().lines
    with session.unit("修改会议", reason="试") as unit:
        unit.save(kept)
    listed.read()
    listed.show_again()
    assert listed.meetings[0] is first
    assert listed.meetings[1] is not second
    assert listed.meetings[1].subject == "改过"
    with session.unit("删除会议", reason="试") as unit:
        unit.remove(kept)
    listed.read()
    assert listed.meetings == [first, *others]
    session.undo("试")
    listed.read()
    listed.show_again()
    assert [m.id for m in listed.meetings] == [first.id, second.id, *(m.id for m in others)]
    shown = listed.list.model().lines
    assert shown is not lines
    with session.unit("新增党员") as unit:
        unit.add(Member(name="甲"))
    listed.read()
    listed.show_again()
    assert listed.list.model().lines is shown, "nothing of it was laid out anew"
