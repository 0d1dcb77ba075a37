"""Days as people write them, and what must be asked instead of guessed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from models.kinds import BirthDay, Day, PartialDate, Unreadable, add_months


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("1985-03-12", "1985-03-12"), ("1985.3.12", "1985-03-12"), ("1985/3/12 ", "1985-03-12"), ("1985年3月12日", "1985-03-12"),
        ("１９８５－０３－１２", "1985-03-12"), ("19850312", "1985-03-12"), (19850312.0, "1985-03-12"), ("198503", "1985-03"),
        (198503, "1985-03"), ("1985.03", "1985-03"), ("1985.10", "1985-10"), ("1985.1", "1985-01"), (1985.03, "1985-03"),
        (1985.12, "1985-12"), ("1985年", "1985"), ("1985", "1985"), (1985, "1985"), ("一九八五年三月十二日", "1985-03-12"),
        ("二〇〇〇年十月", "2000-10"), ("一九九一年十二月三十一日", "1991-12-31"), ("1985-03-12 00:00:00", "1985-03-12"),
        (date(1985, 3, 12), "1985-03-12"), (datetime(1985, 3, 12, 8), "1985-03-12"), (45825, "2025-06-17"), (45825.5, "2025-06-17"),
        ("1985年3月12日（农历）", "1985-03-12"), ("（1985年3月）", "1985-03"), ("'1985-03", "1985-03"), ("1985-03-00", "1985-03"),
        ("99.3", "1999-03"), (75.8, "1975-08"), ("1985、03", "1985-03"), ("1985年3月12日生", "1985-03-12"),
        ("中共党员（2007.10）", "2007-10"), ("9/Sep/2004", "2004-09-09"), ("24 October 1990", "1990-10-24"),
    ],
)  # fmt: skip
def test_reads(raw: object, wanted: str):
    assert str(Day().read(raw)) == wanted


@pytest.mark.parametrize("raw", [1985.1, 85.1, 2010.1])
def test_a_number_that_may_be_january_or_october_is_asked_about(raw: float):
    with pytest.raises(Unreadable, match="分不清"):
        Day().read(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "1985-13",
        "预备党员（2007.10）",
        "31/Feb/2004",
        "9/Sex/2004",
        "1985-02-30",
        "1985-00-12",
        "1850-01-01",
        "三月",
        "12",
        0,
        -5.5,
        99999.5,
        1e-05,
        1985.123,
        "不详",
        "198513",
        "1985123",
        "9999",  # “not known”, which as a day of Excel's would be in 1927
        9999,
        "8519",
    ],
)
def test_refuses(raw: object):
    with pytest.raises(Unreadable):
        Day().read(raw)


def test_two_digit_years_of_birth_are_of_the_last_century():
    assert str(BirthDay().read("43.10")) == "1943-10"
    assert str(BirthDay().read("26.10")) == "1926-10"
    assert str(Day().read("26.10")) == "2026-10"


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [(date(2025, 8, 31), 6, date(2026, 2, 28)), (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2026, 1, 31), 1, date(2026, 2, 28))],
)  # fmt: skip
def test_adding_months_stays_in_the_month(day: date, months: int, wanted: date):
    assert add_months(day, months) == wanted


def test_a_month_covers_its_days_and_no_others():
    month = PartialDate(1985, 3)
    assert month.covers(PartialDate(1985, 3, 12))
    assert not month.covers(PartialDate(1985, 4))
    assert not PartialDate(1985, 3, 12).covers(month)
    assert not PartialDate(1985, 1).covers(PartialDate(1985, 10))


def test_who_writes_a_day_without_a_year_is_told_so():
    with pytest.raises(Unreadable, match="没有 23 月，请核对；只写了月日的，请补上年份"):
        Day().read("11.23")
