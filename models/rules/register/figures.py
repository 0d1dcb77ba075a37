"""The figures of a period (domain §7.2 Z07), counted from the steps, so that what is changed later leaves them as they were."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from models.records import Rectification, RectificationStep
from models.records.rectification import CLOSED, LONG_TERM
from models.records.rectification_step import CLOSE, EXTEND, REOPEN, RETURN
from models.rules.register.steps import registered, state_of

Steps = Mapping[int, Sequence[RectificationStep]]
"""Steps by the id of their item."""


@dataclass(frozen=True)
class Standing:
    """An item as it stood at the end of a day: the last step by then."""

    item: Rectification
    last: RectificationStep

    @property
    def open(self) -> bool:
        """Not closed, and meant to be closed one day."""
        return self.last.state not in (CLOSED, LONG_TERM)

    def overdue(self, day: date) -> bool:
        """Whether the deadline that it had then was over."""
        return self.open and self.last.deadline is not None and self.last.deadline.last() < day


@dataclass(frozen=True)
class Figures:
    """Numbers of items. total: registered by the end of the period · to_close: of those, without the long-term ones ·
    closed, overdue, long_term, open: how they stood at its end · new, closed_in, extended, returned, reopened: in the period."""

    total: int
    to_close: int
    closed: int
    open: int
    overdue: int
    long_term: int
    new: int
    closed_in: int
    extended: int
    returned: int
    reopened: int

    @property
    def rate(self) -> float | None:
        """销号率: closed of those that are to be closed, from 0 to 1; None where there is none."""
        return self.closed / self.to_close if self.to_close else None


def history(item: Rectification, steps: Sequence[RectificationStep]) -> list[RectificationStep]:
    """The steps of an item as they were taken, whatever the precision of their days. One that was taken over, or kept
    before steps were, begins with how it stands: registered when found, closed on the day that it says."""
    known = sorted(steps, key=lambda step: step.id)
    if known:
        return known
    first = registered(item)
    if state_of(item) == CLOSED and item.closed_on is not None:
        first.state = "整改中"
        return [first, RectificationStep(day=item.closed_on, action=CLOSE, state=CLOSED, round=item.round or 1,
                                         deadline=item.deadline, owner=item.owner)]  # fmt: skip
    return [first]


def days(past: Iterable[RectificationStep]) -> list[date]:
    """Since when each step of a history counts: the first day that it can mean (2026-10 was there all of October), never
    before the step that it follows. One without a day was there always."""
    return list(accumulate((step.day.first() if step.day else date.min for step in past), max))


def standing(items: Iterable[Rectification], steps: Steps, day: date) -> list[Standing]:
    """The items that were registered by the end of a day, as they stood then."""
    found = []
    for item in items:
        past = history(item, steps.get(item.id, ()))
        by_then = bisect_right(days(past), day)
        if by_then:
            found.append(Standing(item, past[by_then - 1]))
    return found


def within_days(past: Sequence[RectificationStep], first: date, last: date) -> list[RectificationStep]:
    """The steps of a history that were taken from first to last."""
    return [step for step, day in zip(past, days(past), strict=True) if first <= day <= last]


def figures(items: Sequence[Rectification], steps: Steps, first: date, last: date) -> Figures:
    """The figures of the days from first to last, both counted."""
    then = standing(items, steps, last)
    within = [step.action for item in items for step in within_days(history(item, steps.get(item.id, ())), first, last)]
    closed = sum(one.last.state == CLOSED for one in then)
    long_term = sum(one.last.state == LONG_TERM for one in then)
    return Figures(
        total=len(then),
        to_close=len(then) - long_term,
        closed=closed,
        open=sum(one.open for one in then),
        overdue=sum(one.overdue(last) for one in then),
        long_term=long_term,
        new=len(then) - len(standing(items, steps, _day_before(first))),
        closed_in=within.count(CLOSE),
        extended=within.count(EXTEND),
        returned=within.count(RETURN),
        reopened=within.count(REOPEN),
    )


def by_owner(items: Sequence[Rectification], steps: Steps, day: date) -> dict[str, list[Standing]]:
    """The items that were to be closed, as they stood at the end of a day, by each who answered for them then; those whom
    several answer for are at each of them, those without anybody at ''."""
    found: dict[str, list[Standing]] = {}
    for one in standing(items, steps, day):
        if one.last.state != LONG_TERM:
            for name in [name for name in one.last.owner.split("、") if name] or [""]:
                found.setdefault(name, []).append(one)
    return found


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
