"""Of which days an export is: a calendar year, a stretch from one day to another, or all that there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate


@dataclass(frozen=True)
class Stretch:
    """From one day to another, both in it."""

    first: date
    last: date

    @classmethod
    def of_year(cls, year: int) -> Stretch:
        """The days of a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int | None:
        """The calendar year that it is; None where it is not just one."""
        return self.first.year if self == Stretch.of_year(self.first.year) else None

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first.year, self.last.year + 1)

    def holds(self, day: PartialDate) -> bool:
        """Whether the day, as far as it is known, can be in it: what is only known by its year must not fall through."""
        return day.first() <= self.last and day.last() >= self.first

    def words(self) -> str:
        """2026年度, 2025年7月至2026年6月, 2026年3月5日至4月2日 with both years."""
        if self.year:
            return f"{self.year}年度"
        first, last = PartialDate.of(self.first), PartialDate.of(self.last)
        whole = PartialDate(last.year, last.month).last() == self.last and first.day == 1
        if whole:
            first, last = PartialDate(first.year, first.month), PartialDate(last.year, last.month)
        return first.chinese() if whole and first == last else f"{first.chinese()}至{last.chinese()}"


Within = int | Stretch | None
"""A calendar year, a stretch of days, or all."""


def in_words(within: Within) -> str:
    """2026年度, the words of a stretch, or ''."""
    return within.words() if isinstance(within, Stretch) else f"{within}年度" if within else ""


def said(within: Within) -> str:
    """The same at the head of a sentence: 2026年, the words of a stretch, or ''."""
    return f"{within}年" if isinstance(within, int) else in_words(within)


def is_in(day: PartialDate | None, within: Within) -> bool:
    """Whether a record of that day belongs in; without a year all do, and else none that has no day."""
    if within is None or day is None:
        return within is None
    return within.holds(day) if isinstance(within, Stretch) else day.year == within
