"""Who is not counted into 应到 in the sample: the general meeting that decided it, and the lists that follow it (domain §2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.kinds import PartialDate
from models.records import Attendance
from models.records.meeting import EXCUSED, GENERAL, LEFT_OUT
from models.sample.plan import Plan
from models.sample.texts import fill, texts
from models.sample.times import in_month

_AGO = 14
"""Decided at the first quarterly meeting of these months."""


def propose(plans: Sequence[Plan], today: date, text: dict[str, Any]) -> None:
    """Puts the list on the agenda of a quarterly general meeting a good year ago, with the number of the consent filled in."""
    since = in_month(today, _AGO, 1)
    plan = next(p for p in plans if p.kind == GENERAL and not p.special and p.day >= since)
    plan.extra.append(text | {"report": text["report"].replace("{文号}", _consent(plan.day))})


def _consent(day: date) -> str:
    return fill(texts("keeping")["left_out"]["consent"], {"年": day.year})


class LeftOut:
    """The people, and since when the decision holds."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        text = texts("keeping")["left_out"]
        self._people: dict[str, dict[str, str]] = text["who"]
        self._passed: str = text["passed"]
        self._decided = next(p.day for p in plans if any(item["title"] == text["title"] for item in p.extra))

    def holds(self, name: str, day: date) -> bool:
        """Whether the decision is about that person, and was taken before that day."""
        return name in self._people and day > self._decided

    def stay_away(self, entry: Attendance) -> None:
        """Why the person does not come to meetings."""
        entry.state, entry.reason = EXCUSED, self._people[entry.name]["away"]

    def mark(self, entry: Attendance, day: date) -> None:
        """Leaves a person who does not come out of 应到, as each general meeting passes it for itself."""
        if entry.state == EXCUSED:
            entry.state, entry.reason = LEFT_OUT, ""
            entry.ground, entry.consent = self._people[entry.name]["ground"], _consent(self._decided)
            entry.passed = PartialDate.of(day)

    def told(self, lines: Sequence[Attendance]) -> str:
        """How the minutes of that meeting begin; '' where nobody is left out."""
        names = [entry.name for entry in lines if entry.state == LEFT_OUT]
        words = {"名单": "、".join(names), "人数": len(names), "文号": _consent(self._decided)}
        return fill(self._passed, words) + "\n" if names else ""
