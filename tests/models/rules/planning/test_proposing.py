"""Generating a plan by the rules: only what is missing, on days that can be explained, never twice."""

from datetime import date

from models.kinds import PartialDate
from models.records import Branch, Meeting, PlannedMeeting
from models.records.meeting import COMMITTEE, DRAFT, GENERAL, GROUP, VOID
from models.rules import Snapshot
from models.rules.planning.proposing import copied, proposed

NEW_YEAR = date(2026, 1, 1)
TODAY = date(2026, 11, 23)
BRANCH = Branch(groups="第一党小组\n第二党小组", party_day="每月20日", place="三楼会议室")


def days(found, kind, group=""):
    return [str(p.line.day) for p in found if p.line.kind == kind and p.line.group == group and not p.past]


def test_a_whole_year(person):
    people = [
        person("张伟", post="书记"),
        person("李敏", post="组织委员"),
        person("王磊", post="党小组组长", group="第一党小组"),
    ]
    found = proposed(Snapshot(branch=BRANCH, members=people), 2026, NEW_YEAR)
    assert days(found, GENERAL) == ["2026-02", "2026-05", "2026-08", "2026-11"]
    assert days(found, COMMITTEE) == [f"2026-{m:02}" for m in range(1, 13)]
    assert days(found, GROUP, "第一党小组") == days(found, GROUP, "第二党小组") == days(found, COMMITTEE)
    assert days(found, "党课") == ["2026-02", "2026-05", "2026-08", "2026-11"]
    assert days(found, "主题党日") == [f"2026-{m:02}-20" for m in range(1, 13)]
    assert days(found, "组织生活会") == days(found, "民主评议党员") == ["2026-12"]
    leads = {(p.line.kind, p.line.group): p.line.lead for p in found}
    assert leads[GENERAL, ""] == "张伟"
    assert leads[GROUP, "第一党小组"] == "王磊"
    assert leads[GROUP, "第二党小组"] == leads["党课", ""] == ""
    assert {p.line.place for p in found} == {"三楼会议室"}
    assert {p.line.year for p in found} == {2026}
    assert next(p for p in found if p.line.kind == GENERAL).article == "branch-11"


def test_generating_again_adds_nothing_and_leaves_edited_lines():
    snapshot = Snapshot(branch=BRANCH)
    first = [p.line for p in proposed(snapshot, 2026, NEW_YEAR)]
    moved = next(line for line in first if line.kind == GENERAL)
    moved.day, moved.subject = PartialDate(2026, 3, 30), "换届"  # another month of the same quarter
    snapshot.planned = first
    assert proposed(snapshot, 2026, NEW_YEAR) == []
    snapshot.planned = [line for line in first if line.kind != "党课"]
    assert {p.line.kind for p in proposed(snapshot, 2026, NEW_YEAR)} == {"党课"}
    assert len(proposed(snapshot, 2027, NEW_YEAR)) == len(first)


def test_nobody_has_groups_or_a_committee():
    kinds = {p.line.kind for p in proposed(Snapshot(branch=Branch()), 2026, NEW_YEAR)}
    assert kinds == {GENERAL, "党课", "主题党日", "组织生活会", "民主评议党员"}
    found = proposed(Snapshot(branch=Branch()), 2026, NEW_YEAR)
    assert days(found, "主题党日")[0] == "2026-01"


def test_the_first_year_of_a_branch_is_planned_from_today():
    found = proposed(Snapshot(branch=BRANCH), 2026, TODAY)
    assert not any(p.past for p in found)
    assert days(found, "主题党日") == ["2026-11", "2026-12-20"]  # the 20th is over
    assert days(found, GENERAL) == ["2026-11"]
    assert days(found, GROUP, "第一党小组") == ["2026-11", "2026-12"]
    assert [str(p.line.day) for p in proposed(Snapshot(branch=BRANCH), 2026, date(2026, 12, 5)) if p.line.kind == GENERAL] == ["2026-12"]  # fmt: skip


