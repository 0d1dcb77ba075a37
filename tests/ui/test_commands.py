"""The commands: exit codes, sentences, JSON for programs, and that what is refused touches nothing."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from main import main
from models.records import Member, Waiver
from models.rules import Snapshot, findings
from models.store import Ledger
from models.store.attachments import Attachments

ROSTER = "姓名,性别,出生日期\n孙静,女,1990-03\n李四,男,坏日期\n"


@pytest.fixture
def roster(tmp_path):
    file = tmp_path / "花名册.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


@pytest.fixture
def branch(session):
    """The path of the small branch, closed."""
    session.ledger.close()
    return session.ledger.path


def names(path):
    with Ledger.open(path) as ledger:
        return [m.name for m in ledger.all(Member)]


def test_import_makes_a_ledger_and_lists_problems(roster, tmp_path, capsys):
    ledger = tmp_path / "新.zbtz"
    assert main(["import", str(roster), "--ledger", str(ledger)]) == 1
    said = capsys.readouterr()
    assert "已新增 2 人" in said.out
    assert "坏日期" in said.out
    assert "已新建" in said.err
    assert names(ledger) == ["孙静", "李四"]


def test_a_plan_writes_nothing(roster, branch, tmp_path, capsys):
    before = branch.read_bytes()
    assert main(["import", str(roster), "--ledger", str(branch), "--plan", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["added"], report["returned"]) == (2, 0)
    assert branch.read_bytes() == before
    assert main(["import", str(roster), "--ledger", str(tmp_path / "没有.zbtz"), "--plan"]) == 1
    assert not (tmp_path / "没有.zbtz").exists()


def test_a_file_that_is_refused_leaves_no_ledger(tmp_path, capsys):
    assert main(["import", str(tmp_path / "没有.xlsx"), "--ledger", str(tmp_path / "新.zbtz")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "新.zbtz").exists()


def test_export_prints_the_files_and_logs_them(branch, tmp_path, capsys):
    out = tmp_path / "名册.json"
    assert main(["export", "roster", "--ledger", str(branch), "--out", str(out), "--today", "2026-11-23"]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert "139****6021" in out.read_text(encoding="utf-8")
    with Ledger.open(branch) as ledger:
        assert [e["purpose"] for e in ledger.exports()] == ["命令行导出"]


def test_whole_numbers_leave_only_for_a_purpose(branch, tmp_path, capsys):
    arguments = ["export", "roster", "--ledger", str(branch), "--out", str(tmp_path / "名册.xlsx"), "--full"]
    assert main(arguments) == 2
    assert "须写明用途" in capsys.readouterr().err
    assert not (tmp_path / "名册.xlsx").exists()
    assert main([*arguments, "--purpose", "上报"]) == 0


def test_statistics_of_a_day_to_come_say_so(branch, tmp_path, capsys):
    told = ["export", "statistics", "--ledger", str(branch), "--only", "sex", "--today", "2026-11-23"]
    assert main([*told, "--out", str(tmp_path / "今天.json")]) == 0
    assert "还没有到" not in capsys.readouterr().err
    assert main([*told, "--out", str(tmp_path / "年底.json"), "--date", "2026-12-31"]) == 0
    assert "截至日期 2026-12-31 还没有到" in capsys.readouterr().err


def test_the_collection_form_of_one_person(branch, tmp_path, capsys):
    arguments = ["export", "card", "--ledger", str(branch), "--out", str(tmp_path / "表"), "--only", "李敏"]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "表" / "党员基本信息采集表-李敏.pdf")]
    assert main([*arguments[:-1], "某人"]) == 2
    assert "名册里没有“某人”" in capsys.readouterr().err
    assert main(["export", "roster", *arguments[2:]]) == 2
    assert "--only 只用于 card" in capsys.readouterr().err
    with Ledger.open(branch) as ledger:
        assert [(line["rows"], line["full"]) for line in ledger.exports()] == [(1, 0)]


def test_nothing_to_export_is_refused_in_a_sentence(branch, tmp_path, capsys):
    arguments = ["export", "training", "--ledger", str(branch), "--out", str(tmp_path / "培训.json"), "--year", "1999"]
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("1999年没有培训批次")


def test_check_lists_findings_with_articles(branch, capsys):
    assert main(["check", "--ledger", str(branch), "--today", "2026-11-23", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["damage"] == []
    assert all(f["article"] and f["message"] for f in found["findings"])
    assert main(["check", "--ledger", str(branch), "--today", "2026-11-23"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("账本完好。\n")
    assert f"需要处理的问题 {len(found['findings'])} 个。" in said


def test_check_tells_what_was_said_not_to_apply_apart(branch, capsys):
    with Ledger.open(branch) as ledger:
        first, *_ = findings(Snapshot.of(ledger), date(2026, 11, 23))
        with ledger.unit("不适用") as unit:
            unit.add(Waiver(key=first.key, subject=first.subject, answer="不适用", reason="联合支部"))
    main(["check", "--ledger", str(branch), "--today", "2026-11-23", "--json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    assert [line["message"] for line in told if line.get("not_applicable") == "联合支部"] == [first.message]
    main(["check", "--ledger", str(branch), "--today", "2026-11-23"])
    said = capsys.readouterr().out
    assert f"需要处理的问题 {len(told) - 1} 个。" in said
    assert "经说明不适用的 1 个。" in said
    assert f"[不适用] {first.subject}：{first.message}" in said
    assert "原因：联合支部" in said


def test_demo_never_replaces_a_ledger(branch, capsys):
    before = branch.read_bytes()
    assert main(["demo", str(branch)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert branch.read_bytes() == before


def test_check_reads_the_files_of_attachments(branch, tmp_path, capsys):
    (tmp_path / "介绍信.pdf").write_bytes(b"%PDF-1.7 letter")
    with Ledger.open(branch) as ledger:
        made = Attachments(ledger).take(tmp_path / "介绍信.pdf", date(2026, 11, 23))
        made.owner, made.owner_id = "member", 1
        with ledger.unit("添加附件") as unit:
            unit.add(made)
        kept = Attachments(ledger).file_of(made)
    assert main(["check", "--ledger", str(branch), "--today", "2026-11-23"]) == 1
    assert capsys.readouterr().out.startswith("账本完好。\n")
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-1.7 turned")
    assert main(["check", "--ledger", str(branch), "--today", "2026-11-23"]) == 1
    assert "附件“介绍信.pdf”：内容已改变" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_rare_names_stop_nothing_whatever_the_console_knows(branch, tmp_path, encoding):
    def run(*arguments: str) -> bytes:
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        command = [sys.executable, "main.py", *arguments, "--ledger", str(branch), "--today", "2026-11-23"]
        done = subprocess.run(command, cwd=Path(__file__).parents[2], env=environment, capture_output=True)
        assert done.returncode in (0, 1), done.stderr.decode(encoding)
        return done.stdout

    out = tmp_path / "𠮷.json"
    assert run("export", "roster", "--out", str(out)).decode(encoding).rstrip().endswith(".json")
    assert out.exists()
    assert json.loads(run("check", "--json").decode(encoding))["damage"] == []


def test_looking_for_words_is_refused_where_everything_would_be_exported(branch, tmp_path, capsys):
    arguments = ["export", "roster", "--ledger", str(branch), "--out", str(tmp_path / "名册.xlsx"), "--find", "李"]
    assert main(arguments) == 2
    assert "--find 只用于 log" in capsys.readouterr().err
    assert not (tmp_path / "名册.xlsx").exists()
