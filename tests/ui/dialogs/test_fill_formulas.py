"""The dialog of a form lists the formulas that it left alone."""

from __future__ import annotations

import openpyxl

from .test_fill_dialog import blank, opened  # noqa: F401


def test_formulas_that_stay_are_listed(opened, blank):  # noqa: F811
    """Under 没有填的, and for the column of names with a sentence under 请留意."""
    book = openpyxl.load_workbook(blank)
    name = next(cell for row in book.active.iter_rows() for cell in row if cell.value == "姓名")
    for row in range(name.row + 1, name.row + 4):
        book.active.cell(row, name.column, '=IF(A1="","","在册")')
    book.save(blank)
    dialog = opened(blank)
    tree = dialog._report._tree
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    said = {group.text(0): [group.child(k).text(0) for k in range(group.childCount())] for group in groups}
    assert next(lines for title, lines in said.items() if "表上是公式" in title) == ["姓名：6 处"]
    notes = dialog._notes._tree
    assert any("逐行核对姓名" in notes.topLevelItem(place).text(0) for place in range(notes.topLevelItemCount()))
