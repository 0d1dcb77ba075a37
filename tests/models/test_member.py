"""A member as of a day: belonging, kind, age and 党龄, also where a month or a day is not known (domain §4.4, §8.4, §8.5 R12)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PartialDate
from models.records import Member
from models.records.member import FULL, PROBATIONARY


def member(**texts: str) -> Member:
    """A member whose days are written as text."""
    days = {"birth", "joined", "full", "arrived", "left"}
    return Member(**{name: PartialDate.parse(text) if name in days else text for name, text in texts.items() if text})  # type: ignore[arg-type]


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("about", "on", "belongs"),
    [
        ({}, "1921-07-23", True),
        ({"joined": "2010-06-18"}, "2010-06-17", False),
        ({"joined": "2010-06-18"}, "2010-06-18", True),
        ({"joined": "2010-06-18", "arrived": "2020-03-01"}, "2020-02-29", False),
        ({"joined": "2010-06-18", "arrived": "2020-03-01"}, "2020-03-01", True),
        ({"joined": "2010-06"}, "2010-05-31", False),
        ({"joined": "2010-06"}, "2010-06-01", True),
        ({"joined": "2010"}, "2010-01-01", True),
        ({"arrived": "2020-03"}, "2020-02-29", False),
        ({"left": "2026-05-10"}, "2026-05-09", True),
        ({"left": "2026-05-10"}, "2026-05-10", False),
        ({"left": "2026-05"}, "2026-04-30", True),
        ({"left": "2026-05"}, "2026-05-01", False),
        ({"left": "2026"}, "2026-01-01", False),
        ({"arrived": "2026-05-10", "left": "2026-05-10"}, "2026-05-10", False),
    ],
)
def test_belonging_begins_with_arrival_and_ends_with_leaving(about: dict[str, str], on: str, belongs: bool) -> None:
    assert member(**about).belongs(day(on)) is belongs


@pytest.mark.parametrize(
    ("about", "on", "kind"),
    [
        ({"kind": FULL, "full": "2011-06-18"}, "2011-06-17", PROBATIONARY),
        ({"kind": FULL, "full": "2011-06-18"}, "2011-06-18", FULL),
        ({"kind": FULL, "full": "2011-06"}, "2011-06-29", PROBATIONARY),
        ({"kind": FULL, "full": "2011-06"}, "2011-06-30", FULL),
        ({"kind": FULL, "full": "2011"}, "2011-12-31", FULL),
        ({"kind": FULL}, "1990-01-01", FULL),
        ({"kind": PROBATIONARY}, "2026-11-23", PROBATIONARY),
        ({"kind": PROBATIONARY, "full": "2026-11-20"}, "2026-11-23", FULL),
        ({"kind": FULL, "joined": "1975-07-01", "full": "1975-07-01"}, "1975-07-01", FULL),
        ({}, "2026-11-23", ""),
    ],
)
def test_the_kind_is_that_of_the_day(about: dict[str, str], on: str, kind: str) -> None:
    assert member(**about).kind_on(day(on)) == kind


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        ("1985-03-12", "2026-03-11", 40),
        ("1985-03-12", "2026-03-12", 41),
        ("2004-02-29", "2026-02-28", 21),
        ("2004-02-29", "2026-03-01", 22),
        ("2004-02-29", "2024-02-29", 20),
        # Of a rough day only the years that are certain count.
        ("1985", "2026-12-30", 40),
        ("1985", "2026-12-31", 41),
        ("1985-12", "2026-12-30", 40),
        ("1985-12", "2026-12-31", 41),
        ("2004-02", "2026-02-28", 21),
        ("2004-02", "2026-03-01", 22),
        ("1985-07-01", "2026-12-31", 41),
    ],
)
def test_age_is_in_full_years(birth: str, on: str, age: int) -> None:
    assert member(birth=birth).age(day(on)) == age


def test_an_unknown_birthday_gives_no_age() -> None:
    assert Member().age(date(2026, 11, 23)) is None
    assert Member().age_words(date(2026, 11, 23)) == ""


def test_what_is_not_certain_is_told_in_words() -> None:
    on = date(2026, 11, 23)
    assert [member(birth=birth).age_words(on) for birth in ("1998", "1998-07", "1998-11", "1998-11-24")] == [
        "27 或 28 岁", "28 岁", "27 或 28 岁", "27 岁",
    ]  # fmt: skip
    assert [member(kind=FULL, full=full).seniority_words(on) for full in ("2021", "2021-06", "2026", "")] == [
        "4 或 5 年", "5 年", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "on", "years"),
    [
        # Since 1982-09-06, and 1956–1969 and 1977–1982: from 转正.
        ({"joined": "2010-06-18", "full": "2011-06-18"}, "2026-06-17", 14),
        ({"joined": "2010-06-18", "full": "2011-06-18"}, "2026-06-18", 15),
        ({"joined": "1977-08-12", "full": "1978-08-12"}, "2026-08-12", 48),
        ({"joined": "1969-03-31", "full": "1970-03-31"}, "2026-03-31", 56),
        # 1969-04-01 to 1977-08-11 there was no probation: from admission, whatever 转正 says.
        ({"joined": "1969-04-01", "full": "1969-04-01"}, "2026-04-01", 57),
        ({"joined": "1975-07-01", "full": "1976-07-01"}, "2026-07-01", 51),
        ({"joined": "1977-08-11"}, "2026-08-11", 49),
        ({"joined": "1975-07"}, "2026-07-30", 50),
        ({"joined": "1975-07"}, "2026-07-31", 51),
        # A year that the span does not hold whole is not of the span for sure.
        ({"joined": "1977", "full": "1978-05-01"}, "2026-05-01", 48),
        ({"joined": "1969", "full": "1970-05-01"}, "2026-05-01", 56),
        ({"joined": "1977"}, "2026-05-01", None),
        # 29 February comes round on 1 March.
        ({"full": "2012-02-29"}, "2026-02-28", 13),
        ({"full": "2012-02-29"}, "2026-03-01", 14),
        ({"full": "2012"}, "2026-01-01", 13),
        ({"full": "2026"}, "2026-11-23", None),
        ({"joined": "2010-06-18"}, "2026-06-18", None),
        ({"full": "2026-11-24"}, "2026-11-23", None),
        ({"full": "2026-11-23"}, "2026-11-23", 0),
    ],
)
def test_seniority_counts_from_the_day_that_the_time_of_admission_prescribes(
    about: dict[str, str], on: str, years: int | None
) -> None:
    assert member(kind=FULL, **about).seniority(day(on)) == years


def test_probationary_members_have_no_seniority() -> None:
    assert member(kind=PROBATIONARY, joined="2026-03-01").seniority(date(2026, 11, 23)) is None
    assert member(kind=PROBATIONARY, joined="1975-03-01").seniority(date(2026, 11, 23)) is None


days = st.dates(date(1930, 1, 1), date(2090, 12, 31))
precise = st.integers(1, 3)


def as_known(whole: date, parts: int) -> PartialDate:
    return PartialDate(*(whole.year, whole.month, whole.day)[:parts])


@given(days, precise, days, precise, days)
def test_nobody_belongs_again_after_leaving(come: date, known: int, go: date, also_known: int, on: date) -> None:
    person = Member(arrived=as_known(come, known), left=as_known(go, also_known))
    if not person.belongs(on) and on >= as_known(come, known).first():
        assert not person.belongs(on + timedelta(days=1))
    if person.belongs(on):
        assert as_known(come, known).first() <= on < as_known(go, also_known).first()


@given(days, precise, days)
def test_knowing_less_changes_age_by_less_than_a_year(born: date, known: int, on: date) -> None:
    exact, partly = Member(birth=PartialDate.of(born)).age(on), Member(birth=as_known(born, known)).age(on)
    assert exact is not None
    assert partly is not None
    assert 0 <= exact - partly <= 1


@given(days, days)
def test_age_grows_by_one_on_the_birthday(born: date, on: date) -> None:
    person = Member(birth=PartialDate.of(born))
    today, tomorrow = person.age(on), person.age(on + timedelta(days=1))
    assert today is not None
    assert tomorrow is not None
    leap = calendar.isleap(on.year)
    birthday = (3, 1) if (born.month, born.day) == (2, 29) and not leap else (born.month, born.day)
    next_day = on + timedelta(days=1)
    assert tomorrow - today == ((next_day.month, next_day.day) == birthday)
