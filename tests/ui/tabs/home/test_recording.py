"""记录会议 on the first page: the kind is chosen there, before any record is shown; a click beside the menu does nothing."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.records import Meeting
from models.records.meeting import KINDS
from ui.tabs.meetings.records import RecordsView


def in_menu(does):
    """Once the menu is there, calls `does` with it and closes it; gives the list in which its entries are noted. Whether
    showing it waits for that depends on the Qt."""
    seen = []

    def look():
        menu = QApplication.activePopupWidget()
        if menu is None:
            QTimer.singleShot(10, look)
            return
        seen.extend(action.text() for action in menu.actions() if action.text())
        try:
            does(menu)
        finally:
            menu.close()

    QTimer.singleShot(0, look)
    return seen


@pytest.mark.parametrize("how", ["click", "key"])
def test_the_kind_is_asked_for_on_the_first_page(shell, session, qtbot, how):
    before = session.ledger.units()
    home = shell.pages["home"]
    there = []
    active = []

    def look(menu):
        there.append((shell._current().key, shell.pages["meetings"].isVisible()))
        QApplication.processEvents()
        active.append(menu.activeAction() and menu.activeAction().text())

    seen = in_menu(look)
    if how == "click":
        QTest.mouseClick(home.record, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(seen) and QApplication.activePopupWidget() is None)
    assert there == [("home", False)], "no record lies behind the menu"
    assert seen == [*KINDS, "其他会议…"]
    assert active == ["支部党员大会" if how == "key" else None], "after the key Enter takes one"
    assert shell._current().key == "home", "nothing was chosen"
    assert session.ledger.units() == before


@pytest.mark.parametrize(("entry", "kind", "at"), [("党课", "党课", "day"), ("其他会议…", "", "kind")])
def test_a_record_of_the_chosen_kind_is_begun(shell, session, entry, kind, at):
    before = session.ledger.units()
    menu = shell.pages["home"].record.menu()
    next(action for action in menu.actions() if action.text() == entry).trigger()
    page = shell._current()
    assert page.key == "meetings"
    assert isinstance(page.view, RecordsView)
    editor = page.view._editor
    assert (editor.meeting.id, editor.as_typed().kind) == (0, kind)
    assert editor.form.boxes[at].editor.hasFocus()
    assert session.ledger.units() == before
    assert len(session.ledger.all(Meeting)) == 1


def test_a_record_is_begun_from_another_view_of_the_meetings(shell):
    shell.side.choose("meetings")
    page = shell.pages["meetings"]
    page.show_view("matrix")
    shell.side.choose("home")
    next(iter(shell.pages["home"].record.menu().actions())).trigger()
    assert isinstance(page.view, RecordsView)
    assert page.view._editor.as_typed().kind == KINDS[0]


def test_a_click_beside_the_menu_over_a_record_is_not_passed_on_to_it(shell):
    shell.side.choose("meetings")
    menu = shell.pages["meetings"].view._new.menu()
    assert menu.testAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
