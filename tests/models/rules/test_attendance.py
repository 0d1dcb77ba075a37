"""Who must come to which meeting, with a vote or without."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Attendance, Branch
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, GENERAL, GROUNDS, GROUP, GUEST, LEFT_OUT, PRESENT
from models.records.member import FULL, PROBATIONARY
from models.rules import count, expected, has_vote, roll
from models.rules.attendance import Split, rate_words, split, unexplained, unproved, voters

PAPERS = {"ground": GROUNDS[1], "consent": "机党复〔2026〕3号", "passed": PartialDate(2026, 9, 12)}


@pytest.fixture
def people(person):
    return [
        person("高某", post="书记", group="第一党小组"),
        person("邱某", post="副书记兼组织委员", group="第二党小组"),
        person("田某", group="第一党小组", post="党小组组长"),
        person("施某", group="第二党小组", kind=PROBATIONARY, joined="2026-03-20", full=None),
        person("孔某", group="第二党小组", left="2026-06-30", left_why="转出"),
        person("白某", group="第一党小组", standing="停止党籍"),
        person("崔某", group="第一党小组", arrived="2026-09-10"),
    ]


BRANCH = Branch(groups="第一党小组\n第二党小组")


def names(found):
    return [p.name for p in found]


def test_general_meeting_is_of_all_who_belong_on_that_day(people, meeting):
    assert names(expected(people, meeting(GENERAL, "2026-03-12"), BRANCH)) == ["高某", "邱某", "田某", "孔某"]
    assert names(expected(people, meeting(GENERAL, "2026-11-12"), BRANCH)) == ["高某", "邱某", "田某", "施某", "崔某"]


def test_the_day_of_leaving_is_the_first_day_away(people, meeting):
    assert "孔某" in names(expected(people, meeting(GENERAL, "2026-06-29"), BRANCH))
    assert "孔某" not in names(expected(people, meeting(GENERAL, "2026-06-30"), BRANCH))


def test_committee_and_groups(people, meeting):
    assert names(expected(people, meeting(COMMITTEE, "2026-11-12"), BRANCH)) == ["高某", "邱某"]
    assert names(expected(people, meeting(GROUP, "2026-11-12", group="第二党小组"), BRANCH)) == ["邱某", "施某"]
    assert expected(people, meeting(GROUP, "2026-11-12"), BRANCH) == []
    assert expected(people, meeting(GROUP, "2026-11-12"), Branch()) == [], "the roster alone says that there are groups"
    assert expected(people, meeting("谈心谈话", "2026-11-12"), BRANCH) == []
    assert len(expected(people, meeting("主题党日", "2026-11-12"), BRANCH)) == 5


def test_votes_go_with_the_day(people):
    by_name = {p.name: p for p in people}
    assert has_vote(by_name["高某"], date(2026, 1, 1))
    assert not has_vote(by_name["高某"], date(2011, 6, 17)), "still on probation"
    assert has_vote(by_name["高某"], date(2011, 6, 18))
    assert not has_vote(by_name["施某"], date(2026, 11, 1))
    assert not has_vote(by_name["白某"], date(2026, 11, 1))
    assert not has_vote(by_name["崔某"], date(2026, 9, 9))


def test_the_roll_keeps_kind_and_vote_and_marks_who_may_be_left_out(person, meeting):
    people = [person("高某", floating="是"), person("施某", kind=PROBATIONARY, joined="2026-03-20", full=None)]
    first, second = roll(people, meeting(GENERAL, "2026-11-12"), BRANCH)
    assert (first.name, first.votes, first.state, first.reason) == ("高某", "是", "", "流动党员")
    assert (second.kind, second.votes, second.reason) == (PROBATIONARY, "否", "")
    assert second.member_id == people[1].id


def test_who_went_away_or_was_lost_later_is_not_marked_on_the_roll_of_before(person, meeting):
    """E7 is about the day of the meeting (domain §2.2)."""
    people = [
        person(floating="是", floating_since="2027-01-05"),
        person(lost="是", lost_since="2026-10-01", floating="是", floating_since="2026-12-01"),
    ]
    days = ("2026-06-30", "2026-11-12", "2027-01-05")
    assert [[a.reason for a in roll(people, meeting(GENERAL, day), BRANCH)] for day in days] == [
        ["", ""], ["", "失联党员"], ["流动党员", "流动党员"],
    ]  # fmt: skip


def test_counts():
    states = [PRESENT, PRESENT, EXCUSED, ABSENT, "", GUEST]
    there = [Attendance(name=f"某{i}", state=s, votes="是" if i != 1 else "否") for i, s in enumerate(states)]
    counted = count(there)
    assert (counted.expected, counted.present, counted.excused, counted.absent, counted.guests) == (5, 2, 1, 1, 1)
    assert counted.rate == 0.4
    assert voters(there) == (4, 1)
    assert count([]).rate == 0


def test_who_is_left_out_with_consent_is_not_expected():
    there = [
        Attendance(name="高某", kind=FULL, votes="是", state=PRESENT),
        Attendance(name="邱某", kind=FULL, votes="是", state=LEFT_OUT, **PAPERS),
        Attendance(name="田某", kind=FULL, votes="是", state=ABSENT),
        Attendance(name="施某", kind=PROBATIONARY, votes="否", state=EXCUSED),
        Attendance(name="客某", state=GUEST),
    ]
    counted = count(there)
    assert (counted.expected, counted.present, counted.excused, counted.absent) == (3, 1, 1, 1)
    assert (counted.guests, counted.left_out) == (1, 1)
    assert counted.expected == counted.present + counted.excused + counted.absent
    assert voters(there) == (2, 1)
    assert split(there) == Split(full=(2, 1), probationary=(1, 0), voters=(2, 1))


@pytest.mark.parametrize("lacks", ["ground", "consent", "passed"])
def test_who_is_left_out_counts_among_the_votes_until_every_paper_is_there(lacks):
    papers = {name: given for name, given in PAPERS.items() if name != lacks}
    there = [
        Attendance(name="高某", kind=FULL, votes="是", state=PRESENT),
        Attendance(name="邱某", kind=FULL, votes="是", state=LEFT_OUT, **papers),
        Attendance(name="施某", kind=PROBATIONARY, votes="否", state=LEFT_OUT),
    ]
    assert voters(there) == (2, 1)


@pytest.mark.parametrize(
    ("about", "lacking"),
    [
        ({}, "情形、上级党组织同意、党员大会通过日期"),
        ({"ground": "E2 出国（境）半年以上", "consent": "局党委〔2026〕3号"}, "党员大会通过日期"),
        ({"ground": "E2", "consent": "2026-03-01", "passed": PartialDate(2026, 3, 12)}, ""),
    ],
)
def test_leaving_out_needs_ground_consent_and_decision(about, lacking):
    assert unproved(Attendance(name="邱某", state=LEFT_OUT, **about)) == lacking
    assert unproved(Attendance(name="邱某", state=ABSENT, **about)) == ""


@pytest.mark.parametrize(
    ("present", "absent", "words"), [(299, 1, "99%"), (1, 400, "1%"), (0, 3, "0%"), (3, 0, "100%")]
)
def test_a_rate_is_never_rounded_to_all_or_none(present, absent, words):
    states = [Attendance(state=PRESENT)] * present + [Attendance(state=ABSENT)] * absent
    assert rate_words(count(states).rate) == words
    assert rate_words(None) == ""


@pytest.mark.parametrize(
    ("state", "reason", "lacking"),
    [
        *((EXCUSED, reason, True) for reason in ("", "—", "无", "未填", "待补", "请假", "已请假。", "未请假", "无故缺席", "事由不详", "未请假，原因不明")),
        *((EXCUSED, reason, False) for reason in ("出差", "病假", "请假1天，家中有事", "因故", "无法到会，外出", "待产", "请事假")),
        *((ABSENT, reason, True) for reason in ("", "—")),
        *((ABSENT, reason, False) for reason in ("无故缺席", "未请假", "请假", "外出")),
        (PRESENT, "", False),
    ],
)  # fmt: skip
def test_who_is_excused_has_a_reason_and_a_word_for_none_is_no_reason(state, reason, lacking):
    """无 and 未请假 beside 请假 were taken for reasons, and nobody was asked for one."""
    assert bool(unexplained([Attendance(name="李某", state=state, reason=reason)])) is lacking
