"""Records to rows and back."""

from __future__ import annotations

from typing import Any, TypeVar

from models.fields import Record

R = TypeVar("R", bound=Record)


def columns(cls: type[Record]) -> list[str]:
    """The columns of a record's table, the id first, without the recycle bin's."""
    return ["id", *(f.name for f in cls.fields)]


def to_row(record: Record) -> dict[str, Any]:
    """What SQLite keeps of a record."""
    return {"id": record.id, **{f.name: f.kind.store(getattr(record, f.name)) for f in record.fields}}


def from_row(cls: type[R], row: tuple[Any, ...]) -> R:
    """The record of a row in the order of `columns`."""
    values = {f.name: f.kind.load(value) for f, value in zip(cls.fields, row[1:], strict=True)}
    return cls(id=row[0], **values)
