"""Study of before the day of 启用 in a year that the ledger looks at: it may be on paper, and whoever says that hours lack says that."""

from __future__ import annotations

from datetime import date

from models.rules.periods import FIRST_DAYS, Span
from models.rules.snapshot import Snapshot

PAPER = "可能在纸质记录里，请先补录"
"""How what is said ends."""


def on_paper(snapshot: Snapshot, year: int) -> str:
    """Said beside the hours of a year of which more than the first days were over when the branch began to use the program;
    '' where they were not, or where nobody has stated when that was."""
    begun = snapshot.branch.begun
    if begun is None or begun.first() <= date(year, 1, 1) + FIRST_DAYS:
        return ""
    return f"本账本 {begun.chinese()}启用，此前的培训和学时{PAPER}"


def much_on_paper(snapshot: Snapshot, year: int) -> bool:
    """Whether a quarter or more of the year was over by then, so that what lacks of its hours is only a reminder."""
    begun = snapshot.branch.begun
    return begun is not None and begun.first() > Span(year, 1, 3).end


def beside(snapshot: Snapshot, year: int) -> str:
    """The same as it is put behind what a finding says."""
    said = on_paper(snapshot, year)
    return f"；{said}" if said else ""
