"""Ctrl+Z goes back over the start of the program only once she was asked: in the window, in the history; so does Ctrl+Y."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Handover, Member
from models.store import Ledger
from tests.ui.answering import when_modal
from ui.dialogs import ask, undoing
from ui.dialogs.history_dialog import HistoryDialog
from ui.starting.first_ledger import sample

_YESTERDAY = datetime(2026, 11, 22, 15, 4)


def rename(ledger, name):
    member = ledger.all(Member)[0]
    member.name = name
    with ledger.unit(f"改名为{name}") as unit:
        unit.save(member)


@pytest.fixture
def ledger_bytes(small_branch, tmp_path):
    """The small branch, in which the first member was renamed twice yesterday."""
    path = tmp_path / "昨天.zbtz"
    path.write_bytes(small_branch)
    with Ledger.open(path, clock=lambda: _YESTERDAY) as ledger:
        rename(ledger, "张大伟")
        rename(ledger, "张小伟")
    return path.read_bytes()


def name(session):
    return session.ledger.all(Member)[0].name


def ctrl(qtbot, shell, key):
    qtbot.keyClick(shell, key, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_z_stops_at_what_was_done_before_the_start(qtbot, shell, session, answers):
    rename(session.ledger, "张新伟")
    ctrl(qtbot, shell, Qt.Key.Key_Z)
    assert (name(session), answers.asked) == ("张小伟", [])
    answers.yes = False
    for _ in range(3):
        ctrl(qtbot, shell, Qt.Key.Key_Z)
    assert name(session) == "张小伟"
    assert len(answers.asked) == 3
    assert answers.asked[0] == (
        "“改名为张小伟”是 2026-11-22 15:04 做的，在这次打开账本以前。\n"
        "要撤销它吗？接着撤销那一天的其他操作时不再询问；撤销了可以按 Ctrl+Y 重做。"
    )
    assert shell.toast.message.text() == "没有撤销：改名为张小伟"
    assert not shell.toast.button.isVisibleTo(shell.toast)


def test_she_is_asked_once_for_a_day_and_never_for_doing_it_again(qtbot, shell, session, answers):
    ctrl(qtbot, shell, Qt.Key.Key_Z)
    ctrl(qtbot, shell, Qt.Key.Key_Z)
    assert (name(session), len(answers.asked)) == ("张伟", 1)
    assert shell.toast.message.text() == "已撤销 2026-11-22 15:04 的操作：改名为张大伟"
    ctrl(qtbot, shell, Qt.Key.Key_Y)
    ctrl(qtbot, shell, Qt.Key.Key_Y)
    assert (name(session), len(answers.asked)) == ("张小伟", 1)
    ctrl(qtbot, shell, Qt.Key.Key_Z)
    assert (name(session), len(answers.asked)) == ("张大伟", 1)
    assert shell.toast.message.text() == "已撤销：改名为张小伟", "it was done again in this sitting"


def test_the_history_says_beforehand_what_goes_and_asks_as_well(qtbot, shell, session, answers):
    rename(session.ledger, "张新伟")
    dialog = HistoryDialog(session, shell)
    qtbot.addWidget(dialog)
    assert dialog._undo.toolTip() == "撤销：改名为张新伟（Ctrl+Z）"
    dialog._undo.click()
    assert answers.asked == []
    assert dialog._undo.toolTip().startswith(
        "撤销 2026-11-22 15:04 的操作：改名为张小伟（Ctrl+Z）。这是这次打开账本以前做的"
    )
    answers.yes = False
    dialog._undo.click()
    assert (name(session), len(answers.asked)) == ("张小伟", 1)
    answers.yes = True
    dialog._undo.click()
    assert name(session) == "张大伟"


def test_the_history_says_that_it_asks_only_where_it_does(qtbot, shell, session, answers):
    dialog = HistoryDialog(session, shell)
    qtbot.addWidget(dialog)
    assert dialog._undo.toolTip().endswith("做的，撤销前会先问。")
    dialog._undo.click()
    assert dialog._undo.toolTip().endswith("改名为张大伟（Ctrl+Z）。这是这次打开账本以前做的。")
    dialog._undo.click()
    assert len(answers.asked) == 1


def test_the_keys_that_the_history_names_work_in_it(qtbot, shell, session, answers):
    rename(session.ledger, "张新伟")
    dialog = HistoryDialog(session, shell)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    ctrl(qtbot, dialog, Qt.Key.Key_Z)
    assert (name(session), dialog._redo.toolTip()) == ("张小伟", "重做：改名为张新伟（Ctrl+Y）")
    ctrl(qtbot, dialog, Qt.Key.Key_Y)
    assert (name(session), dialog._redo.toolTip()) == ("张新伟", "没有可以重做的操作")


class TestHandedOverTheSameDay:
    """This morning the first was renamed; the ledger was opened anew, and handed over."""

    @pytest.fixture
    def ledger_bytes(self, small_branch, clock, tmp_path):
        path = tmp_path / "今天.zbtz"
        path.write_bytes(small_branch)
        with Ledger.open(path, clock=clock) as ledger:
            rename(ledger, "张大伟")
        return path.read_bytes()

    def test_that_she_takes_it_back_is_no_leave_for_what_was_before(self, shell, session, answers):
        handed = Handover(day=PartialDate.of(session.today), giver="张伟", receiver="李敏")
        with session.unit("移交账本") as unit:
            unit.add(handed)
        days = {line.at[:10] for line in session.ledger.units(2)}
        assert len(days) == 1
        undoing.undo(session, shell)
        assert (session.ledger.all(Handover), len(answers.asked)) == ([], 1)
        assert "这本账本是接收自张伟的" in answers.asked[0], (
            "in the ledger of who received it stood what the giver is told"
        )
        assert "标题" not in answers.asked[0]
        answers.yes = False
        undoing.undo(session, shell)
        assert (name(session), len(answers.asked)) == ("张大伟", 2)
        assert answers.asked[1].startswith("“改名为张大伟”是 ")


class TestTakenBackBefore:
    """Yesterday both were taken back; redo does them again only once she was asked."""

    @pytest.fixture
    def ledger_bytes(self, ledger_bytes, tmp_path):
        path = tmp_path / "昨天.zbtz"
        with Ledger.open(path, clock=lambda: _YESTERDAY) as ledger:
            ledger.undo()
            ledger.undo()
        return path.read_bytes()

    def test_ctrl_y_asks_and_says_when_it_was_done(self, qtbot, shell, session, answers):
        answers.yes = False
        ctrl(qtbot, shell, Qt.Key.Key_Y)
        assert (name(session), len(answers.asked)) == ("张伟", 1)
        assert answers.asked[0] == (
            "“改名为张大伟”是 2026-11-22 15:04 做的，在这次打开账本以前已经撤销。\n"
            "要重做它吗？接着重做那一天的其他操作时不再询问；重做了可以按 Ctrl+Z 撤销。"
        )
        assert shell.toast.message.text() == "没有重做：改名为张大伟"
        answers.yes = True
        ctrl(qtbot, shell, Qt.Key.Key_Y)
        assert shell.toast.message.text() == "已重做 2026-11-22 15:04 的操作：改名为张大伟"
        ctrl(qtbot, shell, Qt.Key.Key_Y)
        assert (name(session), len(answers.asked)) == ("张小伟", 2)

    def test_the_history_asks_as_well_and_says_so(self, qtbot, shell, session, answers):
        dialog = HistoryDialog(session, shell)
        qtbot.addWidget(dialog)
        assert dialog._redo.toolTip().endswith("改名为张大伟（Ctrl+Y）。这是这次打开账本以前撤销的，重做前会先问。")
        dialog._redo.click()
        assert dialog._redo.toolTip().endswith("改名为张小伟（Ctrl+Y）。这是这次打开账本以前撤销的。")
        assert len(answers.asked) == 1
        assert dialog._undo.toolTip() == "撤销：改名为张大伟（Ctrl+Z）"

    def test_what_happened_while_she_was_asked_leaves_nothing_to_do_again(self, shell, session, monkeypatch):
        monkeypatch.setattr(undoing, "confirm", lambda *_, **__: rename(session.ledger, "张新伟") or True)
        undoing.redo(session, shell)
        assert name(session) == "张新伟"
        assert shell.toast.message.text() == "没有重做：刚才询问的时候账本又有了别的改动"


def test_what_happened_while_she_was_asked_is_not_taken_back_in_its_place(shell, session, monkeypatch):
    monkeypatch.setattr(undoing, "confirm", lambda *_, **__: rename(session.ledger, "张新伟") or True)
    undoing.undo(session, shell)
    assert name(session) == "张新伟"
    assert shell.toast.message.text().startswith("没有撤销")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["Enter", "Esc"])
def test_whoever_only_presses_on_has_taken_nothing_back(shell, session, monkeypatch, key):
    monkeypatch.setattr(undoing, "confirm", ask.confirm)
    when_modal(lambda: QTest.keyClick(QApplication.activeModalWidget(), key))
    undoing.undo(session, shell)
    assert name(session) == "张小伟"


def test_the_sample_cannot_be_unmade(qapp, tmp_path):
    """She was asked about 更正何沛霖的手机号 where she had done nothing yet."""
    with sample(tmp_path, date(2026, 11, 23)) as ledger:
        assert ledger.undoable() is None
        rename(ledger, "甲")
        with pytest.raises(ZeroDivisionError), ledger.unit("坏的一步") as unit:
            unit.add(Member(name=str(1 / 0)))
        ledger.undo()
        assert ledger.undoable() is None, "not after an action that failed either"
        assert ledger.redoable().label == "改名为甲"


def test_a_step_of_a_minute_ago_is_not_earlier_after_the_password_was_changed(desk, session, answers):
    desk.show(session.ledger)
    rename(session.ledger, "张新伟")
    desk.exchange(lambda _path: "")
    again = desk._shell.session
    assert again is not session
    undoing.undo(again, desk._shell)
    assert (name(again), answers.asked) == ("张小伟", [])
    undoing.undo(again, desk._shell)
    assert len(answers.asked) == 1
