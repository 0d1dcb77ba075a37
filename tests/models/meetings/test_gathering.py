"""Records of one gathering: a new one shares day, place and people, and each knows the others."""

import pytest

from models.exports.gathered import beside_each
from models.kinds import PartialDate
from models.meetings.gathering import beside, linked, same_people
from models.records import Attendance, Meeting
from models.rules.gatherings import linked as related

TODAY = PartialDate(2026, 3, 6)


def test_a_record_beside_shares_what_was_the_same_and_nothing_else():
    meeting = Meeting(id=4, kind="支部党员大会", day=PartialDate(2026, 3, 5), start="09:00", place="三楼", host="张伟", subject="计划",
                      body="正文", number=3, status="归档")  # fmt: skip
    made = beside(meeting, "党课", TODAY)
    assert (made.kind, made.day, made.start, made.place, made.host) == ("党课", meeting.day, "09:00", "三楼", "张伟")
    assert (made.id, made.subject, made.body, made.number, made.status) == (0, "", "", None, "草稿")
    assert (made.gathering, made.recorded_on) == (4, TODAY)
    assert beside(Meeting(id=9, gathering=4), "党课", TODAY).gathering == 4


def test_the_others_of_a_gathering(ledger):
    first, second, stranger = (Meeting(kind=kind, day=TODAY) for kind in ("支部党员大会", "党课", "主题党日"))
    with ledger.unit("登记") as unit:
        for meeting in (first, second, stranger):
            unit.add(meeting)
        first.gathering = second.gathering = first.id
        unit.save(first)
        unit.save(second)
    assert [m.id for m in linked(ledger, first)] == [second.id]
    assert linked(ledger, stranger) == []


@pytest.mark.parametrize("says", [True, False])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_window_and_files_say_the_same_of_a_first_record_that_does_not_say_so(ledger, says, elsewhere):
    """The files named the other beside it, the window none."""
    first, second, third = (Meeting(kind=kind, day=TODAY) for kind in ("支部党员大会", "党课", "主题党日"))
    with ledger.unit("登记") as unit:
        unit.add_all([first, second, third])
        second.gathering = first.id
        first.gathering = third.id if elsewhere else first.id if says else None
        for meeting in (first, second):
            unit.save(meeting)
    kept = ledger.all(Meeting)
    together = beside_each(kept)
    for meeting in kept:
        in_window = [other.id for other in linked(ledger, meeting)]
        assert in_window == [other.id for other in together.get(meeting.id, ())]
        assert in_window == [other.id for other in kept if other is not meeting and related(meeting, other)]
    assert [other.id for other in linked(ledger, first)] == [third.id if elsewhere else second.id]


def test_a_first_record_that_was_deleted_is_not_among_the_others(ledger):
    first = Meeting(kind="支部党员大会", day=TODAY)
    with ledger.unit("登记") as unit:
        unit.add(first)
    begun = Meeting(kind="党课", day=TODAY, gathering=first.id)
    assert [other.id for other in linked(ledger, begun)] == [first.id], "it is told of the gathering when this is kept"
    with ledger.unit("删除") as unit:
        unit.remove(first)
    assert linked(ledger, begun) == []


def test_people_keep_state_and_reason_and_guests_come_along():
    there = [
        Attendance(id=1, meeting_id=4, member_id=7, name="张伟", state="请假", reason="出差"),
        Attendance(id=2, meeting_id=4, member_id=8, name="李敏", state="列席"),
        Attendance(id=3, meeting_id=4, name="外来人", state="列席"),
    ]
    expected = [
        Attendance(member_id=7, name="张伟"),
        Attendance(member_id=8, name="李敏"),
        Attendance(member_id=9, name="王磊"),
    ]
    made = same_people(expected, there)
    assert [(p.name, p.state, p.reason) for p in made] == [
        ("张伟", "请假", "出差"), ("李敏", "", ""), ("王磊", "", ""), ("外来人", "列席", ""),
    ]  # fmt: skip
    assert all(p.id == 0 and p.meeting_id is None for p in made)
