"""Whether a ledger is as it was left: SQLite's own check sees little of what a damaged disk does, the change log sees the rest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from models.fields import Record
from models.store import chain
from models.store.triggers import columns_of

Row = dict[str, Any]


def damage(conn: sqlite3.Connection, records: Sequence[type[Record]]) -> list[str]:
    """What is wrong with the file, a sentence each; empty when it is sound. Raises nothing, however damaged it is."""
    checks: list[Callable[[], Iterator[str]]] = [
        partial(_sqlite, conn),
        partial(_torn_lines, conn),
        partial(_broken_chain, conn),
    ]
    checks += [partial(_changed_rows, conn, cls) for cls in records]
    return [line for check in checks for line in _told(check)]


def _told(check: Callable[[], Iterator[str]]) -> list[str]:
    try:
        return list(check())
    except (
        Exception
    ) as error:  # text that is no longer UTF-8, no longer JSON, or JSON of something else: whatever it leads to
        return [f"数据读不出来，磁盘可能已损坏（{type(error).__name__}）"]


def _sqlite(conn: sqlite3.Connection) -> Iterator[str]:
    yield from (f"数据库结构：{line}" for (line,) in conn.execute("PRAGMA integrity_check") if line != "ok")
    yield from (f"数据引用：{line[0]} 第 {line[1]} 行" for line in conn.execute("PRAGMA foreign_key_check"))


def _torn_lines(conn: sqlite3.Connection) -> Iterator[str]:
    yield from (f"修改记录第 {number} 条接不上前一条，可能被改过或磁盘损坏" for number in torn(conn))


def _broken_chain(conn: sqlite3.Connection) -> Iterator[str]:
    yield from (f"第 {number} 步操作与当时留下的校验码不符，可能被改过或磁盘损坏" for number in chain.broken(conn))


def _changed_rows(conn: sqlite3.Connection, cls: type[Record]) -> Iterator[str]:
    for row in differs_from_log(conn, cls.table):
        yield f"{cls.label} {row} 号与修改记录不一致，可能被其他程序改过或磁盘损坏"


def torn(conn: sqlite3.Connection) -> Iterator[int]:
    """Ids of changes that do not begin where the change before of the same row ended."""
    last: dict[tuple[str, int], Row | None] = {}
    for number, table, row, before, after in conn.execute("SELECT id, tbl, row, before, after FROM change ORDER BY id"):
        if not _same(last.get((table, row)), _row(before)):
            yield number
        last[table, row] = _row(after)


def differs_from_log(conn: sqlite3.Connection, table: str) -> list[int]:
    """Ids of rows that are not as the log left them: changed outside the program, or damaged on the disk."""
    names = columns_of(conn, table)
    logged = dict(
        conn.execute(
            "SELECT row, after FROM change WHERE id IN (SELECT max(id) FROM change WHERE tbl = ? GROUP BY row)", [table]
        )
    )
    present: dict[int, Row] = {}
    for values in conn.execute(f'SELECT {", ".join(chr(34) + n + chr(34) for n in names)} FROM "{table}"'):
        present[values[0]] = dict(zip(names, values, strict=True))
    wrong = [row for row, values in present.items() if not _same(_row(logged.get(row)), values)]
    return wrong + [row for row, after in logged.items() if after is not None and row not in present]


def differing(one: sqlite3.Connection, other: sqlite3.Connection) -> str:
    """The first table in which two ledgers differ, or what else; '' where all that they hold is equal."""
    for asked in (
        "PRAGMA user_version",
        "PRAGMA application_id",
        "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2",
    ):
        if one.execute(asked).fetchall() != other.execute(asked).fetchall():
            return asked
    for (table,) in one.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        names = ", ".join(f'"{name}"' for name in columns_of(one, table)) or "1"
        rows = (conn.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid') for conn in (one, other))
        if any(mine != other_s for mine, other_s in zip_longest(*rows)):
            return str(table)
    return ""


def _row(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)


def _same(one: Row | None, other: Row | None) -> bool:
    """Whether two states of a row are equal; a column that a later version added is empty in the older one."""
    if one is None or other is None:
        return one is other
    return all(one.get(name) == other.get(name) for name in one.keys() | other.keys())
