"""What the views of 三会一课 print as a table: the plan of a year, and how it was kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.exports.contents.coverage import coverage_sheet, participation_sheet
from models.exports.contents.plan import plan_sheet
from models.exports.sheet import Sheet
from models.rules.held import hollow_ones
from models.rules.planning.matching import fates, with_records
from models.rules.snapshot import Snapshot
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.session import Session


def print_plan(session: Session, snapshot: Snapshot, year: int, parent: QWidget | None) -> None:
    """Shows 三会一课计划表 as it will be printed."""
    planned = with_records(snapshot.planned, fates(snapshot.planned, snapshot.meetings, session.today, snapshot.limits))
    sheet = plan_sheet(
        planned, snapshot.meetings, snapshot.branch, today=session.today, year=year, full=False,
        hollow=hollow_ones(snapshot),
    )  # fmt: skip
    _show(session, sheet, f"{year}年三会一课计划表", parent)


def print_coverage(session: Session, snapshot: Snapshot, year: int, parent: QWidget | None) -> None:
    """Shows 三会一课对照表 as it will be printed."""
    sheet = coverage_sheet(snapshot, year, today=session.today, full=False)
    _show(session, sheet, f"{year}年三会一课对照表", parent)


def print_participation(session: Session, snapshot: Snapshot, year: int, parent: QWidget | None) -> None:
    """Shows how the members took part as it will be printed."""
    sheet = participation_sheet(snapshot, year, today=session.today, full=False)
    _show(session, sheet, f"{year}年党员参加组织生活情况", parent)


def _show(session: Session, sheet: Sheet, name: str, parent: QWidget | None) -> None:
    if not sheet.rows:
        session.refuse(f"{name}还是空的，没有可以打印的")
        return
    from models.exports.pdf.table import write_table_pdf

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        preview = PrintPreview(
            session, lambda path: write_table_pdf(sheet, path), name, parent, full=False, rows=len(sheet.rows)
        )
    finally:
        QApplication.restoreOverrideCursor()
    run(preview)
