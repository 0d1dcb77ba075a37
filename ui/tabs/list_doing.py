"""What is done with several rows of a list: changed at once, or copied with their numbers in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.fields import Record
from ui.dialogs.run import run
from ui.session import Session
from ui.table.view import RecordTable


def bulk_edit(session: Session, cls: type[Record], numbers: Sequence[int], parent: QWidget) -> None:
    """Asks which fields of these records become what, shows what would change, and writes it as one action."""
    from ui.dialogs.bulk_edit_dialog import BulkEditDialog

    run(BulkEditDialog(session, session.ledger.fetch(cls, numbers), parent))


def copy_whole(session: Session, table: RecordTable, parent: QWidget) -> None:
    """Copies the selected rows without masking, after a purpose was given; the log of exports keeps it."""
    from ui.dialogs.purpose_dialog import PurposeDialog

    chosen = table.selected_ids()
    dialog = PurposeDialog(table.table.cls.label, len(chosen), parent)
    if run(dialog):
        what = f"复制{table.table.cls.label}名单"
        session.ledger.log_export(what, len(chosen), full=True, purpose=dialog.purpose, recipient=dialog.recipient)
        table.copy(headings=True, whole=True)
        session.said.emit(f"已复制 {len(chosen)} 行，含完整号码；用途已记入导出日志", False)
