"""The numbers on the home page."""

from dataclasses import replace
from datetime import date

from models.kinds import PartialDate
from models.records import Branch, Enrolment, Rectification, Training
from models.records.meeting import COMMITTEE, GROUP
from models.records.member import PROBATIONARY
from models.records.rectification import CLOSED, LONG_TERM, WORKING
from models.rules import Snapshot
from models.rules.figures import figures

TODAY = date(2026, 11, 22)


def test_people(person):
    people = [
        person(birth="1991-11-22", floating="是"),
        person(birth="1990-11-23"),
        person(birth="1980-01-01", full="2020-12-01", joined="2019-12-01"),
        person(birth="1970", kind=PROBATIONARY, joined="2026-03-01", full=None),
        person(birth="1960-05", left="2026-01-01"),
        person(birth=None, standing="停止党籍"),
    ]
    numbers = figures(Snapshot(members=people), TODAY)
    assert (numbers.members, numbers.full, numbers.probationary, numbers.floating) == (4, 3, 1, 1)
    # Born in 1970: 55 or 56, so the band is not guessed (domain §8.4).
    bands = [("35 岁及以下", 2), ("36–45 岁", 0), ("46–55 岁", 1), ("56 岁及以上", 0), ("日期不全", 1)]
    assert numbers.age_bands == bands
    assert numbers.average_age == 42.8  # 35, 35, 46, and 55 for certain


def test_an_average_is_rounded_as_by_hand(person):
    ages = [person(birth="1985-01-01") for _ in range(19)] + [person(birth="1984-01-01")]
    assert figures(Snapshot(members=ages), TODAY).average_age == 41.1  # 41.05
    assert figures(Snapshot(), TODAY).average_age is None


def test_the_quarter(person, meeting):
    held = [meeting(COMMITTEE, "2026-10-09"), meeting("党课", "2026-11-06"), meeting("主题党日", "2026-10-23")]
    held += [meeting("主题党日", "2026-11-20"), meeting(GROUP, "2026-10-15", group="第一党小组")]
    snapshot = Snapshot(
        branch=Branch(groups="第一党小组"), members=[person(post="书记"), person(post="组织委员")], meetings=held
    )
    numbers = figures(snapshot, TODAY)
    assert (numbers.held, numbers.required) == (5, 8)
    assert numbers.missing == ["党员大会", "支委会（11月）", "第一党小组会（11月）"]


def test_rectifications():
    def item(state, deadline):
        return Rectification(state=state, problem="问题", deadline=PartialDate.parse(deadline))

    items = [
        item(WORKING, "2026-11-21"),
        item(WORKING, "2026-11-22"),
        item(WORKING, "2026-11-29"),
        item(WORKING, "2026-11-30"),
    ]
    items += [item(CLOSED, "2026-11-01"), item(LONG_TERM, "2026-11-01")]
    numbers = figures(Snapshot(rectifications=items), TODAY)
    assert (numbers.open_items, numbers.overdue, numbers.due_soon) == (4, 1, 2)


def test_hours(person):
    one, two = person(), person()
    training = Training(id=1, name="轮训", start=PartialDate(2026, 5, 1))
    enrolments = {
        1: [Enrolment(member_id=one.id, name="甲", hours=32), Enrolment(member_id=two.id, name="乙", hours=31.5)]
    }
    numbers = figures(Snapshot(members=[one, two], trainings=[training], enrolments=enrolments), TODAY)
    assert (numbers.reached, numbers.counted, numbers.hours_needed) == (1, 2, 32)
    came = [replace(member, arrived=PartialDate(2026, 2, 1)) for member in (one, two)]
    numbers = figures(Snapshot(members=came, trainings=[training], enrolments=enrolments), TODAY)
    assert (numbers.reached, numbers.counted) == (1, 1), (
        "who came this year and has not reached the hours is not judged"
    )
