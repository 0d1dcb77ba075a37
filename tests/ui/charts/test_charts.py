"""Every picture in light and dark and on a fine screen, with long names, many bands and nobody."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from models.records import Member
from models.statistics.geometry import Item
from models.statistics.pictures import Picture, picture_of
from models.statistics.rows import columns_of, rows_of
from models.statistics.table import BAND, NUMBER, UNKNOWN, Cell, Line, Table
from tests.ui.looking import colours
from tests.ui.looking import picture as drawn_at
from ui.charts.chart import Chart
from ui.charts.figure_table import FigureTable


def table(*numbers: int) -> Table:
    def cell(number: int) -> Cell:
        return Cell([Member(id=n + 1, name="某某") for n in range(number)], lambda member: "依据")

    labels = ("在岗职工", "企事业单位、社会组织专业技术人员和管理人员", "离退休人员", "未填")
    lines = [
        Line(label, (cell(number),), UNKNOWN if label == "未填" else BAND)
        for label, number in zip(labels, numbers, strict=False)
    ]
    return Table("job", "工作岗位", date(2026, 11, 23), (NUMBER,), tuple(lines), sum(numbers))


def pictures() -> dict[str, Picture]:
    now, before = table(31, 4, 0, 2), table(28, 6, 1, 2)
    found = {
        "bars": picture_of("bars", now),
        "compared": picture_of("bars", now, before),
        "ring": picture_of("donut", now),
        "one": picture_of("donut", table(9, 0)),
    }
    pairs = [Item(f"{n}–{n + 4} 岁", n % 7, str(n % 7)) for n in range(30, 60, 5) for _ in (0, 1)]
    cells = tuple(Cell([], lambda member: "") for _ in pairs)
    found["pyramid"] = Picture("pyramid", tuple(pairs), cells, tuple(item.label for item in pairs))
    return {name: made for name, made in found.items() if made is not None}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", pictures())
@pytest.mark.parametrize("width", [300, 520, 900])
def test_a_picture_is_painted(qtbot, themed, name, width, dark):
    themed(dark)
    holder = QWidget()
    chart = Chart(holder)
    qtbot.addWidget(holder)
    holder.resize(width, 700)
    chart.resize(width, 10)
    chart.show_picture(pictures()[name], "工作岗位")
    holder.show()
    assert chart.height() >= 34 * 2
    assert colours(drawn_at(chart, 1.0)) > 5
    assert drawn_at(chart, 1.5).width() == pytest.approx(width * 1.5, abs=1)
    assert chart.accessibleName().startswith("工作岗位图：")
    for place in range(len(pictures()[name].items)):
        assert chart.rect().toRectF().adjusted(-1, -1, 1, 1).contains(chart.item_rect(place))


def test_nobody_has_no_picture():
    assert picture_of("bars", table(0, 0)) is None


@pytest.mark.parametrize("width", [320, 480, 900])
def test_a_table_is_as_high_as_its_rows(qtbot, width):
    shown, before = table(31, 4, 0, 2), table(28, 6, 1, 2)
    figures = FigureTable()
    qtbot.addWidget(figures)
    figures.resize(width, 100)
    figures.show_rows(columns_of(shown, before), rows_of(shown, before), "工作岗位")
    figures.show()
    last = figures.visualItemRect(figures.item(figures.rowCount() - 1, 1))
    assert figures.viewport().rect().bottom() >= last.bottom()
    assert figures.item(1, 4).text() == "-2"
    assert figures.item(2, 1).text() == "–"
    for column in range(1, 5):
        assert figures.columnWidth(column) >= figures.fontMetrics().horizontalAdvance(figures.item(0, column).text())
