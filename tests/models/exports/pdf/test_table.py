"""Long tables: every cell is printed, each page has its heading and its number."""

import re
from datetime import date
from pathlib import Path

import pytest

from models.exports.atomic import TargetBusy
from models.exports.pdf.table import write_table_pdf
from models.exports.sheet import Column, Sheet

COLUMNS = [
    Column("序号", 4, "center"), Column("姓名", 12), Column("公民身份证号", 18, "center"), Column("现任职务", 20),
    Column("学时", 6, "right"),
]  # fmt: skip


def sheet(rows: list[list[str]], **about: str) -> Sheet:
    return Sheet("党员名册", "机关第三党支部", COLUMNS, rows, **about)


def row(number: int, post: str = "科员") -> list[str]:
    return [str(number), "王𠮷" if number % 2 else "张伟", "110105********5653", post, "32"]


def joined(text: str) -> str:
    return re.sub(r"\s|第 \d+ 页 共 \d+ 页", "", text)


def test_heading_and_number_are_on_each_page(tmp_path: Path, read_pdf) -> None:
    write_table_pdf(sheet([row(i) for i in range(1, 101)], footnote="注：已脱敏。"), tmp_path / "a.pdf")
    pages = read_pdf(tmp_path / "a.pdf").pages
    assert len(pages) == 5
    for number, page in enumerate(pages, 1):
        assert "公民身份证号" in page
        assert f"第 {number} 页 共 5 页" in page
        assert ("党员名册" in page) == (number == 1)
        assert ("注：已脱敏。" in page) == (number == 5)
    assert "".join(pages).count("王𠮷110105********5653科员32") == 50


@pytest.mark.parametrize("text", ["整改措施，" * 4000, "长" * 300, "行\n" * 200, "x" * 900])
def test_long_cells_wrap_and_break_over_pages(tmp_path: Path, read_pdf, text: str) -> None:
    write_table_pdf(sheet([row(1), row(2, text), row(3)]), tmp_path / "a.pdf")
    found = joined(
        "".join(page.replace("序号姓名公民身份证号现任职务学时", "") for page in read_pdf(tmp_path / "a.pdf").pages)
    )
    cell = joined(text)
    # In the first part of the row the cell on its right is drawn between two parts of the text.
    assert found.replace("32", "", 2).count(cell[-20:])
    assert sum(found.count(char) for char in set(cell)) >= len(cell)


def test_no_cell_text_leaves_its_column(tmp_path: Path) -> None:
    from models.exports.pdf.pages import A4, Page
    from models.exports.pdf.table import _Table

    page = Page((A4[1], A4[0]), 42, 42, 42, 45, 25)
    long = [
        "1000000",
        "阿卜杜热合曼·买买提艾力江",
        "110105196510185653（待核）",
        "数据资源处综合科四级主任科员",
        "1280",
    ]
    table = _Table(sheet([long]), page)
    assert sum(table.widths) == pytest.approx(page.width)
    for cells in table.paginate()[0]:
        for lines, width in zip(cells, table.widths, strict=True):
            assert lines
            assert all(line.width * line.size <= width - 5.9 for line in lines)


def test_the_type_of_a_column_is_even(tmp_path: Path) -> None:
    from models.exports.pdf.pages import A4, Page
    from models.exports.pdf.table import _Table

    page = Page((A4[1], A4[0]), 42, 42, 42, 45, 25)
    posts = [row(n, "数" * n) for n in range(1, 60)]
    table = _Table(sheet(posts), page)
    sizes: list[set[float]] = [set() for _ in COLUMNS]
    for cells in (cells for rows in table.paginate() for cells in rows):
        for found, lines in zip(sizes, cells, strict=True):
            found |= {line.size for line in lines}
    assert {len(found) for found in sizes} == {1}
    assert all(0.9 * table.size <= size <= table.size for found in sizes for size in found)
    assert len({line.size for cell in table.heading for line in cell}) == 1


