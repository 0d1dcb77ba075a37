"""`import --kind rectification`: what it prints, writes and returns."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from models.records import Member, Rectification
from models.store import Ledger
from ui.arguments import read_command
from ui.commands import run

ROWS = [["序号", "存在问题", "整改措施", "责任人"], [1, "甲", "一", "张三"], [2, "乙", "二", "李四"]]


def command(*words: object) -> int:
    return run(read_command([*map(str, words), "--today", "2026-11-23"]))


def problems(file: Path, ledger: Path, *words: object) -> int:
    return command("import", file, "--ledger", ledger, "--kind", "rectification", *words)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "清单.xlsx")
    return tmp_path / "清单.xlsx"


def test_a_list_makes_a_ledger_and_comes_once(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "新.zbtz"
    assert problems(file, path, "--source", "巡察", "--found", "2026-01-10", "--plan") == 0
    assert not path.exists()
    assert "将新增 2 项、更新 0 项" in capsys.readouterr().out
    assert problems(file, path, "--source", "巡察", "--found", "2026-01-10", "--document", "某委〔2026〕5号") == 0
    assert problems(file, path, "--source", "巡察", "--found", "2026-01-10", "--json") == 0
    assert json.loads(capsys.readouterr().out.split("退回 0 行。\n")[-1])["unchanged"] == 2
    with Ledger.open(path) as ledger:
        assert [(i.problem, i.source, str(i.found), i.document) for i in ledger.all(Rectification)] == [
            ("甲", "巡察", "2026-01-10", "某委〔2026〕5号"),
            ("乙", "巡察", "2026-01-10", "某委〔2026〕5号"),
        ]
        assert ledger.count(Member) == 0
        assert ledger.units()[0].label == "导入整改问题 2 项"


def test_without_a_day_all_rows_are_returned_and_it_says_how(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path, back = tmp_path / "新.zbtz", tmp_path / "退回.xlsx"
    assert problems(file, path, "--returned", back) == 1
    said = capsys.readouterr()
    assert "退回 2 行" in said.out
    assert "--found 2026-03-12" in said.err
    assert "没有发现日期" in openpyxl.load_workbook(back).worksheets[0]["E2"].value
    with Ledger.open(path) as ledger:
        assert ledger.count(Rectification) == 0


def test_known_items_are_updated_with_update_only(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "新.zbtz"
    problems(file, path, "--found", "2026-01-10")
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["C2"] = "一和三"
    book.save(file)
    problems(file, path, "--found", "2026-01-10")
    with Ledger.open(path) as ledger:
        assert ledger.all(Rectification)[0].measures == "一"
    capsys.readouterr()
    problems(file, path, "--found", "2026-01-10", "--update", "--plan")
    assert "更新“甲”：整改措施" in capsys.readouterr().out
    problems(file, path, "--found", "2026-01-10", "--update")
    with Ledger.open(path) as ledger:
        assert ledger.all(Rectification)[0].measures == "一和三"
        assert ledger.count(Rectification) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "rectification", "--found", "哪天"), "看不出是哪一天"),
        (("--kind", "rectification", "--clear"), "--clear 只用于花名册"),
        (("--source", "巡察"), "只用于问题清单"),
    ],
)
def test_words_that_do_not_fit_are_refused(file, tmp_path, capsys, words, sentence):
    assert command("import", file, "--ledger", tmp_path / "新.zbtz", *words) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "新.zbtz").exists()


def test_a_roster_is_no_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "名册.csv").write_text("姓名,性别\n张三,男\n", encoding="utf-8")
    assert problems(tmp_path / "名册.csv", tmp_path / "新.zbtz") == 2
    assert "没有找到表头（要有“问题描述”一栏）" in capsys.readouterr().err
    assert not (tmp_path / "新.zbtz").exists()


def test_a_source_that_is_none_of_the_usual_is_said_before_it_is_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """A slip went into the numbers of all items without a word; a committee may have a name of its own."""
    day = ("--found", "2026-01-10", "--plan")
    assert problems(file, tmp_path / "新.zbtz", "--source", "乱写", *day) == 0
    said = capsys.readouterr().err
    assert "来源“乱写”不在常用的里面（上级督查、巡察" in said
    assert problems(file, tmp_path / "新.zbtz", "--source", "巡察", *day) == 0
    assert "不在常用的里面" not in capsys.readouterr().err
