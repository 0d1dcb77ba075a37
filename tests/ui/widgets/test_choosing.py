"""Segmented and SideBar: choices by mouse, keys and code, and what they say about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import QTabBar

from ui.look import fonts
from ui.widgets.button import Button
from ui.widgets.navigation import SLIM, SLIM_MARGIN, WIDE
from ui.widgets.segmented import Segmented
from ui.widgets.side_bar import SideBar

ITEMS = [("all", "全部 49"), ("full", "正式 46"), ("left", "已转出 8")]


@pytest.fixture
def segmented(qtbot):
    made = Segmented()
    made.set_items(ITEMS)
    qtbot.addWidget(made)
    made.show()
    made.said = []
    made.chosen.connect(made.said.append)
    return made


@pytest.fixture
def bar(qtbot):
    made = SideBar()
    for key, icon, label in (
        ("home", "home", "首页"),
        ("members", "users", "党员名册"),
        ("meetings", "notebook-pen", "三会一课"),
    ):
        made.add(key, icon, label)
    made.add_action("settings", "settings", "设置")
    qtbot.addWidget(made)
    made.resize(made.width(), 600)
    made.show()
    made.said = []
    made.chosen.connect(made.said.append)
    made.action.connect(made.said.append)
    return made


def test_segments_are_chosen_by_click_and_keys(qtbot, segmented):
    qtbot.mouseClick(segmented, Qt.MouseButton.LeftButton, pos=segmented.tabRect(1).center())
    qtbot.keyClick(segmented, Qt.Key.Key_Right)
    qtbot.keyClick(segmented, Qt.Key.Key_Home)
    assert segmented.said == ["full", "left", "all"]
    assert segmented.key() == "all"


def test_choice_by_code_is_quiet(segmented):
    segmented.choose("left")
    segmented.choose("unknown")
    assert segmented.key() == "left"
    assert segmented.said == []


def test_new_counts_keep_the_choice(segmented):
    segmented.choose("full")
    segmented.set_items([("all", "全部 50"), ("full", "正式 47"), ("left", "已转出 8")])
    assert segmented.key() == "full"
    assert segmented.tabText(1) == "正式 47"
    segmented.set_items([("full", "正式 47"), ("new", "新")])
    assert segmented.key() == "full"
    segmented.set_items([("new", "新")])
    assert segmented.key() == "new"
    assert segmented.said == []


def test_without_items_there_is_no_key(qtbot):
    empty = Segmented()
    qtbot.addWidget(empty)
    assert empty.key() == ""


def test_pages_are_chosen_by_click_and_keys(qtbot, bar):
    tabs = bar.findChild(QTabBar)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    qtbot.keyClick(tabs, Qt.Key.Key_Up)
    qtbot.keyClick(tabs, Qt.Key.Key_End)
    qtbot.keyClick(tabs, Qt.Key.Key_Down)
    assert bar.said == ["meetings", "members", "meetings"]
    assert bar.current() == "meetings"


def test_page_chosen_by_code_is_told(bar):
    bar.choose("members")
    assert bar.said == ["members"]
    with pytest.raises(ValueError, match="trainings"):
        bar.choose("trainings")


def test_side_bar_is_tabs_to_a_screen_reader(bar):
    tabs = bar.findChild(QTabBar)
    bar.set_badge("members", "49", "neutral")
    heard = QAccessible.queryAccessibleInterface(tabs)
    assert heard.role() == QAccessible.Role.PageTabList
    assert heard.child(0).role() == QAccessible.Role.PageTab
    assert heard.child(1).text(QAccessible.Text.Name) == "党员名册 49"


def test_collapsed_bar_has_its_words_below_the_icons(bar):
    assert bar.width() == WIDE
    bar.set_collapsed(True)
    tabs, button = bar.findChild(QTabBar), bar.findChild(Button)
    assert (bar.width(), bar.is_collapsed()) == (SLIM, True)
    assert tabs.tabToolTip(1) == "党员名册"
    assert (button.text(), button.accessibleName()) == ("设置", "设置")
    assert button.sizeHint().width() <= SLIM - 2 * SLIM_MARGIN
    small = QFontMetrics(fonts.sized(9.0, QFont.Weight.Bold))
    assert all(small.horizontalAdvance(tabs.tabText(i)) <= tabs.tabRect(i).width() for i in range(3))
    before = tabs.grab().toImage()
    tabs.setTabText(1, "")
    assert tabs.grab().toImage() != before, "the words are painted"
    tabs.setTabText(1, "党员名册")
    assert all(tabs.tabRect(i).right() < SLIM for i in range(3))
    bar.set_collapsed(False)
    assert (button.text(), tabs.tabToolTip(1)) == ("设置", "")


def test_buttons_below_say_their_key(qtbot, bar):
    qtbot.mouseClick(bar.findChild(Button), Qt.MouseButton.LeftButton)
    assert bar.said == ["settings"]


def test_unknown_icons_and_tones_are_refused(bar):
    with pytest.raises(KeyError):
        bar.add("x", "no-such-icon", "无")
    with pytest.raises(KeyError):
        bar.set_badge("home", "1", "loud")


def test_focus_ring_only_for_the_keyboard(qtbot, bar):
    tabs = bar.findChild(QTabBar)
    tabs.setFocus(Qt.FocusReason.MouseFocusReason)
    by_mouse = bar.grab().toImage()
    tabs.clearFocus()
    assert bar.grab().toImage() == by_mouse
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.grab().toImage() != by_mouse
