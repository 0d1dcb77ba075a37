"""`main.py fill`: the form, the ledger, the file; what is logged; refusals in one sentence."""

from __future__ import annotations

import json

import openpyxl
import pytest

from models.store import Ledger
from ui.arguments import read_command
from ui.commands import run

from . import blank_forms
from .invented import person


@pytest.fixture
def kept(ledger):
    with ledger.unit("登记"):
        pass
    with ledger.unit("登记党员") as unit:
        for k in range(5):
            member = person(k)
            member.id = 0
            unit.add(member)
    ledger.close()
    return ledger.path


def command(*words):
    return run(read_command(["fill", *map(str, words), "--today", "2026-11-23"]))


def test_fills_logs_and_says_what_is_open(tmp_path, kept, capsys):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "手机号", "特长"])
    out = tmp_path / "填好.xlsx"
    assert command(blank, "--ledger", kept, "--out", out, "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["records"], said["inserted"], said["unmapped"]) == (5, {"Sheet": 2}, ["Sheet!C1 特长"])
    assert "****" in openpyxl.load_workbook(out).active["B2"].value
    assert command(blank, "--ledger", kept, "--out", out, "--full", "--purpose", "上报", "--only", person(1).name) == 1
    assert str(out) in capsys.readouterr().out
    assert openpyxl.load_workbook(out).active["B2"].value == person(1).phone
    with Ledger.open(kept) as ledger:
        last, first = ledger.exports()
    assert (first["rows"], first["full"], first["what"]) == (5, 0, "填表 表.xlsx：填好.xlsx")
    assert (last["rows"], last["full"], last["purpose"]) == (1, 1, "上报")


def test_refusals(tmp_path, kept, capsys):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"])
    for words, why in (
        ([tmp_path / "没有.xlsx", "--out", tmp_path / "出.xlsx"], "不存在"),
        ([blank, "--out", blank], "空白表"),
        ([blank, "--out", tmp_path / "出.xlsx", "--full"], "须写明用途"),
        ([blank, "--out", tmp_path / "没有这个" / "出.xlsx"], "文件夹"),
        ([blank, "--out", tmp_path / "出.xlsx", "--only", "没有此人"], "不在账本里"),
    ):
        assert command(*words, "--ledger", kept) == 2
        said = capsys.readouterr()
        assert why in said.err
        assert said.err.count("\n") == 1
        assert not said.out
    with Ledger.open(kept) as ledger:
        assert ledger.exports() == []
