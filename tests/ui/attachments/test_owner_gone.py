"""Files that are being copied while their record is taken back or put away: nothing is written, and a redo still works."""

import pytest

from models.records import Attachment, Meeting
from tests.ui.tabs.meetings.recording import begin


@pytest.mark.parametrize("how", ["undone", "deleted"])
def test_files_of_a_record_that_is_gone_meanwhile_are_refused(shell, session, answers, tmp_path, qtbot, how):
    file = tmp_path / "签到表.pdf"
    file.write_bytes(b"%PDF-1.4 abc")
    page, editor = begin(shell, "党课")
    editor.form.boxes["subject"].editor.set_value_text("党章第一讲")
    page.save()
    number = editor.meeting.id
    editor.side.files.take([file])
    if how == "undone":
        session.undo()
    else:
        page.delete()
    qtbot.waitUntil(lambda: editor.side.files._busy is None)
    assert session.ledger.all(Attachment) == []
    assert "没有添加附件" in answers.said[-1]
    (session.redo if how == "undone" else session.undo)()
    assert number in {meeting.id for meeting in session.ledger.all(Meeting)}
