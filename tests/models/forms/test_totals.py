"""Totals of a list take in all that is filled into it, or it is told which of them do not."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

from models.forms import uncounted

from .office_forms import FORMS

_LAST = 12
_FORMULAS = ['=COUNTA(B3:B12)', '=COUNTIF($C$3:$C$12,"女")', '=COUNTIF(D3:D12,"<>")&"人"']  # fmt: skip


def made(path: Path, gap: int, formulas: list[str], *, numbered: int = 0) -> Path:
    """Ten rows for people, so many empty ones, and a row 合计 with formulas from column B on."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet["A1"] = "党员花名册"
    for column, text in enumerate(("序号", "姓名", "性别", "手机号"), start=1):
        sheet.cell(2, column, text)
    for number in range(1, numbered + 1):
        sheet.cell(2 + number, 1, number)
    for column, text in enumerate(["合计", *formulas], start=1):
        sheet.cell(_LAST + gap + 1, column, text)
    book.save(path)
    return path


def totals(path: Path) -> list[object]:
    """What stands in the row 合计."""
    rows = openpyxl.load_workbook(path)["名册"].iter_rows(values_only=True)
    return next(list(row[1:4]) for row in rows if row[0] == "合计")


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("count", [8, 11, 48])
def test_totals_below_empty_rows_take_in_everybody(tmp_path, fill, gap, count):
    """People stand in the rows that are added up and in new ones between them, not in the empty ones below, which stay."""
    result = fill(made(tmp_path / "表.xlsx", gap, _FORMULAS), count)
    end = str(max(_LAST, 2 + count))
    assert totals(result.files[0]) == [formula.replace("12", end) for formula in _FORMULAS]
    sheet = openpyxl.load_workbook(result.files[0])["名册"]
    assert [row for row in range(3, sheet.max_row) if sheet.cell(row, 2).value] == list(range(3, 3 + count))
    assert sheet.max_row == int(end) + gap + 1
    assert not any("公式" in note for note in result.notes)


def test_programs_count_everybody(tmp_path, fill, recalculated):
    result = fill(made(tmp_path / "表.xlsx", 1, ["=COUNTA(B3:B12)"]), 48)
    assert recalculated(result.files[0])["名册"]["B52"].value == 48


@pytest.mark.parametrize(
    ("place", "formula"),
    [("B19", "=COUNTA(B3:B12)"), ("F1", '="共"&ROWS(B3:B12)&"行"'), ("名单!A1", "=COUNTA(名册!$B$3:$B$12)")],
)
def test_what_stops_in_the_midst_of_the_list_is_told(tmp_path, fill, place, formula):
    """Where the form numbers more rows than its formula counts, it is for people to say which is meant."""
    form = made(tmp_path / "表.xlsx", 6, [], numbered=15)
    book = openpyxl.load_workbook(form)
    sheet, _, cell = place.rpartition("!")
    (book.create_sheet(sheet) if sheet else book.active)[cell] = formula
    book.save(form)
    told = [note for note in fill(form, 14).notes if "公式" in note]
    assert len(told) == 1
    assert f"{cell} 的公式只算到" in told[0]
    assert "第 12 行，表填到第 16 行" in told[0]
    assert not any("公式" in note for note in fill(form, 10).notes)


@pytest.mark.parametrize(
    ("rows", "last", "is_told"), [(30, 12, True), (30, 16, True), (30, 7, True), (30, 6, False), (6, 5, True)]
)
def test_a_total_over_a_third_of_a_long_list_is_told(tmp_path, fill, rows, last, is_told):
    """Ten of thirty numbered rows were added up and thirty people filled in: the number was wrong, and nothing was said."""
    form = made(tmp_path / "表.xlsx", max(0, rows - 9), [], numbered=rows)
    book = openpyxl.load_workbook(form)
    book.active["F1"] = f"=COUNTA(B3:B{last})"
    book.save(form)
    told = [note for note in fill(form, rows).notes if "F1 的公式只算到" in note]
    assert bool(told) == is_told
    assert all(f"第 {last} 行，表填到第 {rows + 2} 行" in note for note in told)


@pytest.mark.parametrize("own", [0, 1], ids=["with its own row", "of the rows above it"])
def test_running_counts_and_those_of_a_part_below_are_not_told(tmp_path, fill, own):
    """A formula in its row counts up to there, or to the row above, and one may be about the last rows only."""
    form = made(tmp_path / "表.xlsx", 0, [])
    book = openpyxl.load_workbook(form)
    for row in range(3 + own, _LAST + 1):
        book.active.cell(row, 1, f"=COUNTA(B$3:B{row - own})")
    book.active["F1"] = "=COUNTA(B8:B10)"
    book.save(form)
    assert not any("公式" in note for note in fill(form, 10).notes)


def test_a_sum_over_a_part_of_a_table_of_numbers_is_not_told(tmp_path, fill, sample_branch):
    """男 + 女 is right where 预备党员 stands below: she was told to mend the formula."""
    form = tmp_path / "统计.xlsx"
    FORMS["33 行列统计表.xlsx"](form)
    book = openpyxl.load_workbook(form)
    book.active["I1"] = "=SUM(D3:D4)"
    book.save(form)
    result = fill(form, snapshot=sample_branch)
    assert {"Sheet!D4", "Sheet!D5"} <= set(result.cells)
    assert not any("公式" in note for note in result.notes)


def test_a_question_about_the_first_rows_is_not_told(tmp_path, fill):
    form = made(tmp_path / "表.xlsx", 6, [], numbered=15)
    book = openpyxl.load_workbook(form)
    book.active["F1"] = '=IF(COUNTA(B3:B4)=0,"没有填","已填")'
    book.save(form)
    assert not any("公式" in note for note in fill(form, 14).notes)


def test_rows_put_in_above_another_list_do_not_hide_what_it_leaves_out(tmp_path, fill):
    form = made(tmp_path / "表.xlsx", 6, [], numbered=15)
    book = openpyxl.load_workbook(form)
    sheet = book.active
    sheet["F1"] = "=COUNTA(B3:B12)"
    for row in (2, *range(3, 18)):
        for column in range(1, 5):
            sheet.cell(row + 20, column, sheet.cell(row, column).value)
    sheet["A21"], sheet["F2"] = "党员联系册", "=COUNTA(B23:B32)"
    sheet["D22"] = "民族"
    book.save(form)
    result = fill(form, 20)
    told = [note for note in result.notes if "公式" in note]
    rows = [row for row in range(3, 60) if openpyxl.load_workbook(result.files[0]).active.cell(row, 2).value]
    assert len(rows) == 41
    assert [note.split("的公式")[0].split()[-1] for note in told] == ["F1", "F2"]
    assert f"表填到第 {rows[-1]} 行" in told[1]


def test_a_formula_in_each_row_of_a_long_list_is_looked_at_once(tmp_path, fill):
    """5,000 running counts took seven seconds: the rows above and below were gone through for each of them."""

    def steps(count: int) -> int:
        form = made(tmp_path / "表.xlsx", 0, [])
        book = openpyxl.load_workbook(form)
        for row in range(3, 3 + count):
            book.active.cell(row, 6, f"=COUNTA(B$3:B{row})")
        book.save(form)
        found, before = [0], sys.gettrace()

        def line(*_: object) -> object:
            found[0] += 1
            return line

        sys.settrace(lambda frame, *_: line if frame.f_code.co_filename == uncounted.__file__ else None)
        try:
            fill(form, count)
        finally:
            sys.settrace(before)
        return found[0]

    assert steps(160) < 2.5 * steps(80)
