"""A backup that was chosen to be opened: it is never worked in; its ledger can go back to it, or a ledger is made of it elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.safekeeping.restoring import restore, save_as
from models.safekeeping.second import place_in
from models.store import Ledger, LedgerRefused
from models.store.backup_names import ledger_of, name_of
from models.store.backups import folder_of
from ui.dialogs.ask import LEDGER_FILES, decide, file_to_write, refuse
from ui.dialogs.password.unlock_dialog import open_ledger, unlocked
from ui.dialogs.safekeeping.underway import wait_for
from ui.settings import Settings, documents

SAVE_AS, STAY = "另存为新账本…", "不打开"
RESTORING = "正在恢复账本：现在的先存为备份，再逐条核对恢复的…"
_SAVING = "正在把备份另存为新账本，并逐条核对…"


@dataclass(frozen=True)
class GoingBack:
    """That a ledger is to go back to a backup. work: does it, to a ledger that nobody has open, and says what was done."""

    ledger: Path
    work: Callable[[Path], str]


def open_kept(file: Path, settings: Settings, parent: QWidget | None) -> tuple[Ledger, str] | GoingBack | None:
    """Says of what ledger a file is a backup, and asks what is wanted: a new ledger made of it, open, with what is to be said;
    that its ledger goes back to it; None for nothing."""
    backup = file.resolve()
    ledger = _working(backup, settings)
    name = name_of(backup)
    title = f"第 {name.number} 号备份（{name.at}）" if name is not None else f"“{backup.name}”"
    named = ledger_of(backup)
    assert named is not None
    question = f"“{backup.name}”是账本“{(ledger or named).stem}”的备份，不能直接在里面登记。\n"
    back = f"恢复到“{ledger.stem}”" if ledger is not None else ""
    if ledger is not None:
        question += f"恢复：账本（{ledger}）整个回到{title}，现在的先存为“恢复前”的备份。\n"
    question += "另存为新账本：把它复制到别处再打开，原来的账本和备份都不动。"
    wanted = [*filter(None, [back]), SAVE_AS]
    chosen = decide(parent, question, wanted, no=STAY, title="这是一份备份")
    if not chosen or not unlocked(backup, parent):
        return None
    if chosen == back and ledger is not None:
        return GoingBack(ledger, partial(restore, backup, title))
    return _saved(backup, title, named.stem, parent)


def _working(backup: Path, settings: Settings) -> Path | None:
    """The ledger that a backup is of: one that was opened before and keeps its backups there, else the one beside the folder;
    None where it is not on this machine."""
    for path in settings.recent():
        kept = settings.second_folder(path)
        folders = [folder_of(path), *([place_in(kept.folder, folder_of(path))] if kept is not None else [])]
        if backup.parent in (folder.resolve() for folder in folders):
            return path
    named = ledger_of(backup)
    return named if named is not None and os.path.exists(named) else None


def _saved(backup: Path, title: str, stem: str, parent: QWidget | None) -> tuple[Ledger, str] | None:
    path = file_to_write(parent, "另存为新账本", LEDGER_FILES, documents() / f"{stem}-另存.zbtz")
    if path is None:
        return None
    try:
        told = wait_for(_SAVING, partial(save_as, backup, title, path), parent)
        ledger = open_ledger(path, parent)
    except LedgerRefused as refusal:
        refuse(parent, str(refusal))
        return None
    return None if ledger is None else (ledger, told)


def go_back(wish: GoingBack, parent: QWidget | None) -> tuple[Ledger, str] | None:
    """Does it to a ledger that this program has not open, and opens that; None where it was refused, which was said then."""
    if not unlocked(wish.ledger, parent):
        return None
    try:
        told = wait_for(RESTORING, partial(wish.work, wish.ledger), parent)
        ledger = open_ledger(wish.ledger, parent)
    except LedgerRefused as refusal:
        refuse(parent, str(refusal))
        return None
    return None if ledger is None else (ledger, told)
