"""Where an undo or a redo changes the state of the record that is open, and typing in it waits, that state is followed."""

import pytest

from models.records import Attendance, Meeting, Member
from tests.ui.tabs.meetings.recording import begin, type_into


@pytest.fixture
def opened(shell, session, answers):
    """The one meeting, archived; that is taken back in the tests."""
    page, editor = begin(shell)
    page.open(1)
    page.states.archive()
    return page, editor


def state(session):
    return session.ledger.get(Meeting, 1).status


def test_a_record_archived_by_a_redo_is_only_read_and_keeps_what_was_typed(shell, session, opened):
    page, editor = opened
    session.undo("归档早了")
    type_into(editor, "day", "不是日期")
    editor.body.insertPlainText("重要的话")
    page.leave()
    session.redo()  # as from the history, which keeps what is typed first
    assert editor.access.locked
    assert not editor.banner.isHidden()
    shell.side.choose("home")
    assert shell._current().key == "home"
    assert session.ledger.draft("meeting:1")[1]["text"].startswith("重要的话")
    assert "重要的话" not in session.ledger.get(Meeting, 1).body


def test_what_was_undone_is_not_done_again_by_saving_what_was_typed(shell, session, opened):
    page, editor = opened
    editor.unlock("漏记一句")
    type_into(editor, "day", "不是日期")
    editor.body.insertPlainText("重要的话")
    session.undo("归档早了")
    assert state(session) == "定稿"
    type_into(editor, "day", "2026-10-12")
    page.save()
    assert state(session) == "定稿"
    assert session.ledger.get(Meeting, 1).body.startswith("重要的话")


def test_somebody_whose_entry_in_the_roster_is_undone_stays_on_the_list_by_name(shell, session):
    with session.unit("新增党员") as unit:
        unit.add(Member(name="周新", kind="正式党员"))
    page, editor = begin(shell)
    editor.roll.load([Attendance(name="周新", member_id=max(m.id for m in session.members), state="到")])
    session.undo()
    page.save()
    assert [p.name for p in session.ledger.parts(Attendance, editor.meeting)] == ["周新"]
