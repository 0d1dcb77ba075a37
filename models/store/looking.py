"""A ledger that is only looked at: a copy, or a backup taken to today's format; nobody writes to it meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.fields import Record
from models.store import backups, chain
from models.store.errors import LedgerRefused, reading
from models.store.past import WHAT
from models.store.reading import Reading
from models.store.rows import columns, from_row


@dataclass(frozen=True)
class Row:
    """One row as SQLite keeps it: the values of a record in the order of its columns, and whether it is in the recycle bin."""

    values: tuple[Any, ...]
    binned: bool


class Looking(Reading):
    """The records of a file, and what tells whether those of two files are the same ones."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    @classmethod
    @contextmanager
    def into(cls, file: Path) -> Iterator[Looking]:
        """Looks at a sound file of today's format; raises LedgerRefused where it cannot be read."""
        try:
            with closing(backups.looked_at(file)) as conn:
                yield cls(conn)
        except sqlite3.OperationalError:
            raise LedgerRefused(f"“{file.name}”读不出来，未作任何改动。请检查磁盘。") from None

    def rows(self, cls: type[Record]) -> dict[int, Row]:
        """All rows of a table by id, those of the recycle bin too."""
        names = ", ".join(f'"{name}"' for name in columns(cls))
        with reading(cls.label):
            found = self._conn.execute(f'SELECT {names}, deleted_at IS NOT NULL FROM "{cls.table}"').fetchall()
        return {row[0]: Row(row[:-1], bool(row[-1])) for row in found}

    def born(self) -> dict[tuple[str, int], int]:
        """The action in which each record first came to be, by table and id, also of those that are gone."""
        query = "SELECT tbl, row, min(unit) FROM change WHERE before IS NULL GROUP BY tbl, row"
        with reading(WHAT):
            return {(table, row): unit for table, row, unit in self._conn.execute(query).fetchall()}

    def head(self) -> tuple[int, str]:
        """Number and hash of the last action."""
        with reading(WHAT):
            return chain.head(self._conn)

    def parted_from(self, other: Looking) -> int:
        """The last action that both went through: what came to be later is not the same record, whatever its id."""
        low, high = 0, min(self.head()[0], other.head()[0])
        while low < high:  # each hash holds those before it
            middle = (low + high + 1) // 2
            with reading(WHAT):
                mine, theirs = (chain.hash_of(each._conn, middle) for each in (self, other))
            low, high = (middle, high) if mine == theirs else (low, middle - 1)
        return low


def record_of(cls: type[Record], row: Row) -> Record:
    """The record of a row; raises LedgerRefused where a damaged disk left no value in it."""
    with reading(cls.label):
        return from_row(cls, row.values)
