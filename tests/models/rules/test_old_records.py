"""What happened before the branch began to use the program only warns, and is judged by the text in force then."""

from __future__ import annotations

from datetime import date

import pytest

from models.records import Branch, Rectification, RectificationStep, StatusChange
from models.records.meeting import ARCHIVED, GENERAL
from models.records.rectification import CLOSED, WORKING
from models.records.rectification_step import BEGIN
from models.records.status_change import CORRECTION
from models.rules import Snapshot, findings, votes
from models.rules.finding import ERROR, INFO, OF_OLD, WARNING
from models.rules.record_check import RecordCheck
from models.rules.register.lacking import in_the_way, lacking
from tests.models.rules.cases.making import branch, item, made, meeting, member, people, snapshot, vote

TODAY = date(2026, 11, 23)


def levels(found: Snapshot, rule: str) -> set[tuple[str, bool]]:
    """The levels at which a rule speaks, and whether it is said that the record is old."""
    return {(f.level, f.message.endswith(OF_OLD)) for f in findings(found, TODAY) if f.rule == rule}


def with_begun(found: Snapshot, begun: str) -> Snapshot:
    found.branch = branch(begun=begun, elected=found.branch.elected, extended_until=found.branch.extended_until)
    return found


def archived() -> Snapshot:
    """A general meeting of 12 September, archived without a place."""
    return snapshot(meeting(GENERAL, status=ARCHIVED, place=""), members=people(3))


def in_work(on: str) -> Snapshot:
    """An item found long ago, on which work began on a day, without measures."""
    of = made(Rectification, 1, problem="问题", owner="李某", found="2025-03-01", deadline="2026-12-31", state=WORKING)
    step = made(RectificationStep, 1, rectification_id=1, day=on, action=BEGIN, state=WORKING)
    return snapshot(rectifications=[of], steps={1: [step]})


def closed(on: str) -> Snapshot:
    """An item that its owner closed."""
    of = made(
        Rectification, 1, problem="问题", owner="李某", reviewer="李某", found="2025-03-01", state=CLOSED, closed_on=on, reviewed_on=on,
        outcome="好", evidence="图",
    )  # fmt: skip
    return snapshot(rectifications=[of])


def corrected(since: str) -> Snapshot:
    """限期改正 for more than a year."""
    change = made(StatusChange, 1, member_id=1, kind=CORRECTION, since=since, until="2027-12-31")
    return snapshot(members=[member()], status_changes={1: [change]})


def extended() -> Snapshot:
    return snapshot(branch=branch(elected="2023-03-01", extended_until="2027-06-01"), members=people(9))


CASES = [
    ("D16", lambda: vote(votes.ADMIT, 16, 8, 8), "2026-09-12"),
    ("M01", archived, "2026-09-12"),
    ("Z01", lambda: in_work("2026-04-01"), "2026-04-01"),
    ("Z04", lambda: closed("2026-05-10"), "2026-05-10"),
    ("P06", lambda: corrected("2026-02-01"), "2026-02-01"),
    ("B22", extended, "2026-03-01"),
    ("R02", lambda: snapshot(members=[member(joined="2020-05-01", full="2019-05-01")]), "2020-05-01"),
    ("R05", lambda: snapshot(members=[member(joined="2020-05-01", full=None)]), "2021-05-01"),
]


@pytest.mark.parametrize(("rule", "make", "event"), CASES, ids=[case[0] for case in CASES])
def test_an_error_of_before_only_warns(rule, make, event):
    day = date.fromisoformat(event)
    assert levels(with_begun(make(), day.isoformat()), rule) == {(ERROR, False)}, "on the day itself"
    after = date.fromordinal(day.toordinal() + 1).isoformat()
    assert levels(with_begun(make(), after), rule) == {(WARNING, True)}


def test_what_only_warns_anyway_says_nothing_more():
    found = with_begun(vote(votes.CONVERT, 16, 9, 9, ballot="举手"), "2026-10-01")
    assert levels(found, "V01") == {(WARNING, False)}
    assert levels(with_begun(extended(), "2026-10-01"), "B24") == {(INFO, False)}


def test_where_nobody_has_said_when_it_began_the_first_record_tells():
    found = vote(votes.ADMIT, 16, 8, 8)
    assert levels(found, "D16") == {(ERROR, False)}
    assert levels(corrected("2024-02-01"), "P06") == {(ERROR, False)}, "no record of a meeting at all"
    old = corrected("2024-02-01")
    old.meetings = [meeting(GENERAL, "2025-01-03")]
    assert levels(old, "P06") == {(WARNING, True)}


def test_a_number_that_cannot_be_is_no_old_record():
    """Of what a person's fields say now it does not matter since when they do."""
    found = snapshot(branch=branch(begun="2026-10-01"), members=[member(id_number="110101197607010031")])
    assert levels(found, "I02") == {(ERROR, False)}


@pytest.mark.parametrize(
    ("on", "article"),
    [
        ("2013-05-01", None),
        ("2014-06-01", "development-2014-quorum"),
        ("2026-05-10", "development-2014-quorum"),
        ("2026-05-11", "development-19"),
    ],
)
def test_a_vote_is_judged_by_the_text_in_force_on_its_day(on, article):
    found = vote(votes.ADMIT, 16, 8, 8, on=on)
    assert [f.article for f in findings(found, TODAY) if f.rule == "D16"] == ([article] if article else [])


def test_a_gap_of_before_the_regulations_is_none():
    old = snapshot(meeting(GENERAL, "2016-01-08"), members=people(9))
    assert not [f for f in findings(old, date(2018, 9, 1)) if f.rule in ("DYDH", "ZWH", "TXTH")]
    assert [f for f in findings(old, date(2019, 9, 1)) if f.rule == "DYDH"]


def test_what_is_typed_is_softened_too():
    """Beside the record in its editor the same is said as in the list of findings."""
    own = Branch(id=1, name="某支部", begun=branch(begun="2026-10-01").begun)
    held = meeting(GENERAL)
    voted = item(held, rule=votes.ADMIT, ballot="无记名投票", eligible=16, present=8, yes=8, decision="同意。")
    check = RecordCheck(Snapshot(branch=own, members=people(3)), held.id)
    found = [f for f in check.findings(held, [], [voted], TODAY) if f.rule == "D16"]
    assert [(f.level, f.message.endswith(OF_OLD)) for f in found] == [(WARNING, True)]


@pytest.mark.parametrize(("begun", "stands"), [("2026-04-01", True), ("2026-04-02", False)])
def test_a_step_of_before_may_be_put_down_with_what_it_lacks(begun, stands):
    of = made(Rectification, 1, problem="问题", owner="李某", found="2026-03-01", deadline="2026-12-31")
    step = made(RectificationStep, 0, day="2026-04-01", action=BEGIN)
    found = lacking(of, step, today=TODAY, begun=date.fromisoformat(begun))
    assert bool(in_the_way(found)) is stands
    assert any("整改措施" in remark.message for remark in found)
    never = made(RectificationStep, 0, day="2026-02-01", action=BEGIN)
    assert in_the_way(lacking(of, never, today=TODAY, begun=TODAY)), "before the problem was found it cannot have begun"
