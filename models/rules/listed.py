"""The list of one meeting at a glance: nearly everybody came and has a vote, and most rules ask about the few others only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.records import Attendance
from models.records.meeting import LEFT_OUT, PRESENT


@dataclass(frozen=True)
class Listed:
    """All lines of a list, and those of whom it does not say that they came: excused, absent, guests, left out, not ticked
    off; both in the order of the list."""

    there: Sequence[Attendance]
    others: Sequence[Attendance]

    @classmethod
    def of(cls, there: Sequence[Attendance]) -> Listed:
        return cls(there, [line for line in there if line.state != PRESENT])

    @property
    def came(self) -> int:
        """How many are marked as present."""
        return len(self.there) - len(self.others)

    @property
    def left_out(self) -> list[Attendance]:
        """Those who are not counted into 应到 with consent."""
        return [line for line in self.others if line.state == LEFT_OUT]
