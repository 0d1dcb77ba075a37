"""Writing the 督查通报 of a quarter: which quarter is meant, and one file, noted in the log of exports."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import outputs
from models.exports.contents.oversight import NAME, oversight, period_name
from models.exports.contents.oversight_duties import duty_chapter
from models.exports.errors import ExportRefused
from models.exports.scope import parts_of
from models.exports.target import aim
from models.our_branch import our_branch
from models.records import Progress, Rectification, RectificationStep, Responsibility, ResponsibilityCheck
from models.rules.periods import Span, quarter_of
from models.rules.register.duties import counted

if TYPE_CHECKING:
    from models.exports.export import Export

OVERSIGHT, OVERSIGHT_FORMATS = outputs.OVERSIGHT, ("pdf", "docx")


def quarter_meant(today: date, year: int | None = None, number: int | None = None) -> Span:
    """The quarter that is meant: the last that is over, of the year that is said where one is; a number alone means the last
    such quarter that has begun."""
    running = quarter_of(today.year, today.month)
    if number is not None:
        first = number * 3 - 2
        return Span(year if year is not None else today.year - (first > running.first_month), first, 3)
    if year is None:
        return running.earlier()
    return Span(year, 10 if year < today.year else max(running.first_month - 3, 1), 3)


def deliver_oversight(export: Export, out: Path, format: str | None) -> None:
    """Writes the report of the quarter of the export.

    Raises ExportRefused where the quarter has not begun or there is neither an item by its end nor a duty in it,
    TargetBusy where the file is in use.
    """
    target = aim(out, format, NAME, OVERSIGHT_FORMATS)
    scope, ledger = export.scope, export.ledger
    quarter = quarter_meant(scope.today, scope.year, scope.quarter)
    period = period_name(quarter)
    if quarter.begin > scope.today:
        raise ExportRefused(f"{period}还没有到，没有导出。请换一个季度。")
    duties, checks = ledger.all(Responsibility), parts_of(ledger, ResponsibilityCheck)
    chapter = duty_chapter(duties, checks, quarter, today=scope.today, full=scope.full)
    report = oversight(
        ledger.all(Rectification),
        parts_of(ledger, RectificationStep),
        parts_of(ledger, Progress),
        our_branch(ledger),
        quarter,
        today=scope.today,
        full=scope.full,
        further=[chapter] if chapter is not None else [],
    )
    rows = report.numbers.total + len(counted(duties, quarter, checks))
    if not rows:
        raise ExportRefused(f"{period}末台账里还没有整改事项，没有导出。请先登记，或换一个季度。")
    if target.format == "pdf":
        from models.exports.pdf.oversight import write_oversight_pdf as write
    else:
        from models.exports.word_oversight import write_oversight_docx as write
    target.make()
    path = target.path(f"{report.title}.{target.format}")
    export.write(report.title, path, rows, partial(write, report, signed=report.signed))
    export.done.rows += rows
    if report.last < quarter.end:
        export.done.notes.append(f"{period}还没有结束，数字截至 {report.last}；季度结束后请再导出一次。")
