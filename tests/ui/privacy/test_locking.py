"""While locked nothing of the ledger is painted, read aloud or reached by keys; what was typed is there afterwards."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QMessageBox, QVBoxLayout

from models.records import Member
from tests.ui.deleting import delete
from tests.ui.reading import read_aloud
from ui.dialogs.lock_dialog import LockDialog
from ui.forms.member_dialog import MemberDialog
from ui.privacy import locking
from ui.privacy.locking import Lock
from ui.settings_menu import settings_menu


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), key, held)
    QCoreApplication.processEvents()


@pytest.fixture
def dialog(shell, session):
    """A member's dialog over the window, half filled in."""
    member = session.members[0]
    made = MemberDialog(session, member, shell)
    made.open()
    made.form.boxes["name"].editor.setText("正在改的名字")
    made.form.boxes["name"].editor.edited.emit()
    yield made
    if shell.lock.locked:
        shell.lock._unlock()
    delete(made)


def test_nothing_of_the_window_is_painted_or_read_while_locked(shell, session):
    shell.go_to("members", "member", session.members[0].id)
    QCoreApplication.processEvents()
    name = session.members[0].name
    assert name in read_aloud(shell)
    shell.lock.lock()
    QCoreApplication.processEvents()
    assert name not in read_aloud(shell)
    assert session.branch.title() not in read_aloud(shell)
    assert shell.windowTitle() == "内容已遮住"
    covered = shell.grab().toImage()
    press(shell, Qt.Key.Key_Space)
    assert not shell.lock.locked
    QCoreApplication.processEvents()
    assert name in read_aloud(shell)
    assert shell.grab().toImage() != covered


def test_what_any_key_opens_is_not_said_to_be_locked(shell, session):
    assert any(action.text() == "遮住内容\tCtrl+L" for action in settings_menu(shell, None, None).actions())
    shell.lock.lock()
    said = read_aloud(shell)
    assert "锁定" not in said
    assert "点一下或按任意键" in said
    assert "密码与加密" not in said, "the menu of this window has no such entry"
    shell.lock._unlock()
    session.password = lambda text: text == "密码"
    shell.lock.lock()
    assert shell.windowTitle() == "已锁定"
    assert "密码与加密" not in read_aloud(shell)
    shell.lock._unlock()
    assert any(action.text() == "立即锁定\tCtrl+L" for action in settings_menu(shell, None, None).actions())


def test_two_ledgers_look_the_same_while_locked(shell, session):
    shell.lock.lock()
    QCoreApplication.processEvents()
    home = shell.grab().toImage()
    shell.lock._unlock()
    shell.go_to("members", "member", session.members[1].id)
    shell.lock.lock()
    QCoreApplication.processEvents()
    assert shell.grab().toImage() == home


def test_a_dialog_is_covered_too_and_its_typing_is_there_afterwards(shell, dialog, session):
    dialog.form.boxes["id_number"].editor.setFocus()
    shell.lock.lock()
    QCoreApplication.processEvents()
    for window in (shell, dialog):
        assert "正在改的名字" not in read_aloud(window)
        assert session.members[0].name not in read_aloud(window)
        assert window.windowTitle() == "内容已遮住"
    assert dialog.isVisible()
    dialog.touch()
    dialog._drafts.flush()  # typed drafts survive: the timer goes on
    assert session.ledger.draft(f"member:{session.members[0].id}")[1]["name"] == "正在改的名字"
    press(dialog, Qt.Key.Key_Escape)
    assert not shell.lock.locked
    assert dialog.isVisible()  # the key lifted the cover and closed nothing
    assert dialog.form.boxes["name"].editor.text() == "正在改的名字"
    assert "修改党员" in dialog.windowTitle()
    QCoreApplication.processEvents()
    assert dialog.focusWidget() is dialog.form.boxes["id_number"].editor


def test_keys_of_the_window_do_nothing_while_locked(shell, session):
    asked = []
    session.password = lambda text: text == "正确的密码"
    with session.unit("修改：甲") as unit:
        member = session.members[0]
        member.post = "书记员"
        unit.save(member)
    shell.pages["members"]
    shell.lock.lock()
    shell.side.chosen.connect(asked.append)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_H):
        press(shell, key, Qt.KeyboardModifier.ControlModifier)
    press(shell, Qt.Key.Key_F1)
    press(shell, Qt.Key.Key_Escape)
    assert shell.lock.locked
    assert not asked
    assert QApplication.activeModalWidget() is None
    assert session.ledger.get(Member, member.id).post == "书记员"


