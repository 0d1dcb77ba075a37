"""Verified copies of a ledger: a copy that was not opened and checked is not a backup."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path


def folder_of(ledger: Path) -> Path:
    """The folder beside a ledger that takes its backups."""
    return ledger.with_name(ledger.stem + "-备份")


def verified_copy(conn: sqlite3.Connection, target: Path) -> None:
    """Copies the open ledger to `target`, checks the copy and syncs it; raises OSError or sqlite3.DatabaseError.

    The copy is made beside the target and renamed, so a target that exists is whole; a copy that failed leaves nothing.
    """
    made_folder(target.parent)
    part = part_of(target)
    try:
        clear(part)
        _copy(conn, part)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
        sync_folder(target.parent)
    finally:
        clear(part)


def _copy(conn: sqlite3.Connection, part: Path) -> None:
    try:
        with closing(sqlite3.connect(part)) as copy:
            conn.backup(copy)
            if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise sqlite3.DatabaseError("the copy is not sound")
    except sqlite3.OperationalError as error:  # a full disk and a folder that cannot be written are no matter of SQL
        raise OSError(errno.EIO, str(error), str(part)) from error


def part_of(target: Path) -> Path:
    """The name under which a file is made, beside the place that it gets when it is whole."""
    return target.with_name("~" + target.name + ".part")


def sweep(ledger: Path) -> None:
    """Takes away what a killed program had half made: of the ledger itself, and of the copies in its folder. The caller holds
    the ledger, so nobody is at work on them."""
    folder = folder_of(ledger)
    with suppress(OSError):
        parts = [
            part_of(ledger),
            *(file for file in folder.glob("~*.part*") if file.suffix in (".part", ".part-journal")),
        ]
        for part in parts:
            clear(part)


def clear(part: Path) -> None:
    """Takes away a file that is half made, and its rollback journal."""
    part.unlink(missing_ok=True)
    part.with_name(part.name + "-journal").unlink(missing_ok=True)


def made_folder(folder: Path) -> None:
    """Makes a folder, unless it is there, that a power cut does not take away again."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder outlive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
