"""Members away or out of reach: O01, O04, O07, O08, O09, P01–P04."""

from datetime import date

import pytest

from models.records.contact import NOT_REACHED
from models.records.member import SETTLED_ABROAD, STUDY_ABROAD
from models.records.status_change import SUSPENDING
from models.rules import Snapshot
from models.rules.away import check_away
from models.rules.todos import todos

TODAY = date(2026, 11, 23)
AWAY = {"floating": "是", "floating_since": "2025-05-01", "floating_to": "广东", "liaison": "李某"}


def rules(who, contacts=(), **more):
    return {remark.rule for remark in check_away(who, contacts, TODAY, **more)}


@pytest.mark.parametrize(
    ("rule", "about", "expected"),
    [
        ("O01", AWAY | {"floating_why": "务工经商"}, True),
        ("O01", AWAY | {"floating_why": "务工经商", "note": "无固定单位，接收地暂不接收"}, False),
        ("O01", AWAY, True),
        ("O01", AWAY | {"floating_why": "外出学习"}, True),
        ("O01", AWAY | {"floating_why": STUDY_ABROAD}, False),
        ("O01", AWAY | {"floating_why": "毕业后未落实单位"}, False),
        ("O01", AWAY | {"floating_to": ""}, False),
        ("O01", AWAY | {"floating_why": "务工经商", "floating_since": "2026-05-24"}, False),
        ("O01", AWAY | {"floating_why": "务工经商", "floating_since": "2026-05-23"}, True),
        ("O04", AWAY | {"floating_since": "2026-05-24"}, True),
        ("O04", AWAY | {"floating_since": "2026-05-23"}, False),
        ("O07", {"floating_since": "2024-07-01", "floating_why": "毕业后未落实单位"}, True),
        ("O07", {"floating_since": "2024-12-01", "floating_why": "毕业后未落实单位"}, False),
        ("O08", {"floating_since": "2025-01-01", "floating_why": STUDY_ABROAD}, True),
        ("O08", {"floating_since": "2026-06-01", "floating_why": STUDY_ABROAD}, False),
        ("O09", AWAY, True),
        ("P04", {"floating_why": SETTLED_ABROAD}, True),
        ("P04", {"floating_why": SETTLED_ABROAD, "standing": "停止党籍"}, False),
        ("P04", {"floating_why": STUDY_ABROAD, "floating_since": "2021-11-22"}, True),
        ("P04", {"floating_why": STUDY_ABROAD, "floating_since": "2021-11-23"}, False),
        ("P03", {"lost": "是", "standing": "停止党籍", "standing_since": "2024-11-23"}, True),
        ("P03", {"lost": "是", "standing": "停止党籍", "standing_since": "2024-11-24"}, False),
        ("P03", {"standing": "停止党籍", "standing_since": "2020-01-01"}, False),
    ],
)
def test_rules_on_one_person(person, rule, about, expected):
    assert (rule in rules(person(**about))) is expected


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("地点不固定", True),
        ("当地没有党组织接收", True),
        ("项目 2027 年 3 月结束，未转组织关系", True),
        ("因子女上学暂不转出", True),
        ("爱好书法；接收单位不接收。", True),
        ("爱好书法，曾任班长", False),
        ("2019 年转业", False),
        ("2020 年入党，没有转正延期", False),
        ("组织关系应转未转", False),
        ("仍未转组织关系", False),
        ("爱好书法；组织关系未转", False),
        ("", False),
    ],
)
def test_only_a_reason_for_staying_answers_the_question_of_moving(person, note, reason):
    assert ("O01" in rules(person(**AWAY | {"floating_why": "务工经商", "note": note}))) is not reason


def test_contacts_keep_reminders_quiet_for_ninety_days_and_half_a_year(person, contact):
    floating = person(**AWAY)
    assert "O09" not in rules(floating, [contact("2026-08-25")])
    assert "O09" in rules(floating, [contact("2026-08-24")])
    assert "O09" in rules(floating, [contact("2026-11-20", NOT_REACHED)])
    abroad = person(floating_since="2020-01-01", floating_why=STUDY_ABROAD)
    assert "O08" not in rules(abroad, [contact("2026-05-23")])
    assert "O08" in rules(abroad, [contact("2026-05-22")])


