"""佐证材料打包: asks where the zip goes and writes it while the window goes on."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.evidence import Filed, files_of
from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.closing_form import ClosingForm
from models.exports.evidence import form_of, gathered, write_evidence_zip
from models.exports.names import safe_name
from models.records import Rectification
from models.store import Ledger
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse
from ui.jobs import Waiting
from ui.session import Session


def pack_evidence(session: Session, number: int, parent: QWidget) -> None:
    """Writes the files of an item with 销号申请单 and an index into one zip, where the user says."""
    item = session.ledger.get(Rectification, number)
    if item is None:
        return
    proposed = session.settings.export_folder() / safe_name(f"{item.number or item.title()}-佐证材料", ".zip")
    target = file_to_write(parent, "佐证材料打包", WRITTEN_FILES["zip"], proposed)
    if target is None:
        return
    files, form = files_of(session.ledger, item), form_of(session.ledger, item)

    def done(_result: object) -> None:
        session.ledger.log_export(target.name, 1 + len(files), full=False, purpose="佐证材料打包")
        session.settings.exported_to(target)
        session.said.emit(f"已写入 {target.name}，共 {len(files)} 件佐证", False)

    def failed(error: Exception) -> None:
        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    session.said.emit(f"正在打包 {len(files)} 件佐证…", False)
    Waiting(partial(_write, session.ledger, form, files, target, session.today), done, failed, parent).start()


def _write(ledger: Ledger, form: ClosingForm, files: list[Filed], target: Path, today: date) -> None:
    """In a thread: nothing here reads the ledger itself."""
    found = gathered(ledger, files)
    write_or_refuse(target, lambda path: write_evidence_zip(form, found, path, today=today))
