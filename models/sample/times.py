"""Days of the sample, told relative to today, and the days on which an office meets."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from models.kinds import PartialDate, add_months

# Lunar new year (year, month, day), so that nobody in the sample meets during the holidays.
_SPRING = {
    year: date(year, month, day)
    for year, month, day in (
        (2017, 1, 28), (2018, 2, 16), (2019, 2, 5), (2020, 1, 25), (2021, 2, 12), (2022, 2, 1), (2023, 1, 22), (2024, 2, 10),
        (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13), (2030, 2, 3), (2031, 1, 23), (2032, 2, 11),
        (2033, 1, 31), (2034, 2, 19), (2035, 2, 8), (2036, 1, 28), (2037, 2, 15), (2038, 2, 4), (2039, 1, 24), (2040, 2, 12),
    )
}  # fmt: skip
_FIXED = frozenset(
    {(1, 1), (1, 2), (1, 3), *((5, d) for d in range(1, 6)), *((10, d) for d in range(1, 9)), (4, 4), (4, 5)}
)


def office_open(day: date) -> bool:
    """Whether an office works that day: not at a weekend, not in the long holidays (days made up for are not known)."""
    spring = _SPRING.get(day.year)
    new_year = spring is not None and -1 <= (day - spring).days <= 6
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED and not new_year


def workday(day: date, *, back: bool = False) -> date:
    """The day itself or the nearest working day after it, before it with `back`."""
    while not office_open(day):
        day += timedelta(days=-1 if back else 1)
    return day


def in_month(today: date, ago: int, day: int) -> date:
    """A day of the month that lies `ago` months before today's, its last day at most."""
    first = add_months(today.replace(day=1), -ago)
    return first.replace(day=min(day, calendar.monthrange(first.year, first.month)[1]))


def when(text: str, today: date) -> PartialDate | None:
    """A day as the sample's files write it.

    1971-06: as it stands · Y-41-03-12: 41 years before this one, in March · M-14-20: the 20th, 14 months ago ·
    D-345: so many days ago · W-345: the working day before that · P-6: the day of admission of a person whose year of
    probation ended about 6 days ago.
    """
    if not text:
        return None
    sign, rest = text[0], text[1:]
    if sign == "Y":
        years, *later = rest[1:].split("-")
        return PartialDate(today.year - int(years), *map(int, later))
    if sign == "M":
        ago, *days = (int(n) for n in rest[1:].split("-"))
        first = in_month(today, ago, 1)
        return PartialDate.of(in_month(today, ago, days[0])) if days else PartialDate(first.year, first.month)
    if re.fullmatch(r"[DWP][+-]\d+", text):
        day = today + timedelta(days=int(rest))
        if sign == "P":
            day = add_months(day, -12)
        return PartialDate.of(day if sign == "D" else workday(day, back=True))
    return PartialDate.parse(text)


def probation_end(joined: PartialDate) -> PartialDate:
    """The day of becoming a full member, with the precision of the day of joining.

    A year after it, or the same day where there was no probation: 1969-04-01 to 1977-08-11 (domain §4.4).
    """
    if date(1969, 4, 1) <= joined.first() <= date(1977, 8, 11):
        return joined
    if joined.whole:
        return PartialDate.of(add_months(joined.first(), 12))
    return PartialDate(joined.year + 1, joined.month)
