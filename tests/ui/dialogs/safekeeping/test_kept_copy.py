"""A backup that is chosen to be opened: she is told what it is, and nothing is ever written in it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.records import Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.second import choose, place_in
from models.store import Ledger
from models.store.backup_names import START, backups_in
from models.store.backups import folder_of
from tests.ui.answering import when_modal
from tests.ui.dialogs.safekeeping.test_backups_dialog import noted
from tests.ui.small_branch import TODAY
from ui.dialogs.safekeeping.kept_copy import GoingBack, open_kept
from ui.dialogs.welcome import Welcome
from ui.settings import Settings
from ui.starting.open_window import open_window


@pytest.fixture
def backup(session):
    noted(session.ledger, "从前")
    back_up(session.ledger, START)
    noted(session.ledger, "后来")
    folder = folder_of(session.ledger.path)
    return backups_in(folder)[0].file_in(folder)


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.startswith("备份-0001")}


def chosen(desk, answers, file):
    """Opens a file by 打开或新建其他账本 → 打开账本."""
    answers.file = file

    def answer():
        welcome = QApplication.activeModalWidget()
        assert isinstance(welcome, Welcome)
        welcome._choose()
        if not welcome.result():
            welcome.reject()

    when_modal(answer)
    return desk.choose()


def test_it_is_not_opened_where_she_does_not_say_what_for(desk, session, backup, answers):
    desk.show(session.ledger)
    before = files(backup.parent)
    assert not chosen(desk, answers, backup)
    assert f"“{backup.name}”是账本“{session.ledger.path.stem}”的备份" in answers.asked[-1]
    assert desk._shell.session.ledger is session.ledger
    assert files(backup.parent) == before
    assert not [file for file in backup.parent.iterdir() if file.is_dir() and file.name != "附件"]
    assert session.settings.recent() == [session.ledger.path]


def test_the_open_ledger_goes_back_to_it(desk, session, backup, answers):
    desk.show(session.ledger)
    answers.picked = "恢复到"
    before = files(backup.parent)
    assert chosen(desk, answers, backup)
    assert desk._shell.session.ledger.path == session.ledger.path
    assert desk._shell.session.ledger.all(Member)[0].note == "从前"
    assert [name.why for name in backups_in(backup.parent)][:1] == ["恢复前"]
    assert files(backup.parent) == before
    assert session.settings.recent() == [session.ledger.path]


def test_a_ledger_of_its_own_is_made_of_it(desk, session, backup, answers, tmp_path):
    desk.show(session.ledger)
    answers.picked = "另存为"
    before, target = files(backup.parent), tmp_path / "去年.zbtz"

    def save(*given):
        answers.offered.append(given[-1])
        return target

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ui.dialogs.safekeeping.kept_copy.file_to_write", save)
        assert chosen(desk, answers, backup)
    assert desk._shell.session.ledger.path == target
    assert desk._shell.session.ledger.all(Member)[0].note == "从前"
    assert files(backup.parent) == before
    assert session.settings.recent() == [target, session.ledger.path]
    with Ledger.open(session.ledger.path) as untouched:
        assert untouched.all(Member)[0].note == "后来"


def test_a_copy_in_the_second_folder_is_of_the_ledger_that_is_kept_there(session, backup, answers, tmp_path):
    stick, settings = tmp_path / "U盘", session.settings
    stick.mkdir()
    assert choose(stick, backup.parent, "") == ""
    copy = place_in(stick, backup.parent) / backup.name
    copy.write_bytes(backup.read_bytes())
    answers.picked = "恢复到"
    assert open_kept(copy, settings, None) is None, "a ledger that this machine does not know is not made on the stick"
    assert "恢复：" not in answers.asked[-1]
    settings.opened(session.ledger.path)
    settings.choose_second_folder(session.ledger.path, stick, "2026-11-23")
    wish = open_kept(copy, settings, None)
    assert isinstance(wish, GoingBack)
    assert wish.ledger == session.ledger.path


def test_given_on_the_command_line_it_is_not_opened_either(session, backup, answers, monkeypatch, tmp_path):
    for name in ("XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    asked = argparse.Namespace(ledger=backup, demo=False, dark=False, today=TODAY)
    before = files(backup.parent)
    assert open_window(asked, TODAY) == 2
    assert "的备份，不能直接在里面登记" in answers.asked[-1]
    assert files(backup.parent) == before


def test_one_that_was_opened_by_an_older_program_is_no_longer_among_the_recent(backup, session, tmp_path):
    settings = Settings(tmp_path / "settings2")
    settings.set_text("recent", f"{backup}\n{session.ledger.path}")
    assert settings.recent() == [session.ledger.path]


def test_a_ledger_named_from_where_one_stands_is_shown_with_its_whole_path(
    session, monkeypatch, answers, tmp_path, capsys
):
    for name in ("XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.chdir(tmp_path)

    asked = argparse.Namespace(ledger=Path("没有.zbtz"), demo=False, dark=False, today=TODAY)
    assert open_window(asked, TODAY) == 2
    assert f"{tmp_path}{os.sep}没有.zbtz" in answers.said[-1]
