"""What the sides of an open ledger that write or compare a moment stand on: its connection, and its clock."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


class Clocked:
    """An open file, and the clock by which what is written to it is dated."""

    _conn: sqlite3.Connection
    _clock: Clock

    def now(self) -> str:
        """The present moment by the ledger's clock, ISO, to the second."""
        return iso(self._clock())


def iso(moment: datetime) -> str:
    """A moment as the ledger keeps it."""
    return moment.isoformat(sep=" ", timespec="seconds")
