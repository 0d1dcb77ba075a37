"""The commands around the roster: import with --returned, template, reconcile; what they print, write and return."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.records import Branch, Member
from models.store import Ledger
from ui.arguments import read_command
from ui.commands import run

HEAD = ["姓名", "性别", "手机", "入党时间"]


def command(*words: object) -> int:
    return run(read_command([*map(str, words), "--today", "2026-11-23"]))


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (
        HEAD,
        ["张三", "男", "13800000000", "2010-06"],
        ["李四", "男", "13900000000", "不详"],
        ["", "女", "1", ""],
    ):
        book.active.append(row)
    book.save(tmp_path / "名册.xlsx")
    return tmp_path / "名册.xlsx"


@pytest.fixture
def path(ledger: Ledger) -> Path:
    """A closed ledger with one member and a branch."""
    with ledger.unit("登记") as unit:
        unit.add(Branch(name="某局第三支部", groups="甲组"))
        unit.add(Member(name="张三", sex="男", phone="13800001111"))
    ledger.close()
    return ledger.path


def test_import_writes_the_returned_rows(roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "退回.xlsx"
    assert command("import", roster, "--ledger", tmp_path / "新.zbtz", "--returned", out) == 1
    said = capsys.readouterr()
    assert "有 2 行要改（退回 1 行，其余是有的格没有读入，或与退回的同名），已写入" in said.err
    assert "（原值 '不详'，没有读入）" in said.out
    assert [line[0].value for line in openpyxl.load_workbook(out).active.iter_rows()] == ["姓名", "李四", None]
    with Ledger.open(tmp_path / "新.zbtz") as opened:
        assert [m.name for m in opened.all(Member)] == ["张三", "李四"]


def test_rows_that_are_only_to_be_corrected_are_not_called_returned(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "名册.csv"
    file.write_text("姓名,公民身份证号\n张三,999999198503120012\n", encoding="utf-8")
    assert command("import", file, "--ledger", tmp_path / "新.zbtz", "--returned", tmp_path / "退回.xlsx") == 1
    said = capsys.readouterr()
    assert "已新增 1 人、更新 0 人，0 人不变，退回 0 行。" in said.out
    assert "名册 第 2 行：公民身份证号：身份证号校验位不对" in said.out, "the heading is not said twice"
    assert "，请核对（原值 '999999********0012'，没有读入）" in said.out
    assert "有 1 行要改（没有退回，只是有的格没有读入），已写入" in said.err


@pytest.mark.parametrize(
    ("heading", "cell", "shown"),
    [
        ("公民身份证号", "1101051985031200", "110105******1200"),
        ("公民身份证号", "11010519850312O021", "110105********O021"),
        ("手机号", "138123456789", "**********89"),
        ("手机号", "13812345678a", "*********78a"),
        ("特长", "卡号 6222021234567890123", ""),
    ],
)
def test_a_wrong_number_is_masked_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], heading: str, cell: str, shown: str
):
    file = tmp_path / "名册.csv"
    file.write_text(f"姓名,{heading}\n张三,{cell}\n", encoding="utf-8")
    command("import", file, "--ledger", tmp_path / "新.zbtz", "--plan")
    said = capsys.readouterr()
    assert cell not in said.out + said.err
    assert shown in said.out


def test_the_sentence_about_a_cell_is_not_written_over_where_it_says_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """“身份证号应为 ** 位，这里是 2 位” of a cell of 18."""
    file = tmp_path / "名册.csv"
    file.write_text("姓名,公民身份证号\n张三,18\n", encoding="utf-8")
    command("import", file, "--ledger", tmp_path / "新.zbtz", "--plan")
    assert "身份证号应为 18 位，这里是 2 位" in capsys.readouterr().out


def test_a_number_that_is_not_whole_is_not_taken_and_not_printed(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "名册.csv"
    file.write_text("姓名,手机号,家庭住址\n张三,1380000111,\n▲张三,,\n", encoding="utf-8")
    assert command("import", file, "--ledger", path) == 1
    said = capsys.readouterr().out
    assert "手机号：不是完整的号码（座机要带区号），没有读入，账本里已有的不动（原值 '********11'）" in said
    assert "1380000111" not in said
    assert "姓名连同前面的“▲”按另一人新增，“张三”已经有了，请核对是不是同一人" in said
    with Ledger.open(path) as opened:
        assert opened.all(Member)[0].phone == "13800001111"


def test_a_returned_workbook_that_is_there_is_not_written_over(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "退回.xlsx"
    out.write_bytes(b"corrected by hand")
    assert command("import", roster, "--ledger", tmp_path / "新.zbtz", "--returned", out) == 2
    assert "已经存在" in capsys.readouterr().err
    assert out.read_bytes() == b"corrected by hand"
    assert not (tmp_path / "新.zbtz").exists()


def test_template_takes_the_groups_of_the_ledger(path: Path, tmp_path: Path):
    assert command("template", tmp_path / "模板.xlsx", "--ledger", path) == 0
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    assert any(rule.formula1 == '"甲组"' for rule in book.worksheets[0].data_validations.dataValidation)
    before = (tmp_path / "模板.xlsx").read_bytes()
    assert command("template", tmp_path / "模板.xlsx") == 2
    assert command("template", tmp_path / "模板.pdf") == 2
    assert (tmp_path / "模板.xlsx").read_bytes() == before


def test_reconcile_lists_differences_and_logs_the_file(
    roster: Path, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    before = path.read_bytes()
    assert command("reconcile", roster, "--ledger", path, "--json") == 1
    printed = capsys.readouterr().out
    found = json.loads(printed)
    assert [(d["column"], d["ours"], d["theirs"]) for d in found["differences"]] == [
        ("加入党组织日期", "", "2010-06"),
        ("手机号", "138****1111", "138****0000"),
    ]
    assert [p["name"] for p in found["fewer"]] == ["李四"]
    assert "13800000000" not in printed
    assert path.read_bytes() == before
    out = tmp_path / "核对.xlsx"
    assert command("reconcile", roster, "--ledger", path, "--out", out, "--full") == 2
    assert command("reconcile", roster, "--ledger", path, "--out", out, "--full", "--purpose", "核对名册") == 1
    assert "13800000000" in capsys.readouterr().out
    assert openpyxl.load_workbook(out).sheetnames == ["核对结果", "台账缺少", "不一致", "看不准"]
    with Ledger.open(path) as opened:
        assert [(e["what"], e["rows"], e["full"]) for e in opened.exports()] == [("名册核对：核对.xlsx", 4, 1)]


def test_reconcile_with_itself_finds_nothing(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    own = tmp_path / "自己.csv"
    own.write_text("姓名,性别,手机\n张三,男,13800001111\n", encoding="utf-8")
    assert command("reconcile", own, "--ledger", path) == 0
    assert capsys.readouterr().out == "一致 1 人。\n"


def test_the_list_itself_is_never_written_over(roster: Path, path: Path, capsys: pytest.CaptureFixture[str]):
    before = roster.read_bytes()
    assert command("reconcile", roster, "--ledger", path, "--out", roster) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert roster.read_bytes() == before


def members(path: Path) -> list[Member]:
    with Ledger.open(path) as opened:
        return opened.all(Member)


def test_clear_empties_what_the_file_leaves_empty_and_says_so_before(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "名册.csv"
    file.write_text("姓名,性别,手机\n张三,男,\n", encoding="utf-8")
    assert command("import", file, "--ledger", path, "--plan") == 0
    assert "更新 0 人" in capsys.readouterr().out
    assert command("import", file, "--ledger", path, "--plan", "--clear") == 0
    assert "名册 第 2 行 更新 张三：手机号 138****1111 → 空" in capsys.readouterr().out
    assert members(path)[0].phone == "13800001111"
    assert command("import", file, "--ledger", path, "--clear") == 0
    assert (members(path)[0].phone, members(path)[0].sex) == ("", "男")


def test_a_roster_goes_out_as_json_and_comes_in_again(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "名册.json"
    full = ("--full", "--purpose", "移交")
    assert command("export", "roster", "--ledger", path, "--out", out, *full) == 0
    assert command("import", out, "--ledger", tmp_path / "新.zbtz") == 0
    assert [(m.name, m.sex, m.phone) for m in members(tmp_path / "新.zbtz")] == [("张三", "男", "13800001111")]
    capsys.readouterr()
    assert command("import", out, "--ledger", path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 1


@pytest.mark.parametrize("verb", ["import", "reconcile"])
def test_what_was_corrected_in_the_window_holds_here_too(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
):
    from models.imports import Wishes, child
    from models.imports.memory import keep
    from models.imports.planning import plan_sheets

    file = tmp_path / "名单.csv"
    file.write_text("称呼,归口\n张三,甲组\n", encoding="utf-8")
    sheets = child.read_sheets(file)
    wishes = Wishes(mapping={"称呼": "name", "归口": "group"}, headings={"名单": (1, 1)})
    with Ledger.open(path) as opened:
        plan = plan_sheets(file.name, sheets, (), today=date(2026, 11, 23), wishes=wishes)
        keep(sheets, plan, wishes, opened.remembered, opened.remember)
    assert command(verb, file, "--ledger", path) == (0 if verb == "import" else 1)
    said = capsys.readouterr()
    assert "照上次的读：“名单”第 1 行是表头；“称呼”对应“姓名”；“归口”对应“党小组”" in said.err
    if verb == "import":
        assert members(path)[0].group == "甲组"
    else:
        assert "甲组" in said.out
