"""What the secretary has answered to reminders and findings: later, or that it does not apply; nothing is hidden for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from models.records import Waiver


class Answerable(Protocol):
    """A reminder or a finding: `key` names it."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Answerable)


def answered(waivers: Iterable[Waiver], today: date) -> dict[str, Waiver]:
    """The answers that hold on a day by what they are about; the one given last counts."""
    return {waiver.key: waiver for waiver in waivers if waiver.holds(today)}


def unanswered(said: Sequence[T], waivers: Iterable[Waiver], today: date) -> list[T]:
    """What is still to be looked at, in its order."""
    kept_back = answered(waivers, today)
    return [each for each in said if each.key not in kept_back]
