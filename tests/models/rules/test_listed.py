"""The list of a meeting at a glance says what its lines say, and no more than they say now."""

from models.records import Attendance, Meeting
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT
from models.rules import Snapshot
from models.rules.attendance import count

_STATES = (PRESENT, "", EXCUSED, PRESENT, LEFT_OUT, ABSENT, GUEST, PRESENT, LEFT_OUT)


def _lines(*states: str) -> list[Attendance]:
    return [Attendance(id=number, meeting_id=1, state=state) for number, state in enumerate(states, 1)]


def test_who_came_and_who_did_not():
    there = _lines(*_STATES)
    listed = Snapshot(attendances={1: there}).listed(Meeting(id=1))
    assert listed.came == count(there).present == 3
    assert [line.id for line in listed.others] == [2, 3, 5, 6, 7, 9]
    assert [line.id for line in listed.left_out] == [5, 9]


def test_another_list_is_looked_at_anew():
    snapshot = Snapshot(attendances={1: _lines(PRESENT)})
    assert snapshot.listed(Meeting(id=1)).came == 1
    assert snapshot.listed(Meeting(id=2)).came == 0, "a meeting without a list"
    snapshot.attendances = {1: _lines(PRESENT, PRESENT, ABSENT), 2: _lines(PRESENT)}
    assert snapshot.listed(Meeting(id=1)).came == 2
    assert snapshot.listed(Meeting(id=2)).came == 1
