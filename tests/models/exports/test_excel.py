"""The workbook: text stays text, it prints on A4 across, what went in comes out."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from models.exports.deliver import deliver
from models.exports.excel import HEADING_ROW, tab_name, write_xlsx
from models.exports.layout import lines_taken
from models.exports.sheet import Column, Sheet
from models.fields import field_of, set_read
from models.kinds import clean
from models.records import Member
from models.store import Ledger

NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "#N/A",
    '=HYPERLINK("http://x")',
    "110105198503120012",
    "007",
    "1985-03",
    "真",
    "TRUE",
    "𠮷",
)


def sheet_of(*cells: str) -> Sheet:
    return Sheet(
        "名册",
        "截至今天",
        [Column("序号", 4, "center"), Column("姓名", 12)],
        [[str(n), c] for n, c in enumerate(cells)],
    )


def test_no_cell_becomes_a_formula_or_a_number(tmp_path: Path):
    write_xlsx([sheet_of(*NASTY)], tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = [row[1] for row in page.iter_rows(min_row=HEADING_ROW + 1)]
    assert [cell.value for cell in cells] == list(NASTY)
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for row in page.iter_rows() for cell in row if cell.value} == {"@"}
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert not re.search(rb"<f[ >]", archive.read("xl/worksheets/sheet1.xml"))
    assert [
        row[1] for row in CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()[3:]
    ] == list(NASTY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_can_be_written_and_read(tmp_path: Path, cells: list[str]):
    write_xlsx([sheet_of(*cells)], tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [row[1].value or "" for row in page.iter_rows(min_row=HEADING_ROW + 1)] == [clean(cell) for cell in cells]


def test_page(tmp_path: Path):
    write_xlsx(
        [Sheet("甲&乙", "", [Column("姓名", 12)] * 5, [["张三"] * 5] * 80, "内部资料&注意")], tmp_path / "a.xlsx"
    )
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$3"
    assert page.print_area == "'甲&乙'!$A$1:$E$83"
    assert page.freeze_panes == "C4"
    assert page.auto_filter.ref == "A3:E83"
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert page.oddFooter.left.text == "内部资料&&注意"
    assert page["A1"].value == "甲&乙"
    assert {str(area) for area in page.merged_cells.ranges} == {"A1:E1", "A2:E2"}


def test_a_long_note_does_not_run_into_the_page_number(tmp_path: Path):
    long = "注" * 60 + "；" + "注" * 40
    for note, upright, place, lines in (
        ("注" * 42, False, "center", ["注" * 42]),
        ("注" * 43, False, "right", ["注" * 43]),
        ("注" * 28, True, "right", ["注" * 28]),
        (long, False, "right", ["注" * 60 + "；", "注" * 40]),
        ("注" * 100, False, "right", ["注" * 82, "注" * 18]),
        ("注" * 100, True, "right", ["注" * 52, "注" * 48]),
    ):
        sheet = Sheet("甲", "", [Column("姓名", 12)], [["张三"]], note, upright=upright)
        write_xlsx([sheet], tmp_path / "a.xlsx")
        foot = load_workbook(tmp_path / "a.xlsx").worksheets[0].oddFooter
        assert foot.left.text.splitlines() == lines
        assert [side for side in ("center", "right") if getattr(foot, side).text] == [place]
    with ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"_x000a_" not in archive.read("xl/worksheets/sheet1.xml"), "which not everything reads as a new line"


@pytest.mark.parametrize(
    ("title", "wide", "size", "lines"),
    [
        ("支部2026年度按月工作计划", 60, 22, ["支部2026年度按月工作计划"]),
        ("中共某某市数据局机关第三支部委员会2026年度按月工作计划", 76, 22, ["中共某某市数据局机关第三支部委员会", "2026年度按月工作计划"]),
        ("中共某某市数据局机关第三支部委员会2026年度按月工作计划", 60, 16, ["中共某某市数据局机关第三支部委员会", "2026年度按月工作计划"]),
        ("中共某某市数据局机关第三支部委员会党员名册", 44, 16, ["中共某某市数据局机关", "第三支部委员会党员名册"]),
    ],
)  # fmt: skip
def test_a_title_that_is_too_long_breaks_before_the_year_or_between_words(title, wide, size, lines, tmp_path: Path):
    sheet = Sheet(title, "", [Column("姓名", wide, least=wide)], [["张三"]])
    write_xlsx([sheet], tmp_path / "a.xlsx")
    cell = load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert cell.value.splitlines() == lines
    assert cell.font.size == size


def test_same_content_gives_the_same_bytes(tmp_path: Path):
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx([sheet_of("张三")], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_cell_too_long_for_excel_says_so(tmp_path: Path):
    write_xlsx([sheet_of("长" * 40000)], tmp_path / "a.xlsx")
    assert "此格共 40000 字" in load_workbook(tmp_path / "a.xlsx").worksheets[0]["B4"].value


@given(st.lists(st.text(max_size=50), min_size=1, max_size=6))
def test_tabs(titles: list[str]):
    taken: list[str] = []
    for title in titles:
        taken.append(tab_name(title, taken))
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= 31 and not set("[]:*?/\\") & set(name) for name in taken)
    assert all(name.strip("'") == name for name in taken)
    assert len({name.casefold() for name in taken}) == len(taken)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("一二三四五", 1), ("一二三四五六", 2), ("ab\ncd", 2), ("abcdefghijk", 2), ("a一二三四五", 2)],
)
def test_lines_of_ten_half_widths(text: str, lines: int):
    assert lines_taken(text, 10) == lines


def test_the_full_roster_reads_back_equal(filled: Ledger, members: list[Member], today: date, tmp_path: Path):
    file = tmp_path / "名册.xlsx"
    deliver(filled, "roster", file, today=today, full=True, purpose="年报")
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    headings = rows[HEADING_ROW - 1]
    by_name = {member.name: member for member in members if member.belongs(today)}
    assert len(rows) == HEADING_ROW + len(by_name)
    labels = {field.label: field for field in Member.fields}
    for row in rows[HEADING_ROW:]:
        back = Member()
        for heading, cell in zip(headings, row, strict=True):
            if heading != "序号":
                set_read(back, labels[str(heading)].name, cell)
        original = by_name[back.name]
        for heading in headings[1:]:
            name = labels[str(heading)].name
            assert getattr(back, name) == getattr(original, name), heading
    assert field_of(Member, "id_number").label in headings


def test_libreoffice_opens_and_prints_it(filled: Ledger, today: date, tmp_path: Path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("没有安装 LibreOffice")
    deliver(filled, "roster", tmp_path / "名册.xlsx", today=today)
    profile = (tmp_path / "profile").as_uri()
    done = subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "名册.xlsx"],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert b"rror" not in done.stderr
    assert (tmp_path / "名册.pdf").read_bytes().startswith(b"%PDF")
