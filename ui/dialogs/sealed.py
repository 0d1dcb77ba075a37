"""What would change archived or void minutes is done once she has said why; everything else is done at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.store import Sealed, Unit
from ui.dialogs.reason_dialog import reason_for
from ui.session import Session


def write(session: Session, parent: QWidget | None, label: str, does: Callable[[Unit], object]) -> bool:
    """Does an action as one unit; False where it needs a reason and she gave none."""

    def act(reason: str) -> None:
        with session.unit(label, reason=reason) as unit:
            does(unit)

    return _done(act, parent, label)


def undo(session: Session, parent: QWidget | None) -> None:
    """Takes the last action back."""
    line = session.ledger.undoable()
    _done(session.undo, parent, f"撤销：{line.label}" if line else "")


def _done(act: Callable[[str], object], parent: QWidget | None, label: str) -> bool:
    try:
        act("")
    except Sealed:
        reason = reason_for(
            parent, "会议记录已归档或作废", f"“{label}”会改动已归档或作废的会议记录。为什么要改？", "继续",
            hint="如：签到表扫描不全，重新添加", note="原因和改动都留在操作历史里。",
        )  # fmt: skip
        if not reason:
            return False
        act(reason)
    return True
