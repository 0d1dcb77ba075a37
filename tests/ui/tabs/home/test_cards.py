"""The cards of the first page fill a high screen with reminders, and never more than there is room for."""

import pytest
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Task
from ui.widgets.reading_order import stops


@pytest.fixture
def home(shell, session):
    with session.unit("登记") as unit:
        unit.add_all([Task(text=f"事项{number}", due=PartialDate(2026, 11, 1)) for number in range(40)])
    return shell.pages["home"]


def turn(times=6):
    for _ in range(times):
        QApplication.processEvents()


@pytest.mark.parametrize(("size", "rows"), [((1440, 900), 6), ((1920, 1080), 9), ((2560, 1440), 15)])
def test_as_many_reminders_as_there_is_room_for(shell, home, size, rows):
    shell.resize(*size)
    turn()
    assert len(home.todos.todo_rows()) == pytest.approx(min(rows, len(home.todos._found)), abs=1)
    assert home._full.verticalScrollBar().maximum() == 0


def test_a_smaller_window_takes_them_back(shell, home):
    shell.resize(2560, 1440)
    turn()
    shell.resize(1200, 680)
    turn()
    assert len(home.todos.todo_rows()) <= 6


def test_a_larger_window_leaves_those_that_are_there_and_tab_goes_through_all(shell, home):
    shell.resize(1440, 900)
    turn()
    before = home.todos.todo_rows()
    shell.resize(2560, 1440)
    turn()
    after = home.todos.todo_rows()
    assert len(after) > len(before)
    assert after[: len(before)] == before, "they are not made anew"
    wanted = [*after, home.todos.checks]
    assert [stop for stop in stops(home.todos) if stop in wanted] == wanted


def test_the_keyboard_stays_where_it_was(shell, home):
    shell.resize(1440, 900)
    turn()
    row = home.todos.todo_rows()[2]
    row.setFocus()
    shell.resize(2560, 1440)
    turn()
    assert home.todos.todo_rows()[2].hasFocus()


def test_what_the_self_check_found_is_counted_by_level_as_on_its_page(shell, session, home):
    """“7 处请核对” stood for one that is to be mended and six that are to be looked at."""
    member = session.members[0]
    with session.unit("填错身份证号") as unit:
        member.id_number = "110105198503120021"
        unit.save(member)
    levels = [finding.level for finding in session.checking.now().open]
    home.todos.show_checks()
    words = [
        f"{word} {levels.count(key)}" for key, word in (("error", "应改正"), ("warning", "请核对")) if key in levels
    ]
    assert home.todos.checks.text() == f"自查：{'、'.join(words)} ›"
    assert "warning" in levels
