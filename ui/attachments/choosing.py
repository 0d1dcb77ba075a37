"""Which files are to be attached: asked for where the last ones were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.dialogs.ask import files_to_open
from ui.session import Session
from ui.settings import FILES


def files_to_attach(session: Session, parent: QWidget) -> list[Path]:
    """The files that she chooses, none where she gives up; the folder is remembered."""
    files = files_to_open(parent, "添加附件", session.settings.source_folder(FILES))
    if files:
        session.settings.chosen_from(files[0], FILES)
    return files
