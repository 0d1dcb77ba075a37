"""A few names out of many, as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable


def some(names: Iterable[str], most: int = 4) -> str:
    """甲、乙、丙、丁等: so many names, and that there are others."""
    every = list(names)
    return "、".join(every[:most]) + ("等" if len(every) > most else "")


def some_of(names: Iterable[str], most: int = 3) -> str:
    """甲、乙、丙等 7 人: so many names, and how many there are in all."""
    every = list(names)
    return "、".join(every[:most]) + (f"等 {len(every)} 人" if len(every) > most else "")
