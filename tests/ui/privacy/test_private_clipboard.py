"""A number copied in full is kept out of histories and gone after half a minute; what was copied since stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from tests.desktop.screen import screen
from ui.privacy.private_clipboard import PrivateClipboard

NUMBER, PHONE = "11010119800101123X", "13812345678"


@pytest.fixture
def board(qapp):
    return QGuiApplication.clipboard()


@pytest.fixture
def watch(session, board):
    owner = QObject()
    made = PrivateClipboard(session, owner)
    made.owned = lambda: True  # without a screen Qt does not know whose it is
    yield made
    board.changed.disconnect(made._changed)
    owner.deleteLater()
    QCoreApplication.processEvents()


@pytest.mark.parametrize("text", [NUMBER, f"身份证号：{NUMBER}", PHONE, "138-1234-5678"])
def test_a_number_is_marked_and_taken_away(watch, board, text):
    board.setText(text)
    assert board.text() == text
    assert board.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    assert board.mimeData().hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    assert watch.timer.isActive()
    assert watch.timer.interval() == 30_000
    watch.timer.timeout.emit()
    assert board.text() == ""


def test_what_was_copied_since_stays(watch, board):
    board.setText(NUMBER)
    board.setText("三会一课")
    assert not watch.timer.isActive()
    watch.clear()
    assert board.text() == "三会一课"
    assert not board.mimeData().hasFormat("x-kde-passwordManagerHint")


def test_an_address_of_a_member_is_private(watch, board, session):
    with session.unit("修改：地址") as unit:
        member = session.members[0]
        member.address = "北京市东城区和平里街道1号"
        unit.save(member)
    board.setText(member.address)
    assert watch.timer.isActive()


@pytest.mark.parametrize("text", ["", "三会一课", "2026-11-23", "6222 张", "110101********1234", "138****5678"])
def test_other_texts_are_let_be(watch, board, text):
    board.setText(text)
    assert not watch.timer.isActive()


def test_a_long_text_with_a_number_is_marked_but_stays(watch, board):
    text = f"会议记录：联系电话 {PHONE}。" + "会议讨论了全年的计划。" * 20
    board.setText(text)
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert not watch.timer.isActive()


def test_rows_with_full_numbers_go_too_and_masked_ones_are_noted(shell, session, board):
    shell.side.choose("members")
    page = shell.pages["members"]
    table = page.table
    shell.lock.clipboard.owned = lambda: True
    table.selectAll()
    table.copy(headings=True, whole=True)
    assert shell.lock.clipboard.timer.isActive()
    shell.lock.lock()
    assert board.text() == ""
    shell.lock._unlock()
    before = len(session.ledger.exports())
    table.copy()
    assert not shell.lock.clipboard.timer.isActive()
    line = session.ledger.exports()[0]
    assert len(session.ledger.exports()) == before + 1
    assert (line["what"], line["rows"], line["full"]) == ("复制党员名单", len(table.selected_ids()), 0)
    table.choose_row(0)
    table.copy()  # one row is no list
    assert len(session.ledger.exports()) == before + 1


_SELECTS = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from ui.privacy.private_clipboard import PrivateClipboard

class Session:
    members = []

program, owner = QApplication([]), QObject()
watch, line, text = PrivateClipboard(Session(), owner), QLineEdit(), QPlainTextEdit()
watch.selected = lambda: True  # without a window manager no window has the keyboard
for each in (line, text):
    each.show()
    for words in sys.argv[2:]:
        each.setText(words) if each is line else each.setPlainText(words)
        each.selectAll()
        chosen = line.selectedText() if each is line else text.textCursor().selectedText()
        program.clipboard().setText(chosen, QClipboard.Mode.Selection)
        QTest.qWait(1)
        print(chosen == words, program.clipboard().text(QClipboard.Mode.Selection))
"""


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no program that makes a screen of X11 here")
def test_a_number_that_is_only_selected_does_not_stay_for_the_middle_button():
    command = [sys.executable, "-c", _SELECTS, str(Path(__file__).parents[3]), NUMBER, f"电话 {PHONE}", "三会一课"]
    with screen() as display:
        about = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb")
        done = subprocess.run(command, env=about, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines() == ["True ", "True ", "True 三会一课"] * 2, done.stderr