def test_nobody_named_to_keep_in_touch(person, contact):
    lone = [r for r in check_away(person(**AWAY | {"liaison": ""}), [contact("2026-11-01")], TODAY) if r.rule == "O09"]
    assert ["联系人" in r.message for r in lone] == [True]


def test_after_six_months_the_decision_waits_for_a_search(person, contact):
    lost = person(lost="是", lost_since="2026-05-23")
    assert rules(lost) == {"P01"}
    assert rules(lost, [contact("2026-05-01", NOT_REACHED)]) == {"P01"}, "that was before contact was lost"
    assert rules(lost, [contact("2026-08-01", NOT_REACHED)]) == {"P02"}


@pytest.mark.parametrize(("since", "months"), [("2026-08-23", 3), ("2026-06-23", 5)])
def test_reminders_at_three_and_five_months(person, since, months):
    (remark,) = check_away(person(lost="是", lost_since=since), [], TODAY)
    assert f"已满 {months} 个月" in remark.message


def test_a_stop_kept_as_a_decision_ends_the_reminders(person, change):
    lost = person(lost="是", lost_since="2025-01-01")
    assert rules(lost, changes=[change(SUSPENDING, "2025-09-01")]) == set()
    assert rules(lost, changes=[change(SUSPENDING, "2024-09-01")]) == {"P03"}


def test_a_transfer_under_way_answers_the_question_of_moving(person, letter, raised):
    who = person(**AWAY | {"floating_why": "务工经商"})
    assert raised(Snapshot(members=[who]), "O01")
    assert not raised(Snapshot(members=[who], transfers={who.id: [letter()]}), "O01")


def test_who_has_left_is_left_in_peace(person, raised):
    gone = person(**AWAY | {"floating_why": "务工经商", "left": "2026-01-01"})
    assert not raised(Snapshot(members=[gone]), "O01") + raised(Snapshot(members=[gone]), "O09")


def about(snapshot, word):
    return [todo for todo in todos(snapshot, TODAY) if word in todo.title]


def test_reminder_of_a_letter_from_a_week_before_its_end(person, letter):
    who = person("郭某")
    for issued, badge in (("2026-11-02", ""), ("2026-10-31", "剩 7 天"), ("2026-10-19", "过期 5 天")):
        found = about(Snapshot(members=[who], transfers={who.id: [letter(issued)]}), "郭某 的介绍信")
        assert [todo.badge(TODAY) for todo in found] == ([badge] if badge else [])
    done = letter("2026-10-20", receipt="2026-11-01")
    assert not about(Snapshot(members=[who], transfers={who.id: [done]}), "介绍信")


def test_reminder_of_a_floating_member_ninety_days_after_the_last_contact(person, contact):
    who = person("段某", **AWAY)
    (todo,) = about(Snapshot(members=[who], contacts={who.id: [contact("2026-08-20")]}), "联系流动党员 段某")
    assert todo.due == date(2026, 11, 18)
    assert "李某" in todo.detail
    assert not about(Snapshot(members=[who], contacts={who.id: [contact("2026-11-01")]}), "联系流动党员")


def test_reminder_to_search_for_a_lost_member(person, contact):
    who = person("彭某", lost="是", lost_since="2026-07-10")
    (todo,) = about(Snapshot(members=[who]), "查找失联党员")
    assert (todo.due, "还没有查找记录" in todo.detail) == (date(2027, 1, 10), True)
    later = person("彭某", lost="是", lost_since="2026-01-10")
    assert about(Snapshot(members=[later]), "查找失联党员")[0].tone == "bad"
    searched = {later.id: [contact("2026-05-01", NOT_REACHED)]}
    assert not about(Snapshot(members=[later], contacts=searched), "查找失联党员")
