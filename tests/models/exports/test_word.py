"""The Word minutes open with the same text as the PDF, and can be edited."""

from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from models.exports.contents.oversight import Chapter
from models.exports.contents.self_check import SelfCheckReport
from models.exports.minutes import Minutes, minutes_of
from models.exports.sheet import Column, Sheet
from models.exports.word_minutes import write_minutes_docx
from models.exports.word_oversight import write_oversight_docx
from models.exports.word_table import write_table_docx
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting


def minutes() -> Minutes:
    item = AgendaItem(
        title_text="接收刘䶮", report="支委会报告了审查情况。\n<b>&amp;\x00\ufffe不是标记", ballot="举手", yes=3, no=0
    )
    people = [Attendance(name="王𠮷", state="到"), Attendance(name="张伟", state="缺席")]
    meeting = Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 13), host="王𠮷", number=3)
    return minutes_of(meeting, people, [item], Branch(name="中国共产党滨海市数据局机关第三支部委员会"))


def text_of(document: Any) -> str:
    parts = []
    for block in document.element.body.iterchildren():
        parts += [node.text or "" for node in block.iter(qn("w:t"))]
    return "\n".join(parts)


def test_all_parts_are_there_in_their_order(tmp_path: Path) -> None:
    write_minutes_docx(minutes(), tmp_path / "记录.docx")
    document = Document(str(tmp_path / "记录.docx"))
    text = text_of(document)
    order = [
        "中国共产党滨海市数据局机关第三支部委员会", "支部党员大会会议记录", "（2026年第3次）", "会议时间",
        "2026年3月13日（星期五）", "主持人", "王𠮷", "应到人数", "2人", "缺席人员", "缺席：张伟（原因待补）", "会议内容",
        "一、接收刘䶮", "支委会报告了审查情况。", "<b>&amp;不是标记", "以举手方式表决，赞成3票，不赞成0票。", "表决事项", "表决\n结果",
        "主持人\n签字", "记录人\n签字", "书记\n审阅", "记录日期：",
    ]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert document.core_properties.title == "支部党员大会会议记录（2026年第3次）"


def test_a_draft_is_marked_under_the_heading(tmp_path: Path) -> None:
    write_minutes_docx(minutes_of(Meeting(kind="党课", status="草稿"), [], [], Branch()), tmp_path / "a.docx")
    assert "党课记录\n（草稿）" in text_of(Document(str(tmp_path / "a.docx")))


def test_a_talk_is_signed_by_who_led_it(tmp_path: Path) -> None:
    write_minutes_docx(minutes_of(Meeting(kind="谈心谈话", host="白露"), [], [], Branch()), tmp_path / "a.docx")
    text = text_of(Document(str(tmp_path / "a.docx")))
    assert "谈话内容" in text
    assert "谈话人\n签字" in text
    assert "主持人" not in text
    assert "审阅" not in text


def test_no_cell_of_the_vote_table_breaks_a_word(tmp_path: Path) -> None:
    item = AgendaItem(title_text="接收", ballot="无记名投票", rule="接收预备党员", eligible=42, present=30, yes=1,
                      written=1, written_yes=1)  # fmt: skip
    write_minutes_docx(minutes_of(Meeting(), [], [item], Branch()), tmp_path / "a.docx")
    table = Document(str(tmp_path / "a.docx")).tables[1]
    margins = [int(node.get(qn("w:w"))) / 20 for node in table._tbl.tblPr.find(qn("w:tblCellMar"))]
    assert [cell.text for cell in table.rows[1].cells][-1] == "未通过"
    for row in table.rows:
        for cell in row.cells:
            widest = max(sum(12 if char > "\xff" else 6 for char in line) for line in cell.text.split("\n"))
            assert widest + sum(margins) <= cell.width.pt, cell.text
    assert abs(sum(cell.width.mm for cell in table.rows[0].cells) - 156) < 0.5


