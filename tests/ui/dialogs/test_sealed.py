"""What would change archived minutes beside their form (bin, undo, files) asks why, and does nothing where that is not said."""

import pytest

from models.records import Attachment, Meeting
from tests.ui.tabs.meetings.recording import answer, begin
from ui.attachments.card import attachments_of
from ui.dialogs.recycle_bin import RecycleBin


@pytest.fixture
def archived(shell, answers):
    """The window with the one meeting archived."""
    page, editor = begin(shell)
    page.open(1)
    page.states.archive()
    return page, editor


def test_an_archived_record_comes_back_from_the_bin_when_it_is_said_why(archived, shell, session):
    page, _ = archived
    answer("重复", other=True)
    page.states.delete()
    assert session.ledger.all(Meeting) == []
    bin_ = RecycleBin(session, shell)
    answer(act=False)  # changes her mind
    bin_._bring_back()
    assert session.ledger.all(Meeting) == []
    answer("不是重复的")
    bin_._bring_back()
    assert [m.id for m in session.ledger.all(Meeting)] == [1]
    assert session.ledger.units()[0].reason == "不是重复的"
    assert bin_._list.count() == 0


def test_undo_of_a_change_to_archived_minutes_asks_why(archived, shell, session):
    page, editor = archived
    answer("漏记一句")
    page.states.revise()
    editor.body.insertPlainText("新增一句")
    page.save()
    answer(act=False)
    shell._undo()
    assert "新增一句" in session.ledger.get(Meeting, 1).body
    answer("这句记错了")
    shell._undo()
    assert "新增一句" not in editor.body.toPlainText()
    assert (session.ledger.units()[0].kind, session.ledger.units()[0].reason) == ("undo", "这句记错了")
    shell._redo()
    assert "新增一句" in editor.body.toPlainText()


def test_a_file_of_archived_minutes_is_changed_and_taken_away_only_when_it_is_said_why(archived, shell, session):
    _, editor = archived
    with session.unit("添加附件") as unit:
        unit.add(Attachment(owner="meeting", owner_id=1, kind="材料", name="签到表.pdf", size=1, sha256="a" * 64))
    files = editor.side.files
    scan = session.ledger.all(Attachment)[0]
    answer(act=False)
    files.delete(scan)
    answer(act=False)
    files.set_kind(scan, "照片")
    assert [a.kind for a in attachments_of(session, editor.meeting)] == ["材料"]
    answer("类别选错了")
    files.set_kind(scan, "签到表")
    assert [a.kind for a in attachments_of(session, editor.meeting)] == ["签到表"]
    answer("扫描不全")
    files.delete(session.ledger.all(Attachment)[0])
    assert attachments_of(session, editor.meeting) == []
    assert session.ledger.units()[0].reason == "扫描不全"
