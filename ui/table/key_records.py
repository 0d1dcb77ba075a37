"""Records with only the columns that a list needs to sort, narrow and count: read for all rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from models.fields import Record, field_of
from models.store import Ledger

R = TypeVar("R", bound=Record)


def key_records(ledger: Ledger, cls: type[R], names: Sequence[str]) -> list[R]:
    """All records of a table, their other fields empty; not to be saved."""
    kinds = [field_of(cls, name).kind for name in names]
    return [
        cls(id=row[0], **{n: k.load(value) for n, k, value in zip(names, kinds, row[1:], strict=True)})
        for row in ledger.keys(cls, names)
    ]


def ordered(records: Sequence[R], columns: Sequence[str], *, ascending: bool) -> list[R]:
    """Sorted by the stored values of some columns; what is empty comes last either way."""

    def key(record: R) -> list[Any]:
        return [field_of(type(record), name).kind.store(getattr(record, name)) for name in columns]

    known = [(key(record), record) for record in records]
    full = [pair for pair in known if all(value is not None for value in pair[0])]
    empty = [record for values, record in known if any(value is None for value in values)]
    full.sort(key=lambda pair: pair[0], reverse=not ascending)
    return [record for _, record in full] + empty
