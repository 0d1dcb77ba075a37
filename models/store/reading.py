"""Reading a ledger as records: by id, all of a table, the parts of a record, or bare keys for a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from models.fields import Record, field_of
from models.store.errors import reading
from models.store.rows import columns, from_row, loader
from models.without_collecting import without_collecting

R = TypeVar("R", bound=Record)


class Reading:
    """The reading side of a ledger; raises LedgerRefused where a damaged file holds what is no record."""

    _conn: sqlite3.Connection

    def get(self, cls: type[R], number: int) -> R | None:
        """One record, also from the recycle bin; None if there never was one."""
        found = self.fetch(cls, [number])
        return found[0] if found else None

    def fetch(self, cls: type[R], numbers: Sequence[int]) -> list[R]:
        """Records by id, in the order asked for; ids without a row are passed over."""
        names = ", ".join(f'"{n}"' for n in columns(cls))
        found: dict[int, R] = {}
        for begin in range(0, len(numbers), 500):
            some = [number for number in numbers[begin : begin + 500] if abs(number) < 2**63]  # no other can be kept
            marks = ", ".join("?" * len(some))
            query = f'SELECT {names} FROM "{cls.table}" WHERE id IN ({marks})'
            with reading(cls.label):
                found |= {row[0]: from_row(cls, row) for row in self._conn.execute(query, some).fetchall()}
        return [found[n] for n in numbers if n in found]

    def all(self, cls: type[R], *, deleted: bool = False, **equal: Any) -> list[R]:
        """All records of a table by id, those of the recycle bin with `deleted`; `equal` narrows by values of fields."""
        names = ", ".join(f'"{n}"' for n in columns(cls))
        values = [field_of(cls, name).kind.store(value) for name, value in equal.items()]
        where = "".join(f' AND "{name}" IS ?' for name in equal)
        state = "NOT NULL" if deleted else "NULL"
        query = f'SELECT {names} FROM "{cls.table}" WHERE deleted_at IS {state}{where} ORDER BY id'
        with reading(cls.label), without_collecting():
            return list(map(loader(cls), self._conn.execute(query, values)))

    def ever(self, cls: type[R]) -> list[R]:
        """All records that were ever kept, those of the recycle bin last: a number that was given is not given again."""
        return [*self.all(cls), *self.all(cls, deleted=True)]

    def parts(self, cls: type[R], parent: Record) -> list[R]:
        """The parts of one class that a record has (attendances of a meeting …), in the order in which they were added."""
        return self.all(cls, **dict[str, Any]({cls.parent: parent.id})) if parent.id else []

    def keys(self, cls: type[Record], names: Sequence[str], *, deleted: bool = False) -> list[tuple[Any, ...]]:
        """The id and some columns of all rows, as SQLite keeps them: what a list needs to sort, narrow and count."""
        unknown = set(names) - set(columns(cls))
        if unknown:
            raise KeyError(f"{cls.__name__}: {unknown}")
        wanted = ", ".join(f'"{name}"' for name in ("id", *names))
        state = "NOT NULL" if deleted else "NULL"
        with reading(cls.label):
            return self._conn.execute(
                f'SELECT {wanted} FROM "{cls.table}" WHERE deleted_at IS {state} ORDER BY id'
            ).fetchall()

    def tally(
        self, cls: type[Record], name: str, *wanted: Sequence[Any], of: Iterable[int] | None = None
    ) -> dict[int, tuple[int, ...]]:
        """How many parts of a class each record has, and of how many a field has one of the values `wanted`, for each of these.

        of: only these records; one that has no part is not among what is found. SQLite counts a million in a quarter of a second,
        which would take six times as long here.
        """
        if name not in columns(cls):
            raise KeyError(f"{cls.__name__}: {name}")
        marks = [", ".join("?" * len(values)) for values in wanted]
        counts = "".join(f', count(*) FILTER (WHERE "{name}" IN ({some}))' for some in marks)
        query = f'SELECT "{cls.parent}", count(*){counts} FROM "{cls.table}" WHERE deleted_at IS NULL'
        values = [value for some in wanted for value in some]
        with reading(cls.label):
            if of is None:
                rows = self._conn.execute(f'{query} GROUP BY "{cls.parent}"', values).fetchall()
            else:
                one = f'{query} AND "{cls.parent}" = ? GROUP BY "{cls.parent}"'
                rows = [row for each in of for row in self._conn.execute(one, [*values, each])]
        return {number: tuple(counted) for number, *counted in rows}

    def there(self, cls: type[Record], numbers: Sequence[int]) -> set[int]:
        """Those of the ids whose records are there, and not in the recycle bin."""
        found: set[int] = set()
        for begin in range(0, len(numbers), 500):
            some = numbers[begin : begin + 500]
            marks = ", ".join("?" * len(some))
            query = f'SELECT id FROM "{cls.table}" WHERE deleted_at IS NULL AND id IN ({marks})'
            with reading(cls.label):
                found |= {row[0] for row in self._conn.execute(query, some)}
        return found

    def binned(self, cls: type[Record]) -> dict[int, str]:
        """When each record of the recycle bin was deleted, ISO, by id."""
        query = f'SELECT id, deleted_at FROM "{cls.table}" WHERE deleted_at IS NOT NULL'
        with reading(cls.label):
            return dict(self._conn.execute(query).fetchall())

    def count(self, cls: type[Record]) -> int:
        """How many records a table has, without the recycle bin."""
        with reading(cls.label):
            return int(self._conn.execute(f'SELECT count(*) FROM "{cls.table}" WHERE deleted_at IS NULL').fetchone()[0])
