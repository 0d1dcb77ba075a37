"""Records to rows and back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from models.fields import Record
from models.kinds import Kind, Paragraphs

R = TypeVar("R", bound=Record)


def columns(cls: type[Record]) -> list[str]:
    """The columns of a record's table, the id first, without the recycle bin's."""
    return ["id", *(f.name for f in cls.fields)]


def to_row(record: Record) -> dict[str, Any]:
    """What SQLite keeps of a record."""
    return _keeper(type(record))(record)  # type: ignore[arg-type]  # a class is hashable, though its instances are not


@cache
def _keeper(cls: type[Record]) -> Callable[[Record], dict[str, Any]]:
    """What makes a row of a record, written out for each class as `_loader` is."""
    known: dict[str, Any] = {}
    lines = ["def keep(record):"]
    parts = ["'id': record.id"]
    for number, about in enumerate(cls.fields):
        if type(about.kind).store is Kind.store:
            known[f"empty{number}"] = about.kind.empty
            lines.append(f" value{number} = record.{about.name}")
            parts.append(f"'{about.name}': None if value{number} == empty{number} else value{number}")
        else:
            known[f"store{number}"] = about.kind.store
            parts.append(f"'{about.name}': store{number}(record.{about.name})")
    exec("\n".join([*lines, f" return {{{', '.join(parts)}}}"]), known)
    return cast("Callable[[Record], dict[str, Any]]", known["keep"])


def from_row(cls: type[R], row: tuple[Any, ...]) -> R:
    """The record of a row in the order of `columns`."""
    return loader(cls)(row)


def loader(cls: type[R]) -> Callable[[tuple[Any, ...]], R]:
    """`from_row` for many rows of one table."""
    return cast("Callable[[tuple[Any, ...]], R]", _loader(cls))  # type: ignore[arg-type]  # a class is hashable, though its instances are not


@cache
def _loader(cls: type[Record]) -> Callable[[tuple[Any, ...]], Record]:
    """What makes a record of a row: a ledger may hold a million, so it is written out for each class, as the `__init__` of a
    dataclass is, and does without the detour over keywords. Words that stand in many rows are kept once: SQLite makes a new
    string of each, which would take twice the room of all else, and rules compare the same string faster."""
    known: dict[str, Any] = {"new": object.__new__, "cls": cls, "intern": sys.intern}
    lines = ["def load(row):", " made = new(cls)", f" {', '.join(f'made.{name}' for name in columns(cls))}, = row"]
    for number, about in enumerate(cls.fields):
        if type(about.kind).load is not Kind.load:
            known[f"load{number}"] = about.kind.load
            lines.append(f" made.{about.name} = load{number}(made.{about.name})")
        elif about.kind.empty is not None:
            known[f"empty{number}"] = about.kind.empty
            lines.append(f" if made.{about.name} is None: made.{about.name} = empty{number}")
            if about.kind.empty == "" and not isinstance(about.kind, Paragraphs):
                lines.append(f" else: made.{about.name} = intern(made.{about.name})")
    exec("\n".join([*lines, " return made"]), known)
    return cast("Callable[[tuple[Any, ...]], Record]", known["load"])
