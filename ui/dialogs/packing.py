"""The files of a record into one zip: asks where it goes and writes it while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.evidence import Evidence
from models.exports.names import safe_name
from models.fields import Record
from models.records import Attachment
from models.store.attachments import Attachments
from ui.attachments.card import attachments_of
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse
from ui.jobs import Waiting
from ui.session import Session


def pack(
    session: Session,
    record: Record,
    name: str,
    title: str,
    what: str,
    write: Callable[[list[Evidence], Path], None],
    parent: QWidget,
) -> None:
    """name: of the zip, proposed · title: what is done, for the log too · what: the files are called, 佐证 or 材料 · write: writes the files into a zip."""
    target = file_to_write(
        parent, title, WRITTEN_FILES["zip"], session.settings.export_folder() / safe_name(name, ".zip")
    )
    if target is None:
        return
    files, store = attachments_of(session, record), Attachments(session.ledger)

    def done(_result: object) -> None:
        session.ledger.log_export(target.name, 1 + len(files), full=False, purpose=title)
        session.settings.exported_to(target)
        session.said.emit(f"已写入 {target.name}，共 {len(files)} 件{what}", False)

    def failed(error: Exception) -> None:
        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    session.said.emit(f"正在打包 {len(files)} 件{what}…", False)
    Waiting(partial(_write, store, files, write, target), done, failed, parent).start()


def _write(
    store: Attachments, files: list[Attachment], write: Callable[[list[Evidence], Path], None], target: Path
) -> None:
    """Every file is read whole, so that one that is damaged is told."""
    found = [Evidence(about, store.file_of(about), store.damaged(about)) for about in files]
    write_or_refuse(target, partial(write, found))
