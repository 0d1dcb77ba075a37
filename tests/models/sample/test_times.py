"""Days of the sample: written relative to today, on working days, with the probation of their time."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.sample.times import in_month, office_open, probation_end, when, workday

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1971-06", "1971-06"),
        ("1992", "1992"),
        ("Y-41-03-12", "1985-03-12"),
        ("Y-9", "2017"),
        ("M-1-31", "2026-02-28"),
        ("M-3", "2025-12"),
        ("D-31", "2026-02-28"),
        ("D+1", "2026-04-01"),
        ("W-31", "2026-02-27"),
        ("P+18", "2025-04-18"),
    ],
)
def test_days_relative_to_today(text: str, day: str) -> None:
    assert str(when(text, TODAY)) == day


def test_no_text_is_no_day() -> None:
    assert when("", TODAY) is None


@pytest.mark.parametrize(
    ("joined", "full"),
    [
        ("1969-03-31", "1970-03-31"),
        ("1969-04-01", "1969-04-01"),
        ("1971-06", "1971-06"),
        ("1977-08-11", "1977-08-11"),
        ("1977-08-12", "1978-08-12"),
        ("2024-02-29", "2025-02-28"),
        ("2001-05", "2002-05"),
    ],
)
def test_probation_by_the_rules_of_its_time(joined: str, full: str) -> None:
    assert str(probation_end(PartialDate.parse(joined))) == full


def test_offices_are_closed_at_weekends_and_holidays() -> None:
    assert not office_open(date(2026, 11, 22))
    assert not office_open(date(2026, 2, 16))  # the eve of the lunar new year
    assert not office_open(date(2026, 10, 1))
    assert office_open(date(2026, 11, 23))
    assert workday(date(2026, 2, 16)) == date(2026, 2, 24)
    assert workday(date(2026, 2, 17), back=True) == date(2026, 2, 13)


def test_a_month_without_that_day_gives_its_last() -> None:
    assert in_month(date(2024, 3, 15), 1, 31) == date(2024, 2, 29)
