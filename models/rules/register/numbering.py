"""The numbers of items of the register: year, source and which of them it is; a number once given is not given again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, repeat

from models.records import Rectification


def proposed(item: Rectification, others: Iterable[Rectification]) -> str:
    """The number that follows all of its year and source: 2026-群众反映-03; '' while it has no source or no day.

    others: all items ever kept, those in the recycle bin too.
    """
    return next(numbers(item, (other for other in others if other.id != item.id or not item.id)))


def numbers(item: Rectification, others: Iterable[Rectification]) -> Iterator[str]:
    """The number of such an item and those that follow it, for items of one source that are registered at once."""
    source = item.source.strip()
    if item.found is None or not source:
        yield from repeat("")
        return
    begins = f"{item.found.year}-{source}-"
    last = max((_place(other.number, begins) for other in others), default=0)
    yield from (f"{begins}{place:02}" for place in count(last + 1))


def _place(number: str, begins: str) -> int:
    rest = number[len(begins) :] if number.startswith(begins) else ""
    return int(rest) if re.fullmatch(r"[0-9]{1,6}", rest) else 0
