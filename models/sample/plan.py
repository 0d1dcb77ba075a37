"""One meeting of the sample before anybody came to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

HALL = "一楼多功能厅"
AGAIN, BESIDE = "again", "beside"
"""Of a record: the meeting before it was recorded a second time by mistake; it is of the same gathering as the one before."""


@dataclass
class Plan:
    """A meeting before anybody came. `text` is its part of the sample's files; `about` names a person it decides on.

    also: the texts of a record beside it, whose people came to both.
    """

    kind: str
    day: date
    start: str
    minutes: int
    place: str
    title: str
    text: dict[str, Any]
    host: str = "{书记}"
    recorder: str = "{组织}"
    group: str = ""
    special: str = ""
    about: str = ""
    guests: tuple[str, ...] = ()
    note: str = ""
    extra: list[dict[str, Any]] = field(default_factory=list)
    also: tuple[object, ...] = ()

    def _span(self) -> tuple[int, int]:
        """From when to when at the latest, in minutes of the day."""
        begin = int(self.start[:2]) * 60 + int(self.start[3:])
        return begin, begin + int(self.text.get("minutes", self.minutes)) + 20

    def clashes(self, other: Plan) -> bool:
        """Whether the two overlap; two groups may meet at the same time."""
        if self.day != other.day or (self.group and other.group):
            return False
        (begin, end), (other_begin, other_end) = self._span(), other._span()
        return begin < other_end and other_begin < end
