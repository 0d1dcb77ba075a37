"""组织生活会 and 民主评议 held early in a year are for the year before: 首页, 自查, plan, appraisal and statistics agree."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.people.appraising import held_on, year_reviewed
from models.records import Branch, Meeting, PlannedMeeting
from models.rules import Limits, Snapshot, coverage, findings
from models.rules.meetings import DUE, FUTURE, HELD, LIFE, MISSING, REVIEW, year_of
from models.rules.planning.matching import by_kind, fates
from models.rules.todos import todos
from models.statistics.annual_organization import organization_tables
from models.statistics.roster import Roster

TODAY = date(2026, 11, 23)


def meeting(kind=LIFE, on="2026-01-20", key=1, **about):
    return Meeting(id=key, kind=kind, day=PartialDate.parse(on), status="定稿", **about)


@pytest.mark.parametrize(
    ("on", "title", "year"),
    [
        ("2025-12-31", "", 2025),
        ("2026-01-01", "", 2025),
        ("2026-03-31", "2026年3月组织生活会", 2025),
        ("2026-04-01", "", 2026),
        ("2026-03-20", "2026年度组织生活会", 2026),
        ("2026-03-20", "2026年组织生活会", 2026),
        ("2026-07-20", "2025年度组织生活会", 2025),
        ("2026", "", 2026),
    ],
)
def test_the_year_of_a_meeting_of_the_year(on, title, year):
    assert year_of(meeting(on=on, title_text=title), Limits()) == year


@pytest.mark.parametrize(("until", "year"), [(1, 2026), (2, 2025), (6, 2025), (7, 2026), (12, 2026)])
def test_the_branch_says_until_when_the_year_before_lasts(until, year):
    assert year_of(meeting(on="2026-02-10"), Limits.of(Branch(life_until_month=until))) == year


def test_other_meetings_are_of_their_own_year():
    assert year_of(meeting("党课"), Limits()) == 2026


def states(snapshot, year, today=TODAY):
    return {line.duty.rule: line.cells[0].state for line in coverage(snapshot, year, today) if line.duty.months == 12}


def test_home_and_findings_and_statistics_say_the_same():
    early = [meeting("支部党员大会", "2025-01-05", 9), meeting(subject="2025年度民主评议党员一并进行")]
    snapshot = Snapshot(meetings=early)
    assert states(snapshot, 2025) == {"ZZSHH": HELD, "MZPY": HELD}
    assert states(snapshot, 2026) == {"ZZSHH": DUE, "MZPY": DUE}
    raised = [(f.rule, f.slot) for f in findings(snapshot, TODAY)]
    assert not {("ZZSHH", "2025"), ("MZPY", "2025")} & set(raised)
    assert ("§6登记", "2025") in raised
    assert {t.title for t in todos(snapshot, TODAY)} >= {"2026年度组织生活会尚未召开", "2026年度民主评议党员尚未召开"}
    assert (held_on(snapshot, 2025), held_on(snapshot, 2026)) == (early[1].day, None)
    assert year_reviewed(early[1], Limits()) == 2025
    table = organization_tables(Roster([]), snapshot, TODAY)[1]
    assert "其中组织生活会1次（2025年度）" in table.notes[-1]
    assert "年度）" not in organization_tables(Roster([]), snapshot, date(2025, 12, 31))[1].notes[-1]


def test_the_plan_of_the_year_before_is_fulfilled():
    line = PlannedMeeting(id=1, kind=LIFE, year=2025, day=PartialDate(2025, 12))
    early = meeting()
    assert fates([line], [early], TODAY, Limits())[1].meeting == early
    assert set(by_kind([early, meeting(REVIEW, "2026-05-01", 2)], Limits())) == {(LIFE, 2025), (REVIEW, 2026)}


def test_after_the_last_month_it_is_missing():
    known = [meeting("支部党员大会", "2025-01-05", 9)]
    for on, state in ((date(2026, 3, 31), DUE), (date(2026, 4, 1), MISSING)):
        assert states(Snapshot(meetings=known), 2025, on)["ZZSHH"] == state
    assert states(Snapshot(meetings=known), 2027)["ZZSHH"] == FUTURE
