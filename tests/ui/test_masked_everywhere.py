"""Private numbers and addresses are masked wherever a member is shown, until somebody asks for them; then there is a way back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from models.kinds import PartialDate
from models.records import Contact, Member, Transfer
from tests.ui.deleting import delete
from tests.ui.reading import pointed_at, read_aloud
from ui.dialogs.bulk_edit_dialog import BulkEditDialog
from ui.dialogs.export_log import ExportLogDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.quick_find import QuickFind
from ui.dialogs.recycle_bin import RecycleBin
from ui.forms.member_dialog import MemberDialog
from ui.tabs.person.basics import Basics
from ui.widgets.button import Button

PRIVATE = {
    "id_number": "11010119800101123X", "phone": "13987654321", "landline": "010-62345678",
    "address": "和平里金丝雀胡同9号院3单元",
}  # fmt: skip


@pytest.fixture
def member(session):
    """With numbers that were changed, so that the history tells of them."""
    with session.unit("新增党员") as unit:
        made = Member(
            name="金丝雀", id_number="110101198001011231", phone="13900000000", address="旧地址一二三四五六号"
        )
        unit.add(made)
        unit.add(Contact(member_id=made.id, day=PartialDate.parse("2026-03-01")))
        unit.add(Transfer(member_id=made.id))
    with session.unit("修改党员：金丝雀") as unit:
        for name, value in PRIVATE.items():
            setattr(made, name, value)
        unit.save(made)
    return session.ledger.get(Member, made.id)


def seen(window):
    """Everything, of what is private, that a window tells."""
    QCoreApplication.processEvents()
    words = read_aloud(window) + pointed_at(window)
    return [name for name, value in PRIVATE.items() if value in words]


def test_no_page_tells_private_numbers(shell, member):
    for key in list(shell.pages):
        shell.go_to(key, "", 0)
        assert seen(shell) == [], key
    shell.go_to("members", "member", member.id)
    page = shell.pages["members"]
    page.table.selectRow(page.table.table.ids.index(member.id))
    assert "金丝雀" in read_aloud(shell)
    assert seen(shell) == []
    page.open_person()
    assert seen(shell) == []


def test_what_is_asked_for_is_shown_and_hidden_again(shell, member):
    shell.go_to("members", "member", member.id)
    page = shell.pages["members"]
    page.open_person()
    basics = next(b for b in page.findChildren(Basics) if b.isVisible())
    reveal = next(b for b in basics.findChildren(Button) if "完整号码" in b.text())
    reveal.click()
    assert set(seen(shell)) == set(PRIVATE)
    assert reveal.text() == "隐藏完整号码"
    reveal.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # lines of the history are made anew
    assert seen(shell) == []


def dialogs(session, shell, member):
    """Those that tell of many, or of what was before."""
    yield HistoryDialog(session, shell)
    yield RecycleBin(session, shell)
    yield ExportLogDialog(session, shell)
    yield BulkEditDialog(session, [member, session.members[0]], shell)
    for text in ("金丝雀", "4321", PRIVATE["id_number"][-4:]):
        finder = QuickFind(session, shell)
        finder.show()
        finder._field.setText(text)
        finder._show(text)
        yield finder


def test_no_dialog_tells_them_unasked(shell, session, member):
    session.ledger.log_export("党员名册", 1, full=True, purpose="上报", recipient="组织部")
    with session.unit("放进回收站：党员 金丝雀") as unit:
        unit.remove(session.ledger.get(Member, member.id))
    session.undo()
    for dialog in dialogs(session, shell, member):
        dialog.show()
        assert seen(dialog) == [], type(dialog).__name__
        delete(dialog)


def test_the_title_and_the_name_of_a_form_tell_nothing_private(shell, session, member):
    dialog = MemberDialog(session, member, shell)
    assert not [value for value in PRIVATE.values() if value in dialog.windowTitle() + dialog.accessibleName()]
    delete(dialog)
