"""The coverage matrix: what is clicked, walked by keys, said in words, and how narrow it can be."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics

from tests.ui.sample_branch import Cell, Line, lines
from ui.look import fonts
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_cell import spoken
from ui.widgets.matrix_legend import MatrixLegend


@pytest.fixture
def matrix(qtbot):
    made = Matrix()
    made.show(lines(), 11)
    made.resize(760, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    made.said = []
    made.cell_clicked.connect(lambda line, cell: made.said.append((line.label, cell.first_month)))
    return made


def place(matrix, row: int, month: int) -> QPoint:
    """The middle of a month in a row: a twelfth of what stands between the cells of January and December."""
    january, december = matrix.cell_rect(1, 0), matrix.cell_rect(1, 11)
    step = (december.left() - january.left()) / 11
    return QPoint(round(january.center().x() + (month - 1) * step), round(january.center().y()) + (row - 1) * 34)


def test_cells_are_clicked(qtbot, matrix):
    for row, month in ((1, 3), (0, 5), (7, 12), (4, 8)):
        qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place(matrix, row, month))
    assert matrix.said == [("支部委员会", 3), ("支部党员大会", 4), ("组织生活会", 1), ("第三党小组会", 8)]


def test_clicks_beside_cells_do_nothing(qtbot, matrix):
    for spot in (QPoint(5, 60), QPoint(400, 10), QPoint(755, matrix.height() - 1)):
        qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=spot)
    assert matrix.said == []


def test_cells_are_walked_by_keys(qtbot, matrix):
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
        Qt.Key.Key_Up,
        Qt.Key.Key_Space,
    ):
        qtbot.keyClick(matrix, key)
    assert matrix.said == [("支部委员会", 5), ("支部党员大会", 4)]
    for _ in range(20):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.accessibleDescription() == "民主评议党员 全年：当期待开，本年度待开展 · 12月31日前完成"


def test_cells_are_said_in_words():
    line = Line("党课", "每季度 ≥1", [])
    assert spoken(line, Cell(7, 3, "held", "9月28日", [1])) == "党课 三季度：已开，9月28日"
    assert spoken(line, Cell(8, 1, "missing", "缺")) == "党课 8月：缺"
    assert spoken(line, Cell(12, 1, "future", "")) == "党课 12月：未到"
    assert spoken(line, Cell(1, 3, "before", "")) == "党课 一季度：启用前，未检查"
    assert spoken(line, Cell(1, 1, "absent", "")) == "党课 1月：这时没有这个党小组"


def test_what_is_not_asked_is_painted_apart_and_explained_where_there_is_such_a_thing(qtbot):
    legend, made = MatrixLegend(), Matrix()
    qtbot.addWidget(legend)
    qtbot.addWidget(made)
    made.resize(760, 200)
    painted, widths = [], []
    for state in ("future", "before", "absent"):
        shown = [Line("党课", "每月 ≥1", [Cell(m, 1, state, "") for m in range(1, 13)])]
        legend.show_lines(shown)
        made.show(shown)
        widths.append(legend.sizeHint().width())
        painted.append(made.grab().toImage())
    assert painted[0] != painted[1] != painted[2] != painted[0]
    assert widths[1] > widths[0] > widths[2], "a group that was not there has no mark"


def test_sum_is_its_name(matrix):
    assert matrix.accessibleName() == "三会一课落实情况：已开 60，当期待开 4，缺 1，未到 5"


@pytest.mark.parametrize("width", [520, 560, 700, 1100])
def test_fits_any_width(qtbot, matrix, width):
    matrix.resize(width, matrix.sizeHint().height())
    assert matrix.minimumSizeHint().width() <= width
    assert matrix.cell_rect(0, 0).left() > 84  # six characters of the label
    assert matrix.cell_rect(1, 11).right() <= width
    smallest = QFontMetrics(fonts.sized(7.5)).horizontalAdvance("12/28")
    assert width < 560 or matrix.cell_rect(1, 11).width() >= smallest
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place(matrix, 1, 12))
    assert matrix.said == [("支部委员会", 12)]


def test_nothing_to_show(qtbot):
    empty = Matrix()
    qtbot.addWidget(empty)
    empty.show([], 0)
    empty.show()
    qtbot.keyClick(empty, Qt.Key.Key_Right)
    qtbot.keyClick(empty, Qt.Key.Key_Return)
    assert empty.accessibleDescription() == ""


def test_past_year_marks_no_month(qtbot, matrix):
    this_year = matrix.grab().toImage()
    matrix.show(lines(), 0)
    assert matrix.grab().toImage() != this_year


def test_a_part_that_is_painted_alone_is_as_in_the_whole(matrix):
    whole = matrix.grab().toImage()
    for top in (0, 30, 44, 47, 78, 100, matrix.height() - 40):
        part = QRect(0, top, matrix.width(), 37)
        alone, within = matrix.grab(part).toImage(), whole.copy(part)
        others = sum(
            alone.pixel(x, y) != within.pixel(x, y) for x in range(alone.width()) for y in range(alone.height())
        )
        assert others < 400, "more than dots and edges, which lie otherwise where the painting is cut off"


def test_other_lines_have_another_width(matrix):
    before = matrix.cell_rect(0, 0).left()
    matrix.show([Line("一个名字很长很长很长很长的党小组", "每月一次", matrix._lines[0].cells)], 11)
    assert matrix.cell_rect(0, 0).left() > before


def test_the_name_of_a_group_leaves_room_for_the_months(qtbot):
    made = Matrix()
    made.show(
        [Line("第一党小组（流动党员和离退休干部党员联合党小组）会", "每月 ≥1", [Cell(1, 1, "held", "1/12", [1])])], 11
    )
    qtbot.addWidget(made)
    made.resize(760, 200)
    assert made.cell_rect(0, 0).left() < 260
