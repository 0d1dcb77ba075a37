"""What a ledger went through: its actions, what each changed, the history of a record."""

from __future__ import annotations

import sqlite3
from typing import Any

from models.fields import Record
from models.store import history
from models.store.errors import reading
from models.store.history import Change, UnitLine

_WHAT = "修改记录"


class Past:
    """The history of an open ledger, to be read; raises LedgerRefused where a damaged file holds what cannot be read."""

    _conn: sqlite3.Connection

    def units(self, most: int = 200) -> list[UnitLine]:
        """The last actions, newest first."""
        with reading(_WHAT):
            return history.last_units(self._conn, most)

    def changes(self, line: UnitLine) -> list[Change]:
        """What one action changed, in the order in which it was done."""
        with reading(_WHAT):
            return history.of_unit(self._conn, line)

    def history(self, record: Record) -> list[Change]:
        """What a record went through, newest first."""
        with reading(_WHAT):
            return history.of_record(self._conn, record.table, record.id)

    def former(self, cls: type[Record], name: str) -> list[tuple[int, Any]]:
        """The ids of records of a class with each value that their field had before, as it is kept."""
        with reading(_WHAT):
            return history.former(self._conn, cls.table, name)

    def history_of_parts(self, cls: type[Record], parent: Record) -> list[Change]:
        """What the parts of one class that a record has or had went through, in the order in which it was done."""
        with reading(_WHAT):
            return history.of_parts(self._conn, cls.table, cls.parent, parent.id)
