"""What must hold for all days, ID numbers and names, not only for the examples."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.kinds import BirthDay, Day, IdNumber, PartialDate, PersonName, Unreadable
from models.kinds.identity import born, check_digit, sex_of, upgraded

DAYS = st.dates(date(1912, 1, 1), date(2099, 12, 31))
_CHINESE = "〇一二三四五六七八九"
steady = settings(deadline=None, database=None, derandomize=True)


def numeral(number: int) -> str:
    """12 → 十二, 30 → 三十."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else _CHINESE[tens] + "十"
    return ten + (_CHINESE[ones] if ones or not tens else "")


def chinese_year(year: int) -> str:
    return "".join(_CHINESE[int(c)] for c in str(year))


def wide(text: str) -> str:
    """As a Chinese input method in full-width mode types it."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def spellings(day: date) -> list[str]:
    """All usual ways to write a day."""
    y, m, d = day.year, day.month, day.day
    return [
        f"{y}-{m:02}-{d:02}", f"{y}-{m}-{d}", f"{y}.{m:02}.{d:02}", f"{y}.{m}.{d}", f"{y}/{m}/{d}", f"{y}年{m}月{d}日",
        f"{y}年{m:02}月{d:02}日", f"{y} 年 {m} 月 {d} 日", f"{y}{m:02}{d:02}", f"{y}、{m}、{d}", f"{y}—{m}—{d}",
        f"{y}-{m:02}-{d:02} 00:00:00", wide(f"{y}-{m:02}-{d:02}"), f"'{y}-{m:02}-{d:02}", f"{y}年{m}月{d}日生",
        f"{chinese_year(y)}年{numeral(m)}月{numeral(d)}日",
    ]  # fmt: skip


def months(day: date) -> list[str]:
    y, m = day.year, day.month
    return [
        f"{y}-{m:02}",
        f"{y}.{m:02}",
        f"{y}年{m}月",
        f"{y}/{m}",
        f"{y}{m:02}",
        wide(f"{y}.{m:02}"),
        f"{chinese_year(y)}年{numeral(m)}月",
    ]


@given(DAYS)
@steady
def test_a_day_is_read_from_every_usual_spelling(day: date):
    for text in spellings(day):
        assert Day().read(text) == PartialDate.of(day), text
        assert BirthDay().read(text) == PartialDate.of(day), text


@given(DAYS)
@steady
def test_a_month_stays_a_month_and_a_year_a_year(day: date):
    for text in months(day):
        assert Day().read(text) == PartialDate(day.year, day.month), text
    for text in (str(day.year), f"{day.year}年", f"{chinese_year(day.year)}年"):
        assert Day().read(text) == PartialDate(day.year), text


@given(DAYS, st.integers(1, 3))
@steady
def test_what_is_known_comes_back_at_its_own_precision(day: date, parts: int):
    known = PartialDate(*(day.year, day.month, day.day)[:parts])
    kind = Day()
    assert kind.read(kind.show(known)) == known
    assert kind.load(kind.store(known)) == known
    assert kind.read(known.chinese()) == known
    assert known.first() <= day <= known.last()
    assert known.covers(PartialDate.of(day))


@given(st.integers(1912, 2099), st.integers(0, 99), st.integers(0, 99))
@steady
def test_no_day_is_invented_where_there_is_none(year: int, month: int, day: int):
    text = f"{year}-{month:02}-{day:02}"
    try:
        read = Day().read(text)
    except Unreadable:
        with pytest.raises(ValueError):  # noqa: PT011 - the calendar's own refusal
            date(year, month, day)
        return
    assert read is not None
    assert (read.year, read.month, read.day) == (year, month, day), "00 says that it is not known"


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A valid number of 18 characters."""
    day = draw(st.dates(date(1912, 1, 1), date(2026, 11, 23)))
    first17 = (
        draw(st.from_regex(r"[1-8][0-9]{5}", fullmatch=True)) + f"{day:%Y%m%d}" + f"{draw(st.integers(0, 999)):03}"
    )
    return first17 + check_digit(first17)


@given(numbers())
@steady
def test_a_valid_number_is_taken_as_it_is(number: str):
    for raw in (
        number,
        number.lower(),
        wide(number),
        f" {number} ",
        f"{number[:6]} {number[6:14]} {number[14:]}",
        f"'{number}",
    ):
        assert IdNumber().read(raw) == number
    assert str(born(number)).replace("-", "") == number[6:14]
    assert sex_of(number) == "女男"[int(number[16]) % 2]
    assert number[6:14] not in IdNumber().mask(number)


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
@steady
def test_every_single_wrong_character_is_found(number: str, place: int, other: str):
    assume(number[place] != other)
    with pytest.raises(Unreadable):
        IdNumber().read(number[:place] + other + number[place + 1 :])


@given(numbers(), st.integers(0, 16))
@steady
def test_every_swap_of_unequal_neighbours_is_found(number: str, place: int):
    assume(number[place] != number[place + 1])
    with pytest.raises(Unreadable):
        IdNumber().read(number[:place] + number[place + 1] + number[place] + number[place + 2 :])


@given(numbers())
@steady
def test_an_old_number_is_kept_and_its_new_one_is_the_same_person(number: str):
    assume(number[6:8] == "19")
    old = number[:6] + number[8:17]
    assert IdNumber().read(old) == old
    assert upgraded(old) == number
    assert (born(old), sex_of(old)) == (born(number), sex_of(number))


HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4)


@given(HANZI, st.sampled_from([" ", "  ", "\u3000", "\xa0", "\t"]))
@steady
def test_blanks_inside_a_name_go_and_nothing_else(name: str, blank: str):
    assume(PersonName().read(name) == name)  # 无, 空 … say that there is no name
    assert PersonName().read(blank.join(name)) == name
    assert PersonName().read(f"{blank}{name}{blank}") == name


@given(HANZI, HANZI, st.sampled_from(".．·•‧∙⋅・●"))
@steady
def test_every_dot_of_a_name_becomes_one_kind(given_name: str, family: str, dot: str):
    assert PersonName().read(f"{given_name}{dot}{family}") == f"{given_name}·{family}"
    assert PersonName().read(f"{given_name} {dot} {family}") == f"{given_name}·{family}"
