"""Lists from files and from the clipboard: remembered corrections, one action, returned rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.imports import (
    ADDED,
    RETURNED,
    UNCHANGED,
    FileRefused,
    Plan,
    Wishes,
    gate,
    grid,
    write_returned,
)
from models.imports.enrolling.planning import batch_of, plan_cells, plan_list, plan_list_file
from models.imports.enrolling.sorting import Batch
from models.imports.enrolling.writing import write_list
from models.imports.memory import keep
from models.records import Enrolment, Member, Training
from models.store import Ledger
from tests.models.imports.enrolling.people import LIST, PEOPLE, TODAY, ZHANG, member, save, told


def test_a_column_is_meant_otherwise_and_that_is_remembered(ledger: Ledger, batch: Training, tmp_path: Path) -> None:
    path = save(tmp_path / "名单.xlsx", [["姓名", "折算"], ["张伟", 12]])
    with ledger.unit("登记") as unit:
        unit.add(member(0, "张伟"))
        unit.add(batch)
    sheets = grid.sheets_of(gate.admit(path), path.name)
    wishes = Wishes(mapping={"折算": "hours"})
    plan = plan_list(path.name, sheets, batch_of(ledger, batch), today=TODAY, wishes=wishes)
    assert plan.rows[0].entry.hours == 12  # type: ignore[attr-defined]
    keep(sheets, plan, wishes, ledger.remembered, ledger.remember)
    again, recalled = plan_list_file(path, ledger, batch, today=TODAY)
    assert (again.rows[0].entry.hours, dict(recalled.mapping)) == (12, {"折算": "hours"})  # type: ignore[attr-defined]


def test_a_list_is_written_as_one_action(ledger: Ledger, tmp_path: Path) -> None:
    people, batch = [member(0, "张伟", id_number=ZHANG), member(0, "李敏")], Training(name="轮训", number="2026-03")
    with ledger.unit("登记") as unit:
        unit.add_all(people)
        unit.add(batch)
    with ledger.unit("改名") as unit:
        people[1].name = "李慧敏"
        unit.save(people[1])
    plan, _ = plan_list_file(save(tmp_path / "名单.xlsx", LIST), ledger, batch, today=TODAY)
    assert told(plan) == [(ADDED, "张伟", people[0].id), (ADDED, "李敏", people[1].id)], "by the name of before"
    assert write_list(plan, ledger, batch) == 2
    assert [(e.name, e.hours) for e in ledger.parts(Enrolment, batch)] == [("张伟", 16), ("李慧敏", 0)]
    assert ledger.undoable().label == "导入参训名单 2 人：轮训"  # type: ignore[union-attr]
    assert ledger.count(Member) == 2
    again, _ = plan_list_file(tmp_path / "名单.xlsx", ledger, batch, today=TODAY)
    assert [row.fate for row in again.rows] == [UNCHANGED, UNCHANGED]
    assert write_list(again, ledger, batch) == 0
    ledger.undo()
    assert ledger.count(Enrolment) == 0


def test_returned_rows_are_a_workbook_that_is_read_again(planned: Callable[..., Plan], tmp_path: Path) -> None:
    rows = [*LIST[:5], [3, "外单位甲", "丙公司", "", "√", "abc", 66, ""], *LIST[5:]]
    plan = planned(rows)
    out = tmp_path / "退回.xlsx"
    assert write_returned(plan, tmp_path / "名单.xlsx", out) == 1
    lines = [[cell.value for cell in line] for line in openpyxl.load_workbook(out).worksheets[0].iter_rows()]
    assert [line[1] for line in lines[2:]] == ["学员姓名", "外单位甲"]
    assert "名册里没有“外单位甲”" in lines[-1][-1]
    assert "不是学时数" in lines[-1][-1]
    again = plan_list(
        "退回.xlsx", grid.sheets_of(gate.admit(out), out.name), Batch(Training(), (), 16.0, PEOPLE), today=TODAY
    )
    assert told(again) == [(RETURNED, "外单位甲", 0)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_as_text(tmp_path: Path, batch: Training, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("学员姓名,身份证号码,学时数\n张伟,11010519491231002X,16\n合计,,16\n", encoding=encoding)
    plan = plan_list(
        path.name, grid.sheets_of(gate.admit(path), path.name), Batch(batch, (), 16.0, PEOPLE), today=TODAY
    )
    assert told(plan) == [(ADDED, "张伟", 1)]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("姓名\t学时\n张伟\t16\n李敏\t8\n", ["姓名", "学时"]),
        ("张伟\t16\t甲\n李敏\t8\t乙\n", ["姓名", "实际学时", "第 3 列"]),
        (f"1\t张伟\t{ZHANG}\t16\n2\t李敏\t\t8\n", ["第 1 列", "姓名", "身份证号", "实际学时"]),
    ],
)
def test_cells_that_were_copied(batch: Training, text: str, headings: list[str]) -> None:
    sheet = plan_cells(text, PEOPLE)
    assert sheet.rows[0] == headings
    plan = plan_list(sheet.name, [sheet], Batch(batch, (), 16.0, PEOPLE), today=TODAY)
    assert [(row.member_id, row.entry.hours) for row in plan.rows] == [(1, 16), (2, 8)]  # type: ignore[attr-defined]


def test_nothing_to_paste_is_said() -> None:
    with pytest.raises(FileRefused, match="剪贴板里没有表格内容"):
        plan_cells(" \n", PEOPLE)
    with pytest.raises(FileRefused, match="超过 2000 行"):
        plan_cells("张伟\n" * 2001, PEOPLE)


def test_a_sheet_without_names_says_so(planned: Callable[..., Plan]) -> None:
    assert "要有“姓名”一栏" in planned([["单位", "学时"], ["甲", 8]]).refusal
