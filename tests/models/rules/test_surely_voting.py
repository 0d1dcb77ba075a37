"""Who surely has a vote, found once for everybody, is who has one by the rule; and so are the others that a snapshot finds once."""

import random
from datetime import date, timedelta

from models.kinds import PartialDate
from models.records import Member, StatusChange
from models.records.member import FULL, PROBATIONARY, SUSPENDED
from models.records.status_change import RESUMING, SUSPENDING
from models.rules import Snapshot, has_vote
from models.rules.standing import counted

_FROM = date(2015, 1, 1)


def _day(dice: random.Random) -> PartialDate | None:
    day = _FROM + timedelta(days=dice.randrange(1500))
    return dice.choice([None, PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)])


def test_whoever_surely_votes_has_a_vote_and_hardly_anybody_else_does():
    dice = random.Random(5)
    members = [
        Member(
            id=number,
            name=f"党员{number}",
            kind=dice.choice([FULL, FULL, PROBATIONARY, ""]),
            standing=dice.choice(["", "", SUSPENDED]),
            joined=_day(dice),
            full=_day(dice),
            arrived=_day(dice),
            left=_day(dice),
        )
        for number in range(1, 400)
    ]
    sure = Snapshot(members=members).surely_voting
    for member in members:
        for days in range(0, 2000, 37):
            on = _FROM + timedelta(days=days)
            since, until = sure.get(member.id, (date.max, date.min))
            told = since <= on < until
            assert not told or has_vote(member, on)
            assert told or not has_vote(member, on) or member.standing == SUSPENDED


def test_who_is_on_the_books_is_who_is_counted():
    dice = random.Random(7)
    members = [
        Member(
            id=number,
            standing=dice.choice(["", "", SUSPENDED]),
            standing_since=_day(dice),
            joined=_day(dice),
            arrived=_day(dice),
            left=_day(dice),
        )
        for number in range(1, 300)
    ]
    changes = {
        number: [StatusChange(id=number, member_id=number, kind=dice.choice([SUSPENDING, RESUMING]), since=_day(dice))]
        for number in range(1, 300, 5)
    }
    snapshot = Snapshot(members=members, status_changes=changes)
    for on in (date.min, *(_FROM + timedelta(days=days) for days in range(0, 2000, 61)), date.max):
        here = [member for member in members if counted(member, on, changes.get(member.id, ()))]
        assert [member.id for member in snapshot.on_books(on)] == [member.id for member in here]


def test_members_are_found_by_name_group_and_post():
    members = [
        Member(id=1, name="张伟", group="一组 ", post="书记"),
        Member(id=2, name="张伟", group="一组", post="党小组组长"),
        Member(id=3, name="李娜", group="", joined=PartialDate(2020, 1, 1)),
    ]
    snapshot = Snapshot(members=members)
    assert [m.id for m in snapshot.by_name["张伟"]] == [1, 2]
    assert [m.id for m in snapshot.in_group(" 一组")] == [1, 2]
    assert snapshot.in_group("二组") == ()
    assert [m.id for m in snapshot.officers] == [1]
    assert [m.id for m in snapshot.leaders] == [2]
    assert snapshot.any_on_books(members[2:], date(2020, 1, 1))
    assert not snapshot.any_on_books(members[2:], date(2019, 12, 31))
