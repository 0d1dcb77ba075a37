"""Which 党小组 and which posts a member had on an earlier day: the roster keeps those of now, the history when they were entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.records import Member
from models.store.errors import LedgerRefused

if TYPE_CHECKING:
    from models.store import Ledger

_CLOSED_BY = 3
"""The month until which the year before is still looked through: it is reported on in January, and reviewed until the end of March."""


@dataclass(frozen=True, slots=True)
class Once:
    """What the roster said from a day on. day: on which it was entered."""

    day: date
    group: str
    post: str


def once_held(ledger: Ledger) -> dict[int, list[Once]]:
    """What the roster said, in the order in which it was entered, of each member by id of whom it once said something else; nothing where
    a damaged history cannot be read, which is told of elsewhere."""
    found: dict[int, list[Once]] = {}
    try:
        kept = ledger.values_by_day(Member, "group", "post")
    except LedgerRefused:
        return found
    for number, day, group, post in kept:
        found.setdefault(number, []).append(Once(date.fromisoformat(day), (group or "").strip(), post or ""))
    return found


def posts_about(past: Sequence[Once], on: date) -> set[str]:
    """The posts that may have been somebody's on that day: what the roster said then; all that it ever said, where that is not known."""
    then = on_day(past, on)
    return {then.post} if then is not None else {once.post for once in past}


def is_looked_back_at(on: date, today: date) -> bool:
    """Whether lists of a day are held against groups and posts: of this year, and of the last one while it is being closed."""
    return on.year == today.year or (on.year == today.year - 1 and today.month <= _CLOSED_BY)


def on_day(past: Sequence[Once], on: date) -> Once | None:
    """What the roster said on that day; None where it did not know the person yet, or was changed on that very day."""
    before = [once for once in past if once.day < on]
    until = [once for once in past if once.day <= on]
    return before[-1] if before and len(before) == len(until) else None
