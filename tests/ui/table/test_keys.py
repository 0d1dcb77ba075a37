"""The list by the keyboard: going to people by typing, first and last, changing, deleting, pasting, the menu key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture
def table(shell):
    shell.side.choose("members")
    found = shell.pages["members"].table
    found.setFocus()
    return found


def test_typing_goes_to_the_next_person_of_that_pinyin(table, qtbot, qapp):
    qtbot.keyClicks(table, "zw")
    assert table.current().name == "张伟"
    table.jumping._at = 0.0  # a pause
    qtbot.keyClicks(table, "chal")
    assert table.current().name == "查良"


def test_the_same_letter_again_goes_on(table, qtbot):
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Z)
    first = table.current().name
    qtbot.keyClick(table, Qt.Key.Key_Z)
    assert {first, table.current().name} == {"查良", "张伟"}


def test_home_and_end_are_the_first_and_the_last_row(table, qtbot):
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 5
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "changing"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "deleting"),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "pasting"),
    ],
)
def test_keys_ask_for_what_they_stand_for(table, qtbot, key, modifier, signal):
    asked = getattr(table, signal)
    asked.disconnect()
    with qtbot.waitSignal(asked):
        qtbot.keyClick(table, key, modifier)


def test_all_and_copy(table, qtbot):
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_ids()) == 6
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 6


def test_the_menu_key_opens_below_the_current_row(table, qtbot):
    table.menu_wanted.disconnect()
    table.choose_row(3)
    with qtbot.waitSignal(table.menu_wanted) as asked:
        table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    below = table.viewport().mapFromGlobal(asked.args[0]).y()
    assert below == table.rowViewportPosition(3) + table.rowHeight(3)


def test_what_is_selected_stays_selected_when_the_ledger_changes(table, session):
    table.selectAll()
    chosen = table.selected_ids()
    with session.unit("改一改") as unit:
        member = session.ledger.get(table.table.cls, chosen[0])
        member.note = "改"
        unit.save(member)
    assert table.selected_ids() == chosen


def test_headings_are_copied_where_wanted_and_private_values_masked_or_whole(table, session):
    table.choose(next(m.id for m in session.members if m.name == "单雨桐"))
    keys = [c.key for c in table.table.columns]
    table.setColumnHidden(keys.index("phone"), False)
    assert table.copied(headings=True).text().splitlines()[0].startswith("姓名\t出生年月")
    assert "139****6021" in table.copied().text()
    assert "13900006021" in table.copied(whole=True).text()
