"""What a ledger went through: its actions, what each changed, the history of a record."""

from __future__ import annotations

from typing import Any

from models.fields import Record
from models.store import history
from models.store.clocked import Clocked
from models.store.errors import reading
from models.store.history import Change, UnitLine

WHAT = "修改记录"


class Past(Clocked):
    """The history of an open ledger, to be read; raises LedgerRefused where a damaged file holds what cannot be read."""

    def units(self, most: int = 200) -> list[UnitLine]:
        """The last actions, newest first."""
        with reading(WHAT):
            return history.last_units(self._conn, most)

    def ahead_of_clock(self) -> str:
        """A sentence where the last action is later than it is now by the clock; '' otherwise."""
        last = next(iter(self.units(1)), None)
        if last is None or last.at <= self.now():
            return ""
        return f"账本的最后一步记在 {last.at[:16]}，比电脑现在的时间还晚。请核对电脑的日期和时间，再继续记。"

    def changes(self, line: UnitLine) -> list[Change]:
        """What one action changed, in the order in which it was done."""
        with reading(WHAT):
            return history.of_unit(self._conn, line)

    def history(self, record: Record) -> list[Change]:
        """What a record went through, newest first."""
        with reading(WHAT):
            return history.of_record(self._conn, record.table, record.id)

    def last_unit(self) -> int:
        """The number of the last action that is done; 0 before the first, and while another is under way."""
        with reading(WHAT):
            return 0 if self._conn.in_transaction else history.last_unit(self._conn)

    def written_since(self, unit: int) -> dict[str, set[int]]:
        """The ids of the rows that were written after an action, by table."""
        with reading(WHAT):
            return history.written_since(self._conn, unit)

    def parents_written(self, cls: type[Record], unit: int) -> set[int]:
        """The ids of the records of whose parts of one class some were written after an action; 0 for those of no record."""
        with reading(WHAT):
            return history.parents_since(self._conn, cls.table, cls.parent, unit)

    def former(self, cls: type[Record], name: str) -> list[tuple[int, Any]]:
        """The ids of records of a class with each value that their field had before, as it is kept."""
        with reading(WHAT):
            return history.former(self._conn, cls.table, name)

    def values_by_day(self, cls: type[Record], *names: str) -> list[tuple[Any, ...]]:
        """The day of each action that gave a record of a class other values in these fields, or made it, in the order in which it
        was done: id, day as text, the values as they are kept."""
        with reading(WHAT):
            return history.values_by_day(self._conn, cls.table, names)

    def history_of_parts(self, cls: type[Record], parent: Record) -> list[Change]:
        """What the parts of one class that a record has or had went through, in the order in which it was done."""
        with reading(WHAT):
            return history.of_parts(self._conn, cls.table, cls.parent, parent.id)
