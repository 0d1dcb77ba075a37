"""Statistics as files: numbers, day and definition on each page, no names unless asked for, and a line in the log."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.statistics import Wanted, deliver_statistics
from models.kinds import PartialDate
from models.records import Branch, Member
from models.statistics import CATALOGUE
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf
from tests.models.exports.words import words_of
from ui.arguments import read_command
from ui.commands import run

ON, BEFORE = date(2026, 6, 30), date(2025, 12, 31)
NAMES = ("白露", "方敏", "欧阳䶮")


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    with ledger.unit("填写") as unit:
        unit.add(Branch(id=1, name="中共测试机关第一支部委员会", groups="第一党小组"))
        for name, sex, birth, joined in zip(
            NAMES,
            ("女", "男", ""),
            ("1985-03", "1990", "1952-01-02"),
            ("2010-07-01", "2026-03-01", "1976-07-01"),
            strict=True,
        ):
            unit.add(
                Member(
                    name=name,
                    sex=sex,
                    birth=PartialDate.parse(birth),
                    joined=PartialDate.parse(joined),
                    kind="预备党员" if joined[:4] == "2026" else "正式党员",
                    nation="汉族",
                    job="公务员",
                )
            )
    return ledger


def test_workbook_has_numbers_and_says_how_they_were_counted(kept: Ledger, tmp_path: Path):
    done = deliver_statistics(kept, tmp_path / "s.xlsx", Wanted(ON, BEFORE))
    assert done.files == [tmp_path / "s.xlsx"]
    book = load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames[:4] == ["性别", "民族", "学历", "年龄（党统分段）"]
    parts = ("（一）基本构成", "（二）年龄", "（三）学历", "（四）入党时间")
    daily = sum(not known.annual for known in CATALOGUE)
    assert book.sheetnames[daily : daily + 5] == ["党员数量增减", *(f"党员基本情况{part}" for part in parts)]
    assert book.sheetnames[-1] == "核对"
    page = book["性别"]
    assert page["A1"].value == "中共测试机关第一支部委员会性别统计"
    assert page["A2"].value == "截至2026年6月30日  共3人  对比2025年12月31日"
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3, max_row=7)]
    assert rows == [
        ["项目", "人数", "占比", "2025.12.31", "增减"],
        ["男", 1, 0.333, 0, 1],
        ["女", 1, 0.333, 1, 0],
        ["未填", 1, 0.333, 1, 0],
        ["合计", 3, 1, 2, 1],
    ]
    assert [page["B4"].number_format, page["C4"].number_format, page["E4"].number_format] == [
        '0;-0;"–"',
        '0.0%;-0.0%;"–"',
        "+0;-0;0",
    ]
    for sheet in book.worksheets:
        below = " ".join(str(row[0].value) for row in sheet.iter_rows() if row[0].value)
        assert "统计口径：" in below
        assert "软件口径不等于上级系统口径" in below
        assert "截至2026年6月30日" in sheet["A2"].value
        last = sheet.print_area.rpartition("$")[2]
        assert int(last) == sheet.max_row  # what is said below the table is printed too


@pytest.mark.parametrize("format", ["xlsx", "pdf", "docx", "json"])
def test_no_name_leaves_unless_asked_for(kept: Ledger, tmp_path: Path, format: str):
    bare, named = tmp_path / f"a.{format}", tmp_path / f"b.{format}"
    deliver_statistics(kept, bare, Wanted(ON))
    told = words_of(bare)
    assert not [name for name in NAMES if name in told]
    assert "统计口径" in told.replace("\n", "")
    if format != "json":
        deliver_statistics(kept, named, Wanted(ON, names=True))
        told = words_of(named)
        assert all(name in told for name in NAMES)
        assert "1985-03 出生" in told.replace("\n", "")


def test_paper_has_day_definition_and_numbers_of_each_table(kept: Ledger, tmp_path: Path):
    deliver_statistics(kept, tmp_path / "s.pdf", Wanted(ON, BEFORE))
    text = ReadPdf(tmp_path / "s.pdf").text
    tables = len(CATALOGUE) + 7  # 党员基本情况 is four, and four others are two
    assert text.count("截至2026年6月30日") == tables
    assert text.count("软件口径不等于上级系统口径") == tables
    assert "36–40 岁" in text
    assert "2 + 1 - 0 = 3" in text
    assert "细条为2025年12月31日" in text
    assert "[U+" not in text  # every sign has a glyph


def test_the_same_ledger_gives_the_same_bytes(kept: Ledger, tmp_path: Path):
    for format in ("pdf", "xlsx"):
        for name in "ab":
            deliver_statistics(kept, tmp_path / f"{name}.{format}", Wanted(ON))
        assert (tmp_path / f"a.{format}").read_bytes() == (tmp_path / f"b.{format}").read_bytes()


def test_only_what_is_wanted_in_the_variant_wanted(kept: Ledger, tmp_path: Path):
    wanted = Wanted(ON, only=("age:按性别", "changes"))
    deliver_statistics(kept, tmp_path / "s.json", wanted)
    tables = json.loads((tmp_path / "s.json").read_text("utf-8"))
    assert [table["统计表"] for table in tables] == ["年龄和性别", "党员数量增减"]
    assert tables[0]["栏目"] == ["人数", "男", "女", "性别未填"]
    band = next(line for line in tables[0]["各行"] if line["项目"] == "71 岁及以上")
    assert band["人数"] == [1, 0, 0, 1]


@pytest.mark.parametrize("only", [("nothing",), ("age:没有",)])
def test_unknown_statistics_are_refused(kept: Ledger, tmp_path: Path, only: tuple[str, ...]):
    with pytest.raises(ExportRefused, match="没有导出"):
        deliver_statistics(kept, tmp_path / "s.xlsx", Wanted(ON, only=only))
    assert not list(tmp_path.glob("s.*"))


def test_a_day_without_members_is_refused(kept: Ledger, tmp_path: Path):
    with pytest.raises(ExportRefused, match="1970-01-01 没有在册党员"):
        deliver_statistics(kept, tmp_path / "s.xlsx", Wanted(date(1970, 1, 1)))
    assert not (tmp_path / "s.xlsx").exists()


def test_the_log_tells_whether_names_were_in_it(kept: Ledger, tmp_path: Path):
    deliver_statistics(kept, tmp_path / "a.xlsx", Wanted(ON), full=True, purpose="年报", recipient="机关党委")
    deliver_statistics(kept, tmp_path / "b.xlsx", Wanted(ON, names=True))
    latest, first = kept.exports()[:2]
    assert first["what"] == f"统计报表（截至{ON}）：a.xlsx"
    assert (first["purpose"], first["recipient"], first["full"]) == ("年报", "机关党委", 0), "nothing in it is private"
    assert latest["what"] == f"统计报表（截至{ON}，含名单）：b.xlsx"


def test_what_does_not_add_up_is_noted(kept: Ledger, tmp_path: Path):
    with kept.unit("改") as unit:
        member = kept.all(Member)[0]
        member.left_why = "去世"
        unit.save(member)
    done = deliver_statistics(kept, tmp_path / "s.xlsx", Wanted(ON))
    assert done.notes == ["党员数量增减：2 + 1 - 0 = 3，与2026年6月30日名册人数相符；另有 1 人待核对。"]


def test_from_the_command_line(kept: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = kept.path, tmp_path / "统计.xlsx"
    kept.close()
    line = [
        "export",
        "statistics",
        "--ledger",
        str(path),
        "--date",
        "2026-06-30",
        "--against",
        "2025-12-31",
        "--out",
        str(out),
    ]
    assert run(read_command(line)) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert load_workbook(out)["性别"]["A2"].value == "截至2026年6月30日  共3人  对比2025年12月31日"
    assert run(read_command([*line[:4], "--year", "2025", "--out", str(out), "--today", "2026-11-23"])) == 0
    assert load_workbook(out)["党员数量增减"]["A2"].value == "截至2025年12月31日  共2人"
    assert run(read_command([*line, "--only", "没有"])) == 2
    assert "没有“没有”这种统计，没有导出" in capsys.readouterr().err