def test_only_the_password_lifts_the_cover_where_there_is_one(shell, session):
    session.password = lambda text: text == "正确的密码"
    shell.lock.lock()
    line = shell.centralWidget().findChild(QLineEdit)
    assert line.echoMode() == QLineEdit.EchoMode.Password
    line.setText("错的")
    press(shell, Qt.Key.Key_Return)
    assert shell.lock.locked
    assert "密码不对" in read_aloud(shell)
    QTest.mouseClick(shell.centralWidget(), Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert shell.lock.locked
    line.setText("正确的密码")
    press(shell, Qt.Key.Key_Return)
    assert not shell.lock.locked


def test_a_dialog_that_opens_while_locked_is_covered_before_it_is_painted(shell, session):
    session.password = lambda text: text == "密码"
    shell.lock.lock()
    box = QMessageBox(QMessageBox.Icon.Information, "张伟", "张伟的记录", QMessageBox.StandardButton.Ok, shell)
    seen = []

    def look():
        seen.extend((read_aloud(box), box.windowTitle()))
        press(box, Qt.Key.Key_Escape)
        seen.append(box.isVisible())
        shell.lock._unlock()
        QCoreApplication.processEvents()
        seen.append(read_aloud(box))
        box.accept()

    QTimer.singleShot(0, look)
    box.exec()
    delete(box)
    assert "张伟" not in seen[0]
    assert seen[1:3] == ["已锁定", True]
    assert "张伟的记录" in seen[3]


def test_a_dialog_that_ends_by_itself_while_locked_takes_nothing_with_it(shell):
    dialog = QDialog(shell)
    line = QLineEdit("写到这里", dialog)
    QVBoxLayout(dialog).addWidget(line)
    dialog.open()
    shell.lock.lock()
    dialog.accept()
    assert line.window() is dialog
    delete(dialog)
    shell.lock._unlock()
    assert shell.centralWidget() is not None


def test_closing_a_dialog_from_outside_asks_as_ever_about_what_was_typed(shell, dialog, answers):
    answers.yes = False
    shell.lock.lock()
    dialog.windowHandle().close()
    QCoreApplication.processEvents()
    assert len(answers.asked) == 1
    assert dialog.isVisible()


def test_ctrl_l_locks_in_a_dialog_as_in_the_window(shell, dialog):
    press(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shell.lock.locked
    press(dialog, Qt.Key.Key_A)
    assert not shell.lock.locked


@pytest.mark.parametrize("own", [True, False])
def test_a_password_is_only_spoken_of_where_the_menu_can_set_one(qtbot, desk, session, own):
    """The cover of the sample sent her to an entry that its menu lacks."""
    desk.show(session.ledger, remember=own)
    shell = desk._shell
    offered = any(action.text() == "密码与加密…" for action in shell.settings_menu().actions())
    dialog = LockDialog(session, shell, may_set=offered)
    qtbot.addWidget(dialog)
    assert ("密码与加密…" in read_aloud(dialog)) is offered is own
    shell.lock.lock()
    said = read_aloud(shell)
    assert ("设置 → 密码与加密…" in said) is own
    assert ("示例支部，只能遮住" in said) is not own
    shell.lock._unlock()


@pytest.fixture
def clocked(qapp, session):
    """A lock without a window of its own, and its two clocks."""
    window, clocks = QMainWindow(), [1000.0, 5000.0]
    made = Lock(session, window, clocks=lambda: (clocks[0], clocks[1]))
    yield made, clocks
    made.stop()
    delete(window)


@pytest.mark.parametrize("which", [0, 1])
def test_it_locks_when_either_clock_says_that_nobody_was_there(clocked, session, which):
    lock, clocks = clocked
    locking.set_minutes(session, 5)
    clocks[which] += 299
    lock.look()
    assert not lock.locked
    clocks[which] += 1
    lock.look()
    assert lock.locked


def test_somebody_who_types_is_there_with_an_input_method_too(clocked, session, shell):
    lock, clocks = clocked
    locking.set_minutes(session, 5)
    clocks[0] += 299
    line = QLineEdit(shell)
    line.show()
    line.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("张")
    QCoreApplication.sendEvent(line, event)
    clocks[0] += 2
    lock.look()
    assert not lock.locked


def test_what_is_usual_depends_on_a_password_and_the_setting_says_what_it_is_worth(session, qapp):
    assert locking.minutes(session) == 0
    plain = LockDialog(session, None)
    assert "没有设密码" in plain._message.text()
    assert "立即遮住内容" in read_aloud(plain)
    session.password = lambda _text: True
    assert locking.minutes(session) == 10
    dialog = LockDialog(session, None)
    assert "输入账本的密码" in dialog._message.text()
    dialog.choices[30].setChecked(True)
    dialog.accept()
    assert locking.minutes(session) == 30
    for each in (plain, dialog):
        delete(each)


def test_a_locked_window_closes_and_nothing_is_left_over(qapp, shell):
    shell.lock.lock()
    shell.close()
    assert not shell.lock.locked
    shell.show()
    assert shell.centralWidget().isVisible()
