"""Sheet and Column: a table to hand out, as text, before it is known whether it becomes Excel or PDF."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column. `width`: usual width in characters (a Chinese character is two) · `align`: left, center or right ·
    `number`: its cells are counts, shares and differences, and numbers in Excel · `least`: width that it has at least."""

    label: str
    width: int
    align: str = "left"
    number: bool = False
    least: int = 0


@dataclass(frozen=True)
class Sheet:
    """Rows of text under a heading; every row has as many cells as there are columns. `notes`: paragraphs below the table ·
    `strong`: the numbers of rows that are sums · `upright`: narrow, better on a page that is not turned."""

    title: str
    subtitle: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    footnote: str = ""
    notes: Sequence[str] = ()
    strong: Collection[int] = ()
    upright: bool = False
