"""The fixed party day: how it is written down, and which day of a month it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.planning.party_day import PartyDay, party_day


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("每月 20 日", {(2026, 11): 20}),
        ("每月5日", {(2026, 11): 5}),
        ("每月１５号", {(2026, 2): 15}),
        ("每月二十五日", {(2026, 2): 25}),
        ("每月十日", {(2026, 2): 10}),
        ("每月第二个星期五", {(2026, 11): 13, (2026, 5): 8}),
        ("每月第2个周五下午", {(2026, 11): 13}),
        ("每月第二周的星期五", {(2026, 11): 13}),
        ("每月第一个星期日", {(2026, 11): 1}),
        ("每月第五个星期一", {(2026, 11): 30, (2026, 10): 26}),
        ("每月最后一个周三", {(2026, 2): 25, (2024, 2): 28}),
        ("每月31日", {(2026, 1): 31, (2026, 4): 30, (2026, 2): 28, (2024, 2): 29}),
        ("每月29日", {(2024, 2): 29, (2026, 2): 28}),
        ("每月最后一天", {(2026, 2): 28}),
        ("每月20日（遇休息日顺延）", {(2026, 11): 20, (2026, 9): 21, (2026, 6): 22}),
        ("每月20日，遇周末提前", {(2026, 9): 18, (2026, 6): 19}),
        ("每月31日（遇休息日顺延）", {(2026, 1): 30, (2026, 5): 29}),
        ("每月1日，休息日提前", {(2026, 11): 2}),
        ("每月最后一个工作日", {(2026, 1): 30}),
    ],
)
def test_read(text, months):
    fixed = party_day(text)
    assert {month: fixed.in_month(*month).day for month in months} == months


@pytest.mark.parametrize(
    "text", ["", "每月下旬", "每周五", "由支委会另定", "每月5日或20日", "7月1日", "每月0日", "每月45日", "主题党日"]
)
def test_nothing_is_guessed(text):
    assert party_day(text) is None


@given(
    st.builds(
        PartyDay, day=st.integers(0, 31), nth=st.sampled_from([-1, 1, 2, 3, 4, 5]), weekday=st.integers(0, 6),
        moves=st.sampled_from([-1, 0, 1]),
    ),
    st.integers(1970, 2090),
    st.integers(1, 12),
)  # fmt: skip
def test_each_month_has_exactly_one_in_itself(fixed, year, month):
    day = fixed.in_month(year, month)
    assert (day.year, day.month) == (year, month)
    if fixed.moves:
        assert day.weekday() < 5
    assert isinstance(day, date)
