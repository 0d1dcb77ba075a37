"""年度统计附表: one file with all tables of the annual report in its order, what does not agree, and the people on demand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models import outputs
from models.exports import ExportRefused
from models.exports.contents.statistics import behind
from models.exports.deliver import deliver
from models.exports.statistics import ANNUAL, Wanted, deliver_statistics
from models.kinds import PartialDate
from models.records import Appraisal, Award, Branch, Enrolment, Member, Training
from models.statistics.table import AMONG, BAND, NUMBER, PART, TOTAL, Cell, Line, Other, Table
from models.store import Ledger
from tests.models.exports.words import words_of
from ui.arguments import read_command
from ui.commands import run

TODAY, END = date(2026, 11, 23), date(2025, 12, 31)
NAMES = ("白露", "方敏", "欧阳䶮")
TITLES = [
    "目录", "党员数量增减",
    *(f"党员基本情况{part}" for part in ("（一）基本构成", "（二）年龄", "（三）学历", "（四）入党时间")),
    "党员学历情况", "党员入党时间情况", "党员党龄情况", "发展党员情况",
    "预备党员转正情况（一）应转正和结果", "预备党员转正情况（二）预备党员增减", "出党和离开情况", "民主评议党员（2025年度评议）",
    "党员教育培训（一）党员参训", "党员教育培训（二）培训批次", "党内表彰", "流动和失联党员",
    "支部班子和组织生活（一）支部班子", "支部班子和组织生活（二）组织生活", "补充资料", "核对",
]  # fmt: skip


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Two members all year, one admitted in 2025; appraised, honoured and taught."""
    with ledger.unit("填写") as unit:
        unit.add(Branch(id=1, name="中共测试机关第一支部委员会", short_name="一支部"))
        days = (("2010-07-01", "2011-07-01"), ("2012-07-01", "2013-07-01"), ("2025-03-01", None))
        for name, (joined, full) in zip(NAMES, days, strict=True):
            member = Member(
                name=name,
                sex="女",
                nation="汉族",
                birth=PartialDate.parse("1985-03-01"),
                joined=PartialDate.parse(joined),
                full=PartialDate.parse(full) if full else None,
                kind="正式党员" if full else "预备党员",
            )
            unit.add(member)
            unit.add(Appraisal(member_id=member.id, year=2025, grade="合格" if full else "不评定等次"))
        unit.add(Award(member_id=member.id, name=name, kind="优秀共产党员", level="基层党委", year=2025))
        batch = Training(
            name="春训", kind="集中轮训", level="支部", start=PartialDate.parse("2025-03-12"), planned_hours=8.5
        )
        unit.add(batch)
        unit.add(Enrolment(training_id=batch.id, member_id=member.id, name=name, state="参加"))
        unit.add(Enrolment(training_id=batch.id, name="外来的人", state="参加"))
    return ledger


def test_all_tables_in_the_order_of_the_report(kept: Ledger, tmp_path: Path):
    done = deliver_statistics(kept, tmp_path / "a.xlsx", Wanted(END), what=ANNUAL)
    assert done.notes == []
    book = load_workbook(tmp_path / "a.xlsx")
    assert [title[:31] for title in TITLES] == book.sheetnames
    first = book["目录"]
    assert first["A1"].value == "中共测试机关第一支部委员会2025年度统计附表"
    listed = [[cell.value for cell in row] for row in first.iter_rows(min_row=4, max_row=24)]
    assert [row[1] for row in listed] == TITLES[1:]
    assert listed[0] == ["1", "党员数量增减", "3人", "相符：2 + 1 - 0 = 3，与2025年底名册人数相符"]
    assert listed[-1][3].endswith("项核对全部相符")
    batches = book["党员教育培训（二）培训批次"]
    last = [cell.value for cell in batches[10]]
    assert last == ["合计", 1, 0, 0, 1, 0, 2, 2, 0, 17]
    assert batches["A2"].value == "截至2025年12月31日  共1批"
    for sheet in book.worksheets[1:]:
        below = " ".join(str(row[0].value) for row in sheet.iter_rows() if row[0].value)
        assert "统计口径：" in below
        assert "软件口径不等于上级系统口径" in below


def test_the_people_are_on_sheets_of_their_own(kept: Ledger, tmp_path: Path):
    deliver_statistics(kept, tmp_path / "a.xlsx", Wanted(END, names=True), what=ANNUAL)
    book = load_workbook(tmp_path / "a.xlsx")
    extra = book.sheetnames[len(TITLES) :]
    assert extra[:2] == ["名单-党员数量增减", "名单-党员基本情况"]
    assert "名单-核对" not in extra  # everything agrees
    assert "名单-出党和离开情况" not in extra  # nobody
    rows = [[cell.value for cell in row] for row in book["名单-党员教育培训"].iter_rows(min_row=4)]
    assert ["党员教育培训（二）培训批次", "集中轮训", "批次、支部", "春训", "2025-03-12，集中轮训，支部"] in [
        row[1:] for row in rows
    ]
    assert any(row[4] == "外来的人（名册以外）" for row in rows)
    honoured = [[cell.value for cell in row] for row in book["名单-党内表彰"].iter_rows(min_row=4, max_row=4)]
    assert honoured[0][2:5] == ["优秀共产党员", "合计、基层党委", "欧阳䶮"]


