"""自查: what belongs to which tab, person, record and year; what was answered; which records have a mark in the lists."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Appraisal, Branch, Meeting, Member, Rectification, Training, Waiver
from models.records.waiver import LATER, NOT_HERE
from models.rules.finding import ERROR, INFO, WARNING, Finding
from models.rules.self_check import TABS, SelfCheck, tab_of
from models.rules.snapshot import Snapshot

TODAY = date(2026, 11, 23)


def found(rule="R01", level=WARNING, subject="张伟", message="出生日期不对", table="member", record=1, **more):
    return Finding(rule, level, subject, message, "roster", table, record, **more)


def check(*findings, waivers=(), **records):
    return SelfCheck(Snapshot(waivers=list(waivers), **records), TODAY, findings)


def answer(finding, kind=NOT_HERE, **more):
    return Waiver(id=7, key=finding.key, subject="事项", answer=kind, reason="联合支部", **more)


@pytest.mark.parametrize(
    ("table", "rule", "tab"),
    [
        ("member", "R01", "党员名册"),
        ("transfer", "O02", "党员名册"),
        ("member", "T01", "教育培训"),
        ("training", "T10", "教育培训"),
        ("meeting", "M01", "三会一课"),
        ("meeting", "TXTH", "三会一课"),
        ("rectification", "Z05", "整改台账"),
        ("branch", "B20", "支部"),
    ],
)
def test_each_finding_belongs_to_a_tab(table, rule, tab):
    assert TABS[tab_of(found(rule, table=table))] == tab


def test_what_does_not_apply_is_no_longer_open_and_comes_back_without_the_answer():
    one, other = found(), found("R02")
    seen = check(one, other, waivers=[answer(one)])
    assert seen.open == [other]
    assert [(a.finding, a.waiver.reason) for a in seen.answers] == [(one, "联合支部")]
    assert check(one, other).open == [one, other]


def test_to_be_reminded_later_hides_nothing_from_an_inspection():
    one = found()
    seen = check(one, waivers=[answer(one, LATER, until=PartialDate(2026, 12, 1))])
    assert (seen.open, seen.answers) == ([one], [])


def test_an_answer_to_what_is_no_longer_found_is_still_told():
    gone = found("DXZ", subject="第二党小组会", table="meeting", record=0)
    seen = check(waivers=[answer(gone)])
    assert [(a.finding, a.waiver.key) for a in seen.answers] == [(None, gone.key)]


def test_a_mark_names_the_most_pressing_first_and_reminders_make_none():
    warned, wrong, reminded = found(), found("R02", ERROR, message="身份证号不对"), found("D23", INFO, record=2)
    seen = check(warned, wrong, reminded, found(record=0))
    assert set(seen.marks) == {("member", 1)}
    mark = seen.marks["member", 1]
    assert (mark.level, mark.words()) == (ERROR, "应改正：身份证号不对\n请核对：出生日期不对")
    assert len(seen.by_record["member", 2]) == 1


def test_an_answered_finding_leaves_no_mark():
    one = found()
    assert check(one, waivers=[answer(one)]).marks == {}


def test_whom_a_finding_is_about():
    people = [Member(id=1, name="张伟"), Member(id=2, name="李敏"), Member(id=3, name="李敏华")]
    item = Rectification(id=5, problem="书少", owner="李敏")
    seen = check(members=people, rectifications=[item])
    assert seen.people(found()) == (1,)
    assert seen.people(found("M01", subject="李敏华", table="meeting", record=9)) == (3,)
    assert seen.people(found("M05", subject="党员大会", message="张伟、李敏在两处都记为到会", table="meeting")) == (
        1,
        2,
    )
    assert seen.people(found("Z05", subject="书少", table="rectification", record=5)) == (2,)


def test_of_two_people_of_one_name_a_finding_is_about_whom_it_says():
    """The person filter showed it for both."""
    births = (PartialDate(1978, 10, 19), PartialDate(1990, 5, 1), PartialDate(1990, 7, 2), None)
    seen = check(members=[Member(id=n, name="王芳", birth=birth) for n, birth in enumerate(births, 1)])

    def about(subject):
        return seen.people(found("M01", subject=subject, message="没有写原因", table="meeting", record=9))

    assert about("王芳（1978年生）") == (1,)
    assert about("王芳（1990年5月生，请假）、王芳(1978年10月生)") == (1, 2)
    assert about("王芳（1978年生）、王芳") == (1, 2, 3, 4)
    assert about("王芳（1965年生）") == about("王芳（出差）") == about("王芳") == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("finding", "years"),
    [
        (found(), {2024, 2025, 2026}),
        (found("T01", message="2025 年已有 8 学时"), {2025}),
        (found("T01", message="已有 8 学时", slot="2024 hours"), {2024}),
        (found("M01", table="meeting", record=3), {2025}),
        (found("DXZ", message="2026年6月没有记录", table="meeting", record=0), {2026}),
        (found("T10", table="training", record=4), {2024}),
        (found("Z05", table="rectification", record=5), {2025, 2026}),
        (found("T03", INFO, message="预备期内（至 2027-01-20）还没有参加集中培训的记录", slot="2027-01-20"), {2026}),
        (found("M05", table="meeting", record=6), {2026}),
        (found("A01", message="评为“优秀” 5 人", table="appraisal", record=0, slot="2024"), {2024, 2025, 2026}),
        (found("A02", message="评了“优秀”", slot="2024 appraisal8"), {2024, 2025, 2026}),
        (found("A02", message="评了“优秀”", slot="2025", day=date(2025, 12, 31)), {2025}),
        (found("§6登记", table="meeting", record=3, slot="2024", day=date(2025, 3, 1)), {2024, 2025, 2026}),
        (found("§6到会", table="appraisal", record=0, slot="2024"), {2024, 2025, 2026}),
    ],
)
def test_the_year_to_which_a_finding_belongs(finding, years):
    seen = check(
        branch=Branch(),
        meetings=[Meeting(id=3, day=PartialDate(2025, 3, 1)), Meeting(id=6, day=PartialDate(2027, 1, 5))],
        appraisals={
            1: [Appraisal(id=7, year=2024, day=PartialDate(2025, 2, 10)), Appraisal(id=9, year=2025)],
            2: [Appraisal(id=8, year=2024, day=PartialDate(2026, 1, 5))],
        },
        trainings=[Training(id=4, start=PartialDate(2024, 5))],
        rectifications=[Rectification(id=5, found=PartialDate(2025, 8, 1))],
    )
    assert {year for year in (2024, 2025, 2026) if seen.concerns(finding, year)} == years
