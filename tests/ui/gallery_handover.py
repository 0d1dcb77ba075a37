"""The dialogs of handing over and receiving, for pictures and for the tests of the look: with names and texts as long as they come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.handover.handing import hand_over
from models.handover.listing import HandoverList
from models.handover.manifest import Manifest, Parties
from models.records import Attachment, Member
from tests.ui.gallery_dialogs import FILE, NAME, UNIT, Maker
from tests.ui.small_branch import TODAY
from ui.dialogs.handover.handing_dialog import HandingDialog
from ui.dialogs.handover.list_preview import ListPreview
from ui.dialogs.handover.receiving_dialog import ReceivingDialog
from ui.session import Session
from ui.shell import Shell

_WRONG = [f"“{FILE}{number}.jpg”（会议 {UNIT}）：文件不见了" for number in range(9)]


def _handing(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = HandingDialog(session, shell)
    made.form.type_text({"giver": NAME, "receiver": NAME, "witness": NAME, "note": UNIT})
    return made


def _handing_with_gaps(session: Session, shell: Shell, _folder: Path) -> QDialog:
    with session.unit("添加附件") as unit:
        unit.add_all(
            [Attachment(name=f"{FILE}{n}.jpg", owner=Member.table, owner_id=1, sha256=f"{n:064}") for n in range(9)]
        )
    session.ledger.save_draft("member:1", {"name": NAME})
    return _handing(session, shell, _folder)


def _handed(session: Session, shell: Shell, folder: Path) -> QDialog:
    made = _handing(session, shell, folder)
    made._looked([])
    made._packed = hand_over(session.ledger, folder / "移交.zbyj", Parties("2026-11-23", NAME, NAME), today=TODAY)
    made._show_done()
    return made


def _manifest(session: Session, folder: Path) -> Manifest:
    parties = Parties("2026-11-23", NAME, NAME, NAME, UNIT)
    return hand_over(session.ledger, folder / "移交.zbyj", parties, today=TODAY).manifest


def _receiving(session: Session, shell: Shell, folder: Path) -> QDialog:
    made = ReceivingDialog(folder / "移交.zbyj", _manifest(session, folder), shell)
    made._say("磁盘空间不足，“移交.zbyj”没有接收，没有留下任何文件。请清理磁盘或另选位置再接收。", "bad")
    return made


def _receiving_with_gaps(session: Session, shell: Shell, folder: Path) -> QDialog:
    manifest = replace(_manifest(session, folder), unit=UNIT, troubles=_WRONG, notes=[UNIT])
    made = ReceivingDialog(folder / "移交.zbyj", manifest, shell)
    made.folder = folder / FILE / FILE
    made._show_place()
    return made


def _preview(session: Session, shell: Shell, folder: Path) -> QDialog:
    listed = HandoverList.of(_manifest(session, folder), f"{FILE}.zbyj", 123_456, "0123456789abcdef" * 4)
    return ListPreview(session, listed, shell)


HANDOVER: dict[str, Maker] = {
    "hand over": _handing,
    "hand over, with gaps": _handing_with_gaps,
    "handed over": _handed,
    "receive": _receiving,
    "receive, with gaps": _receiving_with_gaps,
    "list of the hand-over": _preview,
}
