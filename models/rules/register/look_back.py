"""回头看 (domain §7.2 Z06): when a closed item is due for it, and whether it was done."""

from __future__ import annotations

import re
from datetime import date

from models.kinds import add_months
from models.records import Rectification
from models.records.rectification import CLOSED
from models.rules.snapshot import Snapshot

SAID_MONTHS = 6
"""Months for which it is said."""
_STILL_TO_COME = re.compile(
    r"(?:待|未|没有?|请|须|需|应|拟|将|再|准备|计划|安排|到期|[月年周]后)[^，。；\n]{0,6}回头看"
)


def _says_so(text: str) -> bool:
    """Whether a text tells of 回头看 that was done; that it is still to come does not."""
    return "回头看" in _STILL_TO_COME.sub("", text)


def look_back_due(snapshot: Snapshot, item: Rectification) -> date | None:
    """The day from which a closed item is to be looked back at; None for what is not closed, or was looked back at."""
    if item.state != CLOSED or item.closed_on is None or item.looked_back_on is not None:
        return None
    closed = item.closed_on.last()
    entries = snapshot.progress.get(item.id, ())
    looked = any(_says_so(entry.text) and entry.day and entry.day.last() >= closed for entry in entries)
    if looked or _says_so(item.note):
        return None
    return add_months(closed, snapshot.limits.lookback_months)


def is_said(due: date, today: date) -> bool:
    """Whether it is the time to say so."""
    return due <= today <= add_months(due, SAID_MONTHS)
