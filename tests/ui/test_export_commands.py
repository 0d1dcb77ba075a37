"""Exporting the roster from the command line: columns, order, day, shape, people in a file; refusals touch nothing."""

import json

import openpyxl
import pytest

from main import main
from models.exports import Delivered
from models.exports.certificate import left_out_words
from models.exports.minutes_style import STYLES
from models.exports.selection import Selection
from models.kinds import PartialDate
from models.records import Meeting, Member
from models.store import Ledger
from ui.arguments import read_command
from ui.commands.exporting import _told

TODAY = ["--today", "2026-11-23"]


@pytest.fixture
def branch(session):
    """The path of the small branch, closed."""
    session.ledger.close()
    return session.ledger.path


def export(branch, *arguments):
    return main(["export", *map(str, arguments), "--ledger", str(branch), *TODAY])


def test_columns_by_heading_and_order(branch, tmp_path, capsys):
    out = tmp_path / "名册.json"
    assert export(branch, "roster", "--out", out, "--columns", "姓名，#age 党小组", "--sort", "pinyin") == 0
    people = json.loads(out.read_text("utf-8"))
    assert list(people[0]) == ["姓名", "年龄", "党小组"]
    assert people[0]["姓名"] == "李敏"


def test_all_columns_of_another_day(branch, tmp_path):
    out = tmp_path / "名册.json"
    assert export(branch, "roster", "--out", out, "--columns", "all", "--as-of", "2025-05-01") == 0
    people = json.loads(out.read_text("utf-8"))
    assert "赵刚" in [person["姓名"] for person in people]
    assert len(people[0]) == 37


def test_people_in_a_file_and_options_before_it(branch, tmp_path):
    with Ledger.open(branch) as ledger:
        ids = tuple(m.id for m in ledger.all(Member))
    chosen = tmp_path / "选.json"
    chosen.write_text(Selection(ids[:2] * 50_000, ("name", "sex")).text(), "utf-8")
    out = tmp_path / "名册.json"
    assert export(branch, "roster", "--out", out, "--selection", chosen, "--columns", "姓名") == 0
    assert json.loads(out.read_text("utf-8")) == [{"姓名": "张伟"}, {"姓名": "李敏"}]


def test_the_code_says_where_something_is_to_be_done(tmp_path, capsys):
    """README: 1 where it lists what was not filled in; a note on how something was made is none."""
    told = left_out_words([(f"张{n}", "请假") for n in range(8)])
    made, noted = (Delivered([tmp_path / "证书.pdf"], 1, notes) for notes in ([], [told]))
    assert [_told(each, listing=True) for each in (made, noted)] == [0, 1]
    assert _told(noted) == 0
    assert capsys.readouterr().err.count("张4（请假），另有 3 人。") == 2, "等 left open how many more"


def test_the_official_table(branch, tmp_path, capsys):
    out = tmp_path / "汇总.xlsx"
    assert export(branch, "official", "--out", out) == 2
    assert "须写明用途" in capsys.readouterr().err
    assert not out.exists()
    assert export(branch, "official", "--out", out, "--variant", "20", "--purpose", "上报") == 1
    said = capsys.readouterr()
    assert said.out.strip() == str(out)
    assert "名册没有登记、留空的" in said.err
    assert openpyxl.load_workbook(out).worksheets[0]["O3"].value == "家庭住址"


def test_the_log(branch, tmp_path):
    assert export(branch, "roster", "--out", tmp_path / "a.json", "--purpose", "年报") == 0
    assert export(branch, "roster", "--out", tmp_path / "b.json") == 0
    out = tmp_path / "记录.json"
    assert export(branch, "log", "--out", out, "--find", "年报") == 0
    assert [line["内容"][:11] for line in json.loads(out.read_text("utf-8"))] == ["党员名册：a.json"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--columns", "姓名,身高"], "名册没有“身高”"),
        (["--columns", ","], "一栏也没有"),
        (["--columns", ""], "一栏也没有"),
        # What would do nothing is not passed over: else something other than what was asked for would leave.
        (["--names"], "--names 只用于 statistics"),
        (["--date", "2025-12-31"], "--date 只用于 statistics"),
        (["--against", "2025-12-31"], "--against 只用于 statistics"),
        (["--variant", "20"], "--variant 只用于 official"),
        (["--year", "2025"], "--year 只用于 meetings"),
        (["--sort", "height"], "没有“height”这种排序"),
        (["--layout", "poster"], "没有“poster”这种样式"),
        (["--layout", "public", "--columns", "姓名,手机号"], "公示名单不能有“手机号”"),
        (["--selection", "没有.json"], "没有找到"),
    ],
)
def test_refusals_write_nothing(branch, tmp_path, capsys, arguments, why):
    assert export(branch, "roster", "--out", tmp_path / "名册.xlsx", *arguments) == 2
    said = capsys.readouterr().err
    assert why in said
    assert "没有导出" in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "名册.xlsx").exists()


