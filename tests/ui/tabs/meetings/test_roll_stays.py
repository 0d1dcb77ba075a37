"""Who is marked stays under the mouse: neither a line for a reason nor a sum that comes or goes moves the names away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.records import Attendance, Member

PEOPLE = 46


def settle():
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture(params=[(1440, 900), (1366, 768), (1200, 680)], ids=str)
def card(request, shell, session):
    """The list of a branch of fifty-two, of whom all came."""
    with session.unit("新增党员") as unit:
        unit.add_all([Member(name=f"党员{number:02}", kind="正式党员") for number in range(PEOPLE)])
    shell.resize(*request.param)
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.start("支部党员大会")
    settle()
    page._editor.roll._all_present()
    settle()
    return page._editor.roll


def place(card, row):
    """Where the middle of a name is in the window."""
    view = card.view
    return view.viewport().mapTo(card.window(), view.visualRect(view.model().index(row)).center())


def seen(card):
    """The rows of which the middle is seen."""
    view = card.view
    shown = view.viewport().visibleRegion()
    return [
        row for row in range(len(card.parts())) if shown.contains(view.visualRect(view.model().index(row)).center())
    ]


def click(card, row):
    at = card.view.visualRect(card.view.model().index(row)).center()
    QTest.mouseClick(card.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()


@pytest.mark.parametrize("scrolled", [0, 57, 10_000])
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
def test_a_name_that_is_clicked_stays_where_it_is(card, scrolled, which):
    card.view.verticalScrollBar().setValue(scrolled)
    settle()
    rows = seen(card)
    row = rows[which]
    before = place(card, row)
    for state in ("请假", "缺席", "到"):
        click(card, row)
        assert card.parts()[row].state == state
        assert place(card, row) == before
        assert row in seen(card)


def test_the_last_reason_that_goes_scrolls_nothing_back(card):
    side = card.parentWidget()
    while not hasattr(side, "fit_names"):
        side = side.parentWidget()
    for row in seen(card)[:4]:
        click(card, row)
    bar = side._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    row = seen(card)[-1]
    before = place(card, row)
    click(card, row)
    for other in range(len(card.parts())):
        card.parts()[other].state = "到"
    card._toggled()
    settle()
    assert place(card, row).y() == before.y()


def test_the_keyboard_still_brings_the_names_into_sight(card):
    card.view.setFocus()
    card.view.go_to(0)
    for _ in range(len(card.parts()) // 2 - 1):
        QTest.keyClick(card.view, Qt.Key.Key_Down)
        settle()
        assert card.view.currentIndex().row() in seen(card)
    assert card.view.currentIndex().row() >= PEOPLE


def test_another_list_takes_the_room_that_it_needs(card, shell, session):
    for row in seen(card)[:3]:
        click(card, row)
    page = shell.pages["meetings"].view
    page._editor.roll.load([Attendance(name="张伟"), Attendance(name="李敏")])
    page._editor._edited()
    assert card.view.minimumHeight() < 100


def button_of(card):
    return card.first.mapTo(card.window(), card.first.rect().center())


def test_what_is_filled_in_beside_it_moves_neither_the_names_nor_the_button(card, shell):
    """Each field filled at the left made the list of what is missing shorter and the names higher: “全部到会” ran away."""
    editor = shell.pages["meetings"].view._editor
    before = button_of(card), place(card, 0), card.height()
    for name, text in (("place", "三楼会议室"), ("host", "张伟"), ("recorder", "李敏"), ("subject", "学习")):
        editor.form.boxes[name].editor.set_value_text(text)
        editor._edited()
        settle()
        assert (button_of(card), place(card, 0), card.height()) == before


def test_so_many_names_are_seen_as_the_window_gives_room_for(card, shell):
    """Two to five lines of 46 people were seen at 1366×768."""
    lines = len({place(card, row).y() for row in seen(card)})
    assert lines >= (8 if shell.height() >= 768 else 6)
    assert card.mapTo(card.window(), card.rect().bottomLeft()).y() < shell.height() - 60, (
        "the next card is seen to be there"
    )
