"""The guide of two pages on its way to the printer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.session import Session


def preview_guide(session: Session, parent: QWidget) -> None:
    """Shows the guide as it will be printed."""
    from models.exports.pdf.guide import TITLE, write_guide_pdf

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        preview = PrintPreview(session, write_guide_pdf, TITLE, parent, full=False, purpose="放在手边", rows=0)
    finally:
        QApplication.restoreOverrideCursor()
    run(preview)
