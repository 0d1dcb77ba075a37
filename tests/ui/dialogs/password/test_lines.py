"""The lines for a password: Enter goes on from one to the next, and what was wanting is no longer marked once it is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.earlier import Way
from models.store import Ledger, cipher, keyfile, recovery
from tests.ui.answering import when_modal
from tests.ui.dialogs.password import test_password
from tests.ui.dialogs.password.test_password import PASSWORD, keep, modal
from tests.ui.small_branch import TODAY
from ui.desk import Desk
from ui.dialogs.password.change_dialog import ChangePasswordDialog
from ui.dialogs.password.switch_on_dialog import SwitchOnDialog
from ui.dialogs.password.unlock_dialog import UnlockDialog
from ui.dialogs.print_preview import PrintPreview

_fresh, packages, secret, sealed = (
    test_password._fresh, test_password.packages, test_password.secret, test_password.sealed,
)  # fmt: skip


def at_the_front(qtbot, dialog):
    """A dialog that has the keyboard."""
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


@pytest.fixture
def switching_on(packages, session, qtbot):
    return at_the_front(qtbot, SwitchOnDialog(session, None))


@pytest.fixture
def changing(sealed, secret, session, qtbot):
    cipher.give(secret)
    session.ledger = Ledger.open(sealed)
    yield at_the_front(qtbot, ChangePasswordDialog(session, None))
    session.ledger.close()


def enter(line):
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_enter_goes_from_line_to_line_and_at_the_end_does_it(switching_on, answers, tmp_path):
    dialog = switching_on
    QTest.keyClicks(dialog._first, "abcd1234")
    enter(dialog._first)
    assert dialog.focusWidget() is dialog._second
    QTest.keyClicks(dialog._second, "abcd1234")
    enter(dialog._second)
    assert "先打印恢复单" in dialog.said
    assert dialog.focusWidget() is dialog._print
    when_modal(lambda: keep(modal(PrintPreview), answers, tmp_path))
    dialog.print_sheet()
    enter(dialog._second)
    assert dialog.focusWidget() is dialog._typed
    dialog._typed.setText(recovery.groups_of(dialog.secret)[dialog.asked])
    enter(dialog._typed)
    assert dialog.result()


def test_enter_changes_the_password_at_the_last_line(changing):
    for line, text, after in (
        (changing._old, PASSWORD, changing._first),
        (changing._first, "新的一句话2027", changing._second),
    ):
        line.setText(text)
        enter(line)
        assert changing.focusWidget() is after
        assert not changing.result()
    changing._second.setText("新的一句话2027")
    enter(changing._second)
    assert changing.result()


def tones(*widgets):
    return [widget.property("tone") or "" for widget in widgets]


def test_what_was_mended_is_no_longer_marked(switching_on, answers, tmp_path):
    dialog = switching_on
    lines = (dialog._first, dialog._second, dialog._print)
    dialog.write("1234", "1234")
    dialog.accept()
    assert tones(*lines) == ["warn", "", ""]
    dialog.write(PASSWORD, PASSWORD + "1")
    assert tones(*lines) == ["", "", ""]
    dialog.accept()
    assert tones(*lines) == ["", "warn", ""]
    dialog._second.setText(PASSWORD)
    dialog.accept()
    assert tones(*lines) == ["", "", "warn"], "it is the sheet that is missing"
    assert "先打印恢复单" in dialog.said
    when_modal(lambda: modal(PrintPreview).reject())
    dialog.print_sheet()
    assert "还没有打印" in dialog.said
    assert tones(*lines) == ["", "", "warn"]
    when_modal(lambda: keep(modal(PrintPreview), answers, tmp_path))
    dialog.print_sheet()
    assert tones(*lines) == ["", "", ""]
    assert "恢复单" not in dialog.said
    assert dialog._message.property("tone") == ""


def test_the_words_of_the_sheet_open_it_in_the_line_for_the_password(sealed, secret, qtbot):
    dialog = UnlockDialog(sealed, None)
    qtbot.addWidget(dialog)
    groups = recovery.groups_of(secret)
    dialog.write(" ".join([groups[0][:-1] + ("0" if groups[0][-1] != "0" else "1"), *groups[1:]]))
    for _ in range(4):
        dialog.accept()
        assert "第 1 组" in dialog.said
        assert "还可以试" not in dialog.said
    dialog.write(" ".join(recovery.groups_of(type(secret).new())))
    dialog.accept()
    assert "这张恢复单不是" in dialog.said
    dialog.write(" ".join(groups))
    dialog.accept()
    assert dialog.result()
    Ledger.open(sealed).close()


def test_a_password_that_is_as_long_as_a_sheet_opens_it_too(sealed, secret, qtbot):
    long = "abcdefgh" * 8
    cipher.give(secret)
    keyfile.write(sealed, secret, long)
    cipher._given.clear()
    dialog = UnlockDialog(sealed, None)
    qtbot.addWidget(dialog)
    dialog.write(long)
    dialog.accept()
    assert dialog.result()


def test_that_it_was_done_is_said_and_what_can_still_be_read(packages, session, secret, qtbot, monkeypatch):
    from functools import partial

    from models.records import Member
    from models.safekeeping.backing_up import back_up
    from models.store import switching
    from models.store.backup_names import BY_HAND
    from tests.ui.deleting import delete

    told = []
    monkeypatch.setattr("ui.starting.first_ledger.tell", lambda _parent, sentence: told.append(sentence))
    back_up(session.ledger, BY_HAND, always=True)
    desk = Desk(session.settings, TODAY)
    desk.show(session.ledger)
    desk.change_over(partial(switching.switch_on, secret=secret, password=PASSWORD), "正在加密…")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].startswith("已启用加密")
    assert "1 个启用加密以前的文件" in told[0]
    with desk._shell.session.unit("新增党员：赵一") as unit:
        unit.add(Member(name="赵一"))
    desk.change_over(switching.switch_off, "正在取消加密…")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].startswith("已关掉加密")
    assert "仍要用密码或恢复单" in told[1]
    shell = desk._shell
    assert shell.session.ledger.undoable().label == "新增党员：赵一"
    assert shell.session.earlier.to_ask(Way.BACK) is None, "it is still the same sitting"
    desk.close()
    shell.close()
    delete(shell)
