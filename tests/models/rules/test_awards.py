"""Honours against punishments of each kind; 政治生日 of a month."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Award
from models.records.award import BRANCH_AWARD, FIFTY_YEARS, MEMBER_AWARD
from models.rules import Snapshot
from models.rules.awards import due_medals
from models.rules.political_birthday import birthday_todos, birthdays


@pytest.mark.parametrize(
    ("kind", "since", "about", "speaks"),
    [
        ("严重警告", "2025-01-02", {}, True),
        ("严重警告", "2024-12-31", {}, False),
        ("警告", "2025-07-01", {}, True),
        ("撤销党内职务", "2024-07-01", {}, True),
        ("撤销党内职务", "2024-06-30", {}, False),
        ("留党察看", "2026-01-01", {"until": "2026-06-30"}, False),
        ("留党察看", "2026-01-01", {"until": "2026-07-01"}, True),
        ("限期改正", "2026-01-01", {}, False),
        ("停止党籍", "2026-01-01", {}, False),
        ("警告", "2026-07-02", {}, False),
    ],
)
def test_an_honour_while_a_punishment_has_its_effect(person, change, raised, kind, since, about, speaks):
    member = person()
    award = Award(id=1, member_id=member.id, kind=MEMBER_AWARD, year=2026, day=PartialDate(2026, 7, 1))
    snapshot = Snapshot(members=[member], awards=[award], status_changes={member.id: [change(kind, since, **about)]})
    assert bool(raised(snapshot, "§6处分")) is speaks


def test_of_what_is_not_known_nothing_is_said(person, raised):
    member = person()
    awards = [
        Award(id=1, member_id=member.id, kind=MEMBER_AWARD, year=2026),
        Award(id=2, kind=BRANCH_AWARD, year=2026),
        Award(id=3, member_id=member.id, kind=MEMBER_AWARD),
        Award(id=4, member_id=99, kind=MEMBER_AWARD, year=2026),
    ]
    assert not raised(Snapshot(members=[member], awards=awards), "§6评优")


def test_medals_of_before_2021_were_given_in_2021(person):
    old = person(birth="1940", joined="1966-05-20", full="1967-05-20")
    assert due_medals(Snapshot(members=[old]), date(2026, 5, 1)) == [(old, 2021)]
    assert not due_medals(Snapshot(members=[old], awards=[Award(member_id=old.id, kind=FIFTY_YEARS)]), date(2026, 5, 1))


def test_birthdays_of_a_month_by_day_the_unknown_last(person):
    people = [person(joined=j) for j in ("2010-06-18", "2015-06", "2010-07-01", "2026-06-20", "2012-06-03")]
    found = birthdays(Snapshot(members=people), 2026, 6, date(2026, 6, 1))
    assert [(one.since.day, one.years) for one in found] == [(3, 14), (18, 16), (0, 11)]


def test_the_reminder_names_the_next_day_and_ends_with_the_last(person):
    people = [person(joined="2010-06-18"), person(joined="2012-06-03")]
    (first,), (then,) = (list(birthday_todos(Snapshot(members=people), date(2026, 6, day))) for day in (3, 4))
    assert (first.due, then.due) == (date(2026, 6, 3), date(2026, 6, 18))
    assert first.key == then.key, "an answer to it holds for the month"
    assert "党员02（3日，14年）、党员01（18日，16年）" in first.detail
    assert not list(birthday_todos(Snapshot(members=people), date(2026, 6, 19)))


def test_the_29th_of_february_comes_round(person):
    (todo,) = birthday_todos(Snapshot(members=[person(joined="2020-02-29")]), date(2026, 2, 1))
    assert todo.due == date(2026, 2, 28)
