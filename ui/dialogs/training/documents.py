"""培训材料打包: the documents of a batch with an index, as one zip."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.exports.evidence import write_files_zip
from models.records import Training
from ui.attachments.card import attachments_of
from ui.dialogs.packing import pack
from ui.session import Session


def pack_documents(session: Session, batch: Training, parent: QWidget) -> None:
    """Writes the documents of a batch into one zip, where the user says."""
    if not attachments_of(session, batch):
        session.said.emit(f"“{batch.title()}”还没有材料，没有打包。请先在右边的“材料”里添加", False)
        return
    called = batch.number or batch.title()
    write = partial(write_files_zip, f"{called}培训材料目录", session.branch.name, today=session.today)
    pack(session, batch, f"{called}-培训材料", "培训材料打包", "材料", write, parent)
