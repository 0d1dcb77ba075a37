"""Votes: what must hold for all numbers; the vectors of the domain reference are in tests/models/test_domain_vectors.py."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records import AgendaItem
from models.records.meeting import SECRET, VOTE_RULES
from models.rules import judge, sentence
from models.rules.limits import Limits
from models.rules.votes import (
    ADMIT,
    COMMITTEE,
    CONVERT,
    ELECT,
    FAILED,
    GENERAL,
    IMPOSSIBLE,
    INCOMPLETE,
    NOT_OPEN,
    PASSED,
    grading,
    taken,
    verdict,
)


@pytest.mark.parametrize(
    ("eligible", "present", "yes", "written", "agreed", "outcome"),
    [(16, 8, 8, 0, 0, NOT_OPEN), (15, 8, 7, 1, 1, PASSED)],
)
def test_a_conversion_is_voted_on_like_an_admission(eligible, present, yes, written, agreed, outcome):
    assert judge(CONVERT, eligible, present, yes, 0, 0, written, agreed).outcome == outcome


def test_exactly_half_may_vote_on_general_business_and_is_doubted():
    result = judge(GENERAL, 16, 8, 8, 0, 0)
    assert any("半数" in doubt for doubt in result.doubts)
    assert not judge(GENERAL, 16, 9, 9, 0, 0).doubts


def test_election_that_depends_on_the_base_is_doubted():
    assert "按应到计算" in judge(ELECT, 10, 8, 5, 3, 0).doubts[0]
    assert not judge(ELECT, 10, 8, 6, 2, 0).doubts


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((GENERAL, 0, 0, 0, 0, 0), "为 0"),
        ((GENERAL, 10, 11, 6, 0, 0), "多于应到"),
        ((GENERAL, 10, 8, 6, 2, 1), "票数合计"),
        ((GENERAL, 10, 8, 6, 0, 0, 1, 1), "不计书面意见"),
        ((ADMIT, 10, 8, 6, 0, 0, 1, 2), "多于书面意见"),
        ((ADMIT, 10, 8, 6, 0, 0, 3, 0), "书面意见 3 份"),
    ],
)
def test_numbers_that_contradict(numbers, says):
    result = judge(*numbers)
    assert result.outcome == IMPOSSIBLE
    assert says in result.problem


def test_missing_numbers_are_not_guessed():
    result = judge(GENERAL, 10, None, None, 0, 0)
    assert result.outcome == INCOMPLETE
    assert "实到会、赞成票" in result.problem


people = st.integers(min_value=0, max_value=60)


@given(st.sampled_from(VOTE_RULES), people, people, people, people, people)
def test_more_consent_never_turns_a_vote_down(rule, eligible, present, yes, no, abstain):
    before, after = (
        judge(rule, eligible, present, yes, no, abstain),
        judge(rule, eligible, present, yes + 1, no, abstain),
    )
    if before.passed:
        assert after.passed or after.outcome == IMPOSSIBLE


@given(st.sampled_from(VOTE_RULES), people, people, people, people, people, people, people)
def test_what_is_carried_had_a_quorum_and_a_majority_of_all(rule, eligible, present, yes, no, abstain, written, agreed):
    result = judge(rule, eligible, present, yes, no, abstain, written, agreed)
    counted = yes + (agreed if rule in (ADMIT, CONVERT) else 0)
    if result.passed:
        assert 2 * present >= eligible
        assert 2 * counted > eligible
        assert yes + no + abstain <= present <= eligible
        if rule == ELECT:
            assert 5 * present >= 4 * eligible
        if rule in (ADMIT, CONVERT):
            assert 2 * present > eligible
    if yes + no + abstain > present:
        assert not result.decided
    if result.decided:
        assert (present < result.least_present) is False


def test_the_sentence_says_the_numbers_and_the_result():
    item = AgendaItem(title_text="讨论接收刘某", ballot=SECRET, rule=ADMIT, eligible=16, present=9, yes=8, no=1, abstain=0,
                      written=1, written_yes=1)  # fmt: skip
    assert sentence(item, Limits()) == (
        "应到会有表决权党员16人，实到9人；会前正式提出书面意见1人，其中赞成1人；"
        "以无记名投票方式表决，赞成8票，不赞成1票，弃权0票；赞成人数（含书面意见共9人）超过应到会有表决权党员的半数，表决通过。"
    )


@pytest.mark.parametrize(
    ("rule", "yes", "ending"),
    [
        (GENERAL, 5, "表决未通过。"),
        (GENERAL, 6, "表决通过。"),
        (ELECT, 6, "当选。"),
        (COMMITTEE, 6, "应到会委员的半数，表决通过。"),
    ],
)
def test_the_sentence_fits_the_business(rule, yes, ending):
    item = AgendaItem(title_text="研究", ballot="举手", rule=rule, eligible=10, present=8, yes=yes, no=0, abstain=0)
    assert sentence(item, Limits()).endswith(ending)


def test_the_sentence_gives_no_result_that_the_numbers_do_not_give():
    assert sentence(AgendaItem(title_text="学习"), Limits()) == ""
    open_vote = AgendaItem(title_text="研究", ballot="举手", rule=GENERAL, eligible=16, present=7, yes=7)
    assert sentence(open_vote, Limits()) == "应到会有表决权党员16人，实到7人；以举手方式表决，赞成7票；结果待核。"
    unfinished = AgendaItem(title_text="研究", ballot="举手", rule=GENERAL, eligible=16, present=9)
    assert sentence(unfinished, Limits()) == "应到会有表决权党员16人，实到9人；以举手方式表决。"


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"ballot": "举手"}, "以举手方式表决。"),
        ({"no": 2}, "表决结果：不赞成2票。"),
        ({"rule": ELECT, "eligible": 10}, "应到会有选举权党员10人。"),
        ({"ballot": "口头", "present": 4}, "实到4人；以口头方式表决。"),
        ({"rule": GENERAL, "written_yes": 1}, "会前正式提出书面意见0人，其中赞成1人。"),
        ({"eligible": 36}, ""),
    ],
)
def test_the_sentence_leaves_out_no_number_that_was_put_down(about, told):
    assert sentence(AgendaItem(title_text="研究", **about), Limits()) == told


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"ballot": SECRET}, "以无记名投票方式测评。"),
        (
            {"ballot": SECRET, "present": 9, "issued": 9, "collected": 9, "invalid": 1},
            "实到9人；以无记名投票方式测评，发出票9张，收回9张，有效票8张，无效1票。",
        ),
        ({"issued": 9}, "测评票：发出票9张。"),
        ({"ballot": SECRET, "yes": 9}, "以无记名投票方式表决，赞成9票。"),
        ({}, ""),
    ],
)
def test_the_papers_of_a_grading_are_told_and_it_is_no_vote(about, told):
    item = AgendaItem(title_text="民主测评", **about)
    assert sentence(item, Limits()) == told
    assert taken(item) is ("yes" in about)


@pytest.mark.parametrize(
    "word",
    [
        "表决", "审议", "审定", "讨论", "研究", "决定", "决议", "确定", "评定", "处置", "处分", "选举", "推荐", "接收", "转正", "通过", "票决",
        "投票", "评选", "评优", "推优", "吸收", "增补", "延长", "处理",
    ],
)  # fmt: skip
def test_a_grading_beside_which_something_is_settled_is_a_vote(word):
    assert not grading(AgendaItem(title_text=f"民主测评、{word}有关名单", ballot=SECRET))
    assert not grading(AgendaItem(title_text="民主测评", topic=f"{word}有关名单", ballot=SECRET))


@pytest.mark.parametrize(
    "title", ["民主测评", "个人述职、民主测评", "民主评议党员、党员互评", "民主评议", "述职和测评"]
)
def test_a_grading_is_told_by_its_title_alone(title):
    """What is written about a vote may tell of a 测评 before it."""
    assert grading(AgendaItem(title_text=title, topic="听取个人总结", ballot=SECRET))
    assert not grading(AgendaItem(title_text="年终总结", topic=title, ballot=SECRET))


def voted(**about):
    numbers = {"rule": ADMIT, "ballot": SECRET, "eligible": 16, "present": 15, "yes": 14, "no": 1, "abstain": 0}
    return AgendaItem(title_text="讨论接收刘某", **(numbers | about))


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"issued": 15, "collected": 16}, "这次投票无效，应重新投票"),
        ({"collected": 16}, "收回票 16 张多于实到 15 人"),
        ({"issued": 15, "collected": 14}, "多于收回票 14 张"),
        ({"issued": 14}, "多于发出票 14 张"),
        ({"invalid": 1}, "现场票数合计 16 票，多于实到 15 人"),
    ],
)
def test_the_box_cannot_hold_more_than_was_put_in(about, says):
    result = verdict(voted(**about), Limits())
    assert result.outcome == IMPOSSIBLE
    assert says in result.problem


def test_papers_that_are_invalid_or_not_handed_in_are_no_consent():
    assert verdict(voted(yes=8, no=0, invalid=7, issued=15, collected=15), Limits()).outcome == FAILED
    result = verdict(voted(yes=13, issued=16, collected=15), Limits())
    assert result.passed
    assert result.doubts == ("现场票数合计 14 票，比收回票 15 张少 1 票", "发出票 16 张，与实到 15 人不一致")
    assert verdict(voted(yes=13, issued=15, collected=14), Limits()).doubts == ()


def test_the_sentence_names_whom_and_counts_the_papers():
    item = voted(candidate="刘某", yes=13, invalid=1, issued=15, collected=15)
    assert (
        "对刘某以无记名投票方式表决，发出票15张，收回15张，有效票14张，赞成13票，不赞成1票，弃权0票，无效1票；"
        in sentence(item, Limits())
    )
    assert sentence(AgendaItem(title_text="研究", candidate="刘某", yes=3), Limits()) == "对刘某进行表决，赞成3票。"


maybe = st.none() | people


@given(st.sampled_from(VOTE_RULES), *[maybe] * 10)
def test_whatever_is_put_down_nothing_is_claimed_that_the_numbers_do_not_give(
    rule, eligible, present, yes, no, abstain, invalid, written, agreed, issued, collected
):
    item = AgendaItem(title_text="研究", rule=rule, ballot=SECRET, eligible=eligible, present=present, yes=yes, no=no, abstain=abstain,
                      invalid=invalid, written=written, written_yes=agreed, issued=issued, collected=collected)  # fmt: skip
    result, told = verdict(item, Limits()), sentence(item, Limits())
    if result.decided:
        assert present >= result.least_present
        assert yes + (no or 0) + (abstain or 0) + (invalid or 0) <= present <= eligible
        assert result.yes <= eligible
        assert collected is None or collected <= present
        assert issued is None or collected is None or collected <= issued
    won = told.endswith(("当选。", "表决通过。")) and not told.endswith("未当选。")
    lost = told.endswith(("未当选。", "表决未通过。"))
    assert (won, lost) == (result.passed, result.outcome == FAILED)
    more = verdict(dataclasses.replace(item, yes=None if yes is None else yes + 1), Limits())
    assert not result.passed or more.passed or more.outcome == IMPOSSIBLE


@given(st.sampled_from(VOTE_RULES), st.integers(1, 60), st.data())
def test_numbers_that_fit_are_judged_and_more_consent_helps(rule, eligible, data):
    present = data.draw(st.integers(0, eligible))
    yes = data.draw(st.integers(0, present))
    invalid = data.draw(st.integers(0, present - yes))
    no = present - yes - invalid
    result = judge(rule, eligible, present, yes, no, 0, invalid=invalid, issued=present, collected=present)
    assert result.decided == (present >= result.least_present)
    assert not result.doubts or rule in (GENERAL, ELECT)
    if result.decided and no:
        after = judge(rule, eligible, present, yes + 1, no - 1, 0, invalid=invalid, issued=present, collected=present)
        assert after.passed >= result.passed
