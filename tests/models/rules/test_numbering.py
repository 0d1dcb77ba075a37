"""Which of the year a meeting is."""

import pytest

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import ARCHIVED, FINAL, GENERAL, GROUP, TALK, VOID
from models.rules.numbering import by_day, changes_told, crossed, next_number, ordinal, twins


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


# By day


def on(text, number=None, status=FINAL, start="", **about):
    day = PartialDate(*map(int, text.split("-")))
    number_of = {"id": int(text.replace("-", "")) * 10 + len(start)} | about
    return Meeting(kind=GENERAL, day=day, number=number, status=status, start=start, **number_of)


def dealt(mine, *others):
    return {str(m.day): number for m, number in by_day(mine, [mine, *others])}


def test_an_older_meeting_gets_the_gap_before_the_later_ones():
    assert next_number(on("2026-03-12"), [on("2026-01-05", 1), on("2026-11-05", 3)]) == 2
    assert next_number(on("2026-03-12"), [on("2026-11-05", 2)]) == 1
    assert next_number(on("2026-03-12"), [on("2026-11-05", 1)]) == 2, "the first number that is free"


def test_the_numbers_in_use_follow_the_days():
    assert dealt(on("2026-03-12", 2), on("2026-11-05", 1)) == {"2026-03-12": 1, "2026-11-05": 2}
    mine = on("2026-03-12", 4)
    assert dealt(mine, on("2026-01-05", 1), on("2026-04-05", 2), on("2026-12-05", 7)) == {
        "2026-03-12": 2,
        "2026-04-05": 4,
    }
    assert dealt(mine, on("2026-01-05", 1), on("2026-04-05", 6)) == {}, "gaps stay gaps"


def test_archived_and_void_ones_keep_their_numbers():
    assert dealt(on("2026-03-12", 2), on("2026-11-05", 1, ARCHIVED)) == {}
    assert dealt(on("2026-03-12", 3), on("2026-02-05", 1, ARCHIVED), on("2026-11-05", 2)) == {
        "2026-03-12": 2,
        "2026-11-05": 3,
    }
    assert dealt(on("2026-03-12", 2), on("2026-11-05", 1, VOID)) == {}
    assert crossed([on("2026-03-12", 2), on("2026-11-05", 1, VOID)]) == []


def test_of_one_day_the_hour_tells_and_without_one_nothing():
    late, early = on("2026-03-12", 1, start="14:00"), on("2026-03-12", 2, start="9:00".zfill(5), id=7)
    assert crossed([late, early]) == [(early, late)]
    assert crossed([on("2026-03-12", 1), on("2026-03-12", 2, id=7)]) == []
    assert crossed([on("2026-03", 2), on("2026-03-12", 1, id=7)]) == []


def test_what_changes_is_told():
    moved = by_day(mine := on("2026-03-12", 2), [mine, on("2026-11-05", 1)])
    assert changes_told(moved).splitlines() == ["· 2026-03-12：第2次改为第1次", "· 2026-11-05：第1次改为第2次"]
    assert changes_told(moved, 1).endswith("· ……共 2 份")
