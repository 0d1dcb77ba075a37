"""The year's book as a file: everything is in it and can be copied out, each page is where the contents say, boxes are closed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from models.exports.pdf.book.leaves import ACROSS
from models.exports.pdf.book.writing import write_book_pdf
from models.exports.pdf.breaking import NO_START
from models.exports.year_book.content import YearBook, year_book
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting, Member, PlannedMeeting
from models.sample import write_sample
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
RARE = ("王𠮷", "𬱖玥", "刘䶮", "㛃喆翀", "古丽娜·艾山")
LONG = "一是读原文《中国共产党章程》，二是“对照”检查（不少于3条）；邮箱 dzb03@example.gov.cn：2026年6月前完成100%。"
NUMBER = re.compile(r"第 (\d+) 页 共 (\d+) 页$")


@dataclass(frozen=True)
class Made:
    book: YearBook
    pdf: ReadPdf
    path: Path

    @property
    def begins(self) -> dict[str, int]:
        """The page of each heading of the outline."""
        return dict(self.pdf.bookmarks())


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def _more(ledger: Ledger) -> None:
    """What the sample has not: rare names, a plan, a void record, 20,000 characters, and 300 people."""
    with ledger.unit("补充") as unit:
        unit.add_all([Member(name=name, kind="正式党员", group="第一党小组") for name in RARE])
        unit.add(PlannedMeeting(year=2026, kind="党课", day=PartialDate(2026, 3), subject="学党章", lead=RARE[0]))
        unit.add(
            Meeting(kind="党课", day=PartialDate(2026, 5, 7), number=2, status="作废", void_why="同一次会议记了两遍")
        )
        long = Meeting(
            kind="支部党员大会", day=PartialDate(2026, 7, 31), subject="两万字的会议", status="定稿", host=RARE[0]
        )
        long.body = "\n".join([LONG * 8] * (20_000 // len(LONG * 8) + 1))
        unit.add(long)
        many = Meeting(
            kind="主题党日", day=PartialDate(2026, 8, 2), subject="三百人的会议", status="定稿", host=RARE[1]
        )
        unit.add(many)
        for n in range(300):
            state = ("到", "到", "请假", "缺席")[n % 4]
            unit.add(Attendance(meeting_id=many.id, name=f"周{chr(0x4E00 + n)}", state=state, reason="出差在外地"))
        item = AgendaItem(meeting_id=many.id, position=1, title_text="很长的决议", decision=LONG * 40, ballot="举手")
        item.eligible, item.present, item.yes = 300, 150, 151
        unit.add(item)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("book")
    with Ledger.create(folder / "示例.zbtz") as ledger:
        write_sample(ledger, today=TODAY)
        _more(ledger)
        book = year_book(ledger, 2026, today=TODAY, full=False)
    path = folder / "汇编.pdf"
    write_book_pdf(book, path)
    return Made(book, ReadPdf(path), path)


def test_chapters_in_their_order(made: Made) -> None:
    titles = [
        title for title, _ in made.pdf.bookmarks() if title == "目录" or re.match("[一二三四五六七八九]、", title)
    ]
    assert titles == [
        "目录", "一、支部概况", "二、支部委员会", "三、党员名册", "四、“三会一课”计划表", "五、会议记录", "六、到会情况",
        "七、年度统计", "八、决议索引",
    ]  # fmt: skip
    quarters = [title for title, _ in made.pdf.bookmarks() if title.endswith("季度")]
    assert quarters == ["第一季度", "第二季度", "第三季度", "第四季度"]


def test_each_heading_is_on_the_page_that_outline_and_contents_say(made: Made) -> None:
    for title, page in made.pdf.bookmarks():
        if not re.match(r"\d", title):
            assert joined(title) in joined(made.pdf.pages[page - 1]), title
    records = {record.line: record for quarter in made.book.quarters for record in quarter.records}
    assert len(records) > 60
    for line, record in records.items():
        text = joined(made.pdf.pages[made.begins[line] - 1])
        minutes = record.minutes
        assert text.startswith(joined(f"{minutes.branch}{minutes.heading}{minutes.session}会议名称")), line
        assert joined(dict(pair for row in minutes.rows for pair in row)["会议时间"]) in text
    contents = [page for page in range(2, made.begins["一、支部概况"])]
    listed = [(text, number) for page in contents for text, number in _listed(made.pdf.lines[page - 1])]
    bookmarks = made.pdf.bookmarks()[1:]
    assert [number for _, number in listed] == [page for _, page in bookmarks]
    for (text, _), (title, _) in zip(listed, bookmarks, strict=True):
        assert joined(title).startswith(joined(text).removesuffix("…"))
    assert [target for page in contents for target in made.pdf.links(page)] == [page for _, page in bookmarks]


def _listed(lines: list[str]) -> list[tuple[str, int]]:
    """The lines of a page of the contents: a text, then its page."""
    lines = [line for line in lines if line != "目录" and not NUMBER.fullmatch(line)]
    return [(text, int(page)) for text, page in zip(lines[::2], lines[1::2], strict=True)]


def test_pages_are_numbered_through_but_for_the_cover(made: Made) -> None:
    total = len(made.pdf.pages)
    assert not NUMBER.search(made.pdf.pages[0])
    for number, page in enumerate(made.pdf.pages[1:], 2):
        found = NUMBER.search(page)
        assert found is not None
        assert (int(found[1]), int(found[2])) == (number, total)


def test_wide_tables_lie_across_and_their_pages_are_numbered_too(made: Made) -> None:
    sizes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", made.path.read_bytes())
    across = [number for number, (width, height) in enumerate(sizes, 1) if float(width) > float(height)]
    assert len(sizes) == len(made.pdf.pages)
    for title in ("三、党员名册", "四、“三会一课”计划表", "六、到会情况", "八、决议索引"):
        assert made.begins[title] in across
    assert made.begins["五、会议记录"] not in across
    assert ACROSS.top > ACROSS.bottom  # the binding


def test_every_word_of_the_records_can_be_copied_out(made: Made) -> None:
    starts = sorted({*made.begins.values(), len(made.pdf.pages) + 1})
    for quarter in made.book.quarters:
        for record in quarter.records:
            first = made.begins[record.line]
            last = next(start for start in starts if start > first)
            pages = made.pdf.pages[first - 1 : last - 1]
            text = joined("".join(NUMBER.sub("", page) for page in pages))
            parts = [p for section in record.minutes.sections for p in (section.heading, *section.paragraphs)]
            for part in parts:
                assert joined(part) in text, record.line
            for row in record.minutes.rows:
                for label, value in row:  # a label stands again on each page that its row goes on to
                    assert joined(value) in text or joined(value) in text.replace(label, ""), record.line


def test_rare_names_are_in_the_roster_and_in_the_minutes(made: Made) -> None:
    roster = "".join(made.pdf.pages[made.begins["三、党员名册"] - 1 : made.begins["五、会议记录"] - 1])
    assert all(name in roster for name in RARE)
    assert f"主持人{RARE[0]}" in joined(made.pdf.text)


def test_another_reader_finds_the_same_text(made: Made) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("没有 pdftotext")
    done = subprocess.run(["pdftotext", "-raw", made.path, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    assert len(pages) == len(made.pdf.pages)
    for number, (theirs, ours) in enumerate(zip(pages, made.pdf.pages, strict=True), 1):
        assert Counter(joined(theirs)) == Counter(joined(ours)), number


def test_no_line_begins_with_a_closing_mark_and_no_glyph_is_blank(made: Made) -> None:
    assert not [line for page in made.pdf.lines for line in page if line[:1] in NO_START and line]
    for font in made.pdf.fonts:
        blank = [char for char, outline in made.pdf.outlines(font).items() if not outline and not char.isspace()]
        assert not blank, font


def test_private_numbers_are_masked_and_talks_are_left_out(made: Made) -> None:
    private = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dX]")
    assert not [line for page in made.pdf.lines for line in page if private.search(line)]
    assert any("****" in line for line in made.pdf.lines[made.begins["三、党员名册"] - 1])
    assert made.book.talks > 0
    assert not [title for title, _ in made.pdf.bookmarks() if "谈话" in title]


def test_void_records_stand_in_the_list_of_their_quarter(made: Made) -> None:
    page = joined(made.pdf.pages[made.begins["第二季度"] - 1])
    assert "（作废：同一次会议记了两遍）" in page
    assert "另有作废1份" in page
    assert not [title for title, _ in made.pdf.bookmarks() if title.startswith("05-07")]


def test_lists_name_the_page_of_each_record(made: Made) -> None:
    first = made.pdf.pages[made.begins["五、会议记录"] - 1]
    index = "".join(made.pdf.pages[made.begins["八、决议索引"] - 1 :])
    for record in made.book.quarters[0].records:
        assert str(made.begins[record.line]) in first
        assert str(made.begins[record.line]) in index
    assert "很长的决议" in index


@pytest.mark.parametrize("subject", ["两万字的会议", "三百人的会议"])
def test_boxes_of_long_records_are_closed_on_each_page(made: Made, subject: str) -> None:
    first = next(page for title, page in made.pdf.bookmarks() if title.endswith(subject))
    last = min(page for _, page in made.pdf.bookmarks() if page > first)
    assert last - first > 4
    for page in range(first, last):
        boxes = _boxes(made.pdf.drawn(page))
        assert boxes
        for x, y, width, height in boxes:  # whole rectangles between the margins: nothing is left open, or runs over
            assert x >= 79
            assert x + width <= 79.4 + 442.3
            assert y >= 76
            assert y + height <= 842 - 79


def _boxes(content: bytes) -> list[tuple[float, ...]]:
    found = re.findall(rb"n ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", content)
    return [tuple(map(float, box)) for box in found]


def test_the_same_book_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    write_book_pdf(made.book, tmp_path / "b.pdf")
    raw = made.path.read_bytes()
    assert (tmp_path / "b.pdf").read_bytes() == raw
    assert b"/PageMode /UseOutlines" in raw
    assert b"Helvetica" not in raw


def test_a_branch_with_hardly_anything_has_a_book_too(tmp_path: Path, ledger: Ledger) -> None:
    with ledger.unit("记录") as unit:
        unit.add(Branch(id=1, name="临时党支部"))
        unit.add(Meeting(kind="党课", day=PartialDate(2026), title_text="会" * 300))
    write_book_pdf(year_book(ledger, 2026, today=TODAY, full=False), tmp_path / "a.pdf")
    pdf = ReadPdf(tmp_path / "a.pdf")
    titles = [title for title, _ in pdf.bookmarks()]
    assert titles[:4] == ["目录", "一、支部概况", "二、会议记录", "月份不详"]
    assert titles[-1] == "三、年度统计"
    assert "会" * 300 in joined(pdf.text)


def test_whatever_was_typed_can_be_bound(tmp_path: Path, ledger: Ledger) -> None:
    evil = "</para>\u202e甲\u200f\x07 😀 (\\)　𠮷\n<b>" * 9
    with ledger.unit("记录") as unit:
        unit.add(Branch(id=1, name=evil * 3, superior=evil, groups=evil, party_day=evil))
        unit.add(Member(name=evil[:20], post="书记", unit=evil))
        meeting = Meeting(kind=evil, day=PartialDate(2026, 2), subject=evil, group=evil, status=evil, number=10**9)
        unit.add(meeting)
        unit.add(Attendance(meeting_id=meeting.id, name=evil, state="到"))
        unit.add(AgendaItem(meeting_id=meeting.id, title_text=evil, decision=evil, ballot=evil, yes=10**9))
        unit.add(PlannedMeeting(year=2026, kind=evil, day=PartialDate(2026), subject=evil, lead=evil))
    write_book_pdf(year_book(ledger, 2026, today=TODAY, full=True), tmp_path / "a.pdf")
    pdf = ReadPdf(tmp_path / "a.pdf")
    assert len(pdf.bookmarks()) > 8
    assert "[U+1F600]" in pdf.text
