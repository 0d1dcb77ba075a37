"""Text that is markup, formula or direction elsewhere: every output shows it letter by letter, and none fails over it."""

from __future__ import annotations

import html
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from models.exports.contents.sign_in import meeting_sign_in
from models.exports.deliver import deliver
from models.exports.minutes import minutes_of
from models.exports.minutes_files import minutes_writer
from models.exports.minutes_style import STYLES
from models.exports.pdf.table import write_table_pdf
from models.exports.word_table import write_table_docx
from models.fields import set_read, typed
from models.kinds import Line, Paragraphs, People, PersonName
from models.meetings.search import MeetingSearch
from models.records import (
    RECORDS,
    AgendaItem,
    Attendance,
    Branch,
    Meeting,
    Member,
    PlannedMeeting,
    Rectification,
    Task,
    Training,
)
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
MARKUP = "=cmd|'/C calc'!A0<b>粗</b>&lt;<para><img src='x'/>&amp;{0}%s\\n"
TYPED = MARKUP + "\x00\x07\x1f\x7f\u202e反\u202c\u200b\ufeff\ud800\ufffe\U0001fffe" + "王𠮷👨\u200d👩e\u0301\ue000尾"
KEPT = MARKUP + "反王𠮷👨\u200d👩e\u0301\ue000尾"
PRINTED = MARKUP + "反王𠮷[U+1F468][U+1F469]é[U+E000]尾"
REGISTERS = ("meetings", "plan", "attendance", "votes", "resolutions", "tasks", "training", "rectification")


def filled(record, **texts: str):
    """A record with the text in every field that holds text."""
    for field in typed(type(record)):
        if isinstance(field.kind, (Line, Paragraphs, People, PersonName)):
            set_read(record, field.name, TYPED)
    for name, text in texts.items():
        set_read(record, name, text)
    return record


@pytest.fixture
def bad(ledger: Ledger) -> Ledger:
    """One of everything, full of such text."""
    with ledger.unit("填写") as unit:
        unit.add(Branch(id=1, name=KEPT[:20]))
        person = filled(Member(), kind="正式党员", group=TYPED)
        unit.add(person)
        meeting = filled(Meeting(), kind="支部党员大会", status="定稿", day="2026-03-12", start="9:00", end="10:00")
        unit.add(meeting)
        part = filled(Attendance(meeting_id=meeting.id, member_id=person.id), state="请假", votes="是")
        numbers = {"eligible": "5", "present": "4", "yes": "3", "no": "1", "ballot": "举手", "rule": "一般议题"}
        item = filled(AgendaItem(meeting_id=meeting.id, position=1), **numbers)
        unit.add_all([part])
        unit.add(item)
        unit.add(filled(Task(agenda_item_id=item.id)))
        unit.add(filled(PlannedMeeting(), kind="党课", day="2026-05-01"))
        unit.add(filled(Rectification(), found="2026-04-02"))
        unit.add(filled(Training(), start="2026-06-03"))
    assert ledger.damage(RECORDS) == []
    return ledger


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_ledger_holds_what_was_typed_without_what_none_can_hold(bad: Ledger) -> None:
    meeting = bad.all(Meeting)[0]
    assert (meeting.subject, meeting.body, meeting.place, meeting.host) == (KEPT,) * 4
    assert bad.all(Attendance)[0].reason == bad.all(AgendaItem)[0].discussion == KEPT


@pytest.mark.parametrize("what", REGISTERS)
def test_no_register_has_a_formula_or_fails(bad: Ledger, tmp_path: Path, what: str) -> None:
    files = []
    for kind in ("xlsx", "pdf", "docx", "json"):
        files += deliver(bad, what, tmp_path / kind, today=TODAY, format=kind, year=2026).files
    for path in files:
        if path.suffix == ".xlsx":
            cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
            assert "f" not in {cell.data_type for cell in cells}
            assert KEPT in [cell.value for cell in cells]
        elif path.suffix == ".json":
            assert KEPT in json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False).replace("\\\\", "\\")
        elif path.suffix == ".docx":
            said = "".join(node.text or "" for node in Document(str(path)).element.body.iter(qn("w:t")))
            assert squeezed(KEPT) in squeezed(said)
    assert {path.suffix for path in files} == {".xlsx", ".pdf", ".docx", ".json"}


NUMBERS = re.compile(r"第 \d+ 页 共 \d+ 页|— \d+ —")


def pdf_text(path: Path) -> str:
    return squeezed(NUMBERS.sub("", ReadPdf(path).text))


