"""What is returned of a problem list comes as a workbook like it; corrected, it is imported without a row twice."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from models.imports import FileRefused, Wishes, gate, grid, write_returned
from models.imports.memory import keep, marks_of, recall, told
from models.imports.own_sheets import NOTES
from models.imports.problems.writing import write_problems
from models.imports.subject import PEOPLE, PROBLEMS
from models.records import Rectification
from tests.models.imports.problems.conftest import plan_of

ROWS = [
    ["巡察反馈问题清单"],
    ["序号", "问题类别", "具体问题", "整改措施", "发现时间"],
    ["一、班子建设方面"],
    [1, "班子", "甲", "一", "2026-01-10"],
    [2, "", "乙", "二", "不详"],
    ["", "", "", "三", ""],
    [3, "制度", "", "没有写问题", "2026-01-10"],
    ["合计", "3 个"],
]
MERGED = ("A1:E1", "A3:E3", "B4:B6")


def book(path: Path) -> Path:
    made = openpyxl.Workbook()
    for row in ROWS:
        made.worksheets[0].append([None if cell == "" else cell for cell in row])
    for cells in MERGED:
        made.worksheets[0].merge_cells(cells)
    made.save(path)
    return path


def test_returned_corrected_and_imported_nothing_is_twice(tmp_path, ledger):
    source, out = book(tmp_path / "清单.xlsx"), tmp_path / "退回.xlsx"
    plan = plan_of(source, given={"source": "巡察"})
    assert [row.fate for row in plan.rows] == ["新增", "退回", "退回"]
    write_problems(plan, ledger)
    assert write_returned(plan, source, out) == 2
    back = openpyxl.load_workbook(out)
    sheet = back.worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[1][-1] == NOTES
    assert [line[2] for line in lines[3:]] == ["乙", None, None], (
        "the heading of the group stays, the row that is right does not"
    )
    assert [line[1] for line in lines[3:]] == ["班子", "班子", "制度"], "what was merged is written out"
    assert "发现日期读不出来" in lines[3][-1]
    assert "没有问题描述" in lines[5][-1]
    sheet["E4"], sheet["C6"] = "2026-02-01", "丙"
    back.save(out)
    again = plan_of(out, ledger.all(Rectification), given={"source": "巡察"})
    assert [(row.fate, row.record.problem, row.record.measures) for row in again.rows] == [
        ("新增", "乙", "二\n三"),
        ("新增", "丙", "没有写问题"),
    ]
    assert write_problems(again, ledger) == 2
    assert [item.problem for item in ledger.all(Rectification)] == ["甲", "乙", "丙"]


def test_a_source_that_has_changed_gives_nothing_back(tmp_path):
    source = book(tmp_path / "清单.xlsx")
    plan = plan_of(source, given={"source": "巡察"})
    made = openpyxl.load_workbook(source)
    made.worksheets[0]["D6"] = "别的"
    made.save(source)
    with pytest.raises(FileRefused, match="改动过"):
        write_returned(plan, source, tmp_path / "退回.xlsx")


def test_a_correction_holds_for_lists_and_not_for_rosters(tmp_path, ledger):
    file = tmp_path / "清单.xlsx"
    made = openpyxl.Workbook()
    for row in (["问题", "怎么办"], ["甲", "一"]):
        made.worksheets[0].append(row)
    made.save(file)
    sheets = grid.sheets_of(gate.admit(file), file.name)
    wishes = Wishes(mapping={"怎么办": "measures"})
    plan = plan_of(file, wishes=wishes)
    assert plan.rows[0].record.measures == "一"
    keep(sheets, plan, wishes, ledger.remembered, ledger.remember)
    recalled = recall(marks_of(sheets, PROBLEMS), ledger.remembered, PROBLEMS)
    assert recalled.mapping == {"怎么办": "measures"}
    assert told(recalled, PROBLEMS) == "“怎么办”对应“整改措施”"
    assert not recall(marks_of(sheets, PEOPLE), ledger.remembered, PEOPLE).mapping
