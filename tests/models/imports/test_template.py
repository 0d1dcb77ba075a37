"""The blank template: every field has its column, what is filled in comes in equal, the example never does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.exports import TargetBusy
from models.fields import field_of, typed
from models.imports import ADDED, plan_file
from models.imports.own_sheets import GUIDE
from models.imports.template import FIRST, LISTS, ROSTER, in_groups, write_template
from models.imports.template_words import example
from models.records import Branch, Member

TODAY = date(2026, 11, 23)
BRANCH = Branch(name="某局机关第三支部", groups="甲组\n乙组")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "模板.xlsx", BRANCH)
    return tmp_path / "模板.xlsx"


def test_all_columns_are_known_and_the_example_is_skipped(template: Path):
    plan = plan_file(template, (), today=TODAY)
    assert [c.field for c in plan.columns] == [f.name for f in in_groups()]
    assert {c.field for c in plan.columns} == {f.name for f in typed(Member)}
    assert (plan.unmapped, plan.rows, plan.problems) == ([], [], [])
    assert [(s.row, s.reason) for s in plan.skipped] == [(1, "表头"), (2, "表头"), (3, "示例")]
    assert [(s.name, s.skipped) for s in plan.sheets] == [
        (ROSTER, ""), (GUIDE, "填写说明，不是名册"), (LISTS, "隐藏的工作表"),
    ]  # fmt: skip


def test_what_is_filled_in_comes_in_equal(template: Path):
    wanted = example(BRANCH)
    wanted.name = "李四"
    for field in typed(Member):
        if getattr(wanted, field.name) == field.kind.empty:
            value = next(iter(getattr(field.kind, "options", ())), "") or "2020-03"
            setattr(wanted, field.name, field.read(value))
    book = openpyxl.load_workbook(template)
    sheet = book[ROSTER]
    for place, field in enumerate(in_groups(), start=1):
        sheet.cell(FIRST, place, wanted.show(field.name))
    sheet.cell(FIRST + 1, 1, "王五")
    book.save(template)
    plan = plan_file(template, (), today=TODAY)
    assert [(r.fate, r.name) for r in plan.rows] == [(ADDED, "李四"), (ADDED, "王五")]
    assert plan.rows[0].record == wanted
    assert [p for p in plan.problems if p.level != "info"] == []


def test_the_example_written_over_is_a_person(template: Path):
    book = openpyxl.load_workbook(template)
    book[ROSTER]["A3"] = "李四"
    book.save(template)
    assert [r.name for r in plan_file(template, (), today=TODAY).rows] == ["李四"]


def test_lists_formats_notes_and_marks(template: Path):
    book = openpyxl.load_workbook(template)
    sheet = book[ROSTER]
    column = {field.name: sheet.cell(2, place) for place, field in enumerate(in_groups(), start=1)}
    rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation}

    def words(name: str) -> list[str]:
        formula = rules[column[name].column_letter].formula1
        if formula.startswith('"'):
            return formula.strip('"').split(",")
        letter, last = formula.split("$")[-2:]
        return [book[LISTS][f"{letter}{row}"].value for row in range(2, int(last) + 1)]

    for field in typed(Member):
        if options := getattr(field.kind, "options", ()):
            assert words(field.name) == list(options), field.label
    assert words("group") == ["甲组", "乙组"]
    assert len(rules["C"].formula1) < 255
    assert rules[column["kind"].column_letter].showErrorMessage
    assert not rules[column["nation"].column_letter].showErrorMessage
    assert column["name"].value == "*姓名"
    assert "与身份证一致" in column["name"].comment.text
    assert {sheet.column_dimensions[c.column_letter].number_format for c in column.values()} == {"@"}
    assert sheet.freeze_panes == "B3"
    assert sheet["A3"].font.color.rgb == "00808080"
    assert book[LISTS].sheet_state == "hidden"
    told = {line[0].value: line[2].value for line in book[GUIDE].iter_rows()}
    assert told["姓名"] == field_of(Member, "name").help
    assert "1985-03-12" in told["转为正式党员日期"]


def test_a_template_that_cannot_be_written_is_refused(tmp_path: Path):
    with pytest.raises(TargetBusy):
        write_template(tmp_path / "没有" / "模板.xlsx")
