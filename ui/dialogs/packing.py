"""Files of a record on their way out as one zip with an index: 佐证材料 of an item of the register, 材料 of a training batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.evidence import Filed, files_of
from models.exports import ExportRefused, TargetBusy
from models.exports.atomic import write_or_refuse
from models.exports.evidence import Evidence, form_of, gathered, write_evidence_zip, write_files_zip
from models.exports.names import safe_name
from models.records import Rectification, Training
from ui.attachments.card import attachments_of
from ui.dialogs.ask import WRITTEN_FILES, file_to_write, refuse
from ui.jobs import Waiting
from ui.session import Session
from ui.settings import PACKS

WriteZip = Callable[[Sequence[Evidence], Path], None]


def pack_documents(session: Session, batch: Training, parent: QWidget) -> None:
    """Writes the documents of a batch into one zip, where the user says."""
    files = [Filed(about) for about in attachments_of(session, batch)]
    if not files:
        session.refuse(f"“{batch.title()}”还没有材料，没有打包。请先在右边的“材料”里添加")
        return
    called = batch.number or batch.title()
    write = partial(write_files_zip, f"{called}培训材料目录", session.branch.name, today=session.today)
    _pack(session, parent, "培训材料打包", f"{called}-培训材料", "材料", files, write)


def pack_evidence(session: Session, number: int, parent: QWidget) -> None:
    """Writes the files of an item with 销号申请单 into one zip, where the user says."""
    item = session.ledger.get(Rectification, number)
    if item is None:
        return
    write = partial(write_evidence_zip, form_of(session.ledger, item), today=session.today)
    name = f"{item.number or item.title()}-佐证材料"
    _pack(session, parent, "佐证材料打包", name, "佐证", files_of(session.ledger, item), write)


def _pack(
    session: Session, parent: QWidget, what: str, name: str, of: str, files: Sequence[Filed], write: WriteZip
) -> None:
    """Asks where the zip goes and writes it while the window goes on. what: that is asked, and the purpose in the log · name:
    that is proposed, without its ending · of: the word with which the files are counted."""
    proposed = session.settings.export_folder(PACKS) / safe_name(name, ".zip")
    target = file_to_write(parent, what, WRITTEN_FILES["zip"], proposed)
    if target is None:
        return

    def work() -> None:
        """Every file is read whole, so that one that is damaged is told; nothing here reads the ledger itself."""
        write_or_refuse(target, partial(write, gathered(session.ledger, files)))

    def done(_result: object) -> None:
        session.ledger.log_export(target.name, 1 + len(files), full=False, purpose=what)
        session.settings.exported_to(target, PACKS)
        session.say(f"已写入 {target.name}，共 {len(files)} 件{of}")

    def failed(error: Exception) -> None:
        if not isinstance(error, (ExportRefused, TargetBusy)):
            raise error
        refuse(parent, str(error))

    session.say(f"正在打包 {len(files)} 件{of}…")
    Waiting(work, done, failed, parent).start()
