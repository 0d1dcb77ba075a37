"""培训材料打包: the documents of a batch with an index as one zip, written while the window goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.evidence import Evidence, write_files_zip
from models.exports.names import safe_name
from models.records import Training
from models.store.attachments import Attachments
from ui.attachments.card import attachments_of
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse
from ui.jobs import Waiting
from ui.session import Session

_WHAT = "培训材料打包"


def pack_documents(session: Session, batch: Training, parent: QWidget) -> None:
    """Writes the documents of a batch into one zip, where the user says."""
    files, store = attachments_of(session, batch), Attachments(session.ledger)
    if not files:
        session.said.emit(f"“{batch.title()}”还没有材料，没有打包。请先在右边的“材料”里添加", False)
        return
    called = batch.number or batch.title()
    proposed = session.settings.export_folder() / safe_name(f"{called}-培训材料", ".zip")
    target = file_to_write(parent, _WHAT, WRITTEN_FILES["zip"], proposed)
    if target is None:
        return
    write = partial(write_files_zip, f"{called}培训材料目录", session.branch.name, today=session.today)

    def work() -> None:
        """Every file is read whole, so that one that is damaged is told."""
        found = [Evidence(about, store.file_of(about), store.damaged(about)) for about in files]
        write_or_refuse(target, partial(write, found))

    def done(_result: object) -> None:
        session.ledger.log_export(target.name, 1 + len(files), full=False, purpose=_WHAT)
        session.settings.exported_to(target)
        session.said.emit(f"已写入 {target.name}，共 {len(files)} 件材料", False)

    def failed(error: Exception) -> None:
        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    session.said.emit(f"正在打包 {len(files)} 件材料…", False)
    Waiting(work, done, failed, parent).start()
