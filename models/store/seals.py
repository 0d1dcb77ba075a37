"""Records that are sealed, as archived minutes are: they, their parts and their files change only where the action gives a
reason. A file may be added without one, for what was signed is scanned when the minutes are archived already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.fields import Record, Seal
from models.records import RECORDS, Attachment
from models.store.errors import Sealed

if TYPE_CHECKING:
    import sqlite3

_CLASSES = {cls.table: cls for cls in RECORDS}


class Seals:
    """What was sealed when the action began: it may still fill a record that it has made or archived itself."""

    def __init__(self, db: sqlite3.Connection, reason: str) -> None:
        self._db = db
        self._reason = reason
        self._before: dict[tuple[str, int], bool] = {}

    def check(self, cls: type[Record], number: int) -> None:
        """Raises Sealed where a kept record, or the record that it is a part of, is sealed and there is no reason."""
        if cls is Attachment and not self._reason:
            self._check_owner(number)
        if cls.seal is None or self._reason:
            return
        if cls.parent:
            row = self._db.execute(f'SELECT "{cls.parent}" FROM "{cls.table}" WHERE id = ?', [number]).fetchone()
            number = row[0] if row else 0
        self._refuse(cls.seal, number)

    def check_row(self, table: str, number: int) -> None:
        """The same for a row that undo is about to change."""
        if table in _CLASSES:
            self.check(_CLASSES[table], number)

    def _check_owner(self, number: int) -> None:
        row = self._db.execute("SELECT owner, owner_id FROM attachment WHERE id = ?", [number]).fetchone()
        owner = _CLASSES.get(row[0]) if row else None
        if owner is not None:
            self.check(owner, row[1])

    def check_new(self, record: Record) -> None:
        """The same for a record that is to be added."""
        seal = type(record).seal
        if seal is None or self._reason:
            return
        if record.parent:
            self._refuse(seal, getattr(record, record.parent) or 0)
        else:
            self._before[seal.table, record.id] = False

    def _refuse(self, seal: Seal, number: int) -> None:
        key = (seal.table, number)
        if key not in self._before:
            row = self._db.execute(f'SELECT "{seal.column}" FROM "{seal.table}" WHERE id = ?', [number]).fetchone()
            self._before[key] = row is not None and row[0] in seal.values
        if self._before[key]:
            raise Sealed
