"""Beginning to fill a committee's form: only when that is asked for, what reads and shows it is loaded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.dialogs.run import run
from ui.session import Session


def fill_form_dialog(session: Session, parent: QWidget | None, file: Path | None = None) -> None:
    """Fills a form in a dialog: it is chosen or dropped there, unless `file` is one already."""
    from ui.dialogs.fill_dialog import FillDialog

    run(FillDialog(session, parent, file))
