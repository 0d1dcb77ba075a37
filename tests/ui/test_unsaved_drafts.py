"""A killed program comes back with its drafts: they are offered once, and the form that is chosen is opened with them."""

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.deleting import delete
from ui import unsaved_drafts
from ui.dialogs.unsaved_dialog import UnsavedDialog
from ui.forms.member_dialog import MemberDialog
from ui.starting import left_open
from ui.widgets.button import Button


def test_only_an_end_without_leave_is_one(session):
    settings = session.settings
    assert not left_open.begin(settings, "甲.zbtz")
    left_open.end(settings)
    assert not left_open.begin(settings, "甲.zbtz")
    assert left_open.begin(settings, "甲.zbtz")  # killed since
    assert not left_open.begin(settings, "乙.zbtz")


def buttons(dialog):
    return {made.accessibleName(): made for made in dialog.findChildren(Button)}


@pytest.mark.parametrize("new", [False, True])
def test_the_form_of_a_member_comes_back_with_what_was_typed(shell, session, new):
    member = session.members[0]
    key = "member:new" if new else f"member:{member.id}"
    form = MemberDialog(session, type(member)() if new else member, shell)
    form.form.boxes["name"].editor.setText("写了一半")
    session.ledger.save_draft(key, form.texts())
    delete(form)
    seen = []

    def choose():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnsavedDialog)
        QTimer.singleShot(50, look)
        named = buttons(dialog)["继续填写：新增党员" if new else f"继续填写：修改党员：{member.name}"]
        named.click()

    def look():
        dialog = QApplication.activeModalWidget()
        seen.extend((type(dialog), dialog.form.boxes["name"].editor.text()))
        dialog.reject()  # given up: it is not offered again

    QTimer.singleShot(0, choose)
    unsaved_drafts.offer(shell)
    QCoreApplication.processEvents()
    assert seen == [MemberDialog, "写了一半"]
    assert session.ledger.drafts() == []


def test_later_leaves_the_draft_where_it_is(shell, session):
    session.ledger.save_draft("branch:facts", {"name": "新名字"})
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    unsaved_drafts.offer(shell)
    assert session.ledger.drafts() == ["branch:facts"]


def test_the_facts_of_the_branch_are_kept_while_they_are_typed(shell, session, monkeypatch):
    from ui.dialogs.habits_dialog import FactsDialog

    dialog = FactsDialog(session, session.branch, shell)
    editor = dialog.form.boxes["name"].editor
    editor.set_value_text("写了一半的名称")
    editor.edited.emit()
    dialog._drafts.flush()
    delete(dialog)
    again = FactsDialog(session, session.branch, shell)
    assert again.form.boxes["name"].editor.value_text() == "写了一半的名称"
    again.reject()
    assert session.ledger.drafts() == []
    delete(again)
