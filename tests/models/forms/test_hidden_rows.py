"""A list with hidden rows: whoever is filled in is seen."""

import openpyxl
import pytest

from models.forms import fill_form, read_form

from .blank_forms import simple
from .invented import TODAY, branch_of


@pytest.mark.parametrize("hidden", [(4,), (3,), (2, 3), (5, 6)])
def test_who_is_filled_in_is_seen(tmp_path, hidden):
    """Of seven people five were in rows that were put in like the hidden last one."""
    form = simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别"], rows=3)
    book = openpyxl.load_workbook(form)
    for row in hidden:
        book.active.row_dimensions[row].hidden = True
    book.save(form)
    fill_form(read_form(form), branch_of(7), tmp_path / "填好.xlsx", today=TODAY, full=False)
    sheet = openpyxl.load_workbook(tmp_path / "填好.xlsx").active
    filled = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value]
    assert len(filled) == 7
    assert not [row for row in filled if sheet.row_dimensions[row].hidden]
