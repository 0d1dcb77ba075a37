"""佐证材料打包: asks where the zip goes and writes it while the window goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.exports.evidence import write_evidence_zip
from models.records import Rectification
from ui.dialogs.packing import pack
from ui.dialogs.register.closing_preview import form_of
from ui.session import Session


def pack_evidence(session: Session, number: int, parent: QWidget) -> None:
    """Writes the files of an item with 销号申请单 and an index into one zip, where the user says."""
    item = session.ledger.get(Rectification, number)
    if item is None:
        return
    write = partial(write_evidence_zip, form_of(session, item), today=session.today)
    pack(session, item, f"{item.number or item.title()}-佐证材料", "佐证材料打包", "佐证", write, parent)
