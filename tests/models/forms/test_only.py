"""`main.py fill --only` takes the number of an item or a batch; `--plan` says which records are meant."""

from __future__ import annotations

import json

import openpyxl
import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Rectification, Training
from ui.arguments import read_command
from ui.commands import run

from . import blank_forms
from .invented import person


@pytest.fixture
def kept(ledger):
    with ledger.unit("登记") as unit:
        members = []
        for k in range(3):
            member = person(k)
            member.id = 0
            members.append(member)
            unit.add(member)
        for k, kind in enumerate(("限期整改", "立行立改"), start=1):
            unit.add(
                Rectification(
                    number=f"2026-自查-0{k}",
                    found=PartialDate(2026, 3, k),
                    problem=f"问题{k}",
                    kind=kind,
                    measures="改",
                )
            )
        for k in (1, 2):
            batch = Training(number=f"2026-0{k}", name=f"第{k}批轮训", start=PartialDate(2026, k, 3), planned_hours=8.0)
            unit.add(batch)
            unit.add(
                Enrolment(training_id=batch.id, member_id=members[k].id, name=members[k].name, state="参加", hours=8.0)
            )
    ledger.close()
    return ledger.path


def command(kept, *words):
    return run(read_command(["fill", *map(str, words), "--ledger", str(kept), "--today", "2026-11-23"]))


def rows_of(path):
    rows = openpyxl.load_workbook(path).active.iter_rows(min_row=3, values_only=True)
    return [row for row in rows if any(row)]


def test_an_item_by_its_number(tmp_path, kept, capsys):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["存在问题", "整改措施"], title="整改台账")
    out = tmp_path / "出.xlsx"
    assert command(kept, blank, "--out", out, "--only", "2026-自查-02") == 0
    assert rows_of(out) == [("问题2", "改")]
    assert command(kept, blank, "--out", out, "--only", "问题1", "--only", " 2026-自查-02 ") == 0
    assert [row[0] for row in rows_of(out)] == ["问题1", "问题2"]
    capsys.readouterr()
    assert command(kept, blank, "--out", out, "--only", "2026-自查-09") == 2
    assert "“2026-自查-09”不在账本里，没有填写，表格也未改动，请核对姓名、名称或编号" in capsys.readouterr().err


def test_a_batch_by_its_number(tmp_path, kept):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["培训名称", "主办单位", "计划学时"], title="培训台账")
    out = tmp_path / "出.xlsx"
    command(kept, blank, "--out", out, "--only", "2026-02")
    assert [row[0] for row in rows_of(out)] == ["第2批轮训"]


@pytest.mark.parametrize("said", ["2026-02", "第2批轮训"])
def test_the_people_of_a_batch_by_its_number_or_name(tmp_path, kept, said):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "学时", "签名"], title="参训人员签到表")
    book = openpyxl.load_workbook(blank)
    book.active.insert_rows(2)
    book.active["A2"] = "培训班次：                    "
    book.save(blank)
    out = tmp_path / "出.xlsx"
    command(kept, blank, "--out", out, "--only", said)
    sheet = openpyxl.load_workbook(out).active
    assert [cell.value for cell in sheet[4]][:3] == [1, person(2).name, 8]
    assert sheet["B5"].value is None
    assert sheet["A2"].value.rstrip().endswith("第2批轮训")


def test_the_plan_says_which_records_are_meant(tmp_path, kept, capsys):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["存在问题", "整改措施"], title="2026年第三季度立行立改台账")
    assert command(kept, blank, "--plan") == 0
    said = capsys.readouterr().out
    assert "按标题只填立行立改，另有 1 条没有填入" in said
    assert "“第三季度”" in said
    assert command(kept, blank, "--plan", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["notes"]) == 2
    assert not (tmp_path / "出.xlsx").exists()


def test_the_plan_says_that_no_batch_is_told_and_nobody_meant(tmp_path, kept, capsys):
    signing = blank_forms.simple(tmp_path / "签到.xlsx", ["序号", "姓名", "学时", "签名"], title="参训人员签到表")
    command(kept, signing, "--plan")
    said = capsys.readouterr().out
    assert "党员名单" in said
    assert "看不出是哪一批培训" in said
    none = blank_forms.simple(tmp_path / "长期.xlsx", ["存在问题", "整改措施"], title="长期坚持事项清单")
    assert command(kept, none, "--plan") == 0
    assert "一条也没有" in capsys.readouterr().out


LABELS = "培训时间：              主办单位：              学时：        "


@pytest.mark.parametrize(("title", "words"), [("签到表", ["--only", "2026-02"]), ("2026年第2批轮训签到表", [])])
def test_a_plain_sheet_to_sign_with_the_people_of_a_batch(tmp_path, kept, title, words):
    """Chosen by its number, or named in the title."""
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别", "学时", "签名", "备注"], title=title)
    book = openpyxl.load_workbook(blank)
    book.active.insert_rows(2)
    book.active["A2"] = LABELS
    book.save(blank)
    out = tmp_path / "出.xlsx"
    assert command(kept, blank, "--out", out, *words) in (0, 1)
    sheet = openpyxl.load_workbook(out).active
    assert [cell.value for cell in sheet[4]] == [1, person(2).name, person(2).sex, 8, None, None]
    assert sheet["B5"].value is None
    assert "2026-02-03" in sheet["A2"].value
    assert sheet["A2"].value.rstrip().endswith("8")


def test_a_plain_sheet_to_sign_of_no_batch_has_all_members_without_hours(tmp_path, kept, capsys):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "学时", "签名"], title="签到表")
    book = openpyxl.load_workbook(blank)
    book.active.insert_rows(2)
    book.active["A2"] = LABELS
    book.save(blank)
    out = tmp_path / "出.xlsx"
    command(kept, blank, "--out", out)
    assert "看不出是哪一批培训" in capsys.readouterr().out
    rows = list(openpyxl.load_workbook(out).active.iter_rows(min_row=4, max_row=6, values_only=True))
    assert {row[1] for row in rows} == {person(k).name for k in range(3)}
    assert not any(row[2] for row in rows)


@pytest.mark.parametrize(
    ("title", "headings", "offered"),
    [
        ("整改台账", ["存在问题", "整改措施"], "2026-自查-01、2026-自查-02"),
        ("签到表", ["序号", "姓名", "签名"], "批次 2026-02、2026-01"),
        ("党员花名册", ["序号", "姓名", "性别"], person(1).name),
        ("培训台账", ["培训名称", "主办单位", "计划学时"], "2026-01、2026-02"),
    ],
)
def test_what_can_be_chosen_is_said_where_nothing_is_meant(tmp_path, kept, capsys, title, headings, offered):
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, title=title)
    assert command(kept, blank, "--out", tmp_path / "出.xlsx", "--only", "2026-99") == 2
    said = capsys.readouterr().err
    assert "“2026-99”不在账本里" in said
    assert offered in said.partition("能选的有：")[2]


def test_a_roster_is_of_no_batch(tmp_path, kept, capsys):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别"], title="党员花名册")
    assert command(kept, blank, "--out", tmp_path / "出.xlsx", "--only", "2026-02") == 2
    assert "“2026-02”是一批培训，这张表填的是党员" in capsys.readouterr().err
