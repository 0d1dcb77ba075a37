"""Whose lines a list of members has: a form of hours has the people and the hours of its year, a sheet to sign only who is expected."""

import openpyxl
import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Training
from models.records.member import SUSPENDED
from tests.models.forms import blank_forms
from tests.models.forms.invented import branch_of

HOURS = ["序号", "姓名", "年度学时", "应修学时", "是否达标"]


@pytest.fixture
def two_years():
    """Of five members the first left since, the second came later, the third is suspended; hours in both years."""
    snapshot = branch_of(5)
    one, two, three, four, _ = snapshot.members
    one.left, one.left_why = PartialDate(2026, 5, 1), "转出"
    two.arrived = PartialDate(2026, 3, 1)
    three.standing, three.standing_since = SUSPENDED, PartialDate(2026, 2, 1)
    snapshot.trainings = [
        Training(id=1, name="去年轮训", kind="集中轮训", start=PartialDate(2025, 6, 3), planned_hours=40.0),
        Training(id=2, name="今年轮训", kind="集中轮训", start=PartialDate(2026, 6, 3), planned_hours=16.0),
    ]

    def there(member, training, hours):
        number = 10 * training + member.id
        return Enrolment(
            id=number, training_id=training, member_id=member.id, name=member.name, state="参加", hours=hours
        )

    snapshot.enrolments = {1: [there(one, 1, 40.0), there(four, 1, 8.0)], 2: [there(four, 2, 16.0)]}
    return snapshot


def filled(tmp_path, fill, snapshot, title, headings, **about):
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=6, title=title)
    result = fill(blank, snapshot=snapshot, **about)
    sheet = openpyxl.load_workbook(result.files[0]).active
    return {row[1]: row for row in sheet.iter_rows(min_row=3, values_only=True) if row[1]}, result.notes


@pytest.mark.parametrize(("title", "about"), [("2025年度党员学时登记表", {}), ("党员学时登记表", {"year": 2025})])
def test_the_hours_and_the_people_of_a_past_year(tmp_path, fill, two_years, title, about):
    one, two, three, four, five = (m.name for m in two_years.members)
    rows, notes = filled(tmp_path, fill, two_years, title, HOURS, **about)
    assert set(rows) == {one, three, four, five}
    assert rows[one][2:] == (40, 32, "是")
    assert rows[four][2:] == (8, 32, "否")
    (said,) = [note for note in notes if "学时台账" in note]
    assert "2025 年" in said
    assert f"不在册的 {one}" in said
    assert f"后来才在册的 {two}" in said


def test_the_hours_of_this_year_are_of_who_is_here_and_not_suspended(tmp_path, fill, two_years):
    _, two, three, four, five = (m.name for m in two_years.members)
    rows, notes = filled(tmp_path, fill, two_years, "2026年度党员学时登记表", HOURS)
    assert set(rows) == {two, four, five}
    assert rows[four][2] == 16
    assert any(f"停止党籍的 {three} 没有填入" in note for note in notes)


def test_a_roster_with_a_column_of_hours_stays_complete_and_says_of_which_year_they_are(tmp_path, fill, two_years):
    _, two, three, four, five = (m.name for m in two_years.members)
    headings = ["序号", "姓名", "性别", "民族", "年度学时"]
    rows, notes = filled(tmp_path, fill, two_years, "2025年党员花名册", headings)
    assert set(rows) == {two, three, four, five}
    assert rows[four][4] == 8
    assert any("学时按 2025 年的填" in note for note in notes)


@pytest.mark.parametrize("title", ["党员大会签到表", "参训人员签到表"])
def test_who_is_suspended_is_not_asked_to_sign(tmp_path, fill, two_years, title):
    _, two, three, four, five = (m.name for m in two_years.members)
    rows, notes = filled(tmp_path, fill, two_years, title, ["序号", "姓名", "签名"])
    assert set(rows) == {two, four, five}
    assert any(f"停止党籍的 {three} 没有填入" in note for note in notes)
    rows, notes = filled(tmp_path, fill, two_years, "党员花名册", ["序号", "姓名", "签名"])
    assert three in rows
    assert notes == ["名单里有停止党籍的 1 人；名册和统计里的在册人数不计停止党籍的"], (
        "47 stood in the roster, 48 in the form"
    )
