"""Archived minutes change only with a reason, which the history keeps; the action that archives may still fill them."""

import pytest

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ARCHIVED, FINAL, VOID
from models.store import Ledger, Sealed


@pytest.fixture
def archived(ledger: Ledger) -> Meeting:
    """One meeting with a person and an item, archived in the action that made it."""
    meeting = Meeting(kind="党课", day=PartialDate(2026, 3, 5), status=ARCHIVED)
    with ledger.unit("登记党课") as unit:
        unit.add(meeting)
        unit.add_all([Attendance(meeting_id=meeting.id, name="张伟", state="到")])
        unit.save_parts(meeting, [AgendaItem(title_text="学习")], AgendaItem)
    return meeting


def test_archiving_in_two_steps_needs_no_reason(ledger):
    meeting = Meeting(kind="党课", day=PartialDate(2026, 3, 5), status=FINAL)
    with ledger.unit("登记党课") as unit:
        unit.add(meeting)
    meeting.status = ARCHIVED
    with ledger.unit("归档党课") as unit:
        unit.save(meeting)
        unit.add(Attendance(meeting_id=meeting.id, name="张伟"))
    assert len(ledger.parts(Attendance, meeting)) == 1


@pytest.mark.parametrize("what", ["record", "part", "new part", "part gone", "record gone", "all parts"])
@pytest.mark.parametrize("status", [ARCHIVED, VOID])
def test_nothing_of_it_changes_without_a_reason(ledger, archived, what, status):
    if status == VOID:
        archived.status = VOID
        with ledger.unit("作废", reason="重复登记") as unit:
            unit.save(archived)

    def change(unit):
        person = ledger.parts(Attendance, archived)[0]
        if what == "record":
            archived.place = "二楼"
            unit.save(archived)
        elif what == "part":
            person.state = "缺席"
            unit.save(person)
        elif what == "new part":
            unit.add(Attendance(meeting_id=archived.id, name="李敏"))
        elif what == "all parts":
            unit.add_all([Attendance(meeting_id=archived.id, name="李敏")])
        elif what == "part gone":
            unit.save_parts(archived, [], AgendaItem)
        else:
            unit.remove(archived)

    before = ledger.units()
    with pytest.raises(Sealed, match="写明修改原因"), ledger.unit("修改党课") as unit:
        change(unit)
    assert ledger.units() == before
    with ledger.unit("修改党课", reason="  漏记一人 ") as unit:
        change(unit)
    assert ledger.units()[0].reason == "漏记一人"


def test_blanks_are_no_reason(ledger, archived):
    archived.place = "二楼"
    with pytest.raises(Sealed), ledger.unit("修改党课", reason="  ") as unit:
        unit.save(archived)


def test_saving_what_has_not_changed_needs_no_reason(ledger, archived):
    with ledger.unit("修改党课") as unit:
        unit.save(archived)
        unit.save_parts(archived, ledger.parts(Attendance, archived), Attendance)
    assert ledger.units()[0].label == "登记党课"


def test_undo_takes_it_back_all_the_same(ledger, archived):
    ledger.undo()
    assert ledger.get(Meeting, archived.id) is None
