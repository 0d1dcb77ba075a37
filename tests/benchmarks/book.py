"""What the book of a year costs, beside the plainest paragraphs that reportlab makes of the same text, and beside LibreOffice."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from models.exports.deliver import deliver
from models.exports.sheet import Column, Sheet
from models.exports.year_book.content import year_book
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import FINAL
from models.sample.writing import write_sample
from models.store import Ledger, Unit
from tests.benchmarks import stock
from tests.benchmarks.committee import TODAY
from tests.benchmarks.paired import NotHere, Pair, Reach, Row

_YEAR = TODAY.year - 1
_ROOT = Path(__file__).parents[2]


def _ledger(meetings: int, folder: Path) -> Path:
    """The sample branch with so many records in a year: some taken away, or the same ones held again."""
    path = folder / "支部.zbtz"
    with Ledger.create(path) as ledger:
        write_sample(ledger, today=TODAY)
        kept = [m for m in ledger.all(Meeting) if m.day and m.day.year == _YEAR and not m.is_talk and m.counts]
        with ledger.unit("基准：取走多余的会议", reason="基准") as unit:
            for meeting in kept[meetings:]:
                unit.remove(meeting)
        with ledger.unit("基准：再记几次会议") as unit:
            for number in range(max(meetings - len(kept), 0)):
                _again(ledger, unit, kept[number % len(kept)])
    return path


def _again(ledger: Ledger, unit: Unit, meeting: Meeting) -> None:
    again = dataclasses.replace(meeting, id=0, status=FINAL, gathering=None)
    unit.add(again)
    for cls in (Attendance, AgendaItem):
        unit.add_all([dataclasses.replace(part, id=0, meeting_id=again.id) for part in ledger.parts(cls, meeting)])


def _texts(thing: object) -> Iterator[str]:
    """All that stands in a book, a table row as one text."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Sheet):
        yield from (thing.title, thing.subtitle, "　".join(column.label for column in thing.columns), thing.footnote)
        yield from ("　".join(row) for row in thing.rows)
    elif isinstance(thing, Mapping):
        yield from _texts(list(thing.values()))
    elif isinstance(thing, Sequence):
        for part in thing:
            yield from _texts(part)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, (type, Column)):
        for field in dataclasses.fields(thing):
            if field.name not in ("branch", "limits"):
                yield from _texts(getattr(thing, field.name))


def _text_of(ledger: Ledger) -> list[str]:
    book = year_book(ledger, _YEAR, today=TODAY, full=False)
    return [line for text in _texts(book) for line in text.splitlines() if line.strip()]


def _stock(lines: Sequence[str], file: Path) -> None:
    """Paragraphs of one style, one after the other."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    stock.settings()
    style = ParagraphStyle("正文", fontName=stock.font(), fontSize=10.5, leading=16, wordWrap="CJK")
    SimpleDocTemplate(str(file)).build([Paragraph(escape(line), style) for line in lines])


@contextmanager
def _paragraphs(meetings: int, folder: Path) -> Iterator[Pair]:
    with Ledger.open(_ledger(meetings, folder)) as ledger:
        lines = _text_of(ledger)
        yield Pair(
            lambda: _deliver(ledger, folder / "我们.pdf"),
            lambda: _stock(lines, folder / "他们.pdf"),
        )


def _deliver(ledger: Ledger, file: Path) -> None:
    deliver(ledger, "book", file, today=TODAY, year=_YEAR)


@contextmanager
def _libreoffice(meetings: int, folder: Path) -> Iterator[Pair]:
    """Each in a process of its own, from the ledger and from a document with the same text."""
    office = shutil.which("soffice")
    if office is None:
        raise NotHere("LibreOffice is not installed")
    from docx import Document

    path = _ledger(meetings, folder)
    with Ledger.open(path) as ledger:
        lines = _text_of(ledger)
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "文.docx"))
    export = [sys.executable, str(_ROOT / "main.py"), "export", "book", "--ledger", str(path), "--year", str(_YEAR)]
    convert = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]

    # The program that is installed has its modules compiled; the first round, which is not counted, does it here.
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")

    def run(command: list[str]) -> None:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env=compiled)

    yield Pair(
        lambda: run([*export, "--out", str(folder / "我们.pdf")]),
        lambda: run([*convert, "--outdir", str(folder / "他们"), str(folder / "文.docx")]),
    )


ROWS = [
    Row(
        name="book",
        what="the book of a year as a PDF, from the ledger",
        against="paragraphs of reportlab with the same text",
        sizes=(6, 60, 600),
        of="meetings",
        reach={60: Reach(ratio=1.0)},
        pair=_paragraphs,
    ),
    Row(
        name="book-office",
        what="the same, by the command line",
        against="LibreOffice making a PDF of a document with the same text",
        sizes=(60,),
        of="meetings",
        reach={60: Reach(ratio=1 / 3)},
        pair=_libreoffice,
    ),
]