@pytest.mark.parametrize(
    ("what", "arguments"),
    [
        ("statistics", ["--as-of", "2025-12-31"]),
        ("statistics", ["--columns", "姓名"]),
        ("official", ["--layout", "public"]),
        ("official", ["--columns", "姓名"]),
        ("meetings", ["--sort", "pinyin"]),
        ("card", ["--as-of", "2025-12-31"]),
        ("book", ["--style", "official"]),
        ("all", ["--style", "form"]),
    ],
)
def test_options_of_other_exports_are_refused(branch, tmp_path, capsys, what, arguments):
    assert export(branch, what, "--out", tmp_path / "出", "--purpose", "上报", *arguments) == 2
    said = capsys.readouterr().err
    assert f"{arguments[0]} 只用于" in said
    assert f"对 {what} 不起作用，没有导出" in said
    assert not (tmp_path / "出").exists()


def test_the_official_table_of_another_day(branch, tmp_path, capsys):
    """党籍状态, kind and who is here belong to the same day (domain §8.4; 教管条例 §24)."""
    with Ledger.open(branch) as ledger, ledger.unit("停止党籍") as unit:
        member = next(m for m in ledger.all(Member) if m.name == "李敏")
        member.standing, member.standing_since = "停止党籍", PartialDate(2026, 8, 1)
        unit.save(member)
    found = {}
    for day in ("2026-06-30", "2026-11-23"):
        out = tmp_path / f"{day}.xlsx"
        assert export(branch, "official", "--out", out, "--purpose", "上报", "--as-of", day) == 1
        page = openpyxl.load_workbook(out).worksheets[0]
        heads = {page.cell(3, n).value or page.cell(4, n).value: n for n in range(1, page.max_column + 1)}
        row = next(r for r in range(5, page.max_row) if page.cell(r, 2).value == "李敏")
        found[day] = page.cell(row, heads["党籍状态"]).value
        assert ("其他栏目为现在的登记" in capsys.readouterr().err) == (day == "2026-06-30")
    assert found == {"2026-06-30": "正常", "2026-11-23": "停止党籍"}


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_minutes_as_a_form_and_as_an_official_document(branch, tmp_path, format_):
    out = tmp_path / "记录"
    for style in ([], ["--style", "form"], ["--style", "official"]):
        assert export(branch, "minutes", "--out", out, "--format", format_, *style) == 0
    form, official = (out / f"2026-10-12-支部党员大会{style}.{format_}" for style in ("", "-公文式"))
    assert sorted(out.iterdir()) == sorted([form, official])  # neither replaces the other
    assert form.read_bytes() != official.read_bytes()
    with Ledger.open(branch) as ledger:
        assert official.name in ledger.exports()[0]["what"]


def test_the_styles_that_can_be_said_are_those_there_are():
    for style in STYLES:
        said = read_command(["export", "minutes", "--ledger", "甲", "--out", "乙", "--style", style])
        assert said.style == style


def test_the_book_of_a_year(branch, tmp_path, capsys):
    with Ledger.open(branch) as ledger, ledger.unit("记录") as unit:
        unit.add(Meeting(kind="党课", day=PartialDate(2025, 6, 1), subject="学党章"))
    out = tmp_path / "年度汇编.pdf"
    assert export(branch, "book", "--year", "2019", "--out", out) == 2
    assert "2019年没有会议记录和计划，没有导出" in capsys.readouterr().err
    assert export(branch, "book", "--year", "2025", "--out", out) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(out)
    assert "汇编里没有计划表" in said.err
    assert out.read_bytes().startswith(b"%PDF")
