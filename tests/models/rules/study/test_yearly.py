"""A year of study: asked of whom and how judged; the same numbers as the rules that remind."""

from __future__ import annotations

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Branch, Enrolment, Meeting, Member, Training
from models.records.meeting import Attendance
from models.rules.snapshot import Snapshot
from models.rules.study.asked import behind
from models.rules.study.hours import hours_by_member
from models.rules.study.yearly import BEHIND, NOT_ASKED, NOT_JUDGED, OUTSIDE, REACHED, study_year, years_of_study

TODAY = date(2026, 11, 23)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def person(number: int, name: str, **about) -> Member:
    return Member(id=number, name=name, kind="正式党员", **{"joined": day("2001-07-01")} | about)


def snapshot_of(members: list[Member], lists: dict[int, list[Enrolment]], *batches: Training, **about) -> Snapshot:
    return Snapshot(members=members, trainings=list(batches), enrolments=lists, **about)


def there(member: Member | None, state: str = "参加", **about) -> Enrolment:
    return Enrolment(
        member_id=member.id if member else None, name=member.name if member else "外人", state=state, **about
    )


ROUND = Training(id=1, name="集中轮训", kind="集中轮训", level="县级以上", start=day("2026-03-17"), planned_hours=40.0)
ONLINE = Training(id=2, name="线上", kind="在线", start=day("2026-08-01"), planned_hours=16.0)


@pytest.mark.parametrize(
    ("about", "hours", "verdict", "wanted", "why"),
    [
        ({}, 40.0, REACHED, 32, ""),
        ({}, 31.75, BEHIND, 32, ""),
        ({"post": "书记"}, 40.0, BEHIND, 56, ""),
        ({"post": "组织委员"}, 56.0, REACHED, 56, ""),
        ({"study": "送学上门"}, 2.0, NOT_ASKED, None, "送学上门，学习不作硬性要求"),
        ({"arrived": day("2026-05-06")}, 31.75, NOT_JUDGED, 32, "2026-05-06 来支部，此前的学时不在本账本里"),
        ({"arrived": day("2026-05-06")}, 32.0, REACHED, 32, ""),
        (
            {"arrived": day("2026-05-06"), "post": "书记"},
            40.0,
            NOT_JUDGED,
            56,
            "2026-05-06 来支部，此前的学时不在本账本里",
        ),
        ({"joined": day("2026-03-01")}, 31.75, NOT_JUDGED, 32, "2026-03-01 入党，当年在党内不满一年"),
        ({"joined": day("2026-03-01")}, 40.0, REACHED, 32, ""),
        ({"arrived": day("2025-12")}, 8.0, BEHIND, 32, ""),
        ({"left": day("2026-09-01"), "left_why": "转出"}, 40.0, NOT_JUDGED, 32, "2026-09-01 转出"),
        ({"standing": "停止党籍"}, 8.0, NOT_ASKED, None, "停止党籍"),
    ],
)
def test_how_a_year_is_judged(about, hours, verdict, wanted, why):
    one = person(1, "张伟", **about)
    (found,) = study_year(snapshot_of([one], {1: [there(one, hours=hours)]}, ROUND), 2026, TODAY)
    assert (found.verdict, found.wanted, found.why, found.hours) == (verdict, wanted, why, hours)
    assert found.gap == (wanted - hours if verdict == BEHIND else 0)


def test_the_gaps_are_those_that_the_rules_remind_of():
    members = [person(n, f"党员{n}", post=("书记", "", "委员")[n % 3]) for n in range(1, 7)]
    lists = {1: [there(m, hours=8.0 * m.id) for m in members], 2: [there(members[0]), there(members[5], "补课")]}
    snapshot = snapshot_of(members, lists, ROUND, ONLINE)
    found = {one.member.id: one for one in study_year(snapshot, 2026, TODAY) if one.member}
    assert {n: one.gap for n, one in found.items() if one.gap} == {
        m.id: gap for m, gap in behind(snapshot, 2026, TODAY)
    }
    assert {n: one.hours for n, one in found.items()} == hours_by_member(snapshot, 2026, TODAY)
    for one in found.values():
        assert round(sum(credit.hours for credit in one.given), 4) == one.hours


def test_who_is_listed():
    here, gone, earlier, later, stopped = (
        person(1, "在"), person(2, "走", left=day("2026-02-01")), person(3, "早走", left=day("2025-02-01")),
        person(4, "后来", arrived=day("2026-12-01")), person(5, "停", standing="停止党籍"),
    )  # fmt: skip
    lists = {1: [there(None), there(stopped, "缺课"), Enrolment(name="另一人", state="请假")]}
    found = study_year(snapshot_of([here, gone, earlier, later, stopped], lists, ROUND), 2026, TODAY)
    assert [(one.name, one.verdict) for one in found] == [
        ("在", BEHIND), ("走", NOT_JUDGED), ("外人", OUTSIDE), ("另一人", OUTSIDE),
    ]  # fmt: skip
    assert (found[2].hours, found[2].wanted, found[3].missed) == (40.0, None, 1)


def test_a_batch_that_was_missed_is_not_attended_too_where_hours_were_given_for_it():
    ill = person(1, "老", study="送学上门")
    lists = {1: [there(ill, "请假", hours=2.0)], 2: [there(ill, "补课", hours=4.0), there(None, "请假", hours=1.0)]}
    first, guest = study_year(snapshot_of([ill], lists, ROUND, ONLINE), 2026, TODAY)
    assert (first.hours, first.batches, first.missed, first.at_home) == (6.0, 1, 1, True)
    assert (guest.hours, guest.batches, guest.missed) == (1.0, 0, 1)


def test_central_training_and_county_level():
    secretary, member = person(1, "书", post="书记"), person(2, "员")
    snapshot = snapshot_of([secretary, member], {1: [there(secretary)], 2: [there(member)]}, ROUND, ONLINE)
    first, second = study_year(snapshot, 2026, TODAY)
    assert (first.central, first.county) == ((ROUND,), True)
    assert (second.central, second.county) == ((), None)
    only_online = snapshot_of([secretary], {2: [there(secretary)]}, ONLINE)
    assert study_year(only_online, 2026, TODAY)[0].county is False


def test_a_batch_to_come_is_not_there_yet_and_meetings_that_count_are():
    one = person(1, "张伟")
    lesson = Meeting(id=7, kind="党课", day=day("2025-04-01"), start="14:00", end="16:00")
    coming = Training(id=3, name="将来", kind="调训", start=day("2026-12-20"), planned_hours=24.0)
    snapshot = snapshot_of(
        [one], {3: [there(one)]}, coming, meetings=[lesson], branch=Branch(counted_kinds="党课"),
        attendances={7: [Attendance(member_id=1, name="张伟", state="到")]},
    )  # fmt: skip
    assert years_of_study(snapshot, TODAY) == [2025]
    assert study_year(snapshot, 2026, TODAY)[0].hours == 0
    (found,) = study_year(snapshot, 2025, TODAY)
    assert (found.hours, found.batches, len(found.given)) == (2.0, 0, 1)
    assert years_of_study(snapshot, date(2026, 12, 31)) == [2025, 2026]
