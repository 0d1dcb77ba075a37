"""Archived minutes change only with a reason, which the history keeps; the action that archives may still fill them."""

import pytest

from models.kinds import PartialDate
from models.records import AgendaItem, Attachment, Attendance, Meeting
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


def test_undo_needs_a_reason_as_any_other_change_and_redo_has_that_of_what_it_does_again(ledger, archived):
    archived.place = "二楼"
    with ledger.unit("修改党课", reason="地点写错") as unit:
        unit.save(archived)
    before = ledger.units()
    for _ in range(2):
        with pytest.raises(Sealed):
            ledger.undo(" ")
        assert ledger.units() == before
        assert ledger.get(Meeting, archived.id).place == "二楼"
    ledger.undo("原来的地点是对的")
    assert ledger.units()[0].reason == "原来的地点是对的"
    assert ledger.get(Meeting, archived.id).place == ""
    ledger.redo()
    assert ledger.units()[0].reason == "地点写错"
    assert ledger.get(Meeting, archived.id).place == "二楼"


def test_archiving_itself_is_taken_back_with_a_reason_and_done_again_without(ledger):
    meeting = Meeting(kind="党课", day=PartialDate(2026, 3, 5), status=FINAL)
    with ledger.unit("登记党课") as unit:
        unit.add(meeting)
    meeting.status, meeting.place = ARCHIVED, "二楼"
    with ledger.unit("归档党课") as unit:
        unit.save(meeting)
    with pytest.raises(Sealed):
        ledger.undo()
    ledger.undo("点错了")
    ledger.redo()
    assert ledger.get(Meeting, meeting.id).status == ARCHIVED
    ledger.undo("点错了")
    ledger.undo()  # of the draft that it was before no reason is asked for
    assert ledger.get(Meeting, meeting.id) is None


def test_undo_of_something_else_goes_on_beside_archived_minutes(ledger, archived):
    with ledger.unit("登记党课") as unit:
        unit.add(Meeting(kind="党课", day=PartialDate(2026, 6, 5), status=FINAL))
    ledger.undo()
    assert [m.id for m in ledger.all(Meeting)] == [archived.id]


def test_a_file_of_it_is_added_without_a_reason_and_changed_or_taken_away_only_with_one(ledger, archived):
    scan = Attachment(owner=Meeting.table, owner_id=archived.id, name="签到表.pdf", sha256="a" * 64)
    with ledger.unit("添加附件") as unit:
        unit.add(scan)
    with pytest.raises(Sealed), ledger.unit("删除附件") as unit:
        unit.remove(scan)
    scan.name = "别的.pdf"
    with pytest.raises(Sealed), ledger.unit("修改附件") as unit:
        unit.save(scan)
    with pytest.raises(Sealed):
        ledger.undo()
    with ledger.unit("删除附件", reason="扫描不全") as unit:
        unit.remove(scan)
    assert ledger.all(Attachment) == []


def test_files_of_other_records_are_free(ledger, archived):
    draft = Meeting(kind="党课", day=PartialDate(2026, 6, 5), status=FINAL)
    with ledger.unit("登记党课") as unit:
        unit.add(draft)
        photo = Attachment(owner=Meeting.table, owner_id=draft.id, name="照片.jpg", sha256="b" * 64)
        other = Attachment(owner="member", owner_id=archived.id, name="批复.pdf", sha256="c" * 64)
        unit.add(photo)
        unit.add(other)
    with ledger.unit("删除附件") as unit:
        unit.remove(photo)
        unit.remove(other)
    assert ledger.all(Attachment) == []
