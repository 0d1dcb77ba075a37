"""The list of the rows of an import: each row is as high as what is said of it."""

import pytest
from PySide6.QtWidgets import QApplication

from models.imports import ADDED, RETURNED, Plan, RowPlan
from ui.dialogs.import_rows import _HIGHEST, _ROW, ImportRows

SHORT, LONG = "没有姓名", "同名的有 2 人（名册中的“重名人”），分不清是哪一位，请补身份证号或出生日期；" * 2
SAID = ("", SHORT, LONG, LONG * 12, SHORT)


@pytest.fixture
def rows(qtbot):
    """The list, wide enough for a short sentence, over rows of which as much is said as SAID has."""
    made = ImportRows()
    qtbot.addWidget(made)
    made.resize(1130, 560)
    made.show()
    made.show_plan(
        Plan(
            "甲.csv", rows=[RowPlan("表", n, "张伟", RETURNED if said else ADDED, said) for n, said in enumerate(SAID)]
        ),
        {},
    )
    choose(made, "all")
    return made


def choose(rows: ImportRows, key: str) -> None:
    rows._which.setCurrentIndex(rows._which._keys.index(key))
    settle()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def heights(rows: ImportRows) -> list[int]:
    return [rows._view.rowHeight(place) for place in range(rows._model.rowCount())]


def line(rows: ImportRows) -> int:
    return rows._view.fontMetrics().lineSpacing()


def test_what_is_said_of_a_row_is_seen_whole(rows):
    first, short, long, longest, last = heights(rows)
    assert (first, short, last, longest) == (_ROW, _ROW, _ROW, _HIGHEST)
    needed = rows._view.sizeHintForRow(2)  # as Qt itself draws the words
    assert needed <= long <= needed + 2 * line(rows)
    assert long > _ROW


def test_a_narrower_list_has_higher_rows_and_a_wider_one_lower_ones(rows):
    before = heights(rows)[2]
    rows.resize(2600, 560)
    settle()
    assert heights(rows)[2] < before
    rows.resize(900, 560)
    settle()
    narrow = heights(rows)
    assert narrow[2] > before
    assert narrow[2] >= rows._view.sizeHintForRow(2)
    assert narrow[0] == _ROW


def test_other_rows_have_their_own_heights(rows):
    """Those of one fate stand in other places than among all."""
    choose(rows, ADDED)
    assert heights(rows) == [_ROW]
    choose(rows, RETURNED)
    assert heights(rows)[0] == _ROW
    assert heights(rows)[1] > _ROW
