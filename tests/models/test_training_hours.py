"""学时 are counted in one way: by the register that is exported, by the rules and by the window."""

from datetime import date

import pytest

from models.exports.contents.study.hours import NAME, hours_sheets
from models.kinds import PartialDate
from models.records import Enrolment, Member, Training
from models.rules import Snapshot
from models.rules.study.hours import had, hours_by_member

BATCH = Training(id=1, name="集中轮训", start=PartialDate(2026, 3, 1), planned_hours=16.0)


@pytest.mark.parametrize(
    ("state", "hours", "counted"),
    [
        ("参加", None, 16.0),
        ("参加", 8.0, 8.0),
        ("补课", None, 16.0),
        ("", None, 16.0),
        ("缺课", None, 0.0),
        ("请假", 4.0, 4.0),
        ("参加", 0.0, 0.0),
    ],
)
def test_all_count_the_same(state, hours, counted):
    person = Member(id=1, name="张伟", kind="正式党员")
    enrolment = Enrolment(id=1, training_id=1, member_id=1, name="张伟", state=state, hours=hours)
    snapshot = Snapshot(members=[person], trainings=[BATCH], enrolments={1: [enrolment]})
    sheet = hours_sheets(snapshot, today=date(2026, 11, 23), year=2026, full=False)[NAME]
    place = [column.label for column in sheet.columns].index("已有学时")
    assert had(enrolment, 16.0) == counted
    assert hours_by_member(snapshot, 2026) == {1: counted}
    assert float(sheet.rows[0][place]) == counted
