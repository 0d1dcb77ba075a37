"""The minutes as an official document: all of the text, 22 lines of 28 characters, numbers outside."""

import re
from pathlib import Path

from models.exports.minutes import Minutes, minutes_of
from models.exports.minutes_official import CHARACTERS, LINES
from models.exports.pdf.breaking import NO_START
from models.exports.pdf.minutes_official import official_pages, write_minutes_official_pdf
from models.exports.pdf.paragraph import Paragraph
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting


def minutes(body: str, people: int = 2) -> Minutes:
    there = [Attendance(name=f"王{chr(0x4E00 + i)}𠮷", kind="正式党员", votes="是", state="到") for i in range(people)]
    item = AgendaItem(title_text="接收刘䶮", report=body, decision="同意。")
    meeting = Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 13), host="王𠮷", recorder="𬱖玥")
    return minutes_of(meeting, there, [item], Branch(name="中共滨海市数据局第三支部委员会"))


def test_all_of_a_long_text_is_on_the_paper_and_the_bytes_are_the_same(tmp_path: Path, read_pdf) -> None:
    body = "讨论“对照”检查，逐条整改（三条）；" * 1200
    for name in ("a.pdf", "b.pdf"):
        write_minutes_official_pdf(minutes(body, 300), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    text = re.sub(r"—\d+—", "", re.sub(r"\s", "", read_pdf(tmp_path / "a.pdf").text))
    assert body in text
    assert "主持人签字：" in text
    assert "记录日期：" in text


def test_a_page_has_22_lines_of_28_characters_and_none_begins_with_a_closing_mark() -> None:
    pages = official_pages(minutes("讨论" * 2000 + "，整改；" * 900))
    lines = [
        [part.text[line.start : line.end] for part in page if isinstance(part, Paragraph) for line in part.lines]
        for page in pages
    ]
    assert len(lines[1]) == LINES
    assert {len(line) for line in lines[1]} == {CHARACTERS}
    assert not any(line[0] in NO_START for page in lines for line in page)


def test_nobody_signs_a_page_without_text() -> None:
    for count in range(1, 60):
        last = official_pages(minutes("\n".join(["发言。"] * count)))[-1]
        assert isinstance(last[0], Paragraph)
        assert "签字" not in last[0].text
        assert "记录日期" not in last[0].text
