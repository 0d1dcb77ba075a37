"""Months, quarters and years as spans of days, and days as short Chinese."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from models.kinds import PartialDate

NUMERALS = "一二三四"
FIRST_DAYS = timedelta(days=7)
"""So many days of a period may lie before the ledger began, and it is asked for like those after it: little can be on paper."""


@dataclass(frozen=True)
class Span:
    """`months` months of a year, beginning with `first_month` (1 to 12)."""

    year: int
    first_month: int
    months: int

    @cached_property
    def begin(self) -> date:
        return date(self.year, self.first_month, 1)

    @cached_property
    def end(self) -> date:
        last = self.first_month + self.months - 1
        return date(self.year, last, calendar.monthrange(self.year, last)[1])

    @property
    def number(self) -> int:
        """Which of its length it is in its year: 1 to 4 of a quarter, 1 to 12 of a month."""
        return (self.first_month - 1) // self.months + 1

    def earlier(self) -> Span:
        """The span of as many months just before it."""
        if self.first_month > self.months:
            return Span(self.year, self.first_month - self.months, self.months)
        return Span(self.year - 1, 13 - self.months, self.months)

    def later(self) -> Span:
        """The span of as many months just after it."""
        first = self.first_month + self.months
        return Span(self.year, first, self.months) if first <= 12 else Span(self.year + 1, 1, self.months)

    def holds(self, day: PartialDate) -> bool:
        """Whether the day, as far as it is known, is in the span for sure."""
        return self.begin <= day.first() and day.last() <= self.end

    def name(self) -> str:
        """11月, 三季度, 上半年, 全年."""
        if self.months == 1:
            return f"{self.first_month}月"
        if self.months == 3:
            return f"{NUMERALS[self.number - 1]}季度"
        if self.months == 6:
            return "上半年" if self.first_month == 1 else "下半年"
        return "全年"

    def full_name(self) -> str:
        """2026年三季度."""
        return f"{self.year}年{self.name()}"


def quarter_of(year: int, month: int) -> Span:
    """The quarter that a month (1 to 12) is in."""
    return Span(year, (month - 1) // 3 * 3 + 1, 3)


def spans(year: int, months: int) -> list[Span]:
    """The year cut into spans of so many months; `months` divides 12."""
    return list(_spans(year, months))


@cache
def _spans(year: int, months: int) -> tuple[Span, ...]:
    """Asked again for each duty, and made once: a span keeps the days that it has worked out."""
    return tuple(Span(year, first, months) for first in range(1, 13, months))


def short_day(day: PartialDate | date, today: date) -> str:
    """9月12日, with the year where it is not this year's."""
    known = PartialDate.of(day) if isinstance(day, date) else day
    text = known.chinese()
    return text.removeprefix(f"{today.year}年") or text
