"""Returned rows: the workbook is like the source, and corrected it brings everybody in as in truth, whatever the source was."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.exports import TargetBusy
from models.imports import ADDED, RETURNED, FileRefused, plan_file, write_plan, write_returned
from models.imports.own_sheets import NOTES, PINS
from models.records import Branch, Member
from models.store import Ledger

from . import faulty, rosters

TODAY = date(2026, 11, 23)
ROSTER = [
    ["第三支部党员花名册"],
    ["序号", "姓名", "性别", "出生年月", "身份证号", "手机"],
    [1, "张三", "男", "1985.03", "110101198503120019", 13800000000],
    [2, "李四", "不清楚", 1985.1, 1.1010119850312e17, ""],
    [3, "=王五", "女", datetime(1990, 1, 2), "110101199001020011", "13900000000"],
    ["合计", "3人"],
]


def save(path: Path, sheets: dict[str, list[list[Any]]], *merged: str) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        for cells in merged:
            sheet.merge_cells(cells)
    book.save(path)
    return path


def returned(tmp_path: Path, rows: Any, *merged: str, **about: Any) -> tuple[Any, Path]:
    """The plan of a roster, and the workbook with its returned rows."""
    source = save(tmp_path / "名册.xlsx", rows if isinstance(rows, dict) else {"名册": rows}, *merged)
    plan = plan_file(source, (), today=TODAY, **about)
    out = tmp_path / "退回.xlsx"
    assert write_returned(plan, source, out) > 0
    return plan, out


def cells(path: Path, sheet: str = "") -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [[c.value for c in line] for line in (book[sheet] if sheet else book.worksheets[0]).iter_rows()]


@pytest.mark.parametrize(("seed", "suffix"), [(n, ".csv" if n % 3 == 0 else ".xlsx") for n in range(100, 112)])
def test_corrected_from_the_truth_everybody_is_in(tmp_path: Path, ledger: Ledger, seed: int, suffix: str):
    made = rosters.make(seed, text_only=suffix == ".csv")
    spoiled = faulty.spoil(made, seed, text_only=suffix == ".csv")
    source, out = tmp_path / f"名册{suffix}", tmp_path / "退回.xlsx"
    rosters.write(made, source, seed)
    plan = plan_file(source, (), today=TODAY)
    number = write_returned(plan, source, out)
    write_plan(plan, ledger)
    assert faulty.differences(ledger.all(Member), list(made.truth.values()))
    again = plan_file(out, ledger.all(Member), today=TODAY)
    kept = [r for r in again.rows if not any(p.level == "error" for p in r.problems)]
    assert all(not r.changes and r.fate != ADDED for r in kept), "what nobody corrected changed something"
    seen = faulty.correct(out, plan, made.truth)
    assert spoiled <= seen
    assert len(seen) == number
    last = plan_file(out, ledger.all(Member), today=TODAY)
    assert last.report()["returned"] == 0, [r.reason for r in last.rows]
    write_plan(last, ledger)
    assert faulty.differences(ledger.all(Member), list(made.truth.values())) == []
