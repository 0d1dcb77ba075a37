"""import --training: an organizer's list into one batch, by its number or name; nobody is invented unless that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from models.records import Enrolment, Member, Training
from models.store import Ledger
from ui.arguments import read_command
from ui.commands import run


def command(*words: object) -> int:
    return run(read_command([*map(str, words), "--today", "2026-11-23"]))


@pytest.fixture
def path(ledger: Ledger) -> Path:
    """A closed ledger with two members and two batches."""
    with ledger.unit("登记") as unit:
        unit.add(Member(name="张伟"))
        unit.add(Member(name="李敏"))
        unit.add(Training(number="2026-03", name="秋季轮训", planned_hours=16.0))
        unit.add(Training(number="2026-04", name="线上学习"))
    ledger.close()
    return ledger.path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (["学员姓名", "学时数"], ["张伟", 16], ["外单位甲", 8], ["李敏", "abc"]):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


def kept(path: Path) -> list[tuple[str, float | None]]:
    with Ledger.open(path) as opened:
        return [(e.name, e.hours) for e in opened.all(Enrolment)]


def test_the_plan_is_told_and_nothing_is_written(path: Path, names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("import", names, "--ledger", path, "--training", "2026-03", "--plan") == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "“秋季轮训”将记入 2 人、更新 0 人，0 人不变，退回 1 行。"
    assert any("名册里没有“外单位甲”" in line for line in told)
    assert kept(path) == []


def test_a_column_that_is_not_read_has_no_cell_to_quote(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "名单.csv"
    file.write_text("学员姓名,学时数,住宿安排\n张伟,16,单间\n", encoding="utf-8")
    command("import", file, "--ledger", path, "--training", "2026-03", "--plan")
    assert "“住宿安排”一列没有对应的栏目，没有读入\n" in capsys.readouterr().out


def test_the_list_is_written_and_returned_rows_too(path: Path, names: Path, tmp_path: Path) -> None:
    out = tmp_path / "退回.xlsx"
    assert command("import", names, "--ledger", path, "--training", "秋季轮训", "--returned", out) == 1
    assert kept(path) == [("张伟", 16.0), ("李敏", None)]
    assert [line[0].value for line in openpyxl.load_workbook(out).active.iter_rows()] == [
        "学员姓名",
        "外单位甲",
        "李敏",
    ]
    with Ledger.open(path) as opened:
        assert opened.undoable().label == "导入参训名单 2 人：秋季轮训"  # type: ignore[union-attr]
        assert opened.count(Member) == 2
        assert [(line["what"], line["rows"], line["full"]) for line in opened.exports()] == [
            ("退回的行：参训名单", 2, 1)
        ]


def test_guests_are_taken_where_that_is_asked_for(path: Path, names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command("import", names, "--ledger", path, "--training", "2026-03", "--guests", "--json")
    report = json.loads(capsys.readouterr().out)
    assert (report["added"], report["returned"], report["guests"]) == (3, 0, 1)
    assert ("外单位甲", 8.0) in kept(path)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--training", "2026-09"],
            "没有批次号或名称是“2026-09”的培训批次，没有导入，账本未改动。最近的批次：2026-03 秋季轮训、2026-04 线上学习。",
        ),
        (["--training", "2026-03", "--clear"], "--clear 只用于花名册"),
        (["--training", "2026-03", "--kind", "rectification"], "不写 --kind"),
        (["--guests"], "只用于参训名单"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    path: Path, names: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert command("import", names, "--ledger", path, *words) == 2
    assert sentence in capsys.readouterr().err
    assert kept(path) == []
