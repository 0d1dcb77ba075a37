"""Receiving in the window: one step from the file to the open ledger, by the first dialog or the command line; refusals leave nothing."""

from __future__ import annotations

import argparse

import pytest
from PySide6.QtCore import QTimer, QUrl

from models.handover.handing import hand_over
from models.handover.manifest import Parties
from models.handover.receiving import look
from models.records import Member
from models.store import Ledger
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.dropping import drop
from tests.ui.small_branch import TODAY, fill
from ui.dialogs.handover import receiving_dialog
from ui.dialogs.handover.receiving_dialog import ReceivingDialog, receive, what_came
from ui.dialogs.welcome import Welcome
from ui.settings import Settings
from ui.starting import open_window as opening


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where documents lie."""
    place = tmp_path / "文档"
    place.mkdir()
    monkeypatch.setattr(receiving_dialog, "documents", lambda: place)
    return place


@pytest.fixture
def file(tmp_path):
    """A hand-over file of the small branch."""
    (tmp_path / "旧").mkdir()
    with Ledger.create(tmp_path / "旧" / "支部.zbtz") as ledger:
        fill(ledger)
        hand_over(ledger, tmp_path / "移交.zbyj", Parties("2026-11-23", "张伟", "李敏", "王磊"), today=TODAY)
    return tmp_path / "移交.zbyj"


@pytest.fixture
def taking(qtbot, monkeypatch):
    """Presses 接收并打开 in the dialog that comes, and waits for its end; what was shown is collected."""
    shown: list[ReceivingDialog] = []

    def run(dialog):
        shown.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog._go.click()
        qtbot.waitUntil(lambda: dialog._work is None, timeout=60_000)
        return dialog.result() == ReceivingDialog.DialogCode.Accepted

    monkeypatch.setattr(receiving_dialog, "run", run)
    return shown


def test_it_says_what_is_in_the_file_and_where_it_goes(qtbot, file, home):
    dialog = ReceivingDialog(file, look(file), None)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(receiving_dialog.ElideLabel))
    assert "测试机关第一党支部委员会" in words
    assert str(home / "支部台账" / "第一党支部" / "支部.zbtz") in words
    assert not (home / "支部台账").exists()


def test_from_the_first_dialog_to_the_open_ledger(qtbot, tmp_path, file, home, answers, taking):
    welcome = Welcome(Settings(tmp_path / "settings"), None)
    qtbot.addWidget(welcome)
    answers.file = file
    welcome._choose()
    assert welcome.opened.ledger is not None
    assert welcome.opened.ledger.path == home / "支部台账" / "第一党支部" / "支部.zbtz"
    assert len(welcome.opened.ledger.all(Member)) == 7
    assert "与移交清单逐项一致" in welcome.opened.told
    assert welcome.result() == Welcome.DialogCode.Accepted
    welcome.opened.ledger.close()


def test_dropped_on_the_first_dialog(qtbot, tmp_path, file, home, taking):
    welcome = Welcome(Settings(tmp_path / "settings"), None)
    qtbot.addWidget(welcome)
    assert drop(welcome, QUrl.fromLocalFile(str(file)).toString()) == (True, True)
    qtbot.waitUntil(lambda: welcome.opened.ledger is not None, timeout=60_000)
    welcome.opened.ledger.close()


def test_named_on_the_command_line_it_opens_and_says_what_came(
    qtbot, qapp, tmp_path, file, home, answers, taking, monkeypatch
):
    monkeypatch.setattr(opening, "make_application", lambda _arguments: qapp)
    monkeypatch.setattr(opening, "Settings", lambda: Settings(tmp_path / "settings"))
    desks, closed = [], []
    show = opening.Desk.show

    def shown(desk, *arguments, **more):
        desks.append(desk)
        return show(desk, *arguments, **more)

    def until_closed(*_):
        qtbot.waitUntil(lambda: bool(answers.said))
        closed.append(desks[0]._shell)
        closed[0].close()
        return 0

    monkeypatch.setattr(opening.Desk, "show", shown)
    monkeypatch.setattr(type(qapp), "exec", until_closed)
    assert opening.open_window(argparse.Namespace(ledger=file, demo=False, dark=False, today=TODAY), TODAY) == 0
    assert "已接收：党员在册 6 名（另有已离开 1 名）" in answers.said[0]
    assert "校验值" in answers.said[0]
    assert "（已移交）" not in closed[0].windowTitle()  # it is the new one
    delete(closed[0])
    assert Settings(tmp_path / "settings").recent() == [home / "支部台账" / "第一党支部" / "支部.zbtz"]


def test_a_damaged_file_is_refused_before_and_while_it_is_unpacked(tmp_path, file, home, answers, taking, qtbot):
    whole = file.read_bytes()
    file.write_bytes(whole[:5000])
    assert receive(file, None) is None
    assert "不完整或已损坏" in answers.said[-1]
    file.write_bytes(whole[:5000] + bytes([whole[5000] ^ 255]) + whole[5001:])
    assert receive(file, None) is None
    assert taking[-1]._message.property("tone") == "bad"
    assert "没有接收" in taking[-1]._message.text()
    assert list(home.iterdir()) == []


def test_another_folder_can_be_chosen_and_it_can_be_stopped(qtbot, tmp_path, file, home, answers):
    dialog = ReceivingDialog(file, look(file), None)
    qtbot.addWidget(dialog)
    dialog.show()
    answers.file = tmp_path / "别处"
    dialog._change.click()
    assert str(tmp_path / "别处") in dialog._where.text()
    dialog.take()
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=60_000)
    assert dialog._message.text() == "已取消，没有留下写了一半的文件。"
    assert not (tmp_path / "别处").exists()
    dialog.take()
    qtbot.waitUntil(lambda: dialog.received is not None, timeout=60_000)
    assert dialog.received.ledger.parent.parent == tmp_path / "别处"
    assert "与移交清单逐项一致" in what_came(dialog.received)


def test_she_may_change_her_mind(file, home, answers):
    when_modal(lambda: QTimer.singleShot(0, lambda: _modal().reject()))
    assert receive(file, None) is None
    assert list(home.iterdir()) == []


def _modal():
    from PySide6.QtWidgets import QApplication

    return QApplication.activeModalWidget()


def test_the_day_is_told_as_people_say_it(file):
    assert receiving_dialog._who(look(file)).startswith(
        "2026年11月23日　张伟 移交给 李敏　监交 王磊\n党员在册 6 名（另有已离开 1 名）"
    )
