"""The files of attachments from one store into another: only what is missing there, each verified by what it is named after."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from models.replacing import replace
from models.store import cipher
from models.store.backups import sync_folder
from models.store.sealed_files import SUFFIX, named_after

_NAME = re.compile(rf"[0-9a-f]{{64}}(\.[a-z0-9]{{1,8}}|{re.escape(SUFFIX)})?")
_CHUNK = 1 << 20


def bring(source: Path, target: Path, wanted: Callable[[Path], bool] = lambda file: True) -> list[str]:
    """Copies what `target` lacks, and gives the names of those that are damaged at the source. Raises OSError where it cannot
    be written; what was there stays. wanted: which files, all without it."""
    damaged: list[str] = []
    for file in filter(wanted, _files_of(source)):
        there = target / file.parent.name / file.name
        if not there.exists() and not _copied(file, there):
            damaged.append(file.name)
    return damaged


def is_sealed(file: Path) -> bool:
    """Whether a file is one of an encrypted ledger."""
    return file.suffix == SUFFIX


def can_be_read(file: Path) -> bool:
    """Whether it is in clear, or sealed with a key that this process was given."""
    return not is_sealed(file) or cipher.known(cipher.id_of(file)) is not None


def _files_of(store: Path) -> list[Path]:
    try:
        shelves = [shelf for shelf in store.iterdir() if re.fullmatch("[0-9a-f]{2}", shelf.name) and shelf.is_dir()]
        return sorted(file for shelf in shelves for file in shelf.iterdir() if _NAME.fullmatch(file.name))
    except OSError:
        return []


def _copied(file: Path, there: Path) -> bool:
    """Whether it could be copied; False where it cannot be read or is not what it was."""
    there.parent.mkdir(parents=True, exist_ok=True)
    part = there.with_name(f"~{there.name}.part")
    try:
        with part.open("wb") as written:
            try:
                with file.open("rb") as read:
                    while chunk := read.read(_CHUNK):
                        written.write(chunk)
            except OSError:
                if not _readable(file):
                    return False
                raise
            written.flush()
            os.fsync(written.fileno())
        if not named_after(part, file.name):
            return False
        replace(part, there)
        sync_folder(there.parent)
        return True
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _readable(file: Path) -> bool:
    """Whether it was the reading that failed."""
    try:
        with file.open("rb") as read:
            while read.read(_CHUNK):
                pass
    except OSError:
        return False
    return True
