"""Which records of two ledgers are the same ones, and what each of them belongs and refers to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from models.fields import Record
from models.kinds.numbers import Reference
from models.records import RECORDS, Attachment
from models.store.looking import Row, record_of
from models.store.rows import columns

Key = tuple[str, int]
"""A record: its table and id."""
CLASSES: Mapping[str, type[Record]] = {cls.table: cls for cls in RECORDS}
Rows = Callable[[type[Record]], Mapping[int, Row]]


def links_of(record: Record) -> dict[str, Key]:
    """The records that one refers to, by the field that does."""
    found = {
        about.name: (about.help, value)
        for about in record.fields
        if isinstance(about.kind, Reference) and (value := getattr(record, about.name))
    }
    if isinstance(record, Attachment) and record.owner and record.owner_id:
        found["owner_id"] = (record.owner, record.owner_id)
    return found


def _above(record: Record) -> Key | None:
    """What a part or an attachment belongs to; None for what stands alone."""
    name = record.parent or ("owner_id" if isinstance(record, Attachment) else "")
    return links_of(record).get(name) if name else None


def root_of(record: Record, row: Callable[[Key], Row | None]) -> Key | None:
    """The record that one belongs to, itself where it stands alone; None where that is in the recycle bin. row: gives the row
    of a key."""
    above = _above(record)
    kept = row(above) if above is not None else None
    if above is None or kept is None:
        return record.table, record.id
    return None if kept.binned else root_of(record_of(CLASSES[above[0]], kept), row)


def twins_of(then: Rows, now: Rows, later: set[Key], fresh: set[Key]) -> dict[Key, int]:
    """Records of a past that the ledger has left and took in again under other ids: those that say the same, and belong to the
    same. later: the records of that past · fresh: those that the ledger has got since; each is the twin of one at the most."""
    twins: dict[Key, int] = {}

    def of_then(key: Key) -> int:
        return twins.get(key, 0) if key in later else key[1]

    for cls in RECORDS:
        present: dict[tuple[Any, ...], list[int]] = {}
        for number, row in _some(now(cls), cls, fresh):
            present.setdefault(_says(cls, row, lambda key: key[1]), []).append(number)
        for number, row in _some(then(cls), cls, later):
            if same := present.get(_says(cls, row, of_then)):
                twins[cls.table, number] = same.pop(0)
    return twins


def _some(rows: Mapping[int, Row], cls: type[Record], wanted: set[Key]) -> list[tuple[int, Row]]:
    return [(number, row) for number, row in sorted(rows.items()) if (cls.table, number) in wanted and not row.binned]


def _says(cls: type[Record], row: Row, led: Callable[[Key], int]) -> tuple[Any, ...]:
    """What a record says, without its id and those of others, but with what it belongs to. led: the id of that in the ledger."""
    linked = {about.name for about in cls.fields if isinstance(about.kind, Reference)}
    linked |= {"owner_id"} if cls is Attachment else set()
    own = [value for name, value in zip(columns(cls)[1:], row.values[1:], strict=True) if name not in linked]
    above = _above(record_of(cls, row)) if cls.parent or cls is Attachment else None
    return (*own, led(above) if above is not None else None)
