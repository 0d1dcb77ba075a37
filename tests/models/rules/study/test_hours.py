"""学时: how days become hours, to which year they belong, what is made up for, which meetings count."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PartialDate
from models.records import Attendance, Branch, Course, Enrolment, Meeting, Training
from models.rules import Limits, Snapshot
from models.rules.study.hours import converted, counted_kinds, credits, hours_by_member, lasted, planned, shares


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def batch(start: str, end: str = "", hours: float | None = 16.0, number: int = 1, **about) -> Training:
    return Training(
        id=number, name="轮训", start=day(start), end=day(end) if end else None, planned_hours=hours, **about
    )


def taken(state: str = "参加", hours: float | None = None, **about) -> Enrolment:
    return Enrolment(member_id=1, name="甲", state=state, hours=hours, **about)


@pytest.mark.parametrize(
    ("days", "limits", "hours"),
    [
        (1, Limits(), 8), (0.5, Limits(), 4), (2.5, Limits(), 20), (3, Limits(), 24), (0, Limits(), 0),
        (0.25, Limits(), 2), (1, Limits(hours_full_day=6, hours_half_day=3), 6),
        (2.5, Limits(hours_full_day=6, hours_half_day=3), 15), (0.5, Limits(hours_half_day=3.5), 3.5),
    ],
)  # fmt: skip
def test_days_become_hours(days: float, limits: Limits, hours: float) -> None:
    assert converted(days, limits) == hours


@pytest.mark.parametrize(
    ("start", "end", "limits", "hours"),
    [
        ("14:00", "16:10", Limits(), 2.2),
        ("09:00", "11:00", Limits(hours_per_hour=1.5), 3),
        ("16:00", "14:00", Limits(), 0),
        ("14:00", "", Limits(), 0),
        ("", "", Limits(), 0),
    ],
)
def test_a_meeting_lasts_as_its_times_say(start: str, end: str, limits: Limits, hours: float) -> None:
    assert lasted(Meeting(start=start, end=end), limits) == hours


def test_the_hours_of_a_batch_are_those_planned_else_of_its_days_else_of_its_courses() -> None:
    courses = [Course(hours=2.5), Course(hours=1.5), Course()]
    assert planned(batch("2026-03-01", days=2), courses, Limits()) == 16
    assert planned(batch("2026-03-01", hours=None, days=2.5), courses, Limits()) == 20
    assert planned(batch("2026-03-01", hours=None), courses, Limits()) == 4


@pytest.mark.parametrize(
    ("one", "courses", "parts"),
    [
        (batch("2026-03-01", "2026-03-04"), [], {2026: 1}),
        (batch("2026-12-30", "2027-01-02"), [], {2026: 0.5, 2027: 0.5}),
        (batch("2026-12-31", "2027-01-03"), [], {2026: 0.25, 2027: 0.75}),
        (batch("2026-12-30", "2027-01"), [], {2026: 1}),
        (batch("2026-12", "2027-01"), [], {2026: 1}),
        (batch("2027-01-02", "2026-12-30"), [], {2027: 1}),
        (batch("2026-12-30", "2027-01-02"), [("2026-12-30", 12), ("2027-01-02", 4)], {2026: 0.75, 2027: 0.25}),
        (batch("2026-12-30", "2027-01-02"), [("2026-12-30", 12), ("", 4)], {2026: 0.5, 2027: 0.5}),
    ],
)
def test_hours_over_the_turn_of_the_year_are_divided(one: Training, courses: list, parts: dict[int, float]) -> None:
    dated = [Course(day=day(on) if on else None, hours=hours) for on, hours in courses]
    assert shares(one, dated) == pytest.approx(parts)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 900))
def test_the_parts_of_a_batch_are_the_whole(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    parts = shares(Training(start=PartialDate.of(first), end=PartialDate.of(last)))
    assert sum(map(Fraction, parts.values())) == pytest.approx(1)
    assert set(parts) == set(range(first.year, last.year + 1))


def hours(snapshot: Snapshot) -> dict[int, float]:
    return {year: found[1] for year in (2025, 2026, 2027) if (found := hours_by_member(snapshot, year))}


@pytest.mark.parametrize(
    ("enrolment", "told"),
    [
        (taken(), {2026: 8, 2027: 8}),
        (taken(hours=4), {2026: 2, 2027: 2}),
        (taken("补课"), {2026: 8, 2027: 8}),
        (taken("补课", made_up_on=day("2027-02-01")), {2026: 0, 2027: 16}),
        (taken("补课", 6, made_up_on=day("2027-02")), {2026: 0, 2027: 6}),
        (taken("缺课"), {2026: 0, 2027: 0}),
        (taken("缺课", made_up_on=day("2027-02-01")), {2026: 0, 2027: 0}),
        (taken("请假", 3), {2026: 1.5, 2027: 1.5}),
    ],
)
def test_what_is_made_up_for_counts_where_that_was_done(enrolment: Enrolment, told: dict[int, float]) -> None:
    snapshot = Snapshot(trainings=[batch("2026-12-30", "2027-01-02")], enrolments={1: [enrolment]})
    assert hours(snapshot) == told


def lesson(number: int, kind: str = "党课", on: str = "2026-03-12", **about) -> Meeting:
    return Meeting(id=number, kind=kind, day=day(on), start="14:00", end="16:00", **about)


def came(state: str = "到") -> list[Attendance]:
    return [Attendance(member_id=1, name="甲", state=state)]


def test_meetings_count_where_the_branch_says_so() -> None:
    meetings = [lesson(1), lesson(2, "主题党日"), lesson(3, on="2026-06-12"), lesson(4, on="2026-09-12")]
    there = {1: came(), 2: came(), 3: came("请假"), 4: came("列席")}
    counting = Snapshot(branch=Branch(counted_kinds="党课、主题党日"), meetings=meetings, attendances=there)
    assert hours_by_member(counting, 2026) == {1: 4.0}
    counting.branch.counted_kinds = "党课"
    assert hours_by_member(counting, 2026) == {1: 2.0}
    counting.branch.counted_kinds = ""
    assert hours_by_member(counting, 2026) == {}
    assert counted_kinds("党课、主题党日，组织生活会 ") == {"党课", "主题党日", "组织生活会"}


def test_a_lesson_in_the_register_of_training_too_counts_once() -> None:
    snapshot = Snapshot(
        branch=Branch(counted_kinds="党课"),
        meetings=[lesson(1)],
        attendances={1: [*came(), Attendance(member_id=2, name="乙", state="到")]},
        trainings=[batch("2026-03-12", hours=3.0, kind="党课")],
        enrolments={1: [taken()]},
    )
    assert hours_by_member(snapshot, 2026) == {1: 3.0, 2: 2.0}


def test_two_batches_on_the_same_days_both_count_and_are_told(person, raised) -> None:
    one = person()
    snapshot = Snapshot(
        members=[one],
        trainings=[batch("2026-03-01", "2026-03-03"), batch("2026-03-02", number=2, hours=8.0)],
        enrolments={n: [Enrolment(member_id=one.id, name=one.name, state="参加")] for n in (1, 2)},
    )
    assert hours_by_member(snapshot, 2026) == {one.id: 24.0}
    assert len(raised(snapshot, "§3.1")) == 1


def test_who_is_in_no_roster_is_told_by_name() -> None:
    snapshot = Snapshot(trainings=[batch("2026-03-01")], enrolments={1: [Enrolment(name="外单位某", state="参加")]})
    assert [(c.member, c.name, c.hours) for c in credits(snapshot)] == [(0, "外单位某", 16.0)]
    assert hours_by_member(snapshot, 2026) == {}


def test_the_branch_has_its_own_numbers() -> None:
    limits = Limits.of(Branch(hours_member=40, hours_full_day=6))
    assert (limits.hours_member, limits.hours_leader, limits.hours_full_day, limits.hours_half_day) == (40, 56, 6, 4)


def test_who_has_only_signed_up_is_nowhere_among_those_who_were_there() -> None:
    listed = [taken("报名", 12), Enrolment(member_id=2, name="乙", state="参加")]
    snapshot = Snapshot(trainings=[batch("2026-03-01")], enrolments={1: listed})
    assert [(c.member, c.hours) for c in credits(snapshot)] == [(2, 16.0)]
    assert list(credits(snapshot, date(2026, 2, 28))) == []
    assert [c.member for c in credits(snapshot, date(2026, 3, 1))] == [2]


def test_the_hours_of_one_year_are_those_of_all_years_that_are_of_it():
    over = batch("2024-12-30", "2025-01-02", number=1)
    late, lesson = (
        batch("2023-05-01", number=2),
        Meeting(id=1, kind="党课", day=day("2025-03-01"), start="09:00", end="10:00"),
    )
    undated = Meeting(id=2, kind="党课", start="09:00", end="10:00")
    snapshot = Snapshot(
        branch=Branch(counted_kinds="党课"),
        trainings=[over, late],
        enrolments={1: [taken()], 2: [taken("补课", made_up_on=day("2025-02-01")), taken()]},
        meetings=[lesson, undated],
        attendances={n: [Attendance(member_id=1, name="甲", state="到")] for n in (1, 2)},
    )
    every = list(credits(snapshot))
    assert {credit.year for credit in every} == {2023, 2024, 2025}
    for year in (2022, 2023, 2024, 2025):
        assert list(credits(snapshot, of=year)) == [credit for credit in every if credit.year == year]
