"""The file of the ledger is damaged while its window is open: that is said as it is, and closing ends as it should."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest

from models.records import Member
from models.safekeeping.backing_up import back_up
from models.store import Ledger
from models.store.backup_names import BEFORE_IMPORT, START, TIMED, backups_in
from models.store.backups import folder_of
from tests.ui.deleting import delete
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.foot import foot_words
from ui.jobs import ExportJob
from ui.keeper import Keeper
from ui.starting import left_open

_SAID = (
    "账本文件在磁盘上已损坏，这次没有备份，以前的备份没有改动。"
    "请关闭支部台账再打开，按提示从备份和操作流水恢复到最后一步。"
)


@pytest.fixture(autouse=True)
def _closed(session):
    """The session looks at the end what it has read; of this ledger nothing can be compared."""
    yield
    session.ledger.close()


def damage(session) -> None:
    """The ledger has a backup and one step after it; its file is damaged on the disk, and not all of it is in memory."""
    back_up(session.ledger, START)
    member = session.ledger.all(Member)[0]
    member.note = "备份以后"
    with session.ledger.unit("修改") as unit:
        unit.save(member)
    session.ledger._conn.execute("PRAGMA shrink_memory")  # as in a large one
    os.truncate(session.ledger.path, 8192)


def test_the_half_hourly_backup_says_what_is_true_and_the_backups_stay(session):
    keeper = session.keeper = Keeper(session)
    damage(session)
    said = []
    session.said.connect(lambda sentence, _: said.append(sentence))
    for _ in range(2):
        keeper.make(TIMED, carry=True)
    keeper.stop()
    assert said == [_SAID]
    words, tone = foot_words(session)
    assert tone == "bad"
    assert "已损坏" in words
    assert "账本已保存" not in words
    assert [name.why for name in backups_in(folder_of(session.ledger.path))] == [START]


def test_closing_ends_cleanly_without_a_backup(desk, session):
    desk.show(session.ledger)
    desk._shell.session.keeper._soon.stop()
    damage(session)
    assert left_open.is_open(session.settings, session.ledger.path)
    desk._shell.close()
    desk.close()
    assert not left_open.is_open(session.settings, session.ledger.path)
    assert [name.why for name in backups_in(folder_of(session.ledger.path))] == [START]
    assert Ledger._open_here.get(session.ledger._file) is None, "the ledger was closed"


def test_what_stops_the_last_backup_does_not_keep_the_ledger_open(desk, session, monkeypatch):
    """Whatever it is: else the next start would find a ledger that was left open."""
    desk.show(session.ledger)

    def mistake(*_, **__):
        raise KeyError

    monkeypatch.setattr("ui.keeper.begin", mistake)
    shell = desk._shell
    shell.close()
    with suppress(KeyError):
        desk.close()
    assert not left_open.is_open(session.settings, session.ledger.path)
    assert Ledger._open_here.get(session.ledger._file) is None
    delete(shell)


def test_before_much_is_changed_nobody_is_asked_to_go_on(session, answers):
    session.keeper = Keeper(session)
    damage(session)
    assert not kept_first(session, BEFORE_IMPORT, None)
    assert answers.asked == []
    assert answers.said == [_SAID]


def test_an_export_of_it_is_refused(session, tmp_path):
    damage(session)
    job, said = ExportJob(session.ledger, ["roster", "--out", str(tmp_path / "名册.xlsx")]), []
    job.failed.connect(said.append)
    job.start()
    assert said[0].startswith("没有导出：账本文件在磁盘上已损坏")
