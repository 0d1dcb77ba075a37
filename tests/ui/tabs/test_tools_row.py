"""The row of tools: icons give way first, then buttons go into a menu; words and the primary one always stay."""

import pytest

from ui.tabs.tools_row import ToolsRow
from ui.widgets.search_field import SearchField


@pytest.fixture
def row(qtbot):
    made = ToolsRow()
    qtbot.addWidget(made)
    search = SearchField("查找")
    search.setFixedWidth(236)
    made.addWidget(search)
    made.addStretch()
    made.done = []
    for label, icon in (("导入", "upload"), ("导出", "download"), ("填表", "file-text"), ("统计", "info")):
        made.add_tool(label, icon, lambda label=label: made.done.append(label), kind="", hint=label)
    made.add_tool("新增党员", "plus", lambda: None, kind="primary", hint="")
    made.show()
    return made


def texts(row):
    return [button.text() for button, _, _ in row._tools if not button.isHidden()]


def test_labels_where_there_is_room(row):
    row.resize(1000, 40)
    assert texts(row) == ["导入", "导出", "填表", "统计"]
    assert row._more.isHidden()


def test_words_stay_longer_than_icons(row):
    """They say what a button does; a row that was a little too narrow had lost them all."""
    row.resize(1000, 40)
    need = row._needed()
    assert not any(button.icon().isNull() for button, _, _ in row._tools)
    row.resize(need + 48, 40)
    assert not any(button.icon().isNull() for button, _, _ in row._tools)
    row.resize(need + 47, 40)
    assert texts(row) == ["导入", "导出", "填表", "统计"]
    assert all(button.icon().isNull() for button, _, _ in row._tools)
    row._tools[0][0].show_icon("download")
    assert row._tools[0][0].icon().isNull(), "what comes later too"
    row.resize(need - 30, 40)
    assert texts(row) == ["导入", "导出", "填表", "统计"]


def test_words_then_a_menu(row):
    """They had become icons, which nobody knows, before any of them went into the menu; and the last, the commonest, went first."""
    row.resize(680, 40)
    assert texts(row) == ["填表", "统计"]
    assert not row._more.isHidden()
    hidden = [action for action in row._menu.actions() if action.isVisible()]
    assert [action.text() for action in hidden] == ["导入", "导出"]
    hidden[-1].trigger()
    assert row.done == ["导出"]
    row.resize(1000, 40)
    assert texts(row) == ["导入", "导出", "填表", "统计"]
    assert row._more.isHidden()


def test_what_is_an_icon_only_or_rare_goes_first(row):
    columns = row.add_tool("", "columns-3", lambda: None, kind="", hint="选择列")
    row.give_way_first(row._tools[3][0])
    row.resize(720, 40)
    assert columns.isHidden()
    assert texts(row) == ["导入", "导出", "填表"]
    assert [action.text() for action in row._menu.actions() if action.isVisible()] == ["统计", "选择列"]
    row.withdraw(columns, True)
    assert "选择列" not in [action.text() for action in row._menu.actions() if action.isVisible()]


def test_nothing_is_shown_where_there_is_nothing_to_use_it_on(row):
    row.resize(580, 40)
    row.offer(False)
    assert texts(row) == []
    assert row._more.isHidden()
    row.offer(True)
    assert texts(row)


def test_a_tool_with_a_menu_asks_what_stands_in_it_and_goes_into_the_menu_whole(row):
    made = row.add_menu(
        "输出", "download", lambda: [("一", lambda: row.done.append("一")), ("", lambda: None)], hint=""
    )
    row.resize(1000, 40)
    menu = made.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == ["一"]
    menu.actions()[0].trigger()
    assert row.done == ["一"]
    row.resize(340, 40)
    assert row._actions[made].isVisible()
    assert row._actions[made].menu() is menu
