"""Writing the 自查报告: one file, noted in the log of exports; a ledger in which nothing was found has one, too."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import outputs
from models.exports.contents.self_check import OVERALL, SelfCheckReport, objects_of, self_check_report
from models.exports.errors import ExportRefused
from models.exports.sheet import Sheet
from models.exports.sheet_files import Write
from models.exports.target import aim
from models.rules.checks import findings
from models.rules.self_check import SelfCheck
from models.rules.snapshot import Snapshot

if TYPE_CHECKING:
    from models.exports.export import Export
    from models.store import Ledger

SELF_CHECK, SELF_CHECK_FORMATS = outputs.SELF_CHECK, ("pdf", "docx", "xlsx", "json")
_FOOT = "内部资料。只作提示，不代替党组织的认定。"
"""At the foot of each page of a workbook, where there is little room."""


def report_of(ledger: Ledger, export: Export) -> SelfCheckReport:
    """The report of the ledger as the export asks for it."""
    snapshot, today, year = Snapshot.of(ledger), export.scope.today, export.scope.year
    check = SelfCheck(snapshot, today, findings(snapshot, today, year))
    return self_check_report(check, year=year, full=export.scope.full)


def deliver_self_check(export: Export, out: Path, format: str | None) -> None:
    """Writes the report of the year of the export, or of everything.

    Raises ExportRefused where the ledger is still empty or the year has not begun, TargetBusy where the file is in use.
    """
    target = aim(out, format, outputs.NAMES[SELF_CHECK], SELF_CHECK_FORMATS)
    scope = export.scope
    if scope.year is not None and scope.year > scope.today.year:
        raise ExportRefused(f"{scope.year}年还没有到，没有导出。请换一个年度。")
    report = report_of(export.ledger, export)
    target.make()
    path = target.path(f"{report.title}.{target.format}")
    rows = len(report.found) + len(report.answers)
    export.write(report.title, path, rows, _writer(report, target.format, full=scope.full))
    export.done.rows += rows


def _writer(report: SelfCheckReport, format: str, *, full: bool) -> Write:
    if format == "json":
        from models.exports.json_file import write_json

        return partial(write_json, objects_of(report, full=full))
    if format == "pdf":
        from models.exports.pdf.oversight import write_oversight_pdf

        return partial(write_oversight_pdf, report)
    if format == "docx":
        from models.exports.word_oversight import write_oversight_docx

        return partial(write_oversight_docx, report)
    from models.exports.sheet_files import write_all

    return partial(write_all, _titled(report), "xlsx")


def _titled(report: SelfCheckReport) -> dict[str, Sheet]:
    """The tables with the titles that they need on pages of their own; the first says in words what was found."""
    of = f"{report.branch}\n{report.title}"
    made = {
        name: replace(sheet, title=f"{of}·{name}", subtitle=report.subtitle, footnote=_FOOT)
        for name, sheet in report.sheets.items()
    }
    made[OVERALL] = replace(made[OVERALL], notes=[*report.chapters[0].texts, report.footnote])
    return made
