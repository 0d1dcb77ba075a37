"""What must not be stopped halfway goes on in another thread behind a window that cannot be closed until it is done."""

from __future__ import annotations

import shutil
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.records import Member
from models.safekeeping.backing_up import NOT_MADE
from models.store import LedgerRefused
from models.store.backup_names import BEFORE_BULK, BEFORE_IMPORT, backups_in
from models.store.backups import folder_of
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from ui.desk import Desk
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.dialogs.safekeeping.underway import Underway, wait_for
from ui.keeper import Keeper


def test_it_cannot_be_closed_until_the_work_is_done(qapp):
    go_on, where = threading.Event(), []

    def work() -> str:
        where.append(threading.current_thread())
        go_on.wait(20)
        return "做完"

    def close_it() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Underway)
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        assert not shown.close()
        assert shown.isVisible()
        assert not shown.windowFlags() & Qt.WindowType.WindowCloseButtonHint
        go_on.set()

    when_modal(close_it)
    assert wait_for("正在恢复…", work, None) == "做完"
    assert where[0] is not threading.main_thread()


def test_what_goes_wrong_is_raised_where_it_was_asked_for(qapp):
    def work() -> None:
        raise LedgerRefused("没有恢复。")

    with pytest.raises(LedgerRefused, match="没有恢复"):
        wait_for("正在恢复…", work, None)


def test_a_mistake_of_the_program_leaves_her_before_her_ledger(session):
    desk = Desk(session.settings, TODAY)
    desk.show(session.ledger)
    shell = desk._shell

    def work(_path: object) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.exchange(work)
    assert desk._shell is not shell
    assert desk._shell.session.ledger.count(Member) == 7
    assert QApplication.quitOnLastWindowClosed()
    desk._shell.close()
    delete(desk._shell)
    desk.close()


@pytest.fixture
def without_room(session):
    """A ledger whose backups cannot be written."""
    session.keeper = Keeper(session)
    shutil.rmtree(folder_of(session.ledger.path), ignore_errors=True)
    folder_of(session.ledger.path).write_text("a file where the folder should be")
    yield session
    session.keeper.stop()


def test_without_a_backup_she_is_asked_before_much_is_changed(without_room, answers):
    said = []
    without_room.said.connect(lambda sentence, _: said.append(sentence))
    for agrees in (False, True):
        answers.yes = agrees
        assert kept_first(without_room, BEFORE_IMPORT, None) is agrees
    assert answers.asked[0].startswith("导入前的备份没有做成：磁盘空间不足，或备份文件夹不能写入。账本还没有改动。")
    assert without_room.keeper.trouble == NOT_MADE
    assert said == [], "she was asked, no toast comes on top"


def test_with_a_backup_nobody_is_asked_and_it_is_there_before(session, answers):
    session.keeper = Keeper(session)
    assert kept_first(session, BEFORE_BULK, None)
    assert [name.why for name in backups_in(folder_of(session.ledger.path))] == [BEFORE_BULK]
    assert answers.asked == []
    session.keeper.stop()


@pytest.mark.parametrize(("agrees", "people"), [(False, 7), (True, 8)])
def test_an_import_stops_where_she_does_not_want_it_so(without_room, answers, shell, qtbot, tmp_path, agrees, people):
    file = tmp_path / "花名册.csv"
    file.write_text("姓名,性别\n孙静,女\n", encoding="utf-8")
    dialog = ImportDialog(without_room, file, shell)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog._bar.isHidden() and dialog._plan is not None, timeout=20_000)
    answers.yes = agrees
    dialog._take()
    assert without_room.ledger.count(Member) == people
