"""Each action carries a hash over itself and over the one before: whatever is changed in the log afterwards is noticed.

It finds damage and clumsy editing; somebody who recomputes it all is not kept out, for there is no secret in it. The hash of an
action is the SHA-256 of the hash before, a line feed, and its text as `text_of` gives it. Never change either: the ledgers of
today must be read in ten years.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

START = "0" * 64
"""What stands before the first action."""
_UNIT = "id, at, label, kind, target, note, by, reason"
_CHANGE = "unit, tbl, row, before, after"


New = tuple[int, int, str]
"""After which action one was done, its own number, and its text."""


def hashed(before: str, text: str) -> str:
    """The hash of an action, hex, by the hash of the one before and its own text."""
    return hashlib.sha256(f"{before}\n{text}".encode("utf-8", "replace")).hexdigest()


def text_of(unit: tuple[Any, ...], changes: Sequence[Sequence[Any]]) -> str:
    """An action and all that it changed as one line of JSON: [id, at, label, kind, target, note, by, reason, changes]."""
    return json.dumps([*unit, changes], ensure_ascii=False, separators=(",", ":"))


def actions(conn: sqlite3.Connection, after: int = 0) -> Iterator[tuple[int, str]]:
    """Each action after one, by its number, as text."""
    changes = conn.execute(f"SELECT {_CHANGE} FROM change WHERE unit > ? ORDER BY unit, id", [after])
    grouped = groupby(changes, key=lambda row: row[0])
    waiting = next(grouped, None)
    for unit in conn.execute(f"SELECT {_UNIT} FROM unit WHERE id > ? ORDER BY id", [after]):
        mine: list[tuple[Any, ...]] = []
        if waiting is not None and waiting[0] == unit[0]:
            mine = [row[1:] for row in waiting[1]]
            waiting = next(grouped, None)
        yield unit[0], text_of(unit, mine)


def head(conn: sqlite3.Connection) -> tuple[int, str]:
    """The last action in the chain and its hash; 0 and START where there is none."""
    found = conn.execute("SELECT unit, hash FROM chain ORDER BY unit DESC LIMIT 1").fetchone()
    return found or (0, START)


def hash_of(conn: sqlite3.Connection, unit: int) -> str:
    """The hash of an action; '' for one that is not in the chain."""
    if not unit:
        return START
    found = conn.execute("SELECT hash FROM chain WHERE unit = ?", [unit]).fetchone()
    return found[0] if found else ""


def extend(conn: sqlite3.Connection) -> New | None:
    """Takes in the actions that are not in the chain yet, and gives the last of them; inside the transaction that made them."""
    last, before = head(conn)
    new: New | None = None
    for number, text in actions(conn, last):
        before = hashed(before, text)
        conn.execute("INSERT INTO chain (unit, hash) VALUES (?, ?)", [number, before])
        new, last = (last, number, text), number
    return new


def broken(conn: sqlite3.Connection) -> Iterator[int]:
    """Numbers of the actions that are not as they were when they were done, or that are gone."""
    kept: dict[int, str] = dict(conn.execute("SELECT unit, hash FROM chain"))
    before = START
    for number, text in actions(conn):
        if kept.get(number) != hashed(before, text):
            yield number
        before = kept.pop(number, "")
    yield from sorted(kept)
