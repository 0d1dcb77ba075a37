"""Connections of SQLCipher that behave as those of Python's sqlite3 do: its errors are told as sqlite3's.

sqlcipher3 has classes of errors of its own; everything here, and sqlite-utils, catches those of sqlite3.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from sqlcipher3 import dbapi2

from models.store.cipher import Secret

P = ParamSpec("P")
R = TypeVar("R")


def _told(does: Callable[P, R]) -> Callable[P, R]:
    @wraps(does)
    def same(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return does(*args, **kwargs)
        except dbapi2.Error as error:
            raise _translated(error) from None

    return same


def _translated(error: Exception) -> sqlite3.Error:
    kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    made: sqlite3.Error = kind(*error.args)
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(error, name):
            setattr(made, name, getattr(error, name))
    return made


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]
    execute = _told(dbapi2.Cursor.execute)
    executemany = _told(dbapi2.Cursor.executemany)
    executescript = _told(dbapi2.Cursor.executescript)
    fetchone = _told(dbapi2.Cursor.fetchone)
    fetchmany = _told(dbapi2.Cursor.fetchmany)
    fetchall = _told(dbapi2.Cursor.fetchall)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except dbapi2.Error as error:
            raise _translated(error) from None


class Connection(dbapi2.Connection):  # type: ignore[misc]
    """What sqlite3.Connection is; with the key that it was opened with."""

    secret: Secret | None = None

    def cursor(self, factory: Any = _Cursor) -> Any:
        try:
            return super().cursor(factory)
        except dbapi2.Error as error:  # closed
            raise _translated(error) from None

    backup = _told(dbapi2.Connection.backup)
    commit = _told(dbapi2.Connection.commit)
    rollback = _told(dbapi2.Connection.rollback)
    create_function = _told(dbapi2.Connection.create_function)


def connect(path: Path | str, secret: Secret | None, timeout: float) -> sqlite3.Connection:
    """A connection to a file, encrypted with a key or plain. path: a text is the address of one (file://…)."""
    try:
        conn = dbapi2.connect(
            str(path), isolation_level=None, timeout=timeout, factory=Connection, uri=isinstance(path, str)
        )
        # What is wrong is said by the program, in a sentence; SQLCipher would write lines of its own to the console.
        conn.execute("PRAGMA cipher_log_level = NONE").fetchall()
        if secret is not None:
            conn.execute(f'PRAGMA key = "{secret.for_sqlcipher}"').fetchall()
    except dbapi2.Error as error:
        raise _translated(error) from None
    conn.secret = secret
    return cast("sqlite3.Connection", conn)
