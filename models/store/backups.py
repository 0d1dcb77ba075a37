"""Verified copies of a ledger: a copy that was not opened and checked is not a backup."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from models.store import connecting


def folder_of(ledger: Path) -> Path:
    """The folder beside a ledger that takes its backups."""
    return ledger.with_name(ledger.stem + "-备份")


def verified_copy(conn: sqlite3.Connection, target: Path) -> None:
    """Copies the open ledger to `target`, checks the copy and syncs it; raises OSError or sqlite3.DatabaseError.

    The copy is made beside the target and renamed, so a target that exists is whole; a copy that failed leaves nothing.
    """
    target.parent.mkdir(exist_ok=True)
    part = target.with_name("~" + target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _copy(conn, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _copy(conn: sqlite3.Connection, part: Path) -> None:
    try:
        with closing(connecting.bare(part, connecting.secret_of(conn))) as copy:
            conn.backup(copy)
            if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise sqlite3.DatabaseError("the copy is not sound")
    except sqlite3.OperationalError as error:  # a full disk and a folder that cannot be written are no matter of SQL
        raise OSError(errno.EIO, str(error), str(part)) from error


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder outlive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
