"""Study of before the day of 启用 in a year that the ledger looks at: it may be on paper, and whoever says that hours lack says that."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.rules.periods import FIRST_DAYS, Span
from models.rules.snapshot import Snapshot

PAPER = "可能在纸质记录里，请先补录"
"""How what is said ends."""


def on_paper(snapshot: Snapshot, year: int) -> str:
    """Said beside the hours of a year of which more than the first days were over when the branch began to use the program, or, where
    nobody has stated when that was, with its first meeting or batch; '' where they were not."""
    since = snapshot.studied_since
    if since is None or since <= date(year, 1, 1) + FIRST_DAYS:
        return ""
    stated = snapshot.branch.begun
    when = f" {stated.chinese()}启用" if stated else f"的第一条记录是 {PartialDate.of(since).chinese()}的"
    return f"本账本{when}，此前的培训和学时{PAPER}"


def much_on_paper(snapshot: Snapshot, year: int) -> bool:
    """Whether a quarter or more of the year was over by then, so that what lacks of its hours is only a reminder."""
    since = snapshot.studied_since
    return since is not None and since > Span(year, 1, 3).end


def beside(snapshot: Snapshot, year: int) -> str:
    """The same as it is put behind what a finding says."""
    said = on_paper(snapshot, year)
    return f"；{said}" if said else ""
