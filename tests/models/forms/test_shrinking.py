"""A number in a column that is too narrow for it is made smaller, not broken in two; nothing else of its look changes."""

from __future__ import annotations

from copy import copy

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font

from models.forms.shrinking import must_shrink
from models.forms.styles import Style

from .blank_forms import FRAME, YELLOW
from .comparing import changes
from .invented import branch_of


@pytest.fixture
def blank(tmp_path):
    """blank(width): a list whose cells wrap, with columns so wide for numbers."""

    def make(width: float):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["姓名", "身份证号", "手机", "单位及职务"])
        for row in range(2, 8):
            for column in range(1, 5):
                cell = sheet.cell(row, column)
                cell.border, cell.fill, cell.font = FRAME, YELLOW, Font(name="宋体", size=11)
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions["D"].width = 60
        for letter in "BC":
            sheet.column_dimensions[letter].width = width
        path = tmp_path / "名册.xlsx"
        book.save(path)
        return path

    return make


@pytest.mark.parametrize(("width", "numbers"), [(10, {"B", "C"}), (14, {"B"}), (24, set()), (4, set())])
def test_what_is_too_narrow_shrinks_and_what_fits_or_would_be_too_small_stays(blank, fill, width, numbers):
    path = blank(width)
    result = fill(path, 4)
    sheet = openpyxl.load_workbook(result.files[0]).active
    shrunk = {cell.column_letter for row in sheet["A2:D5"] for cell in row if cell.alignment.shrink_to_fit}
    assert shrunk == numbers
    for row in sheet["A2:D5"]:
        for cell in row:
            placed = copy(cell.alignment)
            assert placed.wrap_text == (cell.column_letter not in numbers or None)
            assert (placed.horizontal, placed.vertical) == ("center", "center")
            assert (cell.border.left.style, cell.fill.start_color.rgb, cell.font.name) == ("thin", "00FFFF99", "宋体")
    assert changes(path, result.files[0], result) == []
    assert {cell.value for cell in sheet["B"][1:5]} == {member.id_number for member in branch_of(4).members}
    if numbers == {"B", "C"}:
        assert sheet.row_dimensions[2].height is None, "a row grew for lines that are none"


def test_one_style_is_added_for_a_column_and_none_for_rows_without_a_number(blank, fill):
    def styles(path):
        return len(openpyxl.load_workbook(path)._cell_styles)

    path = blank(10)
    result = fill(path, 6)
    assert styles(result.files[0]) == styles(path) + 1


@pytest.mark.parametrize(
    ("value", "wrapped", "shrinks"),
    [
        ("110101197607010037", True, True), ("11010119760701003X", True, True), ("110101********0037", True, True),
        ("110101197607010037", False, False), ("1985-03-12", True, False), ("某局办公室科员、党小组组长", True, False), (None, True, False),
    ],
)  # fmt: skip
def test_only_numbers_that_would_be_broken(value, wrapped, shrinks):
    assert must_shrink(value, Style(wrapped=wrapped), 9.0) == shrinks
