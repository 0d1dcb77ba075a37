"""Which of the year a meeting is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PartialDate
from models.records import Meeting
from models.records.meeting import ARCHIVED, DRAFT, FINAL, GENERAL, GROUP, TALK, VOID
from models.rules.numbering import (
    ARCHIVED_BESIDE,
    CLOSED,
    TWINS,
    UNSURE,
    by_day,
    changes_told,
    crossed,
    earlier,
    next_number,
    ordinal,
    placed,
    runs,
    series,
    twins,
)


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
    return Meeting(**{"kind": GENERAL} | number_of, day=day, number=number, status=status, start=start)


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


def test_a_month_alone_hides_no_crossing():
    before, vague, later = on("2026-02-27", 5), on("2026-03", 6), on("2026-03-05", 4)
    assert crossed([before, vague, later]) == [(before, later)]
    first, second = on("2026-03-01", 5), on("2026-03-01", 6, id=8)
    assert crossed([second, first, later]) == [(second, later)], "of those that may be the last, the greatest number"
    january = on("2026-01-05", 9)
    assert crossed([january, before, on("2026-03-02", 6)]) == [(january, before)], "beside the last before it only"


def test_what_has_no_certain_place_is_not_moved_nor_what_it_may_lie_between():
    vague = on("2026-03", 5)
    assert dealt(vague, on("2026-03-10", 3), on("2026-03-20", 2)) == {}
    assert dealt(on("2026-03-05", 7), on("2026-03-05", 3, start="09:00"), on("2026-03-05", 2, start="14:00")) == {}
    assert dealt(vague, on("2026-04-10", 3), on("2026-04-20", 2)) == {"2026-03": 2, "2026-04-20": 5}
    assert dealt(on("2026-03", 1), on("2026-04-10", 3), on("2026-04-20", 2)) == {"2026-04-10": 2, "2026-04-20": 3}


def hindered(*meetings, closed=()):
    return [(run.hindrance, run.by and str(run.by.day)) for run in runs(meetings, closed)]


def test_why_numbers_cannot_follow_the_days_is_said():
    march, november = on("2026-03-12", 2), on("2026-11-05", 1)
    assert hindered(march, november) == [("", None)]
    assert hindered(march, november, closed=[2026]) == [(CLOSED, None)]
    assert hindered(march, november, closed=[2025]) == [("", None)]
    assert hindered(march, november, on("2026-11", 7)) == [(UNSURE, "2026-11")]
    assert hindered(march, november, on("2026-12-01", 1)) == [(TWINS, "2026-11-05")]
    beside = on("2026-12-01", 2, ARCHIVED)
    assert hindered(on("2026-03-12", 4), november, beside) == [(ARCHIVED_BESIDE, "2026-12-01")]


def test_what_archived_minutes_do_not_hinder_is_put_in_order():
    archived = on("2026-03-05", 1, ARCHIVED)
    assert dealt(on("2026-01-05", 5), on("2026-02-05", 4), archived) == {"2026-01-05": 4, "2026-02-05": 5}
    archived.number = 4
    assert dealt(on("2026-02-05", 5), archived, on("2026-04-05", 3)) == {"2026-02-05": 3, "2026-04-05": 5}


@pytest.mark.parametrize(
    "other",
    [{"kind": "党课"}, {"kind": GROUP, "group": "第一党小组"}, {"text": "2025-11-05"}],
    ids=["kind", "group", "year"],
)
def test_another_series_stands_in_no_order_with_this_one(other):
    other = {"text": "2026-11-05"} | other
    text = other.pop("text")
    mine, away, away_first = on("2026-03-12", 3), on(text, 1, **other), on(text[:5] + "01-05", 2, **other)
    assert by_day(mine, [mine, away, away_first]) == []
    assert by_day(away, [mine, away, away_first]) == [(away_first, 1), (away, 2)]
    assert crossed([mine, away]) == []
    assert placed(new_in(mine, 3), [], [mine, away, away_first]) is None


def new_in(meeting, number=None, day="2026-12-01"):
    """A record of the series of another, of a day behind it."""
    return replace(meeting, id=0, number=number, day=PartialDate.parse(day), status=DRAFT)


def test_each_group_has_its_order():
    one = [on("2026-03-12", 2, kind=GROUP, group="一组"), on("2026-11-05", 1, kind=GROUP, group="一组")]
    two = [on("2026-03-12", 3, kind=GROUP, group="二组", id=5), on("2026-11-05", 1, kind=GROUP, group="二组", id=6)]
    assert by_day(one[0], one + two) == [(one[0], 1), (one[1], 2)]
    assert by_day(two[0], one + two) == [(two[0], 1), (two[1], 3)]


def went(mine, *others, closed=()):
    found = placed(mine, others, others, closed)
    return found and (found[0], {str(m.day): number for m, number in found[1]})


def test_a_record_that_is_kept_goes_where_its_day_is():
    assert went(on("2026-03-12"), on("2026-11-05", 1)) == (1, {"2026-11-05": 2})
    assert went(on("2026-03-12", 2, DRAFT), on("2026-11-05", 1)) == (1, {"2026-11-05": 2}), "typed before"
    assert went(on("2026-03-12"), on("2026-11-05", 1), closed=[2026]) is None
    assert went(on("2026-03-12"), on("2026-11-05", 1, ARCHIVED)) is None
    assert went(on("2026-03-12"), on("2026-11-05", 1, VOID)) is None
    assert went(on("2026-03-12"), on("2026-01-05", 1), on("2026-11-05", 3)) is None
    assert went(on("2026-03-12"), on("2026-11", 1), on("2026-11-05", 2)) is None, "of these two nothing is known"


def test_old_disorder_is_no_question_about_a_new_record():
    assert went(on("2026-12-01"), on("2026-03-12", 2), on("2026-11-05", 1)) is None


@pytest.mark.parametrize(
    ("day", "if_dealt"),
    [
        ("2026-06-20", None),
        ("2026-06-01", (9, {"2026-03-12": 1, "2026-04-05": 2, "2026-05-05": 3, "2026-06-05": 10})),
    ],
    ids=["behind all", "between"],
)
def test_behind_a_great_number_that_was_left_against_the_days_comes_the_next_one(day, if_dealt):
    """Never the one that is in use, unless she lets all of them follow the days; and gaps stay gaps."""
    left = [on("2026-03-12", 9), on("2026-04-05", 1), on("2026-05-05", 2), on("2026-06-05", 3)]
    assert next_number(on(day), left) == 10
    assert went(on(day), *left) == if_dealt


def test_a_typed_number_is_given_to_no_other():
    spring = [on("2026-04-05", 1), on("2026-05-05", 2), on("2026-06-05", 3)]
    assert went(on("2026-03-12", 9), *spring) == (1, {"2026-04-05": 2, "2026-05-05": 3, "2026-06-05": 4})
    assert went(on("2026-07-12", 2, id=1), *spring[:1], on("2026-05-05", 3)) == (4, {}), "only its own is wrong"
    assert went(on("2026-07-12", 9), *spring) is None
    assert went(on("2026-07-12", 2, id=1), *spring[:1], on("2026-05-05", 3), closed=[2026]) is None


DAYS = st.sampled_from(["2026-03", "2026-03-01", "2026-03-05", "2026-04", "2026-04-02", "2026-04-09", "2026-05-01"])
RECORDS = st.lists(
    st.builds(
        lambda day, number, status, start: on(day, number, status, start),
        DAYS,
        st.integers(1, 9),
        st.sampled_from([FINAL, FINAL, FINAL, DRAFT, ARCHIVED, VOID]),
        st.sampled_from(["", "09:00", "14:00"]),
    ),
    max_size=8,
)


def pairs_against(meetings):
    """Every pair of which the order of the days is certain and that of the numbers another."""
    return {
        (id(one), id(other))
        for one in meetings
        for other in meetings
        if one.counts and other.counts and one.number > other.number and earlier(one, other)
    }


@given(RECORDS)
def test_put_in_order_nothing_gets_worse_and_nothing_else_moves(meetings):
    before, numbers = pairs_against(meetings), sorted(m.number for m in meetings)
    found = runs(meetings)
    moved = [dealt for run in found for dealt in run.dealt()]
    in_crossing = {number for pair in before for number in pair}
    assert all(id(m) in in_crossing and not m.sealed for m, _ in moved)
    assert all(m.number != number for m, number in moved)
    left = {id(m) for m in meetings if m.sealed} | {id(m) for run in found if run.hindrance for m in run.meetings}
    for meeting, number in moved:
        meeting.number = number
    after = pairs_against(meetings)
    assert sorted(m.number for m in meetings) == numbers, "only the numbers in use, each once"
    assert after <= before
    assert all(one in left or other in left for one, other in after), "what can be moved is in order"
    assert [dealt for run in runs(meetings) for dealt in run.dealt()] == [], "once is enough"
    assert bool(after) == bool(crossed(meetings)), "what is against the days is told"


@given(RECORDS, DAYS, st.none() | st.integers(1, 12), st.sampled_from(["", "09:00", "14:00"]))
def test_a_record_that_goes_in_is_in_order_with_all_and_moves_none_in_vain(meetings, day, number, start):
    mine = replace(on(day, number, DRAFT, start), id=1)
    before = pairs_against(meetings)
    found = placed(mine, meetings, meetings)
    if found is None:
        return
    as_it_was = replace(mine, number=number or next_number(mine, meetings))
    assert any(id(as_it_was) in pair for pair in pairs_against([*meetings, as_it_was]))
    mine.number, moved = found
    assert not any(m.sealed for m, _ in moved)
    for other, its in moved:
        other.number = its
    assert pairs_against([*meetings, mine]) <= before, "it is in none of them"
    assert series(mine)
    assert mine.number not in [m.number for m in meetings if m.counts]
