"""The moment from which an action counts, and what is done where the disk fails just behind it."""

from __future__ import annotations

import sqlite3

from models.store import opening
from models.store.errors import confirming


def commit(conn: sqlite3.Connection, number: int) -> None:
    """Commits the action with that number; raises sqlite3.Error where it is not kept, LedgerRefused where that is not sure.

    Where the disk fails after SQLite has emptied its journal, an error is told, and yet the action is in the file. It is not
    refused then, for she would do it twice; what could not be synced is, by one more write.
    """
    try:
        conn.execute("COMMIT")
    except sqlite3.DatabaseError:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        opening.settle(conn)
        if conn.execute("SELECT 1 FROM unit WHERE id = ?", [number]).fetchone() is None:
            raise
        with confirming():
            version = conn.execute("PRAGMA user_version").fetchone()[0]
            conn.execute(f"PRAGMA user_version = {version}")
