"""A low screen, as 特大 on 1080 lines at 150 % leaves it: no page is cut without a way to scroll."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame, QToolButton

from models.rules.minutes import ROLL
from tests.ui.low_screen import LOW, turn
from tests.ui.tabs.meetings.recording import begin
from tests.ui.test_gallery_dialogs import first_page, ledger_bytes, long_branch  # noqa: F401  # the same branch
from tests.ui.test_keyboard import wrong
from ui.dialogs.fitting import LOWEST
from ui.page_stack import PageArea
from ui.widgets.side_bar import SideBar

_PADDING, _BEFORE_ICON = 11, 6  # pixels in a field at its sides, and before its calendar


def area_of(shell):
    """What scrolls: all of a page, or what stands below its title."""
    return shell._current().findChild(PageArea) or shell.findChild(PageArea)


def bars(shell):
    area = area_of(shell)
    return area.horizontalScrollBar(), area.verticalScrollBar()


def sideways(shell):
    """How far anything scrolls to the side."""
    return [area.horizontalScrollBar().maximum() for area in shell.findChildren(PageArea) if area.isVisible()]


def test_no_page_scrolls_on_the_lowest_screen(shell):
    shell.resize(LOWEST)
    for key in shell.pages:
        shell.turn_to(key)
        turn()
        assert [bar.maximum() for bar in bars(shell)] == [0, 0], key
        assert not any(sideways(shell)), key
        least = shell.pages[key].minimumSizeHint()
        assert least.width() + shell.side.width() <= LOWEST.width(), key
        assert least.height() <= LOWEST.height(), key


def test_a_page_with_less_room_than_it_needs_scrolls_to_all_of_it(low):
    assert low.size() == LOW
    scrolled = set()
    for key in low.pages:
        low.turn_to(key)
        turn()
        area = area_of(low)
        page = area.widget()
        across, down = bars(low)
        assert page.width() == area.viewport().width() + across.maximum(), key
        assert page.height() == area.viewport().height() + down.maximum(), key
        assert page.width() >= page.minimumSizeHint().width(), key
        assert page.height() >= page.minimumSizeHint().height(), key
        scrolled |= {key} if across.maximum() or down.maximum() else set()
    assert "meetings" in scrolled, "the largest page would be enough for this window, and the test says nothing"
    assert "members" not in scrolled, "the page in front scrolls for its own sake only"


def test_nothing_scrolls_sideways(low):
    """What stands side by side gives way or goes below."""
    found = set()
    for key in low.pages:
        low.turn_to(key)
        page = low.pages[key]
        views = list(page.views) if hasattr(page, "views") else [""]
        for view in views:
            if view:
                page.show_view(view)
            turn(5)
            found |= {view or key} if any(sideways(low)) else set()
    low.turn_to("rectifications")
    low.pages["rectifications"].rooms.show_room("duties")
    turn(5)
    assert not any(sideways(low))
    assert found == set()


@pytest.mark.parametrize("width", [1080, 1120, 1130, 1200])
def test_the_day_of_a_meeting_is_seen_whole(low, width):
    """1080 is what is left of 1242 at 大."""
    low.resize(width, 680)
    _, editor = begin(low)
    day = editor.form.boxes["day"].editor
    line = day if isinstance(day, QLineEdit) else day.findChild(QLineEdit)
    day.set_value_text("2026-11-20")
    turn(5)
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    margins = line.textMargins()
    icons = sum(action.isVisible() for action in line.actions()) * 24
    assert line.fontMetrics().horizontalAdvance(line.text()) + 4 <= room - margins.left() - margins.right() - icons


@pytest.mark.parametrize("part", ["body", "agenda"])
@pytest.mark.parametrize("saved", [True, False])
def test_a_record_puts_below_what_has_no_room_beside_and_beside_it_again(low, part, saved):
    """Those who came stand below the text, whole and beside the check-list; the list and the buttons stay in sight."""
    low.resize(LOWEST)
    page, editor = begin(low)
    if saved:
        page.open(1)
    turn(5)
    before = [each.geometry() for each in (editor, editor.side, editor.text_card, editor.roll, editor.check)]
    assert editor.side.x() > editor.text_card.x() + editor.text_card.width()
    low.resize(923, 680)
    editor.text_card.show_part(part)
    turn(5)
    shown, side = low.pages["meetings"], editor.side
    across, down = bars(low)
    assert across.maximum() == 0
    assert down.maximum() > 0
    assert side.y() > editor.text_card.geometry().bottom()
    assert side._area.verticalScrollBar().maximum() == 0, "the page scrolls, and nothing in it again"
    edge = editor.text_card.mapTo(shown, QPoint(editor.text_card.width(), 0)).x()
    for card in (editor.roll, side.check, side._files_card):
        place = QRect(card.mapTo(side, QPoint(0, 0)), card.size())
        assert side.rect().contains(place)
        assert card.mapTo(shown, QPoint(card.width(), 0)).x() <= edge
        assert card.width() >= card.minimumSizeHint().width()
    assert abs(editor.roll.width() - side.check.width()) <= 1
    assert [
        made for made in page.buttons if made.isVisible() and made.visibleRegion().boundingRect() != made.rect()
    ] == []
    assert wrong(shown) == []
    low.resize(LOWEST)
    editor.text_card.show_part("body")
    turn(5)
    assert [each.geometry() for each in (editor, side, editor.text_card, editor.roll, editor.check)] == before


def test_below_the_middle_all_of_the_side_column_is_there_with_a_file_too(low, qtbot, tmp_path):
    """With files, and nobody's reason asked for, nothing in it wraps any more."""
    low.resize(1080, 680)
    page, editor = begin(low)
    editor.roll._all_present()
    page.save()
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(tmp_path / "签到表.png"))
    side = editor.side
    side.files.take([tmp_path / "签到表.png"])
    qtbot.waitUntil(lambda: side.files._busy is None)
    turn(10)
    assert side._area.verticalScrollBar().maximum() == 0
    for card in (editor.roll, side.check, side._files_card):
        assert side.rect().contains(QRect(card.mapTo(side, QPoint(0, 0)), card.size()))


