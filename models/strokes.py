"""The order of names by strokes (姓氏笔画), as lists of people in public have it: first the surname, character by character.

Fewer strokes come first; among as many, the order of strokes (横竖撇点折) of 《通用规范汉字表》. Where the table comes from:
`resources/strokes/LICENSE`. It is read when a list is first sorted so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "resources" / "strokes" / "strokes.txt"


@cache
def _table() -> str:
    """The characters in their order, a line for each number of strokes."""
    return _TABLE.read_text(encoding="utf-8")


@cache
def _place(character: str) -> int:
    """Where a character stands in the order; what is no Chinese character comes before all that are."""
    return _table().find(character) + 1 if character != "\n" else 0


@cache
def strokes(character: str) -> int:
    """How many strokes a character has; 0 for what is no Chinese character."""
    place = _place(character)
    return _table().count("\n", 0, place) + 1 if place else 0


def stroke_key(name: str) -> tuple[tuple[int, str], ...]:
    """The key by which names are sorted by strokes; people of one surname stay together."""
    return tuple((_place(character), character) for character in name)
