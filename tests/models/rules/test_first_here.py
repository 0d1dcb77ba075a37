"""A year that was begun on paper: what would be number 1 may be the fourth."""

from dataclasses import replace

import pytest

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import GENERAL, TALK
from models.rules.numbering import first_here

NEW = Meeting(kind=GENERAL, day=PartialDate(2026, 5, 1))


def held(number, kind=GENERAL):
    return Meeting(id=number + 100, kind=kind, day=PartialDate(2026, 3, 1), number=number)


@pytest.mark.parametrize(
    ("begun", "others", "first"),
    [
        ((2026, 4, 1), [], True),
        ((2026, 4), [held(7, kind="党课")], True),
        ((2026, 4, 1), [held(1)], False),
        ((2026, 1, 8), [], False),
        ((2026, 1, 9), [], True),
        ((2025, 4, 1), [], False),
        (None, [], False),
    ],
    ids=[
        "begun in April",
        "another series",
        "one is there",
        "a week",
        "more than a week",
        "the year before",
        "not stated",
    ],
)
def test_the_first_of_a_year_that_was_begun_on_paper(begun, others, first):
    """It had become 第1次 without a word, the fourth of the year."""
    assert first_here(NEW, others, begun and PartialDate(*begun)) is first
    assert not first_here(replace(NEW, number=4), others, begun and PartialDate(*begun))
    assert not first_here(replace(NEW, kind=TALK), others, begun and PartialDate(*begun))
