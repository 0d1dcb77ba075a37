"""The change log is written by triggers, so that no write can forget it, and kept by triggers, so that none can lose it.

`current_unit()` is a function of our connection that gives the open unit or NULL; the log's column is NOT NULL, so a write
outside a unit, or by another program, fails instead of going unrecorded.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache

_LOGGED = "log_"
_KEPT = "keep_"
_HISTORY = ("unit", "change", "chain")
_BIN = "deleted_at"
"""The column that tells that a record lies in the recycle bin."""


def tables(conn: sqlite3.Connection) -> list[str]:
    """The tables that keep records: those with a column for the recycle bin."""
    return [name for name, columns in _columns(conn).items() if _BIN in columns]


def columns_of(conn: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table as the file has them."""
    return [name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?)", [table])]


def _columns(conn: sqlite3.Connection) -> dict[str, list[str]]:
    """All tables of the file and their columns; asked for each by itself, they took a fifth of the time in which a ledger opens."""
    found: dict[str, list[str]] = {}
    for table, column in conn.execute(
        "SELECT tbl.name, col.name FROM sqlite_schema tbl, pragma_table_info(tbl.name) col"
        " WHERE tbl.type='table' AND tbl.name NOT LIKE 'sqlite_%' ORDER BY tbl.rowid, col.cid"
    ):
        found.setdefault(table, []).append(column)
    return found


def _wanted(conn: sqlite3.Connection) -> dict[str, str]:
    wanted: dict[str, str] = {}
    there = _columns(conn)
    for table, columns in there.items():
        if _BIN in columns:
            wanted |= _logging(table, tuple(columns))
    for table in (t for t in _HISTORY if t in there):  # an older ledger, before it is migrated, has no chain yet
        for event in ("UPDATE", "DELETE"):
            name = f"{_KEPT}{table}_{event.lower()}"
            wanted[name] = (
                f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}"'
                " BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END"
            )
    return wanted


@lru_cache(maxsize=256)
def _logging(table: str, columns: tuple[str, ...]) -> dict[str, str]:
    """The triggers of a table by their names; nobody may change what is given."""

    def row(prefix: str) -> str:
        return "json_object(" + ", ".join(f"'{c}', {prefix}.\"{c}\"" for c in columns) + ")"

    made = {}
    for event, before, after, key in (
        ("INSERT", "NULL", row("NEW"), "NEW"),
        ("UPDATE", row("OLD"), row("NEW"), "NEW"),
        ("DELETE", row("OLD"), "NULL", "OLD"),
    ):
        name = f"{_LOGGED}{table}_{event.lower()}"
        made[name] = (
            f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN INSERT INTO change (unit, tbl, row, before, after)'
            f" VALUES (current_unit(), '{table}', {key}.id, {before}, {after}); END"
        )
    return made


def _present(conn: sqlite3.Connection) -> dict[str, str]:
    return dict(conn.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'"))


def foreign(conn: sqlite3.Connection, *, older: bool = False) -> list[str]:
    """Names of triggers and views that we did not make.

    older: a ledger that will be migrated; its triggers may be worded as an earlier program did, they are dropped unused.
    """
    wanted = _wanted(conn)
    views = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type='view'")]
    return views + [
        name for name, sql in _present(conn).items() if name not in wanted or (sql != wanted[name] and not older)
    ]


def drop(conn: sqlite3.Connection) -> None:
    """Takes all triggers away, as a migration needs it."""
    for name in _present(conn):
        conn.execute(f'DROP TRIGGER "{name}"')


def ensure(conn: sqlite3.Connection) -> None:
    """Makes the triggers that are missing."""
    present = _present(conn)
    for name, sql in _wanted(conn).items():
        if name not in present:
            conn.execute(sql)
