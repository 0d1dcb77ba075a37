"""Writing the book of a year: one file, noted in the log of exports, and what is not in it is said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.exports.contents.export_log import as_record
from models.exports.errors import ExportRefused
from models.exports.target import Target, aim
from models.exports.year_book import BOOK_FORMATS, BOOK_NAME, usual_year
from models.exports.year_book.content import year_book
from models.without_collecting import without_collecting

if TYPE_CHECKING:
    from models.exports.export import Export


def deliver_book(export: Export, out: Path, format: str | None) -> None:
    """Writes the book of the year of the export, of the usual one where none is said.

    Raises ExportRefused where there is neither a record nor a plan of that year, TargetBusy where the file is in use.
    """
    with without_collecting():
        _deliver(export, aim(out, format, BOOK_NAME, BOOK_FORMATS))


def _deliver(export: Export, target: Target) -> None:
    year = export.scope.year or usual_year(export.scope.today)
    book = year_book(export.ledger, year, today=export.scope.today, full=export.scope.full, bundled=export.bundled)
    if not book.quarters and not book.plan.rows:
        raise ExportRefused(f"{year}年没有会议记录和计划，没有导出。请先登记，或换一个年度。")
    from models.exports.pdf.book.writing import write_book_pdf

    target.make()
    name = f"{year}{BOOK_NAME}"
    logged = name if export.bundled else as_record(name, full=export.scope.full)
    export.write(logged, target.path(f"{name}.pdf"), book.records, partial(write_book_pdf, book))
    export.done.rows += book.records
    if book.talks:
        export.say_talks(book.talks, "编入")
    if not book.plan.rows:
        export.done.notes.append(f"没有登记{year}年的会议计划，汇编里没有计划表。")
    if book.undated:
        export.done.notes.append(f"没有日期的会议记录 {book.undated} 份，不知道属于哪一年，没有编入；请补上日期。")
