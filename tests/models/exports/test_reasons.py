"""Which kind of leave a reason names: one that is all of it but for its days, or stands so before its bracket or comma, and never
one that is guessed."""

import pytest

from models.exports.reasons import answer_told, kind_told, reason_told
from models.records import Waiver


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("出差", "出差"),
        (" 出差（省城，3 月回）", "出差"),
        ("病假，在家休息", "病假"),
        ("工作", "工作"),
        ("陪产假", "陪产假"),
        ("年休假、事假", "年休假"),
        ("病假3天", "病假"),
        ("病假 2.5 天", "病假"),
        ("事假半天（接孩子）", "事假"),
        ("出差三天", "出差"),
        ("产假5个月", "产假"),
        ("培训两周", "培训"),
        ("请病假", "病假"),
        ("请事假1天，家中有事", "事假"),
        ("休年假", "年假"),
        ("产假中", "产假"),
        ("因公外出", "因公外出"),
        ("公务出差3日", "公务出差"),
        ("病假3天住院", "原因已登记"),
        ("产假中住院", "原因已登记"),
        ("请病假未准", "原因已登记"),
        ("休学", "原因已登记"),
        ("因病请假", "原因已登记"),
        ("没有工作能力", "原因已登记"),
        ("因工作压力大抑郁", "原因已登记"),
        ("被纪委留置，工作暂停", "原因已登记"),
        ("出差途中被拘留", "原因已登记"),
        ("学习培训机构面试", "原因已登记"),
        ("妻子产假", "原因已登记"),
        ("未请病假", "原因已登记"),
    ],
)
def test_a_kind_is_never_guessed(reason: str, kind: str):
    assert reason_told(reason, full=False) == kind
    assert reason_told(reason, full=True) == reason


@pytest.mark.parametrize("reason", ["无故", "未请假，原因不明"])
def test_that_there_was_none_stays_as_it_was_put_down(reason: str):
    assert reason_told(reason, full=False) == reason


@pytest.mark.parametrize("full", [True, False])
def test_that_none_was_put_down_is_said(full: bool):
    assert reason_told(" ", full=full) == "原因待补"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("务工经商", "务工经商"),
        ("失去联系", "失去联系"),
        ("病假3天", "病假"),
        ("照顾患癌的母亲", "原因已登记"),
        ("出国看病", "原因已登记"),
    ],
)
def test_of_other_reasons_a_word_of_the_lists_is_told(why: str, told: str):
    assert kind_told(why) == told


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("B07|branch|1|", "上级统一换届"),
        ("M11|meeting|党小组会|2026", "上级统一换届"),
        ("M11|meeting|12|2026 there", "原因已登记"),
        ("TXTH|meeting|谈心谈话|2026", "原因已登记"),
        ("§8.5日期|member|3|", "原因已登记"),
    ],
)
def test_why_something_does_not_apply_is_told_but_of_people(key: str, told: str):
    answer = Waiver(key=key, reason="上级统一换届")
    assert answer_told(answer, full=False) == told
    assert answer_told(answer, full=True) == "上级统一换届"
