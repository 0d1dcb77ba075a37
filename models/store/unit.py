"""One action of the user: one transaction, one undo step, one line of history. All writes go through a Unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from models.fields import Record
from models.store.errors import Sealed
from models.store.rows import columns, to_row
from models.store.seals import Seals

if TYPE_CHECKING:
    from sqlite_utils import Database


class Unit:
    """Writes of one action; made by `Ledger.unit`."""

    def __init__(self, db: Database, at: str, reason: str = "", *, ask: bool = False) -> None:
        """ask: what is sealed is noted in `broken`, and she is asked why at the end; else it is refused at once."""
        self._db = db
        self._at = at
        self._seals = Seals(db.conn, reason, ask=ask)
        self._numbered: list[Record] = []

    @property
    def broken(self) -> Sealed | None:
        """What was changed that needs a reason."""
        return self._seals.broken

    def _next_id(self, table: str) -> int:
        """An id that no row has or ever had: history is kept by table and id."""
        used = self._db.execute(
            f'SELECT max(coalesce((SELECT max(id) FROM "{table}"), 0),'
            " coalesce((SELECT max(row) FROM change WHERE tbl = ?), 0))",
            [table],
        ).fetchone()[0]
        return int(used) + 1

    def add(self, record: Record) -> int:
        """Keeps a new record and gives its id, which is set on the record too."""
        if not record.id:
            record.id = self._next_id(record.table)
            self._numbered.append(record)
        record.derive()
        row = to_row(record)
        self._seals.check(type(record), record.id, None, row)
        self._insert(type(record), [row])
        return record.id

    def _insert(self, cls: type[Record], rows: Sequence[dict[str, Any]]) -> None:
        """sqlite-utils would word the SQL anew for each row, a fifth of a save."""
        names = [f'"{name}"' for name in columns(cls)]  # "group" is a word of SQL
        self._db.conn.executemany(
            f'INSERT INTO "{cls.table}" ({", ".join(names)}) VALUES ({", ".join("?" for _ in names)})',
            [tuple(row.values()) for row in rows],
        )

    def save(self, record: Record) -> None:
        """Keeps a changed record; one that has not changed leaves no trace in the history."""
        record.derive()
        row = to_row(record)
        names = ", ".join(f'"{name}"' for name in row)
        old = self._db.execute(f'SELECT {names} FROM "{record.table}" WHERE id = ?', [record.id]).fetchone()
        if old is None:
            raise KeyError(f"{record.table} {record.id}")
        if old != tuple(row.values()):
            self._seals.check(type(record), record.id, dict(zip(row, old, strict=True)), row)
            self._db.table(record.table).update(record.id, row)

    def add_all(self, records: Sequence[Record]) -> None:
        """Keeps many new records of one table at once."""
        if not records:
            return
        cls = type(records[0])
        following = self._next_id(cls.table)
        rows = []
        for number, record in enumerate(records):
            record.id = following + number
            self._numbered.append(record)
            record.derive()
            rows.append(to_row(record))
            self._seals.check(cls, record.id, None, rows[-1])
        self._insert(cls, rows)

    def save_parts(self, parent: Record, parts: Iterable[Record], cls: type[Record]) -> None:
        """Makes `parts` the parts of one class that `parent` has: new ones are added, missing ones go to the recycle bin."""
        new: list[Record] = []
        kept = set()
        for part in parts:
            setattr(part, cls.parent, parent.id)
            if part.id:
                self.save(part)
                kept.add(part.id)
            else:
                new.append(part)
        self.add_all(new)
        kept |= {part.id for part in new}
        present = self._db.execute(
            f'SELECT id FROM "{cls.table}" WHERE "{cls.parent}" = ? AND deleted_at IS NULL', [parent.id]
        ).fetchall()
        for (number,) in present:
            if number not in kept:
                self._mark(cls, number, self._at)

    def remove(self, record: Record) -> None:
        """Puts a record into the recycle bin."""
        self._mark(type(record), record.id, self._at)

    def restore(self, record: Record) -> None:
        """Takes a record out of the recycle bin."""
        self._mark(type(record), record.id, None)

    def take_ids_back(self) -> None:
        """Makes the records that were added new again; called by the ledger where the unit was not kept."""
        for record in self._numbered:
            record.id = 0

    def _mark(self, cls: type[Record], number: int, at: str | None) -> None:
        names = [*columns(cls), "deleted_at"]
        wanted = ", ".join(f'"{name}"' for name in names)
        found = self._db.execute(f'SELECT {wanted} FROM "{cls.table}" WHERE id = ?', [number]).fetchone()
        if found is None:
            raise KeyError(f"{cls.table} {number}")
        row = dict(zip(names, found, strict=True))
        if (row["deleted_at"] is None) != (at is None):  # twice into the bin, or out of it, is no change
            self._seals.check(cls, number, row, {**row, "deleted_at": at})
            self._db.table(cls.table).update(number, {"deleted_at": at})
