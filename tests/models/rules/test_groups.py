"""Since when 党小组 are there: for the months before that none of their meetings is missing."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Meeting, Member
from models.records.meeting import GROUP
from models.rules.groups import formed
from models.rules.once_held import Once
from tests.models.rules.cases.making import branch, meeting, member, snapshot

ONE, TWO, THREE = "一组", "二组", "三组"


def of(
    members: list[Member],
    past: dict[int, list[tuple[str, str]]],
    *meetings: Meeting,
    groups: str = f"{ONE}\n{TWO}\n{THREE}",
):
    once = {number: [Once(date.fromisoformat(on), group, "") for on, group in those] for number, those in past.items()}
    return formed(snapshot(*meetings, members=members, branch=branch(groups=groups), once=once))


def four(*groups: str) -> list[Member]:
    return [member(number, group=group) for number, group in enumerate(groups, 1)]


@pytest.mark.parametrize("before", ["", ONE])
def test_a_group_that_was_put_together_in_summer_is_there_from_the_next_month(before):
    """A secretary who made three groups of two in July was told to enter the meetings of the third since January."""
    moved = {3: [("2025-09-01", before), ("2026-07-03", THREE)], 4: [("2025-09-01", before), ("2026-07-06", THREE)]}
    assert of(four(ONE, TWO, THREE, THREE), moved) == {THREE: date(2026, 8, 1)}


def test_groups_that_were_made_anew_of_others_are_there_from_the_next_month():
    """Two groups became three with new names in January: each was asked for all months of the year before."""
    moved = {n: [("2025-09-01", old), ("2026-07-03", new)] for n, old, new in (
        (1, "老一组", ONE), (2, "老一组", THREE), (3, "老二组", TWO), (4, "老二组", THREE)
    )}  # fmt: skip
    assert of(four(ONE, THREE, TWO, THREE), moved) == dict.fromkeys((ONE, TWO, THREE), date(2026, 8, 1))


def test_where_it_met_before_that_it_is_there_from_then_on():
    moved = {3: [("2025-09-01", ONE), ("2026-07-03", THREE)]}
    assert of(four(ONE, TWO, THREE), moved, meeting(GROUP, "2026-06-30", group=THREE)) == {THREE: date(2026, 6, 30)}


def test_who_came_to_the_branch_later_was_put_into_it_at_once():
    there = four(ONE, TWO, THREE, THREE)
    moved = {3: [("2025-09-01", ONE), ("2026-07-03", THREE)]}
    assert of(there, moved) == {}, "the fourth may always have been in it"
    there[3].arrived = PartialDate(2026, 9, 2)
    assert of(there, moved) == {THREE: date(2026, 8, 1)}


@pytest.mark.parametrize(
    ("about", "past"),
    [
        ({"arrived": "2026-09-10"}, [("2026-09-10", ""), ("2026-09-17", THREE)]),
        ({}, [("2026-06-10", ""), ("2026-07-03", THREE)]),
        ({"kind": "入党积极分子", "joined": None, "full": None}, []),
        ({"kind": "预备党员", "joined": "2026-09-10", "full": None}, []),
        ({"kind": "预备党员", "joined": "2026-05-22", "full": None}, []),
    ],
    ids=[
        "came and was put into it a week later",
        "entered in June",
        "no member yet",
        "admitted in autumn",
        "admitted shortly before",
    ],
)
def test_who_is_new_does_not_make_it_an_old_one(about, past):
    there = [*four(ONE, TWO, THREE), member(4, group=THREE, **about)]
    moved = {3: [("2025-09-01", ONE), ("2026-07-03", THREE)]} | ({4: past} if past else {})
    assert of(there, moved) == {THREE: date(2026, 8, 1)}


@pytest.mark.parametrize(
    "past",
    [
        {3: [("2026-06-20", ""), ("2026-07-03", THREE)]},
        {3: [("2025-09-01", THREE), ("2026-03-01", ONE), ("2026-07-03", THREE)]},
        {3: [("2025-09-01", "老三组"), ("2026-07-03", THREE)]},
        {3: [("2025-09-01", THREE)]},
        {},
    ],
    ids=["the ledger was being set up", "it was there before", "it was called otherwise", "its post changed", "always"],
)
def test_a_group_that_may_have_been_there_before_is_asked_for(past):
    assert of(four(ONE, TWO, THREE), past) == {}
