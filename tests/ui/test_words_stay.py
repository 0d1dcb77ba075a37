"""On the screens of offices, with larger type too, the side bar and the tools of the pages say in words what they are, nothing scrolls
sideways, and what scrolls up and down leaves the buttons of its page in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollBar

from tests.ui.looking import cut
from tests.ui.tabs.meetings.recording import begin
from ui.page_stack import PageArea
from ui.tabs.tools_row import ToolsRow
from ui.widgets.title_label import TitleLabel

SCREENS = {
    "1200x680": (1200, 680), "1440x900 at 大": (1252, 782), "1366x768 at 大": (1187, 667), "1920x1080 at 特大": (1476, 830),
}  # fmt: skip
"""The pixels of the program that there are."""
SMALLER = {"1200x680 at 大": (1043, 591), "1366x768 at 特大": (1050, 590), "1200x680 at 特大": (923, 523)}
"""Where not all tools have room: some go into a menu."""


def turn(times=5):
    for _ in range(times):
        QApplication.processEvents()


def sized(shell, size):
    shell.setMinimumSize(0, 0)
    shell.resize(*size)
    turn()
    return shell


def each_view(shell):
    """Every page of the window in each of its views, as it is seen."""
    for key in shell.pages:
        shell.turn_to(key)
        page = shell.pages[key]
        for view in list(page.views) if hasattr(page, "views") else [""]:
            if view:
                page.show_view(view)
            turn()
            yield view or key, page


@pytest.mark.parametrize("screen", SCREENS)
def test_tools_keep_their_words_and_nothing_is_cut(shell, screen):
    sized(shell, SCREENS[screen])
    for name, page in each_view(shell):
        for row in page.findChildren(ToolsRow):
            if row.isVisible():
                lost = [hint for made, label, hint in row._tools if label and made.isVisible() and not made.text()]
                assert (lost, row._more.isVisible()) == ([], False), name
        if hasattr(page, "views"):
            assert all(made.text() for made in page.view.buttons), name
        assert not any(area.horizontalScrollBar().maximum() for area in page.findChildren(PageArea)), name
        assert shell.findChild(PageArea).horizontalScrollBar().maximum() == 0, name
        assert [each for each in cut(page) if TitleLabel.__name__ not in each] == [], name


@pytest.mark.parametrize("screen", SMALLER)
def test_tools_for_which_there_is_no_room_stand_with_their_words_in_a_menu(shell, screen):
    """They had become icons: of a record 保存 and 定稿 too, a tick and another tick."""
    sized(shell, SMALLER[screen])
    for name, page in each_view(shell):
        for row in page.findChildren(ToolsRow):
            if row.isVisible():
                assert [
                    hint for made, label, hint in row._tools if label and made.isVisible() and not made.text()
                ] == []
                away = [
                    a for made, a in row._actions.items() if row._offered and a.isVisible() and not made.isVisible()
                ]
                assert row._more.isVisible() is bool(away), name
                assert all(action.text() for action in away), name
        if hasattr(page, "views"):
            seen = [made.text() for made in page.view.buttons if made.isVisible()]
            assert all(seen), name
            away = [made for made in page.view.buttons if not made.isVisible() and made is not page.view.more]
            assert len(away) == len(page.view._away) or not page.view.buttons_shown(), name
        assert not any(area.horizontalScrollBar().maximum() for area in page.findChildren(PageArea)), name
        assert [each for each in cut(page) if TitleLabel.__name__ not in each] == [], name


def test_what_has_no_room_beside_a_record_is_in_its_menu(shell):
    sized(shell, SMALLER["1200x680 at 特大"])
    page, _ = begin(shell)
    turn()
    seen = [made.text() for made in page.buttons if made.isVisible()]
    assert seen[-4:] == ["保存", "定稿", "更多", "记录会议"]
    menu = page.more.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    gone = [made for made in page.buttons if not made.isVisible()]
    assert [made.property("label") for made in gone] == ["预览打印", "导出"]
    assert entries["导出"].menu() is gone[1].menu()
    printed = []
    gone[0].clicked.disconnect()
    gone[0].clicked.connect(lambda: printed.append(True))
    entries["预览打印"].trigger()
    assert printed == [True]
    sized(shell, (1440, 900))
    assert all(made.isVisible() for made in page.buttons)
    menu.aboutToShow.emit()
    assert "导出" not in {action.text() for action in menu.actions()}


def test_the_side_bar_has_words_on_a_small_screen_with_large_type(shell):
    for size, slim in (((1252, 782), False), ((1249, 782), True), ((1252, 782), False), ((1200, 680), True)):
        assert sized(shell, size).side.is_collapsed() is slim


def test_a_page_that_is_made_later_is_as_narrow_as_the_others(shell):
    sized(shell, SCREENS["1440x900 at 大"])
    assert shell.pages["meetings"]._narrow, "beside the words of the side bar there is less room still"
    sized(shell, (1310, 800))
    assert not shell.pages["meetings"]._narrow


def test_who_came_stands_beside_the_record_again_when_there_is_room_again(shell):
    """Below the text the page has a bar at the side, and for its width those who came had stayed below."""
    sized(shell, (1200, 680))
    _, editor = begin(shell)
    for size, below in (((1080, 640), True), ((1252, 782), False), ((1080, 640), True), ((1112, 680), False)):
        sized(shell, size)
        assert editor.columns.below is below, size
        if not below:
            view = shell.pages["meetings"].view
            assert view.width() >= view.minimumSizeHint().width()


@pytest.mark.parametrize("size", [(1080, 640), (923, 523)], ids=["1242x736 at 大", "1200x680 at 特大"])
def test_the_buttons_of_a_record_stay_where_they_are_while_it_scrolls(shell, size):
    """They had scrolled away with the text."""
    sized(shell, size)
    page, editor = begin(shell)
    shown = shell.pages["meetings"]
    turn()
    before = [made.mapTo(shell, QPoint(0, 0)) for made in page.buttons]
    bar = shown.findChild(PageArea).verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(bar.maximum())
    turn()
    assert shell.findChild(PageArea).verticalScrollBar().maximum() == 0, "one bar, and not one beside the other"
    assert [made.mapTo(shell, QPoint(0, 0)) for made in page.buttons] == before
    assert all(made.visibleRegion().boundingRect() == made.rect() for made in page.buttons if made.isVisible())
    assert shown.chooser.visibleRegion().boundingRect() == shown.chooser.rect()
    area = shown.findChild(PageArea).viewport()
    lowest = editor.side._files_card
    assert area.rect().contains(QRect(lowest.mapTo(area, QPoint(0, 0)), lowest.size()).bottomLeft())


def test_what_was_covered_has_no_other_bars_when_it_is_back(shell):
    """Covered, it is measured without the look of the window: three pixels were missing, and a bar stood beside the other."""
    sized(shell, (1080, 640))
    _, editor = begin(shell)
    turn()
    for way in ("new", "saved"):
        if way == "saved":
            shell.pages["meetings"].view.open(1)
            turn()
        before = [(bar, bar.maximum()) for bar in shell.findChildren(QScrollBar) if bar.isVisible()]
        shell.lock.lock()
        turn()
        shell.lock._unlock()
        turn()
        assert [(bar, bar.maximum()) for bar in shell.findChildren(QScrollBar) if bar.isVisible()] == before, way
        assert editor.side._area.geometry() == editor.side.rect()


def test_the_choice_of_views_stays_where_it_is_whatever_the_next_step_says(shell):
    for size in (*SCREENS.values(), (1080, 640), (1300, 800), (1440, 900)):
        sized(shell, size)
        places = {page.chooser.mapTo(shell, QPoint(0, 0)).x() for _, page in each_view(shell) if hasattr(page, "views")}
        shell.pages["meetings"].show_view("records")
        view = shell.pages["meetings"].view
        for label in ("归档…", "取消作废…", "保存修改"):
            view._next.setProperty("label", label)
            view.described.emit()
            turn()
            places.add(shell.pages["meetings"].chooser.mapTo(shell, QPoint(0, 0)).x())
            assert view._next.text() in (label, "")
        assert len(places) == 1, size