def test_the_keyboard_comes_to_those_who_came_below_and_they_are_seen(low):
    low.resize(923, 680)
    _, editor = begin(low)
    turn(5)
    editor.show_place(ROLL)
    turn()
    view = editor.roll.view
    assert view.hasFocus()
    area = area_of(low).viewport()
    assert area.rect().contains(QRect(view.mapTo(area, QPoint(0, 0)), view.size()))


def test_kind_and_day_of_a_meeting_are_read_whole_with_the_largest_type(shell):
    """1440×900 seen through 特大."""
    shell.resize(1107, 692)
    _, editor = begin(shell)
    turn(5)
    boxes = editor.form.boxes
    kind, day = boxes["kind"].editor, boxes["day"].editor
    assert kind.lineEdit().width() >= kind.fontMetrics().horizontalAdvance("支部党员大会") + 2
    inside = day.width() - 2 * _PADDING - day.findChild(QToolButton).width() - _BEFORE_ICON
    assert inside >= day.fontMetrics().horizontalAdvance("2026-09-30") + 2
    times = boxes["start"].editor
    assert times.width() - 2 * _PADDING >= times.fontMetrics().horizontalAdvance("09:00") + 2


@pytest.mark.parametrize("first_page", ["home"])  # the window begins with it, as it does by itself
def test_the_first_page_puts_below_what_has_no_room_beside(low):
    cards = low.pages["home"].cards
    assert not cards.beside
    assert cards.width() <= low.width() - low.side.width()
    assert wrong(low.pages["home"]) == []
    assert low.pages["home"]._full.verticalScrollBar().value() == 0, "what is to be done is seen at once"
    low.resize(LOWEST)
    turn(5)
    assert cards.beside
    assert wrong(low.pages["home"]) == []


def test_what_is_missing_stands_below_the_months_and_beside_them_on_a_larger_screen(low):
    low.turn_to("meetings")
    page = low.pages["meetings"]
    page.show_view("matrix")
    turn(5)
    view = page.views["matrix"]
    assert view.gaps.y() > view.matrix.height()
    assert view.gaps.width() > 600
    low.resize(LOWEST)
    turn(5)
    assert view.gaps.width() == 284
    assert view.gaps.y() == 0


def test_what_takes_the_keyboard_is_scrolled_into_sight(low):
    low.turn_to("meetings")
    turn()
    area, page = area_of(low), low.pages["meetings"]
    for bar in bars(low):
        bar.setValue(0)
    seen = []
    for _ in range(40):
        area.focusNextPrevChild(True)
        focus = QApplication.focusWidget()
        if focus is None or not page.isAncestorOf(focus):
            break
        place = QRect(focus.mapTo(area.viewport(), QPoint(0, 0)), focus.size())
        seen.append((place.intersects(area.viewport().rect()), focus, place))
    assert seen
    assert [each for each in seen if not each[0]] == []


def test_the_side_bar_moves_together_and_apart_again(low):
    side = low.findChild(SideBar)
    tabs = side._tabs
    assert side.height() == LOW.height()
    assert tabs.geometry().bottom() < side._buttons["settings"].y()
    close = tabs.tabRect(1).y()
    low.resize(1200, 680)
    turn()
    assert tabs.tabRect(1).y() > close
    assert tabs.height() == tabs.tabRect(tabs.count() - 1).bottom() + 1
