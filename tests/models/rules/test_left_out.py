"""Who is not counted into 应到: the three papers, and those without a vote."""

import pytest

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance
from models.records.meeting import ABSENT, GENERAL, GROUNDS, LEFT_OUT, PRESENT
from models.rules import Snapshot, citation, findings
from models.rules.votes import GENERAL as ORDINARY

PAPERS = {"ground": GROUNDS[1], "consent": "机党复〔示例〕3号", "passed": PartialDate.parse("2026-09-12")}


@pytest.fixture
def left_out(meeting, person):
    def make(on="2026-09-12", **about):
        one, held = person("李某"), meeting(GENERAL, on)
        given = {"state": LEFT_OUT, "votes": "是"} | PAPERS | about
        return Snapshot(
            members=[one],
            meetings=[held],
            attendances={held.id: [Attendance(member_id=one.id, name=one.name, **given)]},
        )

    return make


def test_with_all_three_papers_nothing_is_said(left_out, raised):
    assert not raised(left_out(), "§2.2")
    assert not raised(left_out(), "§2.2表决权")


@pytest.mark.parametrize(
    ("about", "lacking"),
    [
        ({"ground": ""}, "情形"),
        ({"consent": ""}, "上级党组织同意"),
        ({"passed": None}, "党员大会通过日期"),
        ({"consent": "", "passed": None}, "上级党组织同意、党员大会通过日期"),
    ],
)
def test_each_paper_that_is_missing_is_an_error(left_out, raised, about, lacking):
    (finding,) = raised(left_out(**about), "§2.2")
    assert (finding.level, finding.subject) == ("error", "李某")
    assert f"{lacking}没有填" in finding.message
    assert "不计入应到" in citation(finding.article)


def test_absent_people_need_no_papers(left_out, raised):
    assert not raised(left_out(state=ABSENT, ground="", consent="", passed=None, reason="出差"), "§2.2")


def test_who_has_no_vote_is_not_in_that_count_anyway(left_out, raised):
    (finding,) = raised(left_out(votes="否"), "§2.2表决权")
    assert finding.level == "warning"
    assert not raised(left_out(votes=""), "§2.2表决权"), "not known is not no"


@pytest.mark.parametrize(("agreed", "more"), [(3, []), (2, ["M03"])])
def test_one_matter_is_told_once(meeting, person, today, agreed, more):
    """M01 of the minutes says nothing of it again, and M03 of the vote only that it comes out otherwise."""
    held, four = meeting(GENERAL, "2026-09-12"), [person() for _ in range(4)]
    there = [Attendance(id=p.id, member_id=p.id, name=p.name, votes="是", state=PRESENT) for p in four]
    there[3].state = LEFT_OUT
    voted = AgendaItem(
        title_text="年度工作计划", rule=ORDINARY, ballot="举手", decision="同意。", eligible=3, present=3, yes=agreed
    )
    snapshot = Snapshot(members=four, meetings=[held], attendances={held.id: there}, items={held.id: [voted]})
    told = {f.rule: f.message for f in findings(snapshot, today) if f.table == "meeting"}
    assert [rule for rule in told if rule in ("M01", "M03", "§2.2")] == ["§2.2", *more]
    if more:
        assert "没有填全的 1 人；算上是 4 人，表决结果由“通过”变为“未通过”" in told["M03"]
