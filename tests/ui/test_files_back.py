"""Opening a ledger that was copied without its attachments: they are put back by themselves, and what is nowhere is said once."""

from __future__ import annotations

import os
import shutil

import pytest

from models.records import Meeting
from models.records.attachment import SCAN
from models.safekeeping.backing_up import back_up
from models.store.attachments import Attachments
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import ATTACHMENTS, START, TIMED
from models.store.backups import folder_of
from ui.foot import foot_words

_NAME = "2026年第三季度支部党员大会签字后的会议记录.pdf"


@pytest.fixture
def meeting(session, tmp_path):
    """A meeting with a scan that was signed, which only the backups hold."""
    (tmp_path / _NAME).write_bytes(b"%PDF-1.7 signed")
    made = Attachments(session.ledger).take(tmp_path / _NAME, session.today)
    found = session.ledger.all(Meeting)[0] if session.ledger.count(Meeting) else Meeting(kind="支部党员大会")
    with session.unit("添加附件") as unit:
        if not found.id:
            unit.add(found)
        made.kind, made.owner, made.owner_id = SCAN, Meeting.table, found.id
        unit.add(made)
    back_up(session.ledger, START)
    shutil.rmtree(attachments_of(session.ledger.path))
    return found


def shown(desk, meeting):
    """The record on the screen."""
    shell = desk._shell
    shell.go_to("meetings", Meeting.table, meeting.id)
    return shell.pages["meetings"].view._editor


def ticked(editor):
    return editor.side.check._scan.ok


def test_files_that_the_backups_hold_are_put_back_and_the_card_shows_it(desk, session, meeting, qtbot, answers):
    said = []
    desk.show(session.ledger)
    opened = desk._shell.session
    opened.said.connect(lambda sentence, _: said.append(sentence))
    assert not attachments_of(session.ledger.path).exists(), "not before the window is there"
    editor = shown(desk, meeting)
    assert not ticked(editor)
    assert editor.side.files.rows[0]._pill._text == "文件不见了"
    qtbot.waitUntil(lambda: not opened.keeper.files.is_busy())
    assert said == ["1 个附件不在账本旁边，已从备份里放回。"]
    assert ticked(editor)
    assert editor.side.files.rows[0]._pill.isHidden()
    assert answers.said == []


def test_what_is_nowhere_is_said_in_the_window(desk, session, meeting, qtbot, answers):
    shutil.rmtree(folder_of(session.ledger.path) / ATTACHMENTS)
    desk.show(session.ledger)
    qtbot.waitUntil(lambda: bool(answers.said))
    assert "备份里也没有" in answers.said[0]
    editor = shown(desk, meeting)
    assert not ticked(editor)
    assert "文件不见了" in editor.side.check._scan.hint


def test_what_a_damaged_file_does_not_tell_is_left_to_the_backup_which_says_so(desk, session, meeting, qtbot, answers):
    """The ledger is damaged on the disk while it is open: a dialog came out of nothing, beside what is said at the foot."""
    desk.show(session.ledger)
    opened = desk._shell.session
    qtbot.waitUntil(lambda: not opened.keeper.files.is_busy() and not opened.keeper.is_about_to())
    with open(session.ledger.path, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(os.path.getsize(session.ledger.path) - 4096))
    session.ledger._conn.execute("PRAGMA shrink_memory")  # as in a large one
    answers.said.clear()
    opened.keeper.files._look()
    assert not opened.keeper.files.is_busy()
    assert answers.said == []
    opened.keeper.make(TIMED)
    qtbot.waitUntil(lambda: not opened.keeper.is_busy())
    assert opened.keeper.damaged
    assert foot_words(opened)[1] == "bad"
    session.ledger.close()  # the fixture finds nothing to compare


def test_a_missing_file_does_not_push_the_card_out_of_its_column(desk, session, meeting):
    desk.show(session.ledger)
    desk._shell.session.keeper.files.stop()
    editor = shown(desk, meeting)
    row, area = editor.side.files.rows[0], editor.side._area
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert row.mapTo(area.viewport(), row.rect().topRight()).x() <= area.viewport().width()
