"""The list of duties: months as people write them, what is due when, what the check of a quarter found and what it left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PartialDate
from models.records import Responsibility, ResponsibilityCheck
from models.records.responsibility import DONE, NOT_DONE, NOT_DUE, PARTLY
from models.rules.periods import Span
from models.rules.register.duties import (
    AHEAD,
    CURRENT,
    UNCHECKED,
    by_responsible,
    check_figures,
    due,
    how,
    in_order,
    missing,
    months_of,
    plan_of,
    to_check,
)
from models.rules.register.months import Months, months_words, read_months

EVERY, THIRD = tuple(range(1, 13)), Span(2026, 7, 3)
WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@pytest.mark.parametrize(
    ("text", "months", "lost"),
    [
        ("3、6、9、12", (3, 6, 9, 12), ""),
        ("每季度末", (3, 6, 9, 12), ""),
        ("每季度初", (1, 4, 7, 10), ""),
        ("３、６、９、１２月", (3, 6, 9, 12), ""),
        ("三、六、九、十二月", (3, 6, 9, 12), ""),
        ("1—3月", (1, 2, 3), ""),
        ("三月至五月", (3, 4, 5), ""),
        ("11月至2月", (1, 2, 11, 12), ""),
        ("一季度、三季度末", (3, 9), ""),
        ("第二季度中", (5,), ""),
        ("上半年", (6,), ""),
        ("上下半年各一次", (6, 12), ""),
        ("双月", (2, 4, 6, 8, 10, 12), ""),
        ("每月", EVERY, ""),
        ("每年12月", (12,), ""),
        ("每年底", (12,), ""),
        ("3月15日前", (3,), ""),
        ("2026年3月", (3,), ""),
        ("6月底前", (6,), ""),
        ("每月10日", EVERY, "10日"),
        ("每季度2次", (3, 6, 9, 12), "2次"),
        ("3、胡说、9", (3, 9), "胡说"),
        ("七一前后", (), "七一前后"),
        ("胡说八道", (), "胡说八道"),
        ("每年三、九月", (3, 9), ""),
        ("逢三、六和九", (3, 6, 9), "逢"),
        ("13", (), "13"),
        ("十三月", (), "十三月"),
        ("0", (), "0"),
        ("", (), ""),
    ],
)
def test_months_as_people_write_them(text, months, lost):
    assert read_months(text) == Months(months, lost)


@given(
    st.sets(st.integers(1, 12), min_size=1).map(sorted),
    st.sampled_from(["、", ",", "，", " ", "/", "；", "和", " 、 "]),
    st.sampled_from(["", "月", "月份"]),
    st.sampled_from(["narrow", "wide", "chinese", "zero"]),
)
def test_any_months_in_any_writing_are_read(months, between, after, writing):
    words = {
        "narrow": [str(m) for m in months],
        "wide": [str(m).translate(WIDE) for m in months],
        "chinese": [CHINESE[m - 1] for m in months],
        "zero": [f"{m:02}" for m in months],
    }[writing]
    assert read_months(between.join(word + after for word in words)) == Months(tuple(months))


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from("-—–~至到～－"))
def test_any_range_is_read_over_the_end_of_the_year_too(first, last, between):
    there = range(first, last + 1) if first <= last else [*range(first, 13), *range(1, last + 1)]
    assert read_months(f"{first}月{between}{last}月") == Months(tuple(sorted(there)))


@given(st.text(alphabet="0123456789３１２月季度末每年初上下半双一二十、，. -次前胡说乱写", max_size=24))
def test_no_word_is_lost_without_being_shown(text):
    found = read_months(text)
    assert set(found.months) <= set(EVERY)
    assert found.months == tuple(sorted(set(found.months)))
    for word in "胡说乱写":
        assert text.count(word) == found.lost.count(word)
    assert months_words(found.months) == "" or read_months(months_words(found.months)) == Months(found.months)


def duty(number=1, frequency="每季度", **about):
    return Responsibility(id=number, post=about.pop("post", "书记"), text=f"事项{number}", frequency=frequency, **about)


@pytest.mark.parametrize(
    ("frequency", "months", "planned", "lost"),
    [
        ("每月", "", EVERY, ""),
        ("每季度", "", (3, 6, 9, 12), ""),
        ("每半年", "", (6, 12), ""),
        ("每年", "", (12,), ""),
        ("每年", "7", (7,), ""),
        ("适时", "", (), ""),
        ("适时", "5月", (5,), ""),
        ("每两个月", "", (2, 4, 6, 8, 10, 12), ""),
        ("每周", "", EVERY, ""),
        ("看情况", "", (), "看情况"),
        ("每季度", "胡说", (3, 6, 9, 12), "胡说"),
        ("", "", (), ""),
    ],
)
def test_the_months_say_when_and_else_the_frequency(frequency, months, planned, lost):
    assert plan_of(duty(frequency=frequency, months=months)) == Months(planned, lost)


def test_nobody_owes_what_was_before_or_after_his_time():
    from_may = duty(frequency="每月", since=PartialDate(2026, 5, 20), until=PartialDate(2026, 9, 1))
    assert months_of(from_may, 2026) == (5, 6, 7, 8)
    assert months_of(from_may, 2025) == ()
    assert months_of(duty(frequency="每月", until=PartialDate(2026, 9, 2)), 2026) == tuple(range(1, 10))
    assert due([from_may], Span(2026, 10, 3)) == []
    assert due([from_may], Span(2026, 8, 1)) == [from_may]


def check(result, *, year=2026, quarter=3):
    return ResponsibilityCheck(year=year, quarter=quarter, result=result)


def test_the_figures_of_a_quarter():
    duties = [duty(n) for n in range(1, 6)] + [duty(6, "每年"), duty(7, "适时"), duty(8, "适时")]
    checks = {
        1: [check(DONE)], 2: [check(PARTLY)], 3: [check(NOT_DONE, quarter=2), check(NOT_DONE)], 4: [check(NOT_DUE)],
        5: [check(DONE, quarter=2), check(DONE, year=2025)], 8: [check(DONE)],
    }  # fmt: skip
    found = check_figures(duties, THIRD, checks)
    told = (found.due, found.done, found.partly, found.not_done, found.not_due, found.unchecked, found.checked)
    assert told == (6, 2, 1, 1, 1, 1, 5)
    assert [d.id for d in missing(duties, THIRD, checks)] == [5]
    assert [d.id for d in to_check(duties, THIRD, checks)] == [1, 2, 3, 4, 5, 8, 7]


def test_a_check_without_a_result_is_none():
    assert missing([duty()], THIRD, {1: [check("")]}) == [duty()]
    assert check_figures([duty()], THIRD, {1: [check("")]}).unchecked == 1


@pytest.mark.parametrize(
    ("quarter", "words"), [(THIRD, UNCHECKED), (Span(2026, 10, 3), CURRENT), (Span(2027, 1, 3), AHEAD)]
)
def test_why_there_is_no_result(quarter, words):
    assert how(duty(), quarter, {}, date(2026, 11, 23)) == words
    assert how(duty(frequency="适时"), quarter, {}, date(2026, 11, 23)) == ""


def test_the_secretary_comes_first_and_who_share_a_duty_each_have_it():
    shared = duty(1, post="组织委员", owner="甲、乙")
    nobody, first, others = (
        duty(2, post="党小组组长"),
        duty(3, post="支部书记（第一责任人）", owner="丙"),
        duty(4, post="群众"),
    )
    assert [d.id for d in in_order([shared, nobody, first, others])] == [3, 1, 2, 4]
    assert list(by_responsible([shared, nobody, first, others])) == ["丙", "甲", "乙", "党小组组长", "群众"]
    assert [d.id for d in in_order([duty(1, post="副书记"), duty(2, post="书记")])] == [2, 1]