def word_text(path: Path) -> str:
    return squeezed("".join(node.text or "" for node in Document(str(path)).element.body.iter(qn("w:t"))))


def test_the_book_shows_it_letter_by_letter(bad: Ledger, tmp_path: Path) -> None:
    (path,) = deliver(bad, "book", tmp_path / "book", today=TODAY, format="pdf", year=2026).files
    text = pdf_text(path)
    assert text.count(squeezed(PRINTED)) >= 5
    assert "\ufffd" not in text


@pytest.mark.parametrize("style", STYLES)
def test_minutes_show_it_letter_by_letter(bad: Ledger, tmp_path: Path, style: str) -> None:
    (path,) = deliver(bad, "minutes", tmp_path / "pdf", today=TODAY, format="pdf", year=2026, style=style).files
    text = pdf_text(path)
    assert text.count(squeezed(PRINTED)) >= 5
    assert "\ufffd" not in text
    (word,) = deliver(bad, "minutes", tmp_path / "word", today=TODAY, format="docx", year=2026, style=style).files
    assert word_text(word).count(squeezed(KEPT)) >= 5


@pytest.mark.parametrize("write", [write_table_pdf, write_table_docx])
def test_the_sheet_to_sign_shows_it_too(bad: Ledger, tmp_path: Path, write) -> None:
    sheet = meeting_sign_in(bad.all(Meeting)[0], bad.all(Attendance), bad.all(Branch)[0])
    write(sheet, tmp_path / "签到")
    if write is write_table_pdf:
        assert squeezed(PRINTED) in squeezed(ReadPdf(tmp_path / "签到").text)
    else:
        assert squeezed(KEPT) in word_text(tmp_path / "签到")


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_saved_yet_is_printed_too(tmp_path: Path, style: str) -> None:
    item = AgendaItem(title_text=TYPED, discussion=TYPED, decision=TYPED)
    raw = minutes_of(Meeting(kind=TYPED, body=TYPED, title_text=TYPED), [], [item], Branch(name=TYPED))
    minutes_writer("pdf", style)(raw, tmp_path / "a.pdf")
    assert "尾" in ReadPdf(tmp_path / "a.pdf").text


def test_a_search_finds_it_and_its_snippet_is_plain(bad: Ledger) -> None:
    search = MeetingSearch.of(bad, bad.all(Member))
    for word in ("<b>粗", "反王", "=CMD", "&lt;"):
        (hit,) = search.find(word).values()
        start, length = hit.marks[0]
        assert hit.text[start : start + length].casefold() == word.casefold()


@pytest.mark.parametrize("style", STYLES)
def test_a_hundred_thousand_characters_without_a_blank_lose_none(ledger: Ledger, tmp_path: Path, style: str) -> None:
    text = "".join(chr(0x4E00 + n % 2000) for n in range(100_000))
    with ledger.unit("填写") as unit:
        meeting = Meeting(kind="党课", status="定稿", body=text)
        set_read(meeting, "day", "2026-03-12")
        unit.add(meeting)
    (pdf,) = deliver(ledger, "minutes", tmp_path / "a", today=TODAY, format="pdf", style=style).files
    assert text in pdf_text(pdf)
    (word,) = deliver(ledger, "minutes", tmp_path / "b", today=TODAY, format="docx", style=style).files
    assert text in word_text(word)
    (hit,) = MeetingSearch.of(ledger, []).find(text[60_000:60_004]).values()
    assert hit.count >= 1


def test_a_cell_holds_what_excel_counts_and_says_how_much_there_is(ledger: Ledger, tmp_path: Path) -> None:
    """Excel counts UTF-16 units, of which 𠮷 has two, and calls a book with longer cells damaged."""
    with ledger.unit("填写") as unit:
        unit.add(Branch(id=1, name="𠮷" * 300))
        unit.add(Rectification(problem="𠮷" * 20_000, number="1"))
    (path,) = deliver(ledger, "rectification", tmp_path / "a", today=TODAY).files
    values = [c.value for sheet in load_workbook(path) for row in sheet.iter_rows() for c in row if c.value]
    long = next(value for value in values if "字，未完" in value)
    assert "此格共 20000 字" in long
    assert max(len(value.encode("utf-16-le")) // 2 for value in values) <= 32_767
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            for foot in re.findall(r"<oddFooter>(.*?)</oddFooter>", book.read(name).decode("utf-8", "ignore")):
                assert len(html.unescape(foot).encode("utf-16-le")) // 2 <= 255
