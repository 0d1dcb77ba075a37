"""Sheet and Column: a table to hand out, as text, before it is known whether it becomes Excel or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column. `width`: usual width in characters (a Chinese character is two) · `align`: left, center or right."""

    label: str
    width: int
    align: str = "left"


@dataclass(frozen=True)
class Sheet:
    """Rows of text under a heading; every row has as many cells as there are columns."""

    title: str
    subtitle: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    footnote: str = ""
