"""The name stays at the left while the list is scrolled sideways, and everything is in step with the list below it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QCursor

from ui.look import theme
from ui.table.arrangement import Arrangement


@pytest.fixture
def page(shell):
    shell.side.choose("members")
    made = shell.pages["members"]
    keys = [c.key for c in made._columns]
    made.arranging.apply(Arrangement(tuple(keys), frozenset(keys)))
    return made


def scroll(page, to=600):
    page.table.horizontalScrollBar().setValue(to)
    return page.table._frozen


def test_it_is_there_only_while_something_is_scrolled_away(page):
    frozen = page.table._frozen
    assert not frozen.shown
    scroll(page)
    assert frozen.shown
    assert frozen.width() == page.table.columnWidth(0)
    scroll(page, 0)
    assert not frozen.shown


def colour(page, row, x, y=4):
    image = page.table.grab().toImage()
    top = page.table.viewport().geometry().top() + page.table.rowViewportPosition(row)
    return QColor(image.pixelColor(page.table.viewport().geometry().left() + x, top + y)).name().upper()


@pytest.mark.parametrize("dark", [False, True])
def test_selection_and_hover_are_those_of_the_list(page, themed, qtbot, dark):
    themed(dark)
    scroll(page)
    page.table.choose_row(2)
    assert colour(page, 2, 1) == theme.theme().accent
    assert colour(page, 2, 60) == colour(page, 2, 400) == theme.theme().sel
    place = QPoint(400, page.table.rowViewportPosition(4) + 20)
    QCursor.setPos(page.table.viewport().mapToGlobal(place))
    qtbot.mouseMove(page.table.viewport(), place)
    assert colour(page, 4, 60) == theme.theme().hover


def test_a_click_on_the_name_chooses_the_row_and_the_name(page, qtbot):
    scroll(page)
    place = QPoint(30, page.table.rowViewportPosition(3) + 10)
    assert page.table.childAt(page.table.viewport().mapToParent(place)) is page.table.viewport()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.table.currentIndex().row() == 3
    assert page.table.current_column() == 0


def test_its_heading_sorts_and_shows_the_same_mark(page):
    frozen = scroll(page)
    first = page.table.table.record(0).name
    frozen._heading.sectionClicked.emit(0)
    assert page.table.table.record(0).name != first
    assert frozen._heading.sortIndicatorOrder() == page.table.horizontalHeader().sortIndicatorOrder()
    assert frozen._heading.sortIndicatorSection() == 0


def test_width_and_rows_follow(page):
    frozen = scroll(page)
    page.table.setColumnWidth(0, 231)
    assert frozen._body.width() == frozen._heading.width() == 231
    frozen._heading.resizeSection(0, 190)
    assert page.table.columnWidth(0) == 190
    assert frozen._body.rowHeight(0) == page.table.rowHeight(0)
    page.table.verticalScrollBar().setValue(2)
    assert frozen._body.verticalScrollBar().value() == page.table.verticalScrollBar().value()


def test_no_cell_hides_below_it_when_keys_move_on(page, qtbot):
    scroll(page, 900)
    page.table.setFocus()
    column = next(
        p
        for p in range(1, 40)
        if page.table.columnViewportPosition(p) + page.table.columnWidth(p) > page.table._frozen.width()
    )
    page.table.scrollTo(page.table.table.index(0, column))
    assert page.table.columnViewportPosition(column) >= page.table._frozen.width()


def test_another_row_does_not_scroll_back(page):
    scroll(page)
    before = page.table.horizontalScrollBar().value()
    page.table.choose_row(4)
    assert page.table.horizontalScrollBar().value() == before


def test_copying_takes_the_columns_in_the_order_shown_once(page):
    scroll(page)
    page.table.choose_row(0)
    cells = page.table.copied().text().rstrip("\r\n").split("\t")
    assert len(cells) == len(page.shown().columns)
    assert cells.count("李敏") == 1
