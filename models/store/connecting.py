"""The one place where a ledger's file is given to SQLite: to that of Python, or, with a key, to SQLCipher."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from models.store.cipher import Secret


def bare(
    path: Path, secret: Secret | None = None, *, sqlcipher: bool = False, timeout: float = 5.0
) -> sqlite3.Connection:
    """A connection without any settings. sqlcipher: through SQLCipher also without a key, as `sqlcipher_export` needs it."""
    if secret is None and not sqlcipher:
        return sqlite3.connect(path, isolation_level=None, timeout=timeout)
    from models.store import keyed

    return keyed.connect(path, secret, timeout)


def looking(file: Path, secret: Secret | None) -> sqlite3.Connection:
    """A connection that only reads a file that nobody writes to, and leaves nothing beside it."""
    address = file.absolute().as_uri() + "?mode=ro&immutable=1"
    if secret is None:
        return sqlite3.connect(address, uri=True)
    from models.store import keyed

    return keyed.connect(address, secret, 5.0)


def secret_of(conn: sqlite3.Connection) -> Secret | None:
    """The key of an open connection."""
    return getattr(conn, "secret", None)
