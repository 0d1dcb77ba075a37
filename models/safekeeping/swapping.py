"""A verified ledger takes the place of the one that is there, which is kept: all of it, or nothing of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from models.replacing import replace
from models.safekeeping.files import bring, can_be_read
from models.store import LedgerRefused, keyfile
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import ATTACHMENTS, DAMAGED
from models.store.backups import folder_of, sync_folder
from models.store.switching import bring_attachments_in_line


def put_in_place(made: Path, ledger: Path) -> None:
    """Has what was made and checked take the place of a ledger that nobody has open, in one step; raises OSError, and the ledger
    is as it was then."""
    with made.open("r+b") as file:
        os.fsync(file.fileno())
    replace(made, ledger)
    sync_folder(ledger.parent)


def set_aside(ledger: Path, at: str) -> Path | None:
    """Keeps a damaged ledger among the backups as `损坏-…`, and what SQLite left beside it; gives the name, None where there is
    no file. The file itself stays in place until another takes it, its journal does not: it would be played into that."""
    folder = folder_of(ledger)
    folder.mkdir(exist_ok=True)
    stem = f"{DAMAGED}{ledger.stem}-{at[:10]}-{at[11:13]}{at[14:16]}{at[17:19]}"
    kept = folder / (stem + ledger.suffix)
    count = 1
    while os.path.lexists(kept):
        count += 1
        kept = folder / f"{stem}-{count}{ledger.suffix}"
    journal = _journal_of(ledger)
    if journal.exists():
        replace(journal, _journal_of(kept))
    if not os.path.lexists(ledger):
        return None
    try:
        os.link(ledger, kept)
    except OSError:  # a stick knows no second name for a file
        replace(ledger, kept)
    sync_folder(folder)
    return kept


def bring_back(ledger: Path, *, others: Sequence[Path] = ()) -> str:
    """Puts what a ledger that nobody has open needs beside it back from its backups, and from other folders of them: files of
    attachments, encrypted as it is or plain, and its key file. A sentence where that fails."""
    folders = (*others, folder_of(ledger))
    try:
        keyfile.bring(ledger, folders)
        for folder in folders:
            bring(folder / ATTACHMENTS, attachments_of(ledger), can_be_read)  # others belong to a password of before
        bring_attachments_in_line(ledger)
    except (OSError, LedgerRefused):
        return "附件没有全部放回：磁盘空间不足或不能写入，请处理后再恢复一次。"
    return ""


def _journal_of(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + "-journal")
