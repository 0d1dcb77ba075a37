"""The log of exports as a table: what is found in it, what is offered again, and that it is logged itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents.export_log import cells, matching, said_before
from models.exports.deliver import deliver
from models.store import Ledger


@pytest.fixture
def logged(filled: Ledger) -> Ledger:
    filled.log_export("党员名册：名册.xlsx（2栏：姓名、手机号）", 48, full=True, purpose="年报", recipient="机关党委")
    filled.log_export("会议记录：甲.pdf", 1, full=False, purpose="窗口导出", recipient="")
    filled.log_export("签到表：签到.pdf", 48, full=False, purpose="年报", recipient="张三 13812345678")
    return filled


def test_words_and_tiers_are_found(logged: Ledger):
    lines = logged.exports()
    assert [line["what"] for line in matching(lines, "手机号")] == [lines[2]["what"]]
    assert len(matching(lines, "年报")) == 2
    assert len(matching(lines, " 脱敏件  年报 ")) == 1
    assert len(matching(lines, "完整件")) == 1
    assert matching(lines, "没有") == []
    assert matching(lines, "") == lines


def test_what_was_said_is_offered_again(logged: Ledger):
    lines = logged.exports()
    assert said_before(lines, "purpose", without=("窗口导出",)) == ["年报"]
    assert said_before(lines, "recipient") == ["张三 13812345678", "机关党委"]


def test_the_log_is_exported_masked_and_logged(logged: Ledger, tmp_path: Path, today: date):
    file = tmp_path / "记录.xlsx"
    done = deliver(logged, "log", file, today=today, find="年报")
    page = load_workbook(file).worksheets[0]
    assert [cell.value for cell in page[3]] == ["序号", "时间", "内容", "行数", "档位", "用途", "交给"]
    assert [cell.value for cell in page[4]][1:] == [
        "2026-11-23 09:30", "签到表：签到.pdf", "48", "脱敏件", "年报", "张三 138****5678",
    ]  # fmt: skip
    assert done.rows == 2
    assert logged.exports()[0]["what"].startswith("导出记录：记录.xlsx（6栏：时间")


def test_an_empty_log(filled: Ledger, tmp_path: Path, today: date):
    with pytest.raises(ExportRefused, match="没有导出记录"):
        deliver(filled, "log", tmp_path / "记录.xlsx", today=today)


def test_everything_does_not_hold_the_log(logged: Ledger, tmp_path: Path, today: date):
    assert not [file for file in deliver(logged, "all", tmp_path / "出", today=today).files if "记录.xlsx" in file.name]


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("what", ["minutes", "book"])
def test_minutes_that_say_why_somebody_was_away_are_not_called_masked(
    filled: Ledger, tmp_path: Path, today: date, what: str, full: bool
):
    deliver(filled, what, tmp_path / "出", today=today, year=2026, full=full, purpose="存档")
    lines = filled.exports()
    assert {cells(line)[3] for line in lines} == {"完整件" if full else "原因照写"}
    assert len(matching(lines, "号码打码，原因照写")) == (0 if full else len(lines))


def test_those_of_a_bundle_are(filled: Ledger, tmp_path: Path, today: date):
    deliver(filled, "all", tmp_path / "出", today=today)
    assert {cells(line)[3] for line in filled.exports()} == {"脱敏件"}
