"""Which of the year a meeting is."""

import pytest

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import GENERAL, GROUP, TALK, VOID
from models.rules.numbering import next_number, ordinal, twins


def held(number, kind=GENERAL, year=2026, group="", **about):
    return Meeting(id=number + 100, kind=kind, day=PartialDate(year, 3, 1), group=group, number=number, **about)


def new(kind=GENERAL, year=2026, group=""):
    return Meeting(kind=kind, day=PartialDate(year, 5, 1), group=group)


def test_a_void_number_is_not_given_again():
    assert next_number(new(), [held(1), held(2, status=VOID)]) == 3


def test_gaps_stay_gaps():
    assert next_number(new(), [held(1), held(4)]) == 5


@pytest.mark.parametrize(
    "other",
    [held(7, kind="党课"), held(7, year=2025), held(7, kind=GROUP, group="第一党小组")],
    ids=["kind", "year", "group"],
)
def test_each_series_counts_for_itself(other):
    assert next_number(new(), [other]) == 1


def test_each_group_counts_for_itself():
    mine = held(2, kind=GROUP, group="第一党小组")
    assert next_number(new(GROUP, group=" 第一党小组"), [mine]) == 3
    assert next_number(new(GROUP, group="第二党小组"), [mine]) == 1


@pytest.mark.parametrize("none", [Meeting(kind=GENERAL), new(TALK), new("")])
def test_talks_and_days_not_known_have_none(none):
    assert next_number(none, [held(1)]) is None
    assert twins(none, [held(1)]) == []


def test_the_record_itself_does_not_count():
    mine = held(3)
    assert next_number(mine, [mine, held(1)]) == 2
    assert twins(mine, [mine, held(1)]) == []


def test_twins_have_the_same_number():
    mine, other = held(3), held(3)
    other.id = 9
    assert twins(mine, [mine, other]) == [other]


def test_ordinal():
    assert ordinal(held(3)) == "2026年第3次"
    assert ordinal(new()) == ""
