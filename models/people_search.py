"""Finding people by name, pinyin in any reading, initials, or the tail of their telephone number, while one types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Findable:
    """One person (or other record) in the list that is searched: its id and all that it can be found by, lower case."""

    id: int
    haystack: str


def findable(number: int, *words: str) -> Findable:
    """What can be found by these words; kept keys of pinyin are divided by blanks and match from their beginning."""
    return Findable(number, " " + " ".join(word.lower() for word in words if word))


def matches(item: Findable, query: str) -> bool:
    """Whether each word of the query is found: Chinese and digits anywhere, letters at the beginning of a key."""
    return all(
        (f" {word}" in item.haystack if word.isascii() and word.isalpha() else word in item.haystack)
        for word in query.lower().split()
    )


def search(items: Iterable[Findable], query: str) -> list[int]:
    """Ids of the matching items, in their order."""
    return [item.id for item in items if matches(item, query)]


class Narrowing:
    """A search that narrows its last answer while the query only grows."""

    def __init__(self, items: Sequence[Findable]) -> None:
        self._items = items
        self._query, self._last = "", items

    def find(self, query: str) -> list[int]:
        """Ids of the items that match, in their order."""
        query = " ".join(query.split())
        grows = query.startswith(self._query) and " " not in query
        base = self._last if self._query and grows else self._items
        self._last = [item for item in base if matches(item, query)] if query else self._items
        self._query = query
        return [item.id for item in self._last]
