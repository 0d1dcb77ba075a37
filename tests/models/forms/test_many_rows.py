"""Filling a form takes as long as it has rows: twice as many are twice the work, not four times."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.styles import Alignment

from models.forms.spans import Element

from .blank_forms import simple


@pytest.fixture
def looked_at(tmp_path, calls_while_filling):
    """looked_at(count): how many elements are looked at while so many people go into a form of five rows."""

    def run(count: int) -> int:
        form = simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别", "学历", "入党日期", "手机号"], rows=5)
        book = openpyxl.load_workbook(form)
        book.active.column_dimensions["B"].width = 12
        for row in book.active.iter_rows(min_row=2, max_row=6):
            for cell in row:
                cell.alignment = Alignment(wrap_text=True)
        book.save(form)
        return calls_while_filling(Element, "all", form, count)

    return run


def test_twice_as_many_rows_are_twice_the_work(looked_at):
    """What the file says of its columns is read once, not again for each cell."""
    assert looked_at(160) < 2.5 * looked_at(80)
