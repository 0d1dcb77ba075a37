"""The parts of a record as a draft keeps them: texts, as they would be typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from models.fields import Record, set_read
from models.records import Meeting

R = TypeVar("R", bound=Record)

NEW = "meeting:new"
"""The key of the draft of a record that is not in the ledger yet."""


def as_texts(record: Record) -> dict[str, str]:
    """A part of a record as a draft keeps it."""
    return {"id": str(record.id)} | {f.name: f.kind.show(getattr(record, f.name)) for f in record.fields}


def from_texts(cls: type[R], texts: dict[str, str]) -> R:
    """The part that a draft kept."""
    made = cls(id=int(texts["id"]))
    for field in cls.fields:
        setattr(made, field.name, field.kind.read(texts.get(field.name, "")))
    return made


def differ(parts: Sequence[Record], others: Sequence[Record]) -> bool:
    """Whether parts are others than those, as they would be typed; asked at each key, of lists in which hardly one is another."""
    return len(parts) != len(others) or any(
        one != other and as_texts(one) != as_texts(other) for one, other in zip(parts, others, strict=True)
    )


def occasion(form: Mapping[str, str]) -> Meeting:
    """Which meeting it is, by the texts of its form; what cannot be read is left out."""
    made = Meeting()
    for name in ("kind", "day", "group", "subject"):
        try:
            set_read(made, name, form.get(name, ""))
        except ValueError:
            continue
    return made