@pytest.mark.parametrize("format", ["xlsx", "pdf", "docx", "json"])
def test_no_name_leaves_unless_asked_for(kept: Ledger, tmp_path: Path, format: str):
    bare, named = tmp_path / f"a.{format}", tmp_path / f"b.{format}"
    deliver_statistics(kept, bare, Wanted(END), what=ANNUAL)
    deliver_statistics(kept, named, Wanted(END, names=True), what=ANNUAL)
    bare_told, named_told = words_of(bare), words_of(named)
    assert not [name for name in (*NAMES, "春训", "外来的人") if name in bare_told]
    assert all(name in named_told for name in (*NAMES, "春训", "外来的人"))
    assert "核对" in bare_told
    assert "[U+" not in named_told


def test_the_same_ledger_gives_the_same_bytes(kept: Ledger, tmp_path: Path):
    for format in ("pdf", "xlsx"):
        for name in "ab":
            deliver_statistics(kept, tmp_path / f"{name}.{format}", Wanted(END, names=True), what=ANNUAL)
        assert (tmp_path / f"a.{format}").read_bytes() == (tmp_path / f"b.{format}").read_bytes()


def test_what_does_not_add_up_is_noted_and_listed(kept: Ledger, tmp_path: Path):
    with kept.unit("改") as unit:
        appraisal = kept.all(Appraisal)[0]
        appraisal.grade = ""
        unit.save(appraisal)
    done = deliver_statistics(kept, tmp_path / "a.json", Wanted(END, names=True), what=ANNUAL)
    assert [note.split("：")[0] for note in done.notes] == ["民主评议党员（2025年度评议）", "核对"]
    tables = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert [table["统计表"] for table in tables] == TITLES[1:]
    assert [(row["姓名"], row["依据"]) for row in tables[-1]["名单"] if row["计入栏目"] == ["相差"]] == [
        ("白露", "只在等号右边")
    ]  # fmt: skip


def test_as_a_part_of_everything_else(kept: Ledger, tmp_path: Path):
    """`deliver` goes up to the end of the year, or today."""
    for year, on in ((2025, "2025-12-31"), (2026, "2026-11-23"), (None, "2026-11-23")):
        done = deliver(kept, outputs.ANNUAL, tmp_path / "附表", today=TODAY, year=year, names=True)
        assert done.files == [tmp_path / "附表" / "年度统计附表.xlsx"]
        assert done.rows > 100
        assert kept.exports()[0]["what"] == f"年度统计附表（截至{on}，含名单）：年度统计附表.xlsx"


def test_only_tables_of_the_year_can_be_asked_for(kept: Ledger, tmp_path: Path):
    deliver_statistics(kept, tmp_path / "a.xlsx", Wanted(END, only=("joining", "checks")), what=ANNUAL)
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == ["目录", "发展党员情况", "核对"]
    with pytest.raises(ExportRefused, match="没有“sex”这种统计"):
        deliver_statistics(kept, tmp_path / "b.xlsx", Wanted(END, only=("sex",)), what=ANNUAL)
    assert not (tmp_path / "b.xlsx").exists()


def test_from_the_command_line(kept: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = kept.path, tmp_path / "附表.xlsx"
    kept.close()
    line = ["export", "annual", "--ledger", str(path), "--out", str(out), "--today", "2026-11-23"]
    assert run(read_command([*line, "--year", "2025", "--names"])) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert load_workbook(out)["核对"]["A2"].value == "截至2025年12月31日  共3人"
    assert run(read_command([*line, "--date", "2026-06-30"])) == 0
    assert load_workbook(out)["核对"]["A2"].value == "截至2026年6月30日  共3人"
    assert run(read_command([*line, "--against", "2025-12-31"])) == 2
    assert "--against 只用于 statistics" in capsys.readouterr().err
    assert run(read_command([*line, "--year", "1950"])) == 2
    assert "1950-12-31 没有在册党员" in capsys.readouterr().err


def test_a_year_to_come_is_refused(kept: Ledger, tmp_path: Path) -> None:
    """The figures of today must not stand under the name of another year."""
    with pytest.raises(ExportRefused, match="2027年还没有到"):
        deliver(kept, ANNUAL, tmp_path / "附表.xlsx", today=TODAY, year=2027)
    assert not list(tmp_path.glob("附表*"))


def test_a_sum_is_left_out_where_its_parts_tell_everybody():
    one, two = Member(id=1, name="甲"), Member(id=2, name="乙")

    def line(label: str, people: list[Member], kind: str) -> Line:
        return Line(label, (Cell(people, lambda m: f"{label}{m.name}"),), kind)

    lines = (
        line("全部", [one, two], TOTAL), line("一半", [one], PART), line("另一半", [two], PART),
        line("不全", [one, two], TOTAL), line("只有一人", [one], BAND), line("其中", [two], AMONG),
        Line("批次", (Cell([], others=[Other("春训", "三月"), Other("春训", "三月")]),), BAND),
        line("末尾合计", [one], TOTAL),
    )  # fmt: skip
    told = [(at.label, name) for at, _, name, _ in behind(Table("x", "表", END, (NUMBER,), lines, 2))]
    assert told == [
        ("一半", "甲"), ("另一半", "乙"), ("不全", "甲"), ("不全", "乙"), ("只有一人", "甲"), ("其中", "乙"),
        ("批次", "春训"), ("批次", "春训"),
    ]  # fmt: skip
