"""Verified copies of a ledger: a copy that was not opened and checked is not a backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path


def folder_of(ledger: Path) -> Path:
    """The folder beside a ledger that takes its backups."""
    return ledger.with_name(ledger.stem + "-备份")


def verified_copy(conn: sqlite3.Connection, target: Path) -> None:
    """Copies the open ledger to `target`, checks the copy and syncs it; raises OSError or sqlite3.DatabaseError.

    The copy is made beside the target and renamed, so a target that exists is whole.
    """
    target.parent.mkdir(exist_ok=True)
    part = target.with_name("~" + target.name + ".part")
    part.unlink(missing_ok=True)
    copy = sqlite3.connect(part)
    try:
        conn.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("the copy is not sound")
    finally:
        copy.close()
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(part, target)
