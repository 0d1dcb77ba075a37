"""Formulas that a form has where something would be filled stay, and it is told; most clearly where they name who is meant."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from models.exports.contents import roster_members
from models.forms import read_form

from .invented import TODAY, branch_of

_HEADINGS = ("序号", "姓名", "性别", "手机号", "年龄")
_BRANCH = branch_of(5)
NAMES = [member.name for member in roster_members(_BRANCH.members, _BRANCH.branch, today=TODAY)]


def made(path: Path, formulas: dict[str, str], shown: tuple[str, ...] = ()) -> Path:
    """Six rows with a formula in each for some of the columns. shown: what the file has as results in the first column of them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名册"
    sheet["A1"] = "党员花名册"
    for column, text in enumerate(_HEADINGS, start=1):
        sheet.cell(2, column, text)
        for row in range(3, 9):
            sheet.cell(row, column, formulas.get(text, row - 2 if column == 1 else None))
    book.save(path)
    if shown:
        _give_results(path, shown)
    return path


def _give_results(path: Path, shown: tuple[str, ...]) -> None:
    """Puts results beside the formulas of column B, as Excel does; openpyxl writes none."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    data = parts["xl/worksheets/sheet1.xml"].decode()
    for row, name in enumerate(shown, start=3):
        data = re.sub(
            rf'<c r="B{row}"([^>]*)><f>(.*?)</f>.*?</c>', rf'<c r="B{row}"\1 t="str"><f>\2</f><v>{name}</v></c>', data
        )
        assert name in data
    parts["xl/worksheets/sheet1.xml"] = data.encode()
    with zipfile.ZipFile(path, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)


@pytest.mark.parametrize("asked", [("性别",), ("年龄",), ("性别", "年龄")])
def test_a_column_of_formulas_is_told_once(tmp_path, fill, asked):
    """And everything else is filled."""
    formula = '=IF(B3="","","男")'
    result = fill(made(tmp_path / "表.xlsx", dict.fromkeys(asked, formula)), snapshot=_BRANCH)
    assert result.formulas == dict.fromkeys(asked, 5)
    assert result.report()["formulas"] == result.formulas
    told = [line for line in result.lines() if "表上是公式，没有写" in line]
    assert [line.split("：")[1] for line in told] == [f"{heading} 5 处" for heading in asked]
    sheet = openpyxl.load_workbook(result.files[0]).active
    assert [sheet.cell(row, 2).value for row in range(3, 8)] == NAMES
    for heading in asked:
        assert sheet.cell(3, _HEADINGS.index(heading) + 1).value == formula
    assert not any("公式" in note for note in result.notes)


def test_formulas_for_names_are_told_clearly(tmp_path, fill):
    """A line among what is not filled, and a sentence that says what to look at."""
    result = fill(made(tmp_path / "表.xlsx", {"姓名": '=IF(D3="","","在册")'}), snapshot=_BRANCH)
    assert result.formulas == {"姓名": 5}
    told = [note for note in result.notes if "“姓名”一栏是公式，没有写姓名" in note]
    assert len(told) == 1
    assert "逐行核对" in told[0]


def test_rows_belong_to_whom_a_formula_names(tmp_path, fill):
    """What the file shows decides, not the order of the roster; it was refused as a list that is filled."""
    shown = (NAMES[2], NAMES[0], NAMES[1])
    result = fill(made(tmp_path / "表.xlsx", {"姓名": "=名单!A1"}, shown), snapshot=_BRANCH)
    phones = {member.name: member.phone for member in _BRANCH.members}
    sheet = openpyxl.load_workbook(result.files[0]).active
    assert [sheet.cell(row, 4).value for row in range(3, 6)] == [phones[name] for name in shown]
    assert any("“姓名”一栏是公式" in note for note in result.notes)


def test_running_numbers_by_formula_are_not_told(tmp_path, fill):
    result = fill(made(tmp_path / "表.xlsx", {"序号": "=ROW()-2"}), snapshot=_BRANCH)
    assert result.formulas == {}
    assert read_form(tmp_path / "表.xlsx").areas[0].slots[0].field == "#"