def test_a_full_roster_breaks_no_number_and_no_date() -> None:
    from models.exports.contents import roster_sheet
    from models.exports.pdf.pages import A4, MM, Page
    from models.exports.pdf.table import _Table
    from models.fields import set_read
    from models.records import Branch, Member

    person = Member(
        group="第一党小组", post="党小组组长", unit="发展服务中心项目服务科技术员", note="由市直其他单位调入"
    )
    for name, text in (
        ("name", "买买提·艾合买提"), ("sex", "男"), ("nation", "维吾尔族"), ("birth", "1988-08-28"), ("kind", "正式党员"),
        ("education", "研究生"), ("standing", "停止党籍"), ("joined", "2008-08-28"),
        ("full", "2009-08-28"), ("phone", "13800000088"), ("address", "示例市云桥区杉木街道听雨苑2幢202室"),
    ):  # fmt: skip
        set_read(person, name, text)
    roster = roster_sheet([person], Branch(name="支部"), today=date(2026, 11, 23), full=True)
    table = _Table(roster, Page((A4[1], A4[0]), 15 * MM, 15 * MM, 15 * MM, 16 * MM, 9 * MM))
    ((cells,),) = table.paginate()
    broken = [column.label for column, lines in zip(roster.columns, cells, strict=True) if len(lines) > 1]
    assert set(broken) <= {"工作单位及职务", "家庭住址", "备注"}


def test_a_full_register_is_printed_in_type_that_can_be_read() -> None:
    """The registers of rectification and training had 6.8 points. They take the edges of the page first; dates break after the year."""
    from models.exports.pdf.pages import A4, MM, Page
    from models.exports.pdf.table import _Table

    columns = [Column(f"栏目{n}", 12, "center") for n in range(8)]
    columns += [Column("整改时限", 10, "center"), *(Column(f"情况{n}", 40, "left") for n in range(6))]
    cells = [
        "2026-组织生活会-01",
        *["长期坚持"] * 7,
        "2026-05-07",
        *["支委会会议偏长，讨论业务多、讨论人少，临时加题多。"] * 6,
    ]
    full = Sheet("整改台账", "", columns, [cells])
    table = _Table(full, Page((A4[1], A4[0]), 10 * MM, 10 * MM, 15 * MM, 16 * MM, 9 * MM))
    ((row_of,),) = table.paginate()
    assert table.size >= 8
    assert min(line.size for lines in (*table.heading, *row_of) for line in lines) >= 7.5
    day = [line.text for line in row_of[8]]
    assert day in (["2026-05-07"], ["2026-", "05-07"])
    narrow = _Table(Sheet("表", "", [*columns, *columns[:6]], [[*cells, *cells[:6]]]), Page(A4, 42, 42, 42, 45, 25))
    assert [line.text for line in narrow._wrapped("2026-05-07", 30, 1.0)] == ["2026-", "05-07"]


def test_empty_and_markup(tmp_path: Path, read_pdf) -> None:
    write_table_pdf(sheet([]), tmp_path / "a.pdf")
    assert "姓名" in read_pdf(tmp_path / "a.pdf").text
    write_table_pdf(sheet([["<b>", "&amp;", "", "</para>", "(\\"]]), tmp_path / "b.pdf", author="机关第三党支部")
    assert "<b>&amp;</para>(\\" in read_pdf(tmp_path / "b.pdf").text


def test_many_columns_still_fit_the_page(tmp_path: Path, read_pdf) -> None:
    columns = [Column(f"第{i}列的名称", 14) for i in range(30)]
    write_table_pdf(Sheet("表", "", columns, [[f"内容{i}" for i in range(30)]]), tmp_path / "a.pdf")
    text = joined(read_pdf(tmp_path / "a.pdf").text)
    assert all(f"内容{i}" in text for i in range(30))


def test_same_bytes_and_a_busy_target(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_table_pdf(sheet([row(1)]), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    with pytest.raises(TargetBusy, match="文件夹"):
        write_table_pdf(sheet([row(1)]), tmp_path)
