"""长期坚持 (domain §7.2): since when nothing was put down about an item that goes on and is asked about each quarter."""

from __future__ import annotations

from datetime import date

from models.records import Rectification
from models.records.rectification import CLOSED, LONG_TERM
from models.rules.snapshot import Snapshot


def last_told(snapshot: Snapshot, item: Rectification) -> date | None:
    """The last day of progress, else the one on which it was found; None for what does not go on, or has no day."""
    if LONG_TERM not in (item.state, item.kind) or item.state == CLOSED:
        return None
    days = [entry.day.last() for entry in snapshot.progress.get(item.id, ()) if entry.day]
    return max(days, default=item.found.last() if item.found else None)
