"""Opening: the ledger named or the last one, another in its place, one window a ledger, and closing without losing typing."""

import argparse
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from models.store import Ledger
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from tests.ui.tabs.meetings.recording import begin
from ui.starting import left_open
from ui.starting import open_window as opening
from ui.starting.open_window import open_window


@pytest.fixture
def at_home(monkeypatch, tmp_path):
    """The program's own settings lie in the test's folder, and its excepthook goes away again."""
    for name in ("XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def asked(ledger=None):
    return argparse.Namespace(ledger=ledger, demo=False, dark=False, today=TODAY)


def test_a_ledger_is_shown_and_remembered(desk, session):
    desk.show(session.ledger)
    assert "第一党支部" in desk._shell.windowTitle()
    assert session.settings.recent() == [session.ledger.path]


def test_the_sample_is_not_remembered_and_gets_no_password_and_leads_back(desk, session):
    desk.show(session.ledger, remember=False)
    assert session.settings.recent() == []
    words = [a.text() for a in desk._shell.settings_menu().actions()]
    assert "打开或新建其他账本…" in words
    assert "密码与加密…" not in words


def test_a_window_left_open_over_midnight_counts_by_the_new_day(desk, session):
    """The pages, the check and what is typed next; what is typed already stays."""
    desk.show(session.ledger)
    shell = desk._shell
    before = shell.session.checking.now()
    _, editor = begin(shell)
    editor.form.boxes["subject"].editor.set_value_text("没有按保存")
    editor.body.insertPlainText("重要的话")
    desk._now = lambda: date(2027, 1, 1)
    desk.look_at_the_day()
    assert editor.form.boxes["subject"].editor.value_text() == "没有按保存"
    assert "重要的话" in editor.body.toPlainText()
    shell.side.choose("home")
    assert shell._current().subtitle.text().startswith("2027年1月1日")
    assert shell.session.checking.now().today == date(2027, 1, 1) != before.today


def test_a_window_that_asks_something_is_let_be_until_it_is_answered(desk, session):
    desk.show(session.ledger)
    asking = QDialog(desk._shell)
    asking.setModal(True)
    asking.show()
    desk._now = lambda: date(2027, 1, 1)
    desk.look_at_the_day()
    assert desk._shell.session.today == TODAY
    asking.close()
    desk.look_at_the_day()
    assert desk._shell.session.today == date(2027, 1, 1)


def test_another_ledger_takes_the_place_of_the_first_which_is_closed_and_whole(desk, session, tmp_path):
    desk.show(session.ledger)
    first = desk._shell
    _, editor = begin(first)
    editor.form.boxes["subject"].editor.set_value_text("没有按保存")
    desk.show(Ledger.create(tmp_path / "第二.zbtz"))
    assert not first.isVisible()
    assert desk._shell.session.ledger.path.name == "第二.zbtz"
    with Ledger.open(session.ledger.path) as again:
        assert again.undoable().label.startswith("登记支部党员大会")
    delete(first)


def test_a_second_start_shows_the_window_and_ends(desk, session, at_home, answers, qtbot):
    desk.show(session.ledger)
    desk._shell.hide()
    assert open_window(asked(session.ledger.path), TODAY) == 0
    qtbot.waitUntil(desk._shell.isVisible)
    assert answers.said == []


def test_a_ledger_that_cannot_be_opened_is_refused(at_home, answers, tmp_path, capsys):
    assert open_window(asked(tmp_path / "没有.zbtz"), TODAY) == 2
    assert "找不到账本" in answers.said[0]
    assert "找不到账本" in capsys.readouterr().err


def test_without_a_terminal_the_refusal_is_only_shown(at_home, answers, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert open_window(asked(tmp_path / "没有.zbtz"), TODAY) == 2
    assert len(answers.said) == 1


def test_a_ledger_in_the_cloud_is_warned_of(desk, tmp_path, answers, qtbot):
    (tmp_path / "坚果云").mkdir()
    desk.show(Ledger.create(tmp_path / "坚果云" / "账本.zbtz"))
    qtbot.waitUntil(lambda: bool(answers.said))
    assert "云盘" in answers.said[0]


def typed_and_taken_away(shell, session, tmp_path):
    """Something typed in the minutes that cannot be kept: the ledger is not in its place. The editor, and where the file went."""
    _, editor = begin(shell)
    editor.body.insertPlainText("重要的话")
    return editor, session.ledger.path.rename(tmp_path / "移走.zbtz")


def test_closing_asks_where_the_typing_cannot_be_kept(shell, session, answers, tmp_path):
    _, away = typed_and_taken_away(shell, session, tmp_path)
    answers.yes = False
    assert not shell.close()
    assert "没有保存" in answers.asked[0]
    away.rename(session.ledger.path)
    assert shell.close()
    assert session.ledger.undoable().label.startswith("登记支部党员大会")


def test_ctrl_q_and_the_menu_leave_as_closing_does(shell, session, answers, tmp_path, qtbot):
    """With its question, and with what is typed kept."""
    _, away = typed_and_taken_away(shell, session, tmp_path)
    answers.yes = False
    qtbot.keyClick(shell, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert (shell.isVisible(), len(answers.asked)) == (True, 1)
    away.rename(session.ledger.path)
    (leave,) = [action for action in shell.settings_menu().actions() if action.text() == "退出\tCtrl+Q"]
    leave.trigger()
    assert not shell.isVisible()
    assert session.ledger.undoable().label.startswith("登记支部党员大会")


def test_whoever_stays_where_typing_cannot_be_kept_keeps_her_window_and_is_asked_once(desk, session, answers, tmp_path):
    """It was closed nevertheless when another ledger was opened, and the typing was gone."""
    desk.show(session.ledger)
    shell = desk._shell
    editor, away = typed_and_taken_away(shell, session, tmp_path)
    other = Ledger.create(tmp_path / "第二.zbtz")
    answers.yes = False
    assert not desk.show(other)
    assert len(answers.asked) == 1
    assert shell.isVisible()
    assert desk._shell is shell
    assert "重要的话" in editor.body.toPlainText()
    assert shell.toast.message.text() == "没有打开“第二.zbtz”：刚才填写的内容还没有保存"
    Ledger.open(other.path).close()  # it was let go of
    away.rename(session.ledger.path)


def test_a_window_is_closed_once_and_its_ledger_with_it(desk, session, answers, tmp_path):
    """The end of the program finds nothing more to do where the window was closed before, and nothing is found left open."""
    desk.show(session.ledger)
    shell = desk._shell
    _, away = typed_and_taken_away(shell, session, tmp_path)
    desk.start_again()  # she lets go of what was typed
    assert len(answers.asked) == 1
    away.rename(session.ledger.path)
    for _ in range(2):
        desk.close()
    assert len(answers.asked) == 1
    assert not left_open.is_open(session.settings, session.ledger.path)
    Ledger.open(session.ledger.path).close()
    delete(shell)


def test_a_ledger_shown_again_was_not_torn_down(desk, session):
    """It is closed for a moment while something is done to its file; a crash is not what that is."""
    desk.show(session.ledger)
    found = []
    desk.exchange(lambda path: found.append(left_open.is_open(session.settings, path)) or "")
    assert found == [False]
    assert not desk._shell.session.keeper._overdue
    assert left_open.is_open(session.settings, session.ledger.path)


def test_the_sample_does_not_end_what_another_window_has_open(desk, session, tmp_path):
    left_open.begin(session.settings, str(tmp_path / "别的窗口.zbtz"))
    desk.show(session.ledger, remember=False)
    shell = desk._shell
    shell.close()
    desk.close()
    assert left_open.is_open(session.settings, tmp_path / "别的窗口.zbtz")
    delete(shell)


def test_the_last_window_is_the_only_one(desk, session):
    desk.show(session.ledger)
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, opening.Shell) and w.isVisible()] == [
        desk._shell
    ]


def test_another_ledger_is_shown_where_closing_the_one_before_went_wrong(
    desk, session, tmp_path, qtbot, answers, monkeypatch
):
    """No window was left, and the other one stayed locked until the program was ended."""
    desk.show(session.ledger)
    monkeypatch.setattr(desk._shell.session.keeper, "make", lambda *_, **__: 1 / 0)
    other = Ledger.create(tmp_path / "另一本.zbtz")
    with pytest.raises(ZeroDivisionError):  # a report is written of it
        desk.show(other, "已新建")
    assert desk._shell.session.ledger is other
    assert desk._shell.isVisible()
    assert not left_open.is_open(session.settings, session.ledger.path)
    qtbot.waitUntil(lambda: bool(answers.said))
    assert answers.said[0].startswith("已新建\n“支部”已经关闭，记录都已保存；关闭时的备份没有做完")
