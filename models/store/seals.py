"""Records that are sealed, as archived minutes are: they and their parts change only where the action gives a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.fields import Record, Seal
from models.store.errors import Sealed

if TYPE_CHECKING:
    from sqlite_utils import Database


class Seals:
    """What was sealed when the action began: it may still fill a record that it has made or archived itself."""

    def __init__(self, db: Database, reason: str) -> None:
        self._db = db
        self._reason = reason
        self._before: dict[tuple[str, int], bool] = {}

    def check(self, cls: type[Record], number: int) -> None:
        """Raises Sealed where a kept record, or the record that it is a part of, is sealed and there is no reason."""
        if cls.seal is None or self._reason:
            return
        if cls.parent:
            row = self._db.execute(f'SELECT "{cls.parent}" FROM "{cls.table}" WHERE id = ?', [number]).fetchone()
            number = row[0] if row else 0
        self._refuse(cls.seal, number)

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
