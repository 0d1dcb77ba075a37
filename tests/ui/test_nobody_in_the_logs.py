"""After a walk through the pages and dialogs, and errors on each, nobody is named in any file of the settings folder."""

import re
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, qWarning

from models.records import Member, Training
from tests.ui.deleting import delete
from ui.crash import CrashHook
from ui.dialogs import error_dialog
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.member_dialog import MemberDialog

CANARY = ("金丝雀", "11010119800101123X", "13987654321", "和平里金丝雀胡同9号")


@pytest.fixture
def canary(session):
    """A member whom no file outside the ledger may name."""
    name, number, phone, address = CANARY
    with session.unit("新增党员") as unit:
        member = Member(name=name, id_number=number, phone=phone, address=address)
        unit.add(member)
        unit.add(Training(name=f"{name}的培训"))
    return session.ledger.get(Member, member.id)


def fall(record):
    """An error whose text, and whose local names, tell of somebody."""
    try:
        raise ValueError(f"{record!r} {CANARY}")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_no_file_of_the_settings_names_anybody(session, canary, shell, monkeypatch, qapp):
    reports = []
    monkeypatch.setattr(error_dialog, "tell_error", lambda _parent, _folder, report: reports.append(report))
    folder = session.settings.folder
    hook = CrashHook(folder / "logs", folder / "torn.txt")
    hook.install()
    try:
        for key in list(shell.pages):
            shell.side.choose(key)
            QCoreApplication.processEvents()
            fall(canary)
            qWarning(f"QImage: cannot read {CANARY[0]} ({CANARY[2]})")
        shell.go_to("members", "member", canary.id)
        shell.pages["members"].search.setText(CANARY[0])
        shell.pages["members"].table.selectAll()
        shell.pages["members"].table.copy(whole=True)
        for dialog in (
            MemberDialog(session, canary, shell),
            EnrolmentDialog(session, session.ledger.all(Training)[0], shell),
        ):
            dialog.open()
            fall(dialog)
            dialog.hide()
            delete(dialog)
        thread = threading.Thread(target=fall, args=(canary,), name=CANARY[0])
        thread.start()
        thread.join()
        shell.lock.lock()
        fall(canary)
        shell.lock._unlock()
        session.settings.exported_to(session.ledger.path)
        session.settings.keep()
    finally:
        hook.let_go()
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {"log.txt", "settings.ini"} <= {file.name for file in files}
    assert any(file.name.startswith("report-") for file in files)
    assert reports
    names = [*CANARY, *(member.name for member in session.members)]
    for text in [file.read_text(encoding="utf-8") for file in files] + reports:
        assert not [name for name in names if name in text]
        assert not re.search(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)", text)
