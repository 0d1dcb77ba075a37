"""Copies with whole numbers: only with a purpose, and the log of exports keeps it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.tabs.list_actions import copy_whole


def copy(shell, session, purpose):
    page = shell.pages["members"]
    shell.side.choose("members")
    page.table.setColumnHidden([c.key for c in page._columns].index("phone"), False)
    page.table.selectAll()
    QApplication.clipboard().setText("")

    def answer():
        dialog = QApplication.activeModalWidget()
        dialog._purpose.set_value_text(purpose)
        dialog.accept()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, answer)
    copy_whole(session, page.table, shell)
    return QApplication.clipboard().text()


def test_without_a_purpose_nothing_is_copied(shell, session):
    assert copy(shell, session, "  ") == ""
    assert session.ledger.exports() == []


def test_with_a_purpose_it_is_copied_and_logged(shell, session):
    assert "13900006021" in copy(shell, session, "年度统计")
    log = session.ledger.exports()[0]
    assert (log["what"], log["rows"], log["full"], log["purpose"]) == ("复制党员名单", 6, 1, "年度统计")
