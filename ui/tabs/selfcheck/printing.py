"""The 自查报告 as it is printed: the very pages, looked at first; printing and keeping them is noted by the preview."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.exports.collection_cards import Who
from models.exports.names import dated_name
from models.outputs import NAMES, SELF_CHECK
from models.workplace import Workplace
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.session import Session


def print_report(session: Session, parent: QWidget) -> None:
    """Shows the report of everything, masked as exports are."""
    from models.exports.deliver import preview

    name = dated_name(NAMES[SELF_CHECK], session.today)
    with Workplace() as folder:
        made = Path(folder) / "预览.pdf"
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            rows = preview(session.ledger, SELF_CHECK, made, today=session.today, year=None, full=False, who=Who())
            shown = PrintPreview(session, partial(shutil.copyfile, made), name, parent, full=False, rows=rows)
        finally:
            QApplication.restoreOverrideCursor()
    run(shown)
