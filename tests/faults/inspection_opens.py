"""Opens every file of 迎检材料 as an inspector does: LibreOffice prints the workbooks, pdftotext reads the PDFs, SQLite counts.

    python -m tests.faults.inspection_opens

The sample branch is packed for the year 2026, for the months from July 2025 to June 2026, and for 2025. Of each folder:
every file is named in the index and the other way round; every workbook, and 自查报告, 评议 and 表彰 as Word files, is opened and
printed by LibreOffice without an error, with a title on each first page, no page without text, and no number that did not fit
its column (###); every PDF that the program wrote has text on every page; and the table 核对 says of every kind of record what
SQLite counts in the ledger. Needs soffice and pdftotext. Takes about two minutes. Exit 0 if all of it held, 1 with what did not.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from models.exports.deliver import deliver
from models.exports.within import Stretch
from models.inspection import Wanted
from models.inspection.build import deliver_inspection
from models.inspection.index import INDEX_XLSX
from models.inspection.material import Material
from models.outputs import APPRAISALS, AWARDS, NAMES, SELF_CHECK
from models.sample import write_sample
from models.store import Ledger

TODAY = date(2026, 11, 23)
STRETCHES = (Stretch.of_year(2026), Stretch(date(2025, 7, 1), date(2026, 6, 30)), Stretch.of_year(2025))
_TOOLS = ("soffice", "pdftotext")
_TOO_NARROW = "###"
_DATED = {
    "组织关系转接": ("transfer", "issued"), "表彰奖励": ("award", "day"), "联系和查找记录": ("contact", "day"),
    "党籍变动": ("status_change", "since"), "会议记录": ("meeting", "day"), "培训批次": ("training", "start"),
    "计划的会议": ("planned_meeting", "day"),
}  # fmt: skip
"""The table and the day of what is counted by its day; a month alone is in the stretch if its first day is."""


def say(words: str) -> None:
    """Tells at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, without spaces."""
    read = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True)
    return ["".join(page.split()) for page in read.stdout.split("\f")[:-1]]


def printed(files: list[Path], place: Path) -> Iterator[tuple[Path, Path]]:
    """Each file with the PDF that LibreOffice prints of it, in a profile of its own; files of one name are kept apart."""
    place.mkdir()
    named = {place / f"{number:03}{file.suffix}": file for number, file in enumerate(files)}
    for to, file in named.items():
        shutil.copyfile(file, to)
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), *map(str, named)]
    subprocess.run(command, capture_output=True, text=True, check=False)
    for to, file in named.items():
        yield file, to.with_suffix(".pdf")


def faults_of_print(file: Path, pdf: Path) -> Iterator[str]:
    """What is wrong with a file as LibreOffice prints it."""
    if not pdf.exists():
        yield f"{file.name}: LibreOffice does not open it"
        return
    pages = pages_of(pdf)
    if not pages or "示例" not in pages[0]:
        yield f"{file.name}: no title on the first page"
    yield from (f"{file.name}: page {number} is empty" for number, page in enumerate(pages, 1) if not page)
    yield from (f"{file.name}: page {number} has a number too wide" for number, page in enumerate(pages, 1)
                if _TOO_NARROW in page)  # fmt: skip


def faults_of_index(folder: Path) -> Iterator[str]:
    """Files without a line in the index, and lines without a file."""
    import openpyxl

    rows = openpyxl.load_workbook(folder / INDEX_XLSX)["目录"].iter_rows(min_row=4, values_only=True)
    listed = {str(row[2]) for row in rows if row[2]}
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    yield from (f"{name}: not in the index" for name in sorted(there - listed))
    yield from (f"{name}: in the index, and not there" for name in sorted(listed - there))


def faults_of_counts(folder: Path, ledger: Path, stretch: Stretch) -> Iterator[str]:
    """Where the table 核对 does not say what SQLite counts."""
    import openpyxl

    rows = openpyxl.load_workbook(folder / INDEX_XLSX)["核对"].iter_rows(min_row=4, values_only=True)
    told = {str(row[0]): str(row[1]) for row in rows if row[1]}
    with sqlite3.connect(ledger) as asked:
        for what, (table, day) in _DATED.items():
            padded = f"substr({day} || '-01', 1, 10)"
            question = f"select count(*) from {table} where deleted_at is null and {padded} between ? and ?"
            number = asked.execute(question, (stretch.first.isoformat(), stretch.last.isoformat())).fetchone()[0]
            if told[what][:-1] != str(number):
                yield f"{what}: {told[what]} in the index, {number} in the ledger"
    yield from (f"{what}: does not add up" for what, number in told.items() if not number[:-1].isdecimal())


def made(path: Path, place: Path) -> tuple[list[Path], list[Path]]:
    """The folders and the Word files; gives both. The ledger is closed afterwards: nobody else reads it while it is open."""
    folders, documents = [], []
    with Ledger.open(path) as ledger:
        for stretch in STRETCHES:
            folders.append(place / stretch.words())
            deliver_inspection(ledger, folders[-1], Material(ledger, Wanted(stretch), TODAY))
        for word in (SELF_CHECK, APPRAISALS, AWARDS):
            documents.append(place / f"{NAMES[word]}.docx")
            deliver(ledger, word, documents[-1], today=TODAY, year=2025)
    return folders, documents


def faults(path: Path, place: Path) -> Iterator[str]:
    """Everything that is wrong with the folders and the Word files."""
    folders, documents = made(path, place)
    written: list[Path] = []
    for folder, stretch in zip(folders, STRETCHES, strict=True):
        yield from (f"{folder.name}: {fault}" for fault in faults_of_index(folder))
        yield from (f"{folder.name}: {fault}" for fault in faults_of_counts(folder, path, stretch))
        documents += sorted(folder.rglob("*.xlsx"))
        written += [pdf for pdf in sorted(folder.rglob("*.pdf")) if "附件" not in pdf.parts]
    for pdf in written:
        pages = pages_of(pdf)
        yield from (f"{pdf.name}: page {number} is empty" for number, page in enumerate(pages, 1) if not page)
    for file, pdf in printed(documents, place / "printed"):
        yield from faults_of_print(file, pdf)
    say(f"{len(STRETCHES)} folders, {len(documents)} files printed by LibreOffice, {len(written)} PDFs read")


def main() -> int:
    """Makes, opens and counts."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    if lacking := [tool for tool in _TOOLS if shutil.which(tool) is None]:
        say(f"not installed: {', '.join(lacking)}")
        return 2
    with tempfile.TemporaryDirectory(prefix="inspection-") as place:
        path = Path(place) / "示例.zbtz"
        with Ledger.create(path) as ledger:
            write_sample(ledger, today=TODAY)
        found = list(faults(path, Path(place)))
    say("\n".join(found) or "nothing wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
