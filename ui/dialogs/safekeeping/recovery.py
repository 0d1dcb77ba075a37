"""Where a ledger cannot be opened, or is older than its journal tells: what can be brought back is offered."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.safekeeping.recovering import catch_up, folders_of, locked, possible, recover, words_of
from models.store import Ledger, LedgerDamaged, LedgerRefused
from models.store.backup_names import backups_in
from ui.dialogs.ask import confirm, refuse
from ui.dialogs.password.unlock_dialog import UnlockDialog
from ui.dialogs.run import run
from ui.dialogs.safekeeping.underway import wait_for
from ui.session import Session
from ui.settings import Settings

RECOVER = "从备份和操作流水恢复"
RECOVERING = "正在从备份和操作流水恢复账本，并从头核对…"


def offer_recovery(
    path: Path, damage: LedgerDamaged, settings: Settings, parent: QWidget | None
) -> tuple[Ledger, str] | None:
    """Asks whether a ledger shall be recovered, and does it: the ledger, open, and what is to be said of it; None where it was
    not."""
    chosen = settings.second_folder(path)
    second = chosen.folder if chosen is not None else None
    if not possible(path, second):
        refuse(parent, str(damage))
        return None
    wrong = "已损坏，打不开" if os.path.lexists(path) else "不见了"
    many = len(
        {name for folder in folders_of(path, second) for name in backups_in(folder)}
    )  # the stick has the same ones
    kept = "\n原来的文件会留在备份文件夹里，不会删除。" if os.path.lexists(path) else ""
    question = f"账本“{path.name}”{wrong}。备份文件夹里有 {many} 份备份和逐步记下的操作流水，可以恢复到最后一步。{kept}"
    if not confirm(parent, question, RECOVER, no="现在不恢复", title="账本打不开"):
        return None
    while (file := locked(path, second)) is not None:
        if not run(UnlockDialog(file, parent)):
            return None
    try:
        told = wait_for(RECOVERING, lambda: recover(path, second).told, parent)
        return Ledger.open(path), told
    except LedgerRefused as refusal:
        refuse(parent, str(refusal))
        return None


def ask_about_later(session: Session, parent: QWidget) -> None:
    """Where the journal tells of actions after the last one of the ledger, asks whether they shall come back."""
    if session.keeper is None or session.exchange is None:  # closed meanwhile
        return
    later = session.ledger.behind()
    if not later:
        return
    label, at = words_of(later[-1])
    question = (
        f"账本比它的操作流水旧：流水里还有后来的 {len(later)} 步，最后一步是“{label}”（{at[:16]}）。"
        "可能有人把一份旧的账本放回来了。\n现在的账本会先存为“恢复前”的备份。从这里继续的话，后来的各步仍留在流水里。"
    )
    if confirm(parent, question, f"找回后来的 {len(later)} 步", no="从这里继续", title="账本比操作流水旧"):
        kept = session.settings.second_folder(session.ledger.path)
        second = kept.folder if kept is not None else None
        session.exchange(partial(catch_up, second=second))
