"""The time before the ledger began: no period that reaches into it is looked at, and every list that does so says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from models.kinds import PartialDate
from models.rules.meetings import BEFORE, Cell, coverage
from models.rules.periods import Span
from models.rules.snapshot import Snapshot


def unchecked_months(snapshot: Snapshot, year: int, cells: Iterable[Cell]) -> str:
    """1–10月未检查, from the first to the last month of what is not looked at; '' where everything is. Of a quarter or year
    in which the ledger began, the months before that."""
    spans = [(cell.first_month, cell.first_month + cell.months - 1) for cell in cells if cell.state == BEFORE]
    if not spans:
        return ""
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    if snapshot.begun is not None and (before := snapshot.begun - timedelta(days=1)).year == year:
        last = min(last, before.month)
    return f"{first}月未检查" if first == last else f"{first}–{last}月未检查"


def unchecked_words(snapshot: Snapshot, year: int, today: date) -> str:
    """11月启用，1–10月未检查, for a line of the window; '' where all of a year is looked at."""
    months = unchecked_months(snapshot, year, (c for line in coverage(snapshot, year, today) for c in line.cells))
    return f"{_since(snapshot, year)}，{months}" if months else ""


def _since(snapshot: Snapshot, year: int) -> str:
    begun = snapshot.begun
    if begun is None:
        return "还没有记录"
    when = f"{begun.month}月" if begun.year == year else f"{begun.year}年{begun.month}月"
    return f"{when}启用" if snapshot.branch.begun else f"从{when}的第一条记录算起"


def unchecked_sentence(
    snapshot: Snapshot, years: Iterable[int], today: date, within: tuple[date, date] | None = None
) -> str:
    """Since when the ledger is kept, for what is printed of these years, or of the days `within` them; '' where all of it is
    looked at."""
    first, last = within or (date.min, date.max)
    for year in years:
        for line in coverage(snapshot, year, today):
            for span in (Span(year, cell.first_month, cell.months) for cell in line.cells if cell.state == BEFORE):
                if span.begin <= last and span.end >= first:
                    return _sentence(snapshot)
    return ""


def _sentence(snapshot: Snapshot) -> str:
    begun = snapshot.begun
    since = f"从 {PartialDate.of(begun).chinese()} 记起" if begun else "还没有记录"
    return f"本账本{since}，此前的组织生活未在这里检查。"
