"""The widths of columns: one gives way where there is little room; on a large screen all of them share in what there is."""

import pytest

from models.records import Training
from ui.table.columns import of_field
from ui.table.view import RecordTable

COLUMNS = [
    of_field(Training, "start", width=10),
    of_field(Training, "name", width=30, gives=True),
    of_field(Training, "level", width=10),
    of_field(Training, "organizer", width=20),
]


@pytest.fixture
def table(qtbot, ledger):
    made = RecordTable(ledger, Training, COLUMNS)
    qtbot.addWidget(made)
    made.show()
    return made


def widths(table, wide):
    table.resize(wide, 400)
    return [table.columnWidth(place) for place in range(len(COLUMNS))]


def first(table):
    return [table.first_width(column) for column in COLUMNS]


def test_one_column_gives_way_to_the_others(table):
    start, name, *others = widths(table, 700)
    assert [start, *others] == [width for place, width in enumerate(first(table)) if place != 1]
    assert start + name + sum(others) == table.viewport().width()


def test_on_a_large_screen_the_others_grow_with_it(table):
    found = widths(table, 1600)
    assert found[1] <= 800
    assert all(now > before for now, before in zip(found, first(table), strict=True))
    assert sum(found) == table.viewport().width()
    assert widths(table, 700) == widths(table, 700)
    assert table.columnWidth(0) == first(table)[0], "what grew comes back"


def test_none_becomes_absurdly_wide(table):
    found = widths(table, 3800)
    assert [found[place] for place in (0, 2, 3)] == [2 * first(table)[place] for place in (0, 2, 3)]


def test_a_width_that_she_gave_stays(table):
    table.setColumnWidth(2, 90)
    table.set_given(frozenset({"level"}))
    assert widths(table, 1600)[2] == 90


@pytest.mark.parametrize("wraps", [True, False])
def test_too_narrow_to_be_of_use_it_is_scrolled(qtbot, ledger, wraps):
    """At 大 in a low window a problem was told in two lines of four characters each."""
    told = of_field(Training, "name", width=30, gives=True, wraps=wraps)
    made = RecordTable(ledger, Training, [COLUMNS[0], told, *COLUMNS[2:]])
    qtbot.addWidget(made)
    made.show()
    others = sum(first(made)) - made.first_width(told)
    widths(made, others + 100)
    squeezed = made.columnWidth(1)
    assert squeezed == made.least_width(told) if wraps else 76 <= squeezed <= 100