def test_fonts_are_the_official_ones(tmp_path: Path) -> None:
    write_minutes_docx(minutes(), tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    named = {
        node.text: node.getparent().rPr.rFonts.get(qn("w:eastAsia")) for node in document.element.body.iter(qn("w:t"))
    }
    assert named["支部党员大会会议记录"] == "方正小标宋简体"
    assert named["支委会报告了审查情况。"] == "仿宋"
    assert named["会议时间"] == "黑体"


def test_empty_minutes_and_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_minutes_docx(minutes_of(Meeting(), [], [], Branch()), tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert "　　　　年　　月　　日" in text_of(Document(str(tmp_path / "a.docx")))


def test_a_very_long_name_does_not_stop_it(tmp_path: Path) -> None:
    """A property of a Word file has at most 255 characters."""
    meeting = Meeting(kind="支部党员大会", title_text="关于" * 200, subject="关于" * 200)
    long = minutes_of(meeting, [], [], Branch(name="支部" * 200))
    write_minutes_docx(long, tmp_path / "记录.docx")
    assert Document(str(tmp_path / "记录.docx")).core_properties.author == ("支部" * 200)[:255]


def test_no_line_ends_within_a_date(tmp_path: Path) -> None:
    """In narrow columns 2026-08- stood on one line and 31 on the next; what is read from the cell is the date as it was."""
    dates = "延期：原时限 2026-08-31，新时限 2026-12\n2026-自查-01，13812-34"
    write_table_docx(Sheet("台账", "", [Column("时限", 6)], [[dates]]), tmp_path / "表.docx")
    (cell,) = (row.cells[0] for row in Document(str(tmp_path / "表.docx")).tables[0].rows[1:])
    assert cell.text == dates
    hyphens = [node.tag for node in cell._tc.iter(qn("w:noBreakHyphen"))]
    assert len(hyphens) == 3


def test_a_day_alone_in_its_cell_is_set_narrower_and_one_behind_another_stands_below_it(tmp_path: Path) -> None:
    """In LibreOffice without 宋体 the last figure of every day of 整改台账 went to the next line, and of 原时限 half of a day."""
    row = ["2026-08-31", "2026-08-31\n2026-09-30", "2026-06-30（2026-07-20 延期）", "2026-自查-01"]
    write_table_docx(Sheet("台账", "", [Column(str(n), 10) for n in range(4)], [row]), tmp_path / "表.docx")
    cells = Document(str(tmp_path / "表.docx")).tables[0].rows[1].cells
    scales = [[node.get(qn("w:val")) for node in cell._tc.iter(qn("w:w"))] for cell in cells]
    assert scales == [["95"], ["95"], [], []]
    properties = cells[0]._tc.p_lst[0].r_lst[0].rPr
    assert [node.tag for node in properties].index(qn("w:w")) < [node.tag for node in properties].index(qn("w:sz"))
    assert [cell.text for cell in cells] == [*row[:2], "2026-06-30\n（2026-07-20 延期）", row[3]]


def test_figures_that_fill_their_column_are_set_narrower(tmp_path: Path) -> None:
    """In LibreOffice without 宋体 100.0% of 出勤登记 ended on two lines: its figures are wider. What has room stays as it is."""

    def scales(count: int) -> list[list[str]]:
        sheet = Sheet(
            "台账", "", [Column("栏", 6, "center")] * count, [["100.0%", "请核对", "1", *["100.0%"] * (count - 3)]]
        )
        write_table_docx(sheet, tmp_path / "表.docx")
        cells = Document(str(tmp_path / "表.docx")).tables[0].rows[1].cells
        return [[node.get(qn("w:val")) for node in cell._tc.iter(qn("w:w"))] for cell in cells]

    assert scales(6) == [[]] * 6
    tight = scales(24)
    assert tight[1:3] == [[], []]
    assert 80 <= int(tight[0][0]) < 100


def test_fixed_words_and_numbers_of_a_report_have_room_beside_much_text(tmp_path: Path) -> None:
    """请核对 and 序号 of 自查报告 and 2026-自查-01 of 督查通报 ended on two lines, while the running text had room to give."""
    columns = [
        *(Column(label, width, "center") for label, width in (("序号", 4), ("级别", 8), ("编号", 16))),
        *(Column(label, 40, least=40) for label in ("内容", "依据")),
    ]
    table = Sheet("", "", columns, [["1", "请核对", "2026-自查-01", "到会名单" * 20, "条例" * 20]], upright=True)
    write_oversight_docx(
        SelfCheckReport("支部", 2026, date(2026, 11, 23), [Chapter("问题", tables=[table])], [], [], "", {}),
        tmp_path / "a.docx",
    )
    cells = Document(str(tmp_path / "a.docx")).tables[0].rows[0].cells
    size, beside = 10.5, 2.8
    rooms = [cell.width.pt - beside for cell in cells]
    figures = 6 * 0.64 + 2 * 0.37  # as wide as LibreOffice sets them where 宋体 is not there
    assert rooms[0] >= 2 * size
    assert rooms[1] >= 3 * size
    assert rooms[2] >= (figures + 2) * size
    assert abs(sum(cell.width.mm for cell in cells) - 166) < 1
