"""Letters, contacts and decisions of the sample, by the person that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from models.fields import Record, typed
from models.kinds import Day
from models.records import Contact, StatusChange, Transfer
from models.sample.cast import Cast
from models.sample.texts import texts
from models.sample.times import when


def going(today: date, cast: Cast) -> Iterator[Record]:
    """The records in the order of the file; the people must have been kept before."""
    told = texts("going")
    for cls in (Transfer, Contact, StatusChange):
        for line in told[cls.table]:
            yield _record(cls, line, today, cast)


def _record(cls: type[Record], line: dict[str, Any], today: date, cast: Cast) -> Record:
    made = cls()
    setattr(made, cls.parent, cast.named(line["who"]).member.id)
    for about in typed(cls):
        if about.name in line:
            raw = line[about.name]
            setattr(made, about.name, when(raw, today) if isinstance(about.kind, Day) else about.read(raw))
    return made
