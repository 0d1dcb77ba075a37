"""Todo: one reminder of the home page, and how pressing a day is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BAD, WARN, INFO = "bad", "warn", "info"
TONES = (BAD, WARN, INFO)


@dataclass(frozen=True)
class Todo:
    """One reminder. tone: bad (late), warn (near), info · table and record: what to open, 0 for the table as a whole."""

    title: str
    detail: str
    due: date | None
    tone: str
    table: str
    record: int

    def badge(self, today: date) -> str:
        """逾期 3 天, 今天到期, 剩 8 天; '' without a day."""
        if self.due is None:
            return ""
        left = (self.due - today).days
        return f"逾期 {-left} 天" if left < 0 else f"剩 {left} 天" if left else "今天到期"


def tone_of(due: date, today: date, near: int) -> str:
    """bad where the day is past, warn where it is at most `near` days away, else info."""
    left = (due - today).days
    return BAD if left < 0 else WARN if left <= near else INFO
