"""Records with only the columns that a list needs to sort, narrow and count: read for all rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

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
