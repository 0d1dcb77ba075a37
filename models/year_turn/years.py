"""Which years can be turned: those that are over and have records, and the running one from December on."""

from __future__ import annotations

from datetime import date

from models.rules.planning.lines import plan_year
from models.rules.snapshot import Snapshot

_FROM_MONTH = 12


def opens_on(year: int) -> date:
    """The day from which a year can be turned."""
    return date(year, _FROM_MONTH, 1)


def running(year: int, today: date) -> bool:
    """Whether the year is not over yet."""
    return today <= date(year, 12, 31)


def turnable(snapshot: Snapshot, today: date) -> list[int]:
    """The years that can be turned, the latest first: from the first that has a record, closed ones too."""
    last = today.year if today >= opens_on(today.year) else today.year - 1
    return list(range(last, min(_first(snapshot), last) - 1, -1))


def usual(snapshot: Snapshot, today: date) -> int:
    """The year that is most likely meant: the latest that is not closed."""
    closed = {each.year for each in snapshot.closed_years}
    years = turnable(snapshot, today)
    return next((year for year in years if year not in closed), years[0])


def recorded(snapshot: Snapshot) -> set[int]:
    """The years of which the ledger has a record."""
    days = [m.day for m in snapshot.meetings] + [t.start for t in snapshot.trainings]
    found = {day.year for day in (*days, *(item.found for item in snapshot.rectifications)) if day is not None}
    return found | {plan_year(line) for line in snapshot.planned if plan_year(line)}


def _first(snapshot: Snapshot) -> int:
    return min(recorded(snapshot), default=date.max.year)
