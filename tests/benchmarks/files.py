"""What it costs to read a roster into the ledger, and to write it as Excel and PDF."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from models.exports.contents.roster import roster_sheet
from models.exports.deliver import deliver
from models.exports.layout import paper_for
from models.exports.selection import Selection
from models.fields import typed
from models.imports import plan_file, write_plan
from models.records import Branch, Member
from models.store import Ledger
from tests.benchmarks import stock
from tests.benchmarks.committee import TODAY, copied, people
from tests.benchmarks.paired import Pair, Reach, Row
from tests.faults.operations import empty

_IMPORTED = (
    "name", "sex", "nation", "birth", "id_number", "education", "education_detail", "native_place", "kind", "joined", "full",
    "branch", "group", "post", "arrived", "standing", "lost", "floating", "study", "unit", "work_since", "phone", "landline",
    "address", "note",
)  # fmt: skip
"""25 of what is filled in about a person."""
_EXPORTED = (
    "name", "sex", "nation", "birth", "id_number", "education", "native_place", "kind", "joined", "full", "branch", "group", "post",
    "arrived", "standing", "unit", "phone", "address", "note",
)  # fmt: skip
"""With the number before them 20 columns."""


@contextmanager
def _import(rows: int, folder: Path) -> Iterator[Pair]:
    file = folder / "名册.xlsx"
    write_roster(people(rows), file)
    blank, names = empty(), itertools.count(1)

    def ours() -> None:
        path = folder / f"{next(names)}.zbtz"
        path.write_bytes(blank)
        with Ledger.open(path) as ledger:
            plan = plan_file(file, ledger.all(Member), today=TODAY, branch=ledger.get(Branch, 1))
            assert write_plan(plan, ledger) == rows

    def theirs() -> None:
        from python_calamine import CalamineWorkbook

        conn = sqlite3.connect(folder / f"{next(names)}.db")
        conn.execute(f"CREATE TABLE member (id INTEGER PRIMARY KEY, {', '.join(f'c{n} TEXT' for n in range(25))})")
        read = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        marks = ", ".join("?" * len(_IMPORTED))
        with conn:
            conn.executemany(
                f"INSERT INTO member ({', '.join(f'c{n}' for n in range(25))}) VALUES ({marks})",
                [[str(cell) for cell in row] for row in read[1:]],
            )
        conn.close()

    yield Pair(ours, theirs)


def write_roster(members: Sequence[Member], file: Path) -> None:
    """A workbook of people, as somebody else keeps it."""
    labels = {about.name: about.label for about in typed(Member)}
    _plain([[labels[name] for name in _IMPORTED], *([m.show(name) for name in _IMPORTED] for m in members)], file)


def _plain(rows: Sequence[Sequence[str]], file: Path) -> None:
    """A workbook as openpyxl writes it fastest: one row after the other, no styles."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in rows:
        page.append(row)
    book.save(file)


@contextmanager
def _export(rows: int, folder: Path) -> Iterator[Pair]:
    with Ledger.open(copied(rows, folder)) as ledger:
        chosen = Selection(columns=_EXPORTED)
        sheet = roster_sheet(ledger.all(Member), ledger.all(Branch)[0], today=TODAY, full=True, selection=chosen)
        assert len(sheet.columns) == 20
        cells = [[column.label for column in sheet.columns], *sheet.rows]

        def ours() -> None:
            deliver(
                ledger, "roster", folder / "我们.xlsx", today=TODAY, full=True, purpose="基准", selection=chosen
            )  # fmt: skip

        yield Pair(ours, lambda: _plain(cells, folder / "他们.xlsx"))


@contextmanager
def _pdf(rows: int, folder: Path) -> Iterator[Pair]:
    with Ledger.open(copied(rows, folder)) as ledger:
        sheet = roster_sheet(ledger.all(Member), ledger.all(Branch)[0], today=TODAY, full=False)
        wide = paper_for(sheet).a3
        yield Pair(
            lambda: _deliver_pdf(ledger, folder / "我们.pdf"),
            lambda: _drawn([[c.label for c in sheet.columns], *sheet.rows], folder / "他们.pdf", wide=wide),
        )


def _deliver_pdf(ledger: Ledger, file: Path) -> None:
    deliver(ledger, "roster", file, today=TODAY)


def _drawn(rows: Sequence[Sequence[str]], file: Path, *, wide: bool) -> None:
    """The strings one beside the other on as many lines: what reportlab itself costs."""
    from reportlab.lib.pagesizes import A3, A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    stock.settings()
    size = landscape(A3 if wide else A4)
    canvas = Canvas(str(file), pagesize=size)
    step, line = (size[0] - 80) / len(rows[0]), 19.0
    lines = int((size[1] - 80) / line)
    for number, row in enumerate(rows):
        if number % lines == 0:
            if number:
                canvas.showPage()
            canvas.setFont(stock.font(), 7.5)
        y = size[1] - 40 - (number % lines) * line
        for place, text in enumerate(row):
            if text:
                canvas.drawString(40 + place * step, y, text)
    canvas.save()


ROWS = [
    Row(
        name="import",
        what="a workbook of 25 columns planned and written into an empty ledger",
        against="python-calamine reading the file and sqlite3 executemany of its rows",
        sizes=(100, 1_000, 10_000),
        of="rows",
        reach={10_000: Reach(ratio=4.0)},
        pair=_import,
    ),
    Row(
        name="export",
        what="a roster of 20 columns from the ledger into a styled workbook",
        against="openpyxl writing the same cells row by row, without styles",
        sizes=(1_000, 10_000, 100_000),
        of="rows",
        reach={10_000: Reach(ratio=1.6)},
        pair=_export,
    ),
    Row(
        name="pdf",
        what="the roster from the ledger as a PDF",
        against="a canvas of reportlab drawing the same strings",
        sizes=(500, 5_000, 50_000),
        of="rows",
        reach={5_000: Reach(ratio=1.5)},
        pair=_pdf,
    ),
]
