"""What the user says instead of what was recognized: used, remembered for such forms, and forgotten when asked."""

from __future__ import annotations

import json

import openpyxl
import pytest

from models.forms import fill_for_ledger, read_form
from models.forms.memory import corrections, keep_corrections
from models.records import Training
from models.store import Ledger
from ui.arguments import read_command
from ui.commands import run

from . import blank_forms
from .invented import TODAY, person

HEADINGS = ["姓名", "性别", "特长", "备注"]


@pytest.fixture
def kept(ledger):
    with ledger.unit("登记党员") as unit:
        for k in range(3):
            member = person(k, group=f"第{'一二'[k % 2]}党小组")
            member.id = 0
            unit.add(member)
    return ledger


@pytest.fixture
def blank(tmp_path):
    return blank_forms.simple(tmp_path / "表.xlsx", HEADINGS, title="党员名册", foot="填表人：        联系电话：")


def row(path, number=3):
    return [cell.value for cell in openpyxl.load_workbook(path).active[number]]


def test_corrections_do_not_change_what_a_form_is_known_by(blank):
    plain = read_form(blank)
    said = read_form(blank, {"姓名": "", "特长": "unit", "备注": "=无", "~填表人": "=王小明", "@0": "training"})
    assert said.fingerprint == plain.fingerprint
    assert said.subject is Training
    assert [(a.kind, a.top, a.body) for a in said.areas] == [(a.kind, a.top, a.body) for a in plain.areas]


def test_a_source_a_text_and_nothing(blank, fill):
    result = fill(blank, 2, mapping={"特长": "unit", "性别": "", "备注": "=无", "~填表人": "=王小明"})
    name, sex, talent, note = row(result.files[0])
    assert (sex, talent, note) == (None, person(0).unit, "无")
    assert name
    foot = [cell.value for r in openpyxl.load_workbook(result.files[0]).active.iter_rows() for cell in r if cell.value]
    assert any(str(text).startswith("填表人：王小明") and "联系电话：" in str(text) for text in foot)
    assert any("性别" in one and "要求留空" in one for one in result.unmapped)
    assert result.by_hand == ["联系电话"]


def test_what_was_remembered_is_used_and_said(kept, blank, tmp_path):
    form = read_form(blank)
    keep_corrections(kept, form.fingerprint, {"特长": "native_place"})
    filled = fill_for_ledger(kept, blank, tmp_path / "出.xlsx", today=TODAY)
    assert row(tmp_path / "出.xlsx")[2] == "浙江云桥"
    assert "按上次改过的对应填写（1 处）" in filled.notes[0]
    other = blank_forms.simple(tmp_path / "另一张.xlsx", ["姓名", "性别", "特长"])
    fill_for_ledger(kept, other, tmp_path / "另.xlsx", today=TODAY)
    assert row(tmp_path / "另.xlsx", 2)[2] is None
    keep_corrections(kept, form.fingerprint, {})
    assert corrections(kept, form.fingerprint) == {}
    assert kept.undoable() is not None  # the members; remembering is no step of its own


@pytest.fixture
def command(kept, blank, capsys):
    path = kept.path
    kept.close()

    def say(*words):
        code = run(read_command(["fill", str(blank), "--ledger", str(path), *map(str, words), "--today", "2026-11-23"]))
        return code, capsys.readouterr()

    return say


def test_the_command_shows_corrects_remembers_and_forgets(command, tmp_path):
    out = tmp_path / "出.xlsx"
    code, said = command("--plan", "--column", "特长=工作单位及职务", "--text", "填表人=王小明")
    assert code == 0
    assert "C2 特长 ← 工作单位及职务" in said.out
    assert not out.exists()
    code, said = command("--plan")
    assert "按上次改过的对应（2 处）" in said.out
    command("--out", out)
    assert row(out)[2] == person(0).unit
    code, said = command("--plan", "--forget", "--json")
    told = json.loads(said.out)
    assert told["corrected"] == 0
    assert [slot["field"] for slot in told["areas"][0]["slots"]] == ["name", "sex", "", "note"]


def test_the_command_fills_one_group(command, tmp_path):
    out = tmp_path / "出.xlsx"
    command("--out", out, "--group", "第二党小组")
    assert [r[0] for r in openpyxl.load_workbook(out).active.iter_rows(min_row=3, values_only=True)][:2] == [
        person(1).name,
        None,
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--column", "没有=姓名", "--plan"], "没有“没有”这一栏"),
        (["--column", "特长=不存在的", "--plan"], "账本里没有这一项"),
        ([], "填到哪里"),
        (["--out", "出.xlsx", "--group", "第九党小组"], "没有人"),
    ],
)
def test_refusals_are_one_sentence(command, words, why):
    code, said = command(*words)
    assert code == 2
    assert why in said.err
    assert said.err.count("\n") == 1


def test_a_correction_without_equals_sign_is_refused(blank, tmp_path, capsys):
    with pytest.raises(SystemExit):
        read_command(["fill", str(blank), "--ledger", "x", "--column", "特长"])
    assert "缺少等号" in capsys.readouterr().err


def test_a_ledger_of_before_keeps_its_memory(kept, blank):
    keep_corrections(kept, "abc", {"特长": "unit"})
    path = kept.path
    kept.close()
    with Ledger.open(path) as again:
        assert corrections(again, "abc") == {"特长": "unit"}
