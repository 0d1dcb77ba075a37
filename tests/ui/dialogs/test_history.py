"""Operations and the recycle bin: what was done is listed, undone step by step, and deleted records come back."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QDialog

from models.records import Member, Training
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.recycle_bin import RecycleBin
from ui.dialogs.run import run


def rename(session, name):
    member = session.ledger.all(Member)[0]
    member.name = name
    with session.unit(f"改名为{name}") as unit:
        unit.save(member)


def lines(dialog):
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


def test_actions_are_listed_with_what_they_changed(qtbot, shell, session):
    rename(session, "张大伟")
    dialog = HistoryDialog(session, shell)
    qtbot.addWidget(dialog)
    assert lines(dialog)[0].endswith("改名为张大伟")
    assert "姓名：张伟 → 张大伟" in dialog._text.text()


def test_an_action_under_another_account_says_so(qtbot, shell, session, monkeypatch):
    monkeypatch.setenv("LOGNAME", "wang")
    rename(session, "张大伟")
    monkeypatch.setenv("LOGNAME", "li")
    rename(session, "张小伟")
    dialog = HistoryDialog(session, shell)
    qtbot.addWidget(dialog)
    assert lines(dialog)[0].endswith("改名为张小伟")
    assert lines(dialog)[1].endswith("改名为张大伟（账户 wang）")


def test_undo_and_redo_follow_in_the_list(qtbot, shell, session):
    rename(session, "张大伟")
    dialog = HistoryDialog(session, shell)
    qtbot.addWidget(dialog)
    dialog._undo.click()
    assert lines(dialog)[0].endswith("撤销：改名为张大伟")
    assert lines(dialog)[1].endswith("（已撤销）")
    dialog._redo.click()
    assert lines(dialog)[0].endswith("重做：改名为张大伟")
    assert not dialog._redo.isEnabled()


def test_a_dialog_that_was_closed_is_let_go_of(qtbot, shell, session):
    dialog = HistoryDialog(session, shell)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    QTimer.singleShot(0, dialog.accept)
    assert run(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    rename(session, "张大伟")
    assert not shell.findChildren(QDialog)


def test_deleted_records_come_back(qtbot, shell, session):
    training = session.ledger.all(Training)[0]
    with session.unit("删除培训批次") as unit:
        unit.remove(training)
    dialog = RecycleBin(session, shell)
    qtbot.addWidget(dialog)
    assert lines(dialog) == ["培训批次　秋季集中轮训　2026-11-23 09:30 删除"]
    dialog._bring_back()
    assert [t.name for t in session.ledger.all(Training)] == ["秋季集中轮训"]
    assert session.ledger.undoable().label == "恢复培训批次：秋季集中轮训"
    assert not dialog._restore.isEnabled()
    assert dialog._stack.currentIndex() == 1, "an empty bin says what it is for"
