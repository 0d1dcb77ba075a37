"""Many columns: A4 where it can be read, A3 where that is enough, else parts that begin with the name; nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from models.exports.excel import write_xlsx
from models.exports.fitting import fitted
from models.exports.layout import PADDING, PAGE, columns_taken, paper_for, widths
from models.exports.pdf.pages import A4, MM, Page
from models.exports.pdf.table import _Table, write_table_pdf
from models.exports.registers import registers
from models.exports.scope import Scope
from models.exports.sheet import Column, Sheet
from models.exports.word_table import write_table_docx
from models.sample import write_sample
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.create(tmp_path_factory.mktemp("sample") / "示例.zbtz") as ledger:
        write_sample(ledger, today=TODAY)
        yield ledger


def wide(count: int, *, name_at: int = 1) -> Sheet:
    """A table of `count` columns of dates beside number and name."""
    columns = [Column(f"栏{n:02}", 10, "center") for n in range(count)]
    columns[name_at:name_at] = [Column("姓名", 12, "center")]
    rows = []
    for number in (1, 2):
        cells = [f"{number}-{n:02}-内容" for n in range(count)]
        cells[name_at:name_at] = [f"欧阳张{number}"]
        rows.append(cells)
    return Sheet("很宽的表", "共2人", columns, rows, "脚注", repeated=(0, name_at))


@pytest.mark.parametrize(
    ("count", "a3", "parts"), [(8, False, 1), (15, False, 1), (23, True, 1), (30, False, 2), (60, False, 4)]
)
def test_paper(count: int, a3: bool, parts: int):
    paper = paper_for(wide(count))
    assert (paper.a3, len(paper.parts)) == (a3, parts)
    assert paper.line == (PAGE if not a3 else round(PAGE * 1.45))


@pytest.mark.parametrize("name_at", [1, 4])
def test_parts_begin_with_the_name_and_miss_no_column(name_at: int):
    sheet = wide(40, name_at=name_at)
    parts = paper_for(sheet).parts
    assert all([c.label for c in part.columns[:2]] == ["栏00", "姓名"] for part in parts)
    once = [c.label for part in parts for c in part.columns[2:]]
    assert sorted(once) == sorted(c.label for c in sheet.columns if c.label not in ("栏00", "姓名"))
    assert [part.footnote for part in parts] == [""] * (len(parts) - 1) + ["脚注"]
    widths = [len(part.columns) for part in parts]
    assert max(widths) - min(widths) <= 3  # about as wide as one another


@pytest.mark.parametrize("count", [8, 23, 40])
def test_all_text_is_in_every_format(tmp_path: Path, count: int):
    sheet = wide(count)
    wanted = {cell for row in sheet.rows for cell in row}
    write_table_pdf(sheet, tmp_path / "a.pdf")
    text = ReadPdf(tmp_path / "a.pdf").text
    assert all(cell in text.replace("\n", "") for cell in wanted)
    write_table_docx(sheet, tmp_path / "a.docx")
    tables = Document(tmp_path / "a.docx").tables
    assert wanted == {c.text for t in tables for row in t.rows[1:] for c in row.cells}
    assert len(tables) == len(paper_for(sheet).parts)
    write_xlsx([sheet], tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert wanted == {c.value for row in page.iter_rows(min_row=4) for c in row}


def test_the_workbook_repeats_the_name_on_every_page(tmp_path: Path):
    for name, count in (("a4", 8), ("a3", 23), ("parts", 40)):
        write_xlsx([wide(count)], tmp_path / f"{name}.xlsx")
    pages = {name: load_workbook(tmp_path / f"{name}.xlsx").worksheets[0] for name in ("a4", "a3", "parts")}
    assert [pages[n].page_setup.paperSize for n in ("a4", "a3", "parts")] == [9, 8, 9]
    assert [pages[n].page_setup.fitToWidth for n in ("a4", "a3", "parts")] == [1, 1, 3]
    assert pages["parts"].print_title_cols == "$A:$B"
    assert pages["a4"].print_title_cols is None


@pytest.mark.parametrize("what", registers())
@pytest.mark.parametrize("full", [False, True])
def test_every_usual_register_is_printed_on_a4(sample: Ledger, what: str, full: bool):
    for sheet in registers()[what].sheets(sample, Scope(TODAY, None, full)).values():
        paper = paper_for(sheet)
        assert (paper.a3, len(paper.parts)) == (False, 1), sheet.title


@pytest.mark.parametrize("what", registers())
@pytest.mark.parametrize("full", [False, True])
def test_the_type_of_every_usual_register_can_be_read(sample: Ledger, tmp_path: Path, what: str, full: bool):
    """The registers of rectification had 6.5 points in Word and 6.3 in Excel printed on A4; no format goes below 8."""
    for sheet in registers()[what].sheets(sample, Scope(TODAY, None, full)).values():
        write_table_docx(sheet, tmp_path / "a.docx")
        cells = Document(tmp_path / "a.docx").tables[0].rows[0].cells
        assert min(run.font.size.pt for cell in cells for run in cell.paragraphs[0].runs) >= 8, sheet.title
        if not sheet.upright:
            wide = widths(sheet, PAGE)  # of so many halves of 10.5 points, fitted to what A4 has between the margins
            assert 10.5 * (297 * MM - 0.8 * 72) / (5.25 * sum(each * 1.05 + PADDING for each in wide)) >= 8, sheet.title
            table = _Table(sheet, Page((A4[1], A4[0]), 10 * MM, 10 * MM, 15 * MM, 16 * MM, 9 * MM))
            lines = [line for rows in table.paginate() for row in rows for cell in row for line in cell]
            assert min(line.size for line in (*lines, *(of for cell in table.heading for of in cell))) >= 8, sheet.title


def test_the_register_of_rectification_breaks_no_date_and_no_number(sample: Ledger):
    (sheet,) = registers()["rectification"].sheets(sample, Scope(TODAY, None, False)).values()
    table = _Table(sheet, Page((A4[1], A4[0]), 10 * MM, 10 * MM, 15 * MM, 16 * MM, 9 * MM))
    labels = [column.label for column in sheet.columns]
    wide = dict(zip(labels, table.widths, strict=True))
    for rows in table.paginate():
        for row in rows:
            whole = dict(zip(labels, row, strict=True))
            for label in ("编号", "发现日期", "整改时限", "销号日期"):
                assert len(whole[label]) <= 1, whole[label]
    assert wide["整改进展"] > wide["问题描述"] > wide["验收人"]
    assert len(table.paginate()) == 3  # it needed five


def test_room_goes_to_the_text_that_is_long():
    rows = [["字" * 200, "字" * 20, ""], ["字" * 150, "字" * 30, "字"]]
    long, short, empty = fitted([12, 12, 12], [60, 60, 60], rows, 100, columns_taken)
    assert 52 < long <= 60 < long + short + empty <= 100.001
    assert empty < short


def test_a_high_row_is_split_where_the_page_would_stay_a_third_empty():
    columns = [Column("序号", 4, "center"), Column("内容", 40)]
    rows = [[str(number), "\n".join(f"第{n}行" for n in range(24))] for number in range(5)]
    table = _Table(Sheet("表", "", columns, rows), Page((A4[1], A4[0]), 42, 42, 42, 45, 25))
    pages = table.paginate()
    told = [line.text for page in pages for row in page for line in row[1]]
    assert told == [f"第{n}行" for _ in rows for n in range(24)]
    filled = [sum(table._height(row) for row in page) for page in pages[:-1]]
    assert min(filled[1:]) > 0.75 * table.page.height
