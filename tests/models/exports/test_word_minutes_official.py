"""The Word minutes in the style of an official document: the lines of the PDF, measures of GB/T 9704."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from models.exports.minutes import Minutes, minutes_of
from models.exports.word_minutes_official import write_minutes_official_docx
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting

BRANCH = Branch(name="中国共产党滨海市数据资源管理局机关第三支部委员会")


def minutes(**about: Any) -> Minutes:
    item = AgendaItem(
        title_text="接收刘䶮", report="支委会报告了审查情况。\n<b>&amp;\x00\ufffe不是标记", ballot="举手", yes=3, no=0
    )
    people = [Attendance(name="王𠮷", state="到"), Attendance(name="张伟", state="缺席")]
    meeting = Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 13), host="王𠮷", number=3, **about)
    return minutes_of(meeting, people, [item], BRANCH)


@pytest.fixture
def written(tmp_path: Path) -> Any:
    write_minutes_official_docx(minutes(start="19:30"), tmp_path / "记录.docx")
    return Document(str(tmp_path / "记录.docx"))


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、通报到会情况", True), ("十二、宣读决议", True), ("一、通报情况，大家讨论", False), ("（一）班子", False),
        ("三、会议决定：同意", False), ("一、" + "长" * 30, False), ("第一、抓学习", False), ("二、汇报：", True),
    ],
)  # fmt: skip
def test_a_heading_in_the_text_is_set_as_one(tmp_path: Path, line: str, heading: bool) -> None:
    """一、 is 黑体 (domain §9.3), whether it is an item or was written into the text, as the templates do."""
    meeting = Meeting(kind="支部党员大会", body=f"{line}\n应到会12名。")
    write_minutes_official_docx(minutes_of(meeting, [], [], BRANCH), tmp_path / "记录.docx")
    (found,) = (p for p in Document(str(tmp_path / "记录.docx")).paragraphs if p.text == line)
    assert [run.font.name for run in found.runs] == ["黑体" if heading else "仿宋"]
    assert bool(found.paragraph_format.keep_with_next) == heading


def test_every_paragraph_is_there_in_its_order(written: Any) -> None:
    assert [paragraph.text for paragraph in written.paragraphs] == [
        "中国共产党滨海市", "数据资源管理局机关第三支部委员会", "支部党员大会会议记录", "（2026年第3次）", "",
        "会议名称：2026年3月支部党员大会", "会议时间：2026年3月13日（星期五）19:30开始", "会议地点：", "主持人：王𠮷", "记录人：",
        "应到人数：2人", "实到人数：1人", "出席人员：王𠮷", "缺席人员：缺席：张伟（原因待补）", "会议议题：1.接收刘䶮",
        "一、接收刘䶮", "支委会报告了审查情况。", "<b>&amp;不是标记", "以举手方式表决，赞成3票，不赞成0票。",
        "", "主持人签字：", "记录人签字：", "书记审阅：", "记录日期：　　　　年　　月　　日",
    ]  # fmt: skip
    assert not written.tables
    assert written.core_properties.title == "支部党员大会会议记录（2026年第3次）"


def test_paper_and_lines_are_those_of_the_standard(written: Any) -> None:
    page = written.sections[0]
    sides = (page.top_margin.mm, page.left_margin.mm, page.bottom_margin.mm, page.right_margin.mm)
    assert [round(side) for side in sides] == [37, 28, 35, 26]
    leading = {paragraph.paragraph_format.line_spacing.pt for paragraph in written.paragraphs}
    assert len(leading) == 1
    assert 22 * leading.pop() <= 225 / 25.4 * 72 < 23 * 28.95
    run = next(p for p in written.paragraphs if p.text.startswith("支委会")).runs[0]
    closer = int(run._element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * (run.font.size.pt + closer) <= 156 / 25.4 * 72 < 29 * (run.font.size.pt + closer)
    fonts = {p.text: p.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) for p in written.paragraphs if p.runs}
    assert fonts["支部党员大会会议记录"] == "方正小标宋简体"
    assert fonts["一、接收刘䶮"] == "黑体"
    assert fonts["支委会报告了审查情况。"] == "仿宋"


def test_the_number_stands_outside_on_both_sides_of_a_leaf(written: Any) -> None:
    page = written.sections[0]
    assert written.settings.odd_and_even_pages_header_footer
    for footer, align in ((page.footer, 2), (page.even_page_footer, 0)):
        assert footer.paragraphs[0].alignment == align
        assert footer.paragraphs[0].text == "—  —"
        assert "PAGE" in [node.text for node in footer._element.iter(qn("w:instrText"))]


def test_short_labels_are_drawn_out_without_blanks(written: Any) -> None:
    host = next(p for p in written.paragraphs if p.text.startswith("主持人"))
    drawn, rest = host.runs
    assert drawn.text == "主持"
    assert rest.text == "人：王𠮷"
    wider = int(drawn._element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 3 * 16 + 2 * wider - 0.25 == pytest.approx(4 * (16 - 0.25), abs=0.1)


def test_signatures_stay_with_the_text(written: Any) -> None:
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in written.paragraphs[-6:]]
    assert kept == [True] * 5 + [None]


def test_void_records_say_so_and_empty_ones_have_room(tmp_path: Path) -> None:
    write_minutes_official_docx(minutes(status="作废", void_why="重复"), tmp_path / "a.docx")
    assert Document(str(tmp_path / "a.docx")).paragraphs[3].text == "（2026年第3次）（作废：重复）"
    for name in ("b.docx", "c.docx"):
        write_minutes_official_docx(minutes_of(Meeting(kind="党课"), [], [], Branch()), tmp_path / name)
    assert (tmp_path / "b.docx").read_bytes() == (tmp_path / "c.docx").read_bytes()
    texts = [paragraph.text for paragraph in Document(str(tmp_path / "b.docx")).paragraphs]
    assert texts[0] == "党课记录"
    assert texts[-12:-4] == ["会议议题：", *[""] * 7]


def test_very_long_names_do_not_stop_it(tmp_path: Path) -> None:
    meeting = Meeting(kind="支部党员大会", title_text="关于" * 200)
    write_minutes_official_docx(minutes_of(meeting, [], [], Branch(name="支部" * 200)), tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    assert document.core_properties.author == ("支部" * 200)[:255]
    assert "".join(paragraph.text for paragraph in document.paragraphs[:20]) == "支部" * 200
