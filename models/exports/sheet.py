"""Sheet and Column: a table to hand out, as text, before it is known whether it becomes Excel or PDF."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column. `width`: usual width in characters (a Chinese character is two) · `align`: left, center or right ·
    `number`: its cells are counts, shares and differences, and numbers in Excel · `least`: the width that it has even with
    nothing in it, for columns that are written into by hand."""

    label: str
    width: int
    align: str = "left"
    number: bool = False
    least: int = 0


@dataclass(frozen=True)
class Sheet:
    """Rows of text under a heading; every row has as many cells as there are columns.

    repeated: the places of the columns that stand again before each part where the table is too wide for a page ·
    upright: narrow, better on a page that is not turned · row_height: points that a row has at least, for rows that are
    written into by hand · people: how many people are in it, where a row holds several · facts: lines between title and
    table that say what it is about · notes: paragraphs below the table · strong: the numbers of rows that are sums.
    """

    title: str
    subtitle: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    footnote: str = ""
    repeated: Sequence[int] = (0,)
    upright: bool = False
    row_height: float = 0.0
    people: int | None = None
    facts: Sequence[str] = ()
    notes: Sequence[str] = ()
    strong: Collection[int] = ()

    @property
    def by_hand(self) -> bool:
        """Whether it is printed and then written into."""
        return self.row_height > 0

    @property
    def records(self) -> int:
        """How many records it tells of."""
        return len(self.rows) if self.people is None else self.people
