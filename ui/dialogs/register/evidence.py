"""佐证材料打包: asks where the zip goes and writes it while the window goes on."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.closing_form import ClosingForm
from models.exports.evidence import Evidence, write_evidence_zip
from models.exports.names import safe_name
from models.records import Attachment, Rectification
from models.store.attachments import Attachments
from ui.attachments.card import attachments_of
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse
from ui.dialogs.register.closing_preview import form_of
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
    files, store, form = attachments_of(session, item), Attachments(session.ledger), form_of(session, item)

    def done(_result: object) -> None:
        session.ledger.log_export(target.name, 1 + len(files), full=False, purpose="佐证材料打包")
        session.settings.exported_to(target)
        session.said.emit(f"已写入 {target.name}，共 {len(files)} 件佐证", False)

    def failed(error: Exception) -> None:
        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    session.said.emit(f"正在打包 {len(files)} 件佐证…", False)
    Waiting(partial(_write, store, form, files, target, session.today), done, failed, parent).start()


def _write(store: Attachments, form: ClosingForm, files: list[Attachment], target: Path, today: date) -> None:
    """Every file is read whole, so that one that is damaged is told."""
    found = [Evidence(about, store.file_of(about), store.damaged(about)) for about in files]
    write_or_refuse(target, lambda path: write_evidence_zip(form, found, path, today=today))
