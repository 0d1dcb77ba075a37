"""What posts usually answer for: only what the roster's committee holds is proposed, and nothing that the list has already."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Member, Responsibility
from models.records.member import FULL
from models.records.responsibility import FREQUENCIES
from models.rules.register.duties import plan_of
from models.rules.register.usual_duties import incomplete, proposed, usual_duties

TODAY = date(2026, 11, 23)


def person(name, post, **about):
    return Member(id=1, name=name, post=post, kind=FULL, joined=PartialDate(2010), full=PartialDate(2011), **about)


def test_all_of_them_can_be_planned():
    for duty in usual_duties():
        plan = plan_of(duty)
        assert plan.months
        assert not plan.lost
        assert not duty.missing()
        assert duty.frequency in FREQUENCIES
        assert duty.standard


def test_only_posts_that_somebody_holds_are_proposed_with_his_name():
    gone = person("丁", "宣传委员", left=PartialDate(2026, 1, 1), left_why="转出")
    found = proposed([person("甲", "书记"), person("乙", ""), person("丙", "纪检委员"), gone], [], TODAY)
    assert {(duty.post, duty.owner) for duty in found} == {("书记", "甲"), ("纪检委员", "丙")}
    assert {str(duty.since) for duty in found} == {"2026"}
    assert proposed([person("乙", "")], [], TODAY) == []
    both = proposed([person("甲", "村党支部书记、村委会主任"), person("丙", "组织、纪检委员")], [], TODAY)
    assert {(duty.post, duty.owner) for duty in both} == {("书记", "甲"), ("组织委员", "丙"), ("纪检委员", "丙")}


def test_what_the_list_has_is_not_proposed_again():
    people = [person("甲", "书记")]
    first, *others = proposed(people, [], TODAY)
    kept = Responsibility(post="书记（第一责任人）", text=first.text, owner="别人")
    assert [duty.text for duty in proposed(people, [kept], TODAY)] == [duty.text for duty in others]


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (Responsibility(post="书记", text="讲党课"), ""),
        (Responsibility(text="讲党课"), "第 2 行没有填责任主体，没有保存。请补上，或把这一行去掉。"),
        (Responsibility(owner="甲"), "第 2 行没有填责任主体、责任事项，没有保存。请补上，或把这一行去掉。"),
    ],
)
def test_a_line_that_lacks_something_is_named(second, sentence):
    assert incomplete([Responsibility(post="书记", text="述职"), second]) == sentence
