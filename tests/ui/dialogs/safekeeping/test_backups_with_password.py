"""Backups with a password and without in one list: nothing is called damaged that only has a password, and it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from models.records import Member
from models.safekeeping.backing_up import back_up
from models.store import Ledger, cipher, keyfile, switching
from models.store.backup_names import BY_HAND, EXIT, START
from models.store.cipher import Secret
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.dialogs.safekeeping.test_backups_dialog import noted, texts
from tests.ui.small_branch import TODAY
from ui.desk import Desk
from ui.dialogs.password.unlock_dialog import UnlockDialog
from ui.dialogs.safekeeping.backups_dialog import BackupsDialog
from ui.dialogs.safekeeping.find_back_dialog import FindBackDialog
from ui.keeper import Keeper
from ui.look import theme

PASSWORD = "一句记得住的话2026"
LOCKED = "有密码，核对、找回、恢复时要输入"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    if why := cipher.unavailable():
        pytest.skip(why)
    monkeypatch.setattr(cipher, "_given", {})
    monkeypatch.setattr(keyfile, "_N", 1 << 10)  # guessing is to be slow, testing is not


@pytest.fixture
def plain_again(session):
    """A ledger that had a password, with a backup of before, one of that time and one of after; the program was started anew."""
    path = session.ledger.path
    noted(session.ledger, "以前")
    back_up(session.ledger, START)
    session.ledger.close()
    switching.switch_on(path, Secret(bytes(range(32))), PASSWORD)
    with Ledger.open(path) as ledger:
        noted(ledger, "那时")
        back_up(ledger, EXIT)
    switching.switch_off(path)
    cipher._given.clear()
    session.ledger = Ledger.open(path)
    noted(session.ledger, "现在")
    back_up(session.ledger, BY_HAND)
    yield session
    session.ledger.close()


@pytest.fixture
def dialog(plain_again, qtbot):
    shown = BackupsDialog(plain_again, None)
    qtbot.waitUntil(lambda: shown.table.rowCount() == 3)
    yield shown
    delete(shown)


def give(password):
    def answer():
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, UnlockDialog), asked
        if password:
            asked.write(password)
            asked.accept()
        else:
            asked.reject()

    when_modal(answer)


def test_one_with_a_password_is_not_called_damaged(dialog):
    assert texts(dialog, 1)[-1] == LOCKED
    assert dialog.table.item(1, 6).foreground().color() != QColor(theme.tone("bad")[0])
    assert "步" in texts(dialog, 0)[-1] or "没有" in texts(dialog, 0)[-1]


def test_verifying_asks_for_it(dialog, qtbot):
    dialog.table.selectRow(1)
    give("")
    dialog.verify()
    assert "没有打开" in dialog.message.text()
    give(PASSWORD)
    dialog.verify()
    qtbot.waitUntil(lambda: "完好" in dialog.message.text(), timeout=60_000)
    qtbot.waitUntil(lambda: texts(dialog, 1)[-1] != LOCKED)
    assert dialog.table.currentRow() == 1


def test_finding_back_asks_for_it(dialog, monkeypatch, qtbot):
    shown = []
    monkeypatch.setattr("ui.dialogs.safekeeping.backups_dialog.run", lambda made: shown.append(made))
    dialog.table.selectRow(1)
    give("")
    dialog.find_back()
    assert shown == []
    give(PASSWORD)
    dialog.find_back()
    (made,) = shown
    assert isinstance(made, FindBackDialog)
    qtbot.waitUntil(lambda: made._differences is not None)
    assert len(made._differences.found) == 1


def test_going_back_asks_for_it_and_the_ledger_stays_without(dialog, plain_again, answers):
    dialog.table.selectRow(1)
    give(PASSWORD)
    dialog.restore()
    assert "账本现在没有密码，恢复后也没有密码" in answers.asked[-1]
    wanted = dialog.wanted
    assert wanted is not None
    desk = Desk(plain_again.settings, TODAY)
    desk.show(plain_again.ledger)
    desk.exchange(wanted)
    plain_again.ledger = desk._shell.session.ledger
    assert plain_again.ledger.all(Member)[0].note == "那时"
    assert plain_again.ledger.secret is None
    shell = desk._shell
    desk.close()
    shell.close()
    delete(shell)


def test_while_the_ledger_has_a_password_those_without_are_marked(session, qtbot, answers):
    path = session.ledger.path
    noted(session.ledger, "以前")
    back_up(session.ledger, START)
    session.ledger.close()
    switching.switch_on(path, Secret(bytes(range(32))), PASSWORD)
    session.ledger = Ledger.open(path)
    noted(session.ledger, "加密以后")
    back_up(session.ledger, EXIT)
    shown = BackupsDialog(session, None)
    qtbot.waitUntil(lambda: shown.table.rowCount() == 2)
    assert texts(shown, 0)[-1] == "没有，与现在相同"
    assert texts(shown, 1)[-1] == "未加密；1 步：修改党员：加密以后"
    shown.table.selectRow(1)
    answers.yes = False
    shown.restore()
    assert "此后的操作（1 步：修改党员：加密以后）不再在账本里" in answers.asked[-1]
    assert "启用加密以前的；恢复后账本仍是加密的，密码不变" in answers.asked[-1]
    shown.table.selectRow(0)
    shown.restore()
    assert "内容不变" in answers.asked[-1]
    assert "此后的操作" not in answers.asked[-1]
    delete(shown)


def test_what_was_before_a_restore_is_asked_about_in_words_that_mean_something(session, qtbot, answers):
    noted(session.ledger, "从前")
    back_up(session.ledger, START)
    noted(session.ledger, "后来")
    desk = Desk(session.settings, TODAY)
    desk.show(session.ledger)
    answers.yes = True
    first = BackupsDialog(desk._shell.session, None)
    qtbot.waitUntil(lambda: first.table.rowCount() == 1)
    first.restore()
    desk.exchange(first.wanted)
    again = BackupsDialog(desk._shell.session, None)
    qtbot.waitUntil(lambda: again.table.rowCount() == 2)
    again.table.selectRow(0)
    again.restore()
    assert "（后来恢复过账本" not in answers.asked[-1]
    assert "是上一次恢复以前的账本：恢复后是那时的内容" in answers.asked[-1]
    delete(first)
    delete(again)
    shell = desk._shell
    desk.close()
    shell.close()
    delete(shell)


def test_a_backup_that_was_just_made_is_the_chosen_one(session, qtbot):
    for note in ("甲", "乙"):
        noted(session.ledger, note)
        back_up(session.ledger, START)
    session.keeper = Keeper(session)
    shown = BackupsDialog(session, None)
    qtbot.waitUntil(lambda: shown.table.rowCount() == 2)
    shown.table.selectRow(1)
    noted(session.ledger, "丙")
    shown.make()
    qtbot.waitUntil(lambda: shown.table.rowCount() == 3)
    qtbot.waitUntil(lambda: shown.current() is not None and shown.current().name.number == 3)
    noted(session.ledger, "丙")
    shown.table.selectRow(2)
    shown.load()
    qtbot.waitUntil(lambda: shown._waiting is None)
    assert shown.current().name.number == 1, "and otherwise the one that she chose"
    session.keeper.stop()
    delete(shown)
