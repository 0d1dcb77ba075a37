"""How rows are painted: selection, hover, pills, cut text; and how much room cells ask for."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QCursor, QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem

from models.records import Rectification
from models.records.member import Member
from tests.ui.sample_branch import fill, member_columns
from ui.look import fonts, theme
from ui.table.columns import Column, of_field
from ui.table.delegate import _is_chinese
from ui.table.view import ROW_HEIGHT, RecordTable
from ui.widgets.wrapped import wrapped


@pytest.fixture
def table(qtbot, ledger):
    made = RecordTable(ledger, Member, member_columns())
    made.show_ids(fill(ledger))
    made.resize(900, 500)
    qtbot.addWidget(made)
    made.show()
    made.choose_row(2)
    return made


def point(table, row: int, x: int, y: int = 4) -> str:
    """The colour at a place of a row."""
    image = table.viewport().grab().toImage()
    return QColor(image.pixelColor(x, table.rowViewportPosition(row) + y)).name().upper()


def test_selected_row_has_a_bar_and_its_own_ground(table):
    now = theme.theme()
    assert point(table, 2, 1) == now.accent
    assert point(table, 2, 500) == now.sel
    assert point(table, 3, 1) == now.surface
    assert point(table, 3, 500) == now.surface


def test_every_row_has_a_line_below(table):
    assert point(table, 1, 500, ROW_HEIGHT - 1) == theme.theme().line2


def test_the_bar_follows_the_first_column_shown(table):
    table.setColumnHidden(0, True)
    assert point(table, 2, 1) == theme.theme().accent
    table.setColumnHidden(0, False)
    table.horizontalHeader().moveSection(0, 3)
    assert point(table, 2, 1) == theme.theme().accent
    assert point(table, 2, table.columnViewportPosition(0) + 1) == theme.theme().sel


def test_pill_has_the_ground_of_its_tone(table):
    left = table.columnViewportPosition(4)
    assert point(table, 6, left + 30, 13) == theme.theme().warn_bg
    assert point(table, 5, left + 30, 13) == theme.theme().line2


def test_whole_row_is_tinted_under_the_mouse(qtbot, table):
    QCursor.setPos(table.viewport().mapToGlobal(QPoint(300, table.rowViewportPosition(4) + 20)))
    qtbot.mouseMove(table.viewport(), QPoint(300, table.rowViewportPosition(4) + 20))
    assert {point(table, 4, x) for x in (8, 500, 850)} == {theme.theme().hover}


def test_cells_ask_for_the_room_they_need(table):
    delegate, option = table.itemDelegate(), QStyleOptionViewItem()
    hints = [delegate.sizeHint(option, table.table.index(2, column)) for column in range(6)]
    assert {hint.height() for hint in hints} == {ROW_HEIGHT}
    name, plain = hints[0].width(), hints[1].width()
    assert name > 28 + 4 * 14 + 4 * 12  # circle, four characters of the name, four of the post
    assert plain < 60
    assert delegate.sizeHint(option, table.table.index(5, 0)).width() < name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026年秋季现场教学", True),
        ("现场教学", True),
        ("2026-10-23", False),
        ("42 人", False),
        ("16", False),
        ("", False),
    ],
)
def test_words_are_darker_than_figures_wherever_a_year_stands(text, words):
    assert _is_chinese(text) == words


def test_colours_follow_the_theme(table, themed):
    themed(True)
    assert point(table, 3, 500) == theme.DARK.surface
    assert point(table, 2, 500) == theme.DARK.sel


def test_nothing_is_painted_outside_a_narrow_cell(table):
    before = [point(table, 2, table.columnViewportPosition(1) + x, 22) for x in range(0, 12)]
    table.setColumnWidth(0, 60)
    after = [point(table, 2, table.columnViewportPosition(1) + x, 22) for x in range(0, 12)]
    assert after == before, "the name is written into the next cell"


def dark_rows(table, row, place):
    """The rows of pixels of a cell on which something is written."""
    left, top = table.columnViewportPosition(place) + 13, table.rowViewportPosition(row)
    image = table.viewport().grab().toImage()
    ground = image.pixelColor(left - 8, top + 4)
    width = table.columnWidth(place) - 26
    return [
        y for y in range(2, ROW_HEIGHT - 2) if any(image.pixelColor(left + x, top + y) != ground for x in range(width))
    ]


def test_what_wraps_takes_two_lines_of_its_row(qtbot, ledger):
    columns = [
        Column("a", "甲", 20, lambda m: "党员活动室图书陈旧，近五年新书不足十册", wraps=wraps)
        for wraps in (False, True, False)
    ]
    table = RecordTable(ledger, Member, columns)
    table.show_ids(fill(ledger))
    table.resize(900, 500)
    qtbot.addWidget(table)
    table.show()
    one, two = (dark_rows(table, 1, place) for place in (0, 1))
    assert max(one) - min(one) < 20
    assert max(two) - min(two) > 28


def test_a_list_of_names_breaks_between_them(qapp):
    metrics = QFontMetrics(fonts.sized(fonts.BASE))
    room = metrics.horizontalAdvance("孙契、尉迟")
    assert wrapped("孙契、尉迟明远", metrics, room, 2, names=True) == ["孙契、", "尉迟明远"]
    assert of_field(Rectification, "owner").names
    assert not of_field(Rectification, "problem").names
