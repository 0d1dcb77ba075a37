"""Planned hours that may be put down: of days by what the branch has set, of courses together."""

from models.kinds import PartialDate
from models.records import Course, Training
from models.rules import Limits
from models.rules.study.proposing import proposals


def told(batch, courses=(), limits=None):
    return [(one.hours, one.why) for one in proposals(batch, courses, limits or Limits())]


def test_days_are_converted_by_what_the_branch_has_set():
    assert told(Training(days=2.5)) == [(20, "天数 2.5 天，按一天 8 学时、半天 4 学时折算为 20 学时")]
    six = Limits(hours_full_day=6, hours_half_day=3)
    assert told(Training(days=2.5), limits=six) == [(15, "天数 2.5 天，按一天 6 学时、半天 3 学时折算为 15 学时")]


def test_without_days_those_from_the_first_to_the_last_are_proposed():
    first, last = PartialDate(2026, 3, 2), PartialDate(2026, 3, 4)
    assert [hours for hours, _ in told(Training(start=first, end=last))] == [24]
    assert [hours for hours, _ in told(Training(start=first))] == [8]
    assert told(Training(start=PartialDate(2026, 3))) == told(Training(start=first, end=PartialDate(2026))) == []
    assert told(Training(start=last, end=first)) == []


def test_courses_together():
    courses = [Course(hours=2.5), Course(), Course(hours=4.0)]
    assert told(Training(), courses) == [(6.5, "课程合计 6.5 学时")]
    assert [hours for hours, _ in told(Training(days=1.0), courses)] == [8, 6.5]
