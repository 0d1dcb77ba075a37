"""Beginning an import: the file is asked for, and only then is loaded what reads and shows it (a tenth of a second)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.ask import ROSTER_FILES, file_to_open
from ui.dialogs.run import run
from ui.session import Session


def import_roster(session: Session, parent: QWidget | None) -> None:
    """Asks for a roster and shows what it would bring."""
    file = file_to_open(parent, "选择花名册", ROSTER_FILES, session.settings.export_folder())
    if file is not None:
        from ui.dialogs.import_dialog import ImportDialog

        run(ImportDialog(session, file, parent))
