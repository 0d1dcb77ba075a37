"""Quarters of days, and what spans are called and numbered."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.periods import Span, quarter_of, spans


@pytest.mark.parametrize(("month", "number"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)])
def test_the_quarter_of_a_month(month, number):
    quarter = quarter_of(2026, month)
    assert (quarter.number, quarter.name()) == (number, f"{'一二三四'[number - 1]}季度")
    assert quarter.full_name() == f"2026年{quarter.name()}"
    assert quarter.begin <= date(2026, month, 1) <= quarter.end


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_the_spans_of_a_year_are_numbered_and_follow_each_other(months):
    found = spans(2026, months)
    assert [span.number for span in found] == list(range(1, 12 // months + 1))
    assert found[0].earlier() == Span(2025, 13 - months, months)
    assert [span.earlier() for span in found[1:]] == found[:-1]
    assert [span.later() for span in found[:-1]] == found[1:]
    assert found[-1].later() == Span(2027, 1, months)
