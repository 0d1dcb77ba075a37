"""One statistic each: what is counted where, as of a day, and why."""

from datetime import date

from models.records import StatusChange
from models.statistics.by_person import by_education, by_group, by_kind, by_nation, by_sex, by_staying
from models.statistics.table import AMONG, PART
from tests.models.statistics.people import day, facts, names, numbers, person, roster

ON = date(2026, 6, 30)


def test_sex_is_not_guessed_from_the_id_number():
    table = by_sex(roster(person(sex="男"), person(sex="", id_number="110101199003070012")), ON)
    assert numbers(table) == {"男": 1, "未填": 1}


def test_nations_are_listed_the_largest_first():
    people = [person(nation=word) for word in ("汉族", "回族", "土家族", "土家族", "", "火星")]
    table = by_nation(roster(*people), ON)
    assert [(line.label, line.number) for line in table.lines] == [
        ("汉族", 1),
        ("少数民族", 3),
        ("土家族", 2),
        ("回族", 1),
        ("不在代码表内的写法", 1),
        ("未填", 1),
    ]
    assert [line.kind for line in table.lines].count(PART) == 2


def test_college_does_not_count_who_left_without_a_degree():
    people = [
        person(name="甲", education="大学"),
        person(name="乙", education="大学", education_detail="大学肄业"),
        person(name="丙", education="大专", education_detail="中央党校大专"),
        person(name="丁", education="中专"),
    ]
    table = by_education(roster(*people), ON)
    assert names(table, "大学本科") == ["甲", "乙"]
    assert names(table, "其中：大专及以上") == ["甲", "丙"]
    assert names(table, "其中：党校学历") == ["丙"]
    assert {line.kind for line in table.lines if line.label.startswith("其中")} == {AMONG}


def test_kind_is_that_of_the_day():
    member = person(full="2026-03-01")
    assert numbers(by_kind(roster(member), date(2026, 2, 28))) == {"预备党员": 1}
    assert numbers(by_kind(roster(member), date(2026, 3, 1))) == {"正式党员": 1}
    assert facts(by_kind(roster(member), ON), "正式党员") == ["2026-03-01 转正"]


def test_groups_of_the_branch_come_first_and_nobody_is_lost():
    people = [person(group=word) for word in ("二组", "一组", "青年组", "")]
    table = by_group(roster(*people), ON, ("一组", "二组", "空组"))
    assert [(line.label, line.number) for line in table.lines] == [
        ("一组", 1),
        ("二组", 1),
        ("空组", 0),
        ("青年组", 1),
        ("未编入党小组", 1),
    ]


def test_who_went_away_later_was_not_away_before():
    away = person(floating="是", lost="否", floating_since="2026-08-01")
    assert numbers(by_staying(roster(away), ON)) == {"不流动、不失联": 1}
    assert numbers(by_staying(roster(away), date(2026, 8, 1))) == {"流动党员": 1}


def test_lost_and_floating_together_have_a_line_of_their_own():
    people = [person(floating="是", lost="是"), person(floating="", lost="否"), person(floating="是", lost="")]
    assert numbers(by_staying(roster(*people), ON)) == {"流动且失联": 1, "流动党员": 1, "未填（一栏或两栏）": 1}


def test_suspended_are_beside_the_sum():
    people = [person(floating="否", lost="否"), person(standing="停止党籍", standing_since="2026-01-01")]
    table = by_staying(roster(*people), ON)
    assert table.counted == 1
    assert numbers(table) == {"不流动、不失联": 1, "另有：停止党籍（不计入人数）": 1}
    assert facts(table, "另有：停止党籍（不计入人数）") == ["党籍状态：停止党籍，2026-01-01 起"]


def test_a_suspension_that_has_ended_is_known_from_the_decisions():
    member = person(standing="正常")
    changes = [
        (member, StatusChange(kind="停止党籍", since=day("2025-03-01"))),
        (member, StatusChange(kind="恢复党籍", since=day("2026-02-01"))),
    ]
    known = roster(member, changes=changes)
    days = (date(2025, 2, 28), date(2025, 3, 1), date(2026, 1, 31), date(2026, 2, 1))
    assert [known.counts(member, on) for on in days] == [True, False, False, True]
    # The name list tells what was so on that day (教管条例 §24), not 正常 as the roster says now.
    assert facts(by_staying(known, days[1]), "另有：停止党籍（不计入人数）") == ["党籍状态：停止党籍，2025-03-01 起"]


def test_where_decisions_and_roster_disagree_the_decisions_hold():
    """A stop without an end, and the roster says 正常: not counted, as on the home page; the rules tell that they disagree."""
    member = person(standing="正常")
    known = roster(member, changes=[(member, StatusChange(kind="停止党籍", since=day("2025-03-01")))])
    assert not known.counts(member, ON)


def test_people_of_another_day_are_counted_as_of_that_day():
    people = [person(arrived="2026-05-01", sex="男"), person(left="2026-05-01", sex="女")]
    assert numbers(by_sex(roster(*people), date(2026, 4, 30))) == {"女": 1}
    assert numbers(by_sex(roster(*people), date(2026, 5, 1))) == {"男": 1}
