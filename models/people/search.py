"""Finding people by name, pinyin in any reading, initials, or the tail of their telephone number, while one types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.kinds import narrow

_DOTS = re.compile(r"[·•‧∙⋅・●]")  # typed in many ways, or left out


@dataclass(frozen=True)
class Findable:
    """One person (or other record) in the list that is searched: its id and all that it can be found by, lower case."""

    id: int
    haystack: str


def findable(number: int, *words: str) -> Findable:
    """What can be found by these words; kept keys of pinyin are divided by blanks and match from their beginning."""
    return Findable(number, " " + " ".join(" ".join(_folded(word).split()) for word in words if word))


def matches(item: Findable, query: str) -> bool:
    """Whether each word of the query is found: Chinese and digits anywhere, letters at the beginning of a key."""
    return all(needle in item.haystack for needle in _needles(_folded(query).split()))


def search(items: Iterable[Findable], query: str) -> list[int]:
    """Ids of the matching items, in their order."""
    return [item.id for item in _found(items, _folded(query).split())]


class Narrowing:
    """A search that narrows its last answer while the query only grows."""

    def __init__(self, items: Sequence[Findable]) -> None:
        self._items = items
        self._query, self._last = "", items

    def find(self, query: str) -> list[int]:
        """Ids of the items that match, in their order."""
        words = _folded(query).split()
        folded = " ".join(words)
        # 查 → 查a or ab → ab1 change from one way of looking to the other: the old answer need not hold the new one
        grows = len(words) == 1 and folded.startswith(self._query) and _by_key(folded) == _by_key(self._query)
        base = self._last if self._query and grows else self._items
        self._last = _found(base, words)
        self._query = folded
        return [item.id for item in self._last]


def spelled_by(items: Iterable[Findable], word: str) -> list[int]:
    """Ids of those of whom a word in letters is a whole key, the pinyin or the initials, and not the beginning of one."""
    keys = f" {_folded(word)} "
    return [item.id for item in items if keys in f"{item.haystack} "] if _by_key(keys.strip()) else []


def _folded(text: str) -> str:
    """Lower case, half width, without the dots of 少数民族 names."""
    return _DOTS.sub("", narrow(text).casefold())


def _by_key(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _needles(words: Sequence[str]) -> list[str]:
    return [f" {word}" if _by_key(word) else word for word in words]


def _found(items: Iterable[Findable], words: Sequence[str]) -> list[Findable]:
    found = list(items)
    for needle in _needles(words):
        found = [item for item in found if needle in item.haystack]
    return found
