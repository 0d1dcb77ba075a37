"""The change log is written by triggers, so that no write can forget it, and kept by triggers, so that none can lose it.

`current_unit()` is a function of our connection that gives the open unit or NULL; the log's column is NOT NULL, so a write
outside a unit, or by another program, fails instead of going unrecorded.
"""

from __future__ import annotations

import sqlite3

_LOGGED = "log_"
_KEPT = "keep_"
_HISTORY = ("unit", "change", "chain")


def tables(conn: sqlite3.Connection) -> list[str]:
    """The tables that keep records: those with a column for the recycle bin."""
    names = [
        n for (n,) in conn.execute("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'")
    ]
    return [n for n in names if "deleted_at" in columns_of(conn, n)]


def columns_of(conn: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table as the file has them."""
    return [name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?)", [table])]


def _wanted(conn: sqlite3.Connection) -> dict[str, str]:
    wanted = {}
    for table in tables(conn):
        columns = columns_of(conn, table)

        def row(prefix: str, columns: list[str] = columns) -> str:
            return "json_object(" + ", ".join(f"'{c}', {prefix}.\"{c}\"" for c in columns) + ")"

        for event, before, after, key in (
            ("INSERT", "NULL", row("NEW"), "NEW"),
            ("UPDATE", row("OLD"), row("NEW"), "NEW"),
            ("DELETE", row("OLD"), "NULL", "OLD"),
        ):
            name = f"{_LOGGED}{table}_{event.lower()}"
            wanted[name] = (
                f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN INSERT INTO change (unit, tbl, row, before, after)'
                f" VALUES (current_unit(), '{table}', {key}.id, {before}, {after}); END"
            )
    for table in (
        t for t in _HISTORY if columns_of(conn, t)
    ):  # an older ledger, before it is migrated, has no chain yet
        for event in ("UPDATE", "DELETE"):
            name = f"{_KEPT}{table}_{event.lower()}"
            wanted[name] = (
                f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}"'
                " BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END"
            )
    return wanted


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
