"""Records that are sealed, as archived minutes and closed years are: they, their parts and their files change only where the
action gives a reason. A file may be added without one, for what was signed is scanned when the minutes are archived already.

A closed year seals what happened in it and is settled: meetings, plan, training, appraisals, honours, checks of duties, contacts,
decisions about a membership by the day of effect, and what was finished in it: items of the register, to-dos, transfers whose
receipt has come. Each record says by which day (`Record.years`). What goes on is free: open items and to-dos, letters under way,
what comes afterwards (`Record.afterwards`). So is the roster itself: a line of it says how a person stands now, in all years at
once, and the days in it by which 年报 counts come with a record that is sealed, where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from models.fields import Record, Seal, field_of
from models.kinds import Day
from models.records import RECORDS, Attachment, ClosedYear
from models.store.errors import Sealed
from models.store.rows import columns

if TYPE_CHECKING:
    import sqlite3

_CLASSES = {cls.table: cls for cls in RECORDS}
Row = Mapping[str, Any]


class Seals:
    """What was sealed when the action began: it may still fill a record that it has made or archived itself, or the year that
    it closes."""

    def __init__(self, db: sqlite3.Connection, reason: str, *, ask: bool) -> None:
        """ask: a sealed record that would change is noted in `broken` and goes on changing; else `Sealed` is raised at once."""
        self._db, self._reason, self._ask = db, reason, ask
        self._before: dict[tuple[str, int], bool] = {}
        self._parents: dict[tuple[str, int], int] = {}
        self._years: set[int] = set()
        self._minutes = False

    @property
    def broken(self) -> Sealed | None:
        """What was changed that needs a reason; None where nothing was."""
        return Sealed(self._years) if self._years or self._minutes else None

    def check_row(self, table: str, number: int, before: Row | None, after: Row | None) -> None:
        """`check` for a row that undo is about to change."""
        if table in _CLASSES:
            self.check(_CLASSES[table], number, before, after)

    def check(self, cls: type[Record], number: int, before: Row | None, after: Row | None) -> None:
        """Raises Sealed, or notes it, where a row that changes (None: where there is none) is sealed without a reason: by its
        year, also that into which it moves, or with the record that it is a part of."""
        if self._reason:
            return
        if cls is Attachment and before is not None:
            self._check_owner(before)
        rows = [row for row in (before, after) if row is not None]
        if (cls.years or cls.parent) and self._closed and not self._comes_afterwards(cls, before, after):
            for row in rows:
                self._refuse_year(self._year(cls, row))
        if cls.seal is not None:
            for row in rows:
                self._check_state(cls.seal, row[cls.parent] or 0 if cls.parent else number, new=before is None)

    @cached_property
    def _closed(self) -> frozenset[int]:
        """The years that were closed when it was first asked, which is before this action closes one."""
        rows = self._db.execute(f"SELECT year FROM {ClosedYear.table} WHERE deleted_at IS NULL").fetchall()
        return frozenset(year for (year,) in rows if year)

    def _comes_afterwards(self, cls: type[Record], before: Row | None, after: Row | None) -> bool:
        """Whether only such fields change as are filled after the year is over, and no day in them is of a closed year."""
        if before is None or after is None or not cls.afterwards:
            return False
        changed = {name for name, value in after.items() if value != before.get(name)}
        days = [row[name] for name in changed & _days(cls) for row in (before, after) if row[name]]
        return (
            bool(changed) and changed <= cls.afterwards and not any(int(str(day)[:4]) in self._closed for day in days)
        )

    def _year(self, cls: type[Record], row: Row) -> int:
        """The year with which a row is closed, 0 for none; a part that has none of its own, or no day yet, goes with its
        parent."""
        own = next((int(str(row[name])[:4]) for name in cls.years if row[name]), 0)
        if own or not cls.parent:
            return own
        key = (field_of(cls, cls.parent).help, row[cls.parent] or 0)
        if key not in self._parents:
            parent = _CLASSES[key[0]]
            found = self._row(parent, key[1]) if parent.years else None
            self._parents[key] = self._year(parent, found) if found else 0
        return self._parents[key]

    def _row(self, cls: type[Record], number: int) -> Row | None:
        names = columns(cls)
        wanted = ", ".join(f'"{name}"' for name in names)
        row = self._db.execute(f'SELECT {wanted} FROM "{cls.table}" WHERE id = ?', [number]).fetchone()
        return dict(zip(names, row, strict=True)) if row else None

    def _check_owner(self, attachment: Row) -> None:
        owner = _CLASSES.get(attachment["owner"] or "")
        row = self._row(owner, attachment["owner_id"] or 0) if owner is not None else None
        if owner is not None and row is not None:
            self.check(owner, row["id"], row, None)

    def _check_state(self, seal: Seal, number: int, *, new: bool) -> None:
        key = (seal.table, number)
        if key not in self._before:
            row = self._db.execute(f'SELECT "{seal.column}" FROM "{seal.table}" WHERE id = ?', [number]).fetchone()
            self._before[key] = row is not None and row[0] in seal.values
        if self._before[key]:
            if not self._ask:
                raise Sealed
            self._minutes = True

    def _refuse_year(self, year: int) -> None:
        if year in self._closed:
            if not self._ask:
                raise Sealed([year])
            self._years.add(year)


def _days(cls: type[Record]) -> set[str]:
    return {field.name for field in cls.fields if isinstance(field.kind, Day)}