def test_what_is_over_is_only_offered_and_not_before_the_ledger(meeting):
    held = [meeting("支部党员大会", "2026-03-24"), meeting("党课", "2026-06-02")]
    found = proposed(Snapshot(branch=BRANCH, meetings=held), 2026, TODAY)
    past = {(p.line.kind, str(p.line.day)) for p in found if p.past and not p.line.group}
    assert (GENERAL, "2026-03") in past  # the month in which it was held
    assert (GENERAL, "2026-05") in past
    assert ("主题党日", "2026-03-20") in past
    assert ("主题党日", "2026-02-20") not in past
    assert days(found, GENERAL) == ["2026-11"]


def test_void_records_and_begun_drafts_do_not_count_as_held(meeting):
    records = [meeting(GENERAL, "2026-10-12", status=VOID), meeting("党课", "2026-10-12", status=DRAFT)]
    found = proposed(Snapshot(branch=BRANCH, meetings=[m for m in records if m.counts]), 2026, TODAY)
    assert days(found, GENERAL) == days(found, "党课") == ["2026-11"]


def test_the_yearly_ones_of_last_year_until_march():
    found = proposed(Snapshot(branch=BRANCH), 2025, date(2026, 2, 3))
    assert {(p.line.kind, str(p.line.day), p.line.year) for p in found} == {
        ("组织生活会", "2026-02", 2025),
        ("民主评议党员", "2026-02", 2025),
    }
    assert proposed(Snapshot(branch=BRANCH), 2025, date(2026, 4, 1)) == []


def line(number, kind, day, **about):
    return PlannedMeeting(
        id=number, year=about.pop("year", int(day[:4])), kind=kind, day=PartialDate.parse(day), **about
    )


def test_copying_the_year_before():
    planned = [
        line(1, "党课", "2024-02-29", subject="讲党史", lead="张伟", meeting_id=7, alone="是"),
        line(2, "主题党日", "2024-06-20"),
        line(3, "党课", "2024-05"),
        line(4, "组织生活会", "2025-01-15", year=2024),
        line(5, "党课", "2025-05-06"),
        line(6, "主题党日", "2023-03-20"),
    ]
    found = copied(planned, 2025, "每月第二个星期五", date(2025, 1, 1))
    assert [(p.line.kind, str(p.line.day), p.line.year) for p in found] == [
        ("党课", "2025-02-28", 2025),
        ("主题党日", "2025-06-13", 2025),
        ("组织生活会", "2026-01-15", 2025),
    ]
    first = found[0].line
    assert (first.id, first.meeting_id, first.alone, first.subject, first.lead) == (0, None, "", "讲党史", "张伟")
    assert planned[0].meeting_id == 7
    again = [*planned, *(p.line for p in found)]
    assert copied(again, 2025, "", date(2025, 1, 1)) == []


def test_a_group_that_is_no_more_has_no_plan_and_its_heir_none_for_before():
    meetings = [Meeting(id=n, kind=GROUP, group="老党小组", day=PartialDate(2026, n, 8)) for n in range(1, 11)]
    found = proposed(Snapshot(branch=Branch(groups="第一党小组"), meetings=meetings), 2026, TODAY)
    assert not [p for p in found if p.line.group == "老党小组"]
    assert [str(p.line.day) for p in found if p.line.group == "第一党小组"] == ["2026-11", "2026-12"]


def test_what_falls_into_this_month_is_not_called_over():
    found = proposed(Snapshot(branch=BRANCH), 2026, TODAY)
    general = next(p for p in found if p.line.kind == GENERAL and not p.past)
    assert (str(general.line.day), general.why) == ("2026-11", "排在四季度的倒数第二个月，留一个月余地")
    late = next(p for p in proposed(Snapshot(branch=BRANCH), 2026, date(2026, 12, 1)) if p.line.kind == GENERAL)
    assert (str(late.line.day), late.why) == ("2026-12", "11月已过，排在本月")
