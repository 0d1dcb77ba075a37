"""Checks, each by itself: one that fails on what the ledger holds says that it did, and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from models.error_places import described
from models.rules.snapshot import Snapshot

T = TypeVar("T")
Look = Callable[[Snapshot, date], Iterator[T]]
RULE = "自查"
"""The rule under which is told what could not be looked at."""
_log = logging.getLogger("zhibu")


def each(
    looks: Mapping[Look[T], str], snapshot: Snapshot, today: date, undone: Callable[[str], Iterator[T]]
) -> Iterator[T]:
    """What all of them give, one after the other; what `undone` says of the name of one that fails, after what it gave."""
    for look, name in looks.items():
        try:
            yield from look(snapshot, today)
        except Exception as error:  # whatever one record holds, what is found in all the others is told
            _log.error(described(error))
            yield from undone(name)
