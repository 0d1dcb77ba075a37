"""Copies with whole numbers: only with a purpose, and the log of exports keeps it."""

from PySide6.QtWidgets import QApplication

from tests.ui.answering import when_modal
from ui.dialogs.cards_dialog import CardsDialog
from ui.dialogs.fill_choice import FillChoice
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.statistics_export import Days, StatisticsExport
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

    when_modal(answer)
    copy_whole(session, page.table, shell)
    return QApplication.clipboard().text()


def test_without_a_purpose_nothing_is_copied(shell, session):
    assert copy(shell, session, "  ") == ""
    assert session.ledger.exports() == []


def test_with_a_purpose_it_is_copied_and_logged(shell, session):
    assert "13900006021" in copy(shell, session, "年度统计")
    log = session.ledger.exports()[0]
    assert (log["what"], log["rows"], log["full"], log["purpose"]) == ("复制党员名单", 6, 1, "年度统计")


def test_former_purposes_are_offered_wherever_a_purpose_is_asked_for(qtbot, session):
    for purpose in ("附件另存", "窗口填表", "年度统计"):
        session.ledger.log_export("名册", 6, full=True, purpose=purpose, recipient="机关党委")
    log = session.ledger.exports()
    dialogs = [
        PurposeDialog("复制", "复制", "", "", None, hint="", log=log),
        CardsDialog(session, None, []),
        StatisticsExport(session, None, "", "全部", Days(session.today, None, session.today)),
        FillChoice(session, {}),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        offered = [dialog._purpose.itemText(place) for place in range(dialog._purpose.count())]
        assert offered == ["", "年度统计"], dialog
