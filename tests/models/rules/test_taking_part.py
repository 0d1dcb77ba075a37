"""A person's year: which month shows what, what counts as expected, and which meetings are left out."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Attendance, Meeting, Member
from models.records.meeting import DRAFT
from models.rules.taking_part import (
    NOT_TOLD,
    PLANNED,
    by_month,
    in_year,
    mark,
    summed,
    took_part,
    years,
)

TODAY = date(2026, 11, 23)


@pytest.fixture
def person(ledger):
    with ledger.unit("登记") as unit:
        made = Member(name="单雨桐")
        unit.add(made)
    return made


def meet(ledger, person, day, state, *, kind="党课", reason="", status=""):
    with ledger.unit("开会") as unit:
        meeting = Meeting(kind=kind, day=PartialDate.parse(day) if day else None, status=status)
        unit.add(meeting)
        unit.add(
            Attendance(meeting_id=meeting.id, member_id=person.id, name=person.name, state=state, reason=reason)
        )  # fmt: skip
    return meeting


def test_newest_first_without_the_recycle_bin_and_without_other_people(ledger, person):
    first, second = meet(ledger, person, "2026-03-02", "到"), meet(ledger, person, "2026-05-02", "到")
    gone = meet(ledger, person, "2026-04-02", "缺席")
    with ledger.unit("其他") as unit:
        unit.remove(gone)
        other = Member(name="李敏")
        unit.add(other)
    meet(ledger, other, "2026-06-02", "到")
    assert [took.meeting.id for took in took_part(ledger, person)] == [second.id, first.id]
    assert took_part(ledger, Member()) == []


def test_the_month_shows_what_wants_most_attention(ledger, person):
    for day, state in (("2026-03-02", "到"), ("2026-03-12", "请假"), ("2026-03-20", "缺席"), ("2026-04-02", "到"),
                       ("2026-04-09", "请假"), ("2026-05-02", "到"), ("2026-05-09", "列席"), ("2026-06-01", ""),
                       ("2026-12-01", "")):  # fmt: skip
        meet(ledger, person, day, state)
    months = by_month(in_year(took_part(ledger, person), 2026))
    assert {month: mark(taken, TODAY) for month, taken in months.items()} == {
        3: "缺席", 4: "请假", 5: "到", 6: NOT_TOLD, 12: PLANNED,
    }  # fmt: skip
    assert mark([], TODAY) == ""


def test_what_counts_is_what_was_held_and_expected_the_person(ledger, person):
    for day, state, kind in (("2026-03-02", "到", "党课"), ("2026-03-03", "请假", "党课"), ("2026-03-04", "列席", "党课"),
                             ("2026-03-05", "到", "谈心谈话"), ("2026-03-06", "", "党课"), ("2026-12-01", "", "党课"),
                             ("2025-03-02", "缺席", "党课")):  # fmt: skip
        meet(ledger, person, day, state, kind=kind)
    total = summed(in_year(took_part(ledger, person), 2026), TODAY)
    assert total.words() == "应到 2 · 实到 1 · 请假 1 · 未点到 1"
    assert summed(in_year(took_part(ledger, person), 2025), TODAY).words() == "应到 1 · 实到 0 · 缺席 1"


def test_a_record_that_was_only_begun_says_nothing_about_anybody(ledger, person):
    meet(ledger, person, "2026-11-02", "到", kind="党小组会")
    meet(ledger, person, "2026-11-20", "", kind="党小组会", status=DRAFT)
    meet(ledger, person, "2026-11-21", "请假", kind="党小组会", status=DRAFT)
    total = summed(in_year(took_part(ledger, person), 2026), TODAY)
    assert (total.expected, total.present, total.excused, total.unmarked) == (2, 1, 1, 1)


def test_a_day_that_is_not_known_has_no_month(ledger, person):
    meet(ledger, person, "2026", "到")
    meet(ledger, person, "", "到")
    taken = took_part(ledger, person)
    assert list(by_month(in_year(taken, 2026))) == [0]
    assert years((), TODAY) == [2026]


def test_years_run_without_a_gap_to_this_one(ledger, person):
    meet(ledger, person, "2023-03-02", "到")
    assert years((t.meeting.day.year for t in took_part(ledger, person)), TODAY) == [2023, 2024, 2025, 2026]
