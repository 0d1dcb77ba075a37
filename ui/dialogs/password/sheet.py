"""The recovery sheet as it will be printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.store import recovery
from models.store.cipher import Secret
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.run import run
from ui.session import Session


def preview_sheet(session: Session, secret: Secret, parent: QWidget | None) -> bool:
    """Shows the sheet of a key, and gives whether it was printed or kept as a file, which is noted in the log of exports."""
    from models.exports.pdf.recovery_sheet import TITLE, RecoverySheet, write_recovery_pdf

    sheet = RecoverySheet(
        session.branch.title(),
        session.ledger.path.name,
        recovery.number_of(secret),
        recovery.groups_of(secret),
        session.today,
    )
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        preview = PrintPreview(session, partial(write_recovery_pdf, sheet), TITLE, parent, purpose="保管恢复单")
    finally:
        QApplication.restoreOverrideCursor()
    room = preview.screen().availableSize()
    preview.resize(min(860, room.width() - 60), min(900, room.height() - 60))
    run(preview)
    return preview.taken
