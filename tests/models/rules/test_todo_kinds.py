"""Reminders of kinds that the sample does not have, many of a kind together, and the keys that answers are kept under."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import (
    Branch,
    Enrolment,
    Meeting,
    PlannedMeeting,
    Rectification,
    Responsibility,
    StatusChange,
    Task,
    Training,
    Waiver,
)
from models.records.meeting import COMMITTEE, DRAFT, GENERAL, GROUP
from models.records.member import PROBATIONARY, STUDY_ABROAD
from models.records.rectification import CLOSED, LONG_TERM, REGISTERED, WORKING
from models.records.waiver import LATER, NOT_HERE
from models.rules import Limits, Snapshot
from models.rules.articles import article_of
from models.rules.planning.gaps import gap_at
from models.rules.todos import todos
from models.rules.waivers import unanswered

TODAY = date(2026, 11, 23)


def day(text):
    return PartialDate.parse(text)


def of(snapshot, rule, today=TODAY):
    return [todo for todo in todos(snapshot, today) if todo.rule == rule]


def test_groups_that_have_not_met_are_one_reminder(person, meeting):
    branch = Branch(id=1, groups="第一党小组\n第二党小组\n第三党小组")
    one = Snapshot(branch=branch, members=[person(group="第一党小组")])
    (todo,) = of(one, "DXZ")
    assert (todo.title, todo.detail, todo.at, todo.record) == (
        "11月还有 3 个党小组没有开会", "三会一课 · 第一党小组、第二党小组、第三党小组", "matrix", 0,
    )  # fmt: skip
    held = [meeting(GROUP, "2026-11-05", group=group) for group in ("第一党小组", "第三党小组")]
    later = Snapshot(branch=branch, members=[person(group="第一党小组")], meetings=held)
    (left,) = of(later, "DXZ")
    assert left.title == "11月第二党小组会尚未召开"
    assert left.key == todo.key, "an answer holds while groups meet"
    gap = gap_at(later, left.at, TODAY)
    assert (gap.duty.group, gap.blank(TODAY).kind, gap.blank(TODAY).day) == ("第二党小组", GROUP, PartialDate.of(TODAY))
    assert gap_at(later, "DXZ/2026-11/1/没有的", TODAY) is None


def test_a_line_of_the_plan_that_is_long_over_gives_way_to_its_period(person):
    people = [person(post="书记"), person(post="组织委员")]
    line = PlannedMeeting(id=1, year=2026, kind=GENERAL, day=day("2026-10"))
    of_plan, of_period = (
        of(Snapshot(members=people, planned=[line]), "DYDH", on) for on in (date(2026, 12, 1), date(2026, 12, 2))
    )
    assert [todo.title for todo in of_plan] == ["支部党员大会到期还没有记录"]
    assert [todo.title for todo in of_period] == ["四季度支部党员大会尚未召开"]


def test_lines_of_the_groups_of_a_day_are_one(person):
    lines = [PlannedMeeting(id=n, year=2026, kind=GROUP, group=f"第{n}组", day=day("2026-11")) for n in (1, 2)]
    (todo,) = of(Snapshot(members=[person()], planned=lines), "DXZ")
    assert (todo.title, todo.badge(TODAY), todo.table, todo.record) == (
        "2 个党小组的会按计划要召开", "剩 7 天", "planned_meeting", 1,
    )  # fmt: skip


def test_an_extended_term_ends_later():
    branch = Branch(id=1, elected=day("2023-06-01"), term_years=3)
    (late,) = of(Snapshot(branch=branch), "B21")
    assert (late.title, late.badge(TODAY), late.at) == (
        "已超任期，请按期换届或报批延期",
        "逾期 175 天",
        "extended_until",
    )
    branch.extended_until = day("2027-03-01")
    (todo,) = of(Snapshot(branch=branch), "B20")
    assert (todo.detail, todo.badge(TODAY), todo.tone) == ("延期至 2027年3月1日", "剩 98 天", "info")


def test_probation_that_was_extended(person):
    who = person("施某", kind=PROBATIONARY, joined="2025-06-01", full=None)
    longer = StatusChange(id=1, member_id=who.id, kind="延长预备期", since=day("2026-06-10"), until=day("2026-12-01"))
    (todo,) = of(Snapshot(members=[who], status_changes={who.id: [longer]}), "D23")
    assert (todo.title, todo.badge(TODAY), todo.at) == ("施某 延长的预备期满", "剩 8 天", "conversion")
    (old,) = of(
        Snapshot(members=[person("旧某", kind=PROBATIONARY, joined="2025-05-01", full=None)]), "D24", date(2026, 6, 2)
    )
    assert article_of(old.rule, old.on) == "development-2014-probation", "the text in force when it ended"


def test_who_studies_abroad_is_reached_every_half_year(person):
    away = person("留某", floating_why=STUDY_ABROAD, floating_since=day("2026-05-20"))
    (todo,) = of(Snapshot(members=[away]), "O08")
    assert (todo.title, todo.badge(TODAY)) == ("联系出国（境）学习党员 留某", "逾期 3 天")


def test_many_floating_members_are_one_reminder(person):
    away = [person(floating="是", floating_since=day(f"2026-08-0{n}")) for n in range(1, 5)]
    (todo,) = of(Snapshot(members=away), "O09")
    assert (todo.title, todo.at, todo.record, todo.badge(TODAY)) == (
        "4 名流动党员该联系了",
        "floating",
        0,
        "逾期 24 天",
    )
    assert len(of(Snapshot(members=away[:3]), "O09")) == 3


def item(number, deadline="", state=WORKING, **about):
    return Rectification(
        id=number, problem=f"问题{number}", state=state, deadline=day(deadline) if deadline else None, **about
    )


def test_many_overdue_items_are_one_reminder():
    late = [item(n, f"2026-11-{n:02}") for n in range(1, 7)]
    (todo,) = of(Snapshot(rectifications=late), "Z05")
    assert (todo.title, todo.detail, todo.at, todo.badge(TODAY)) == (
        "6 项整改已逾期", "整改 · 最早的：问题1", "overdue", "逾期 22 天",
    )  # fmt: skip
    assert len(of(Snapshot(rectifications=late[:5]), "Z05")) == 5
    tasks = [Task(id=n, text=f"事{n}", due=day(f"2026-11-{n:02}")) for n in range(1, 7)]
    (todo,) = [todo for todo in todos(Snapshot(tasks=tasks), TODAY) if todo.table == "task"]
    assert todo.title == "6 项待办已逾期"


def test_items_that_are_closed_long_term_or_without_owner():
    snapshot = Snapshot(
        rectifications=[
            item(1, state=CLOSED, closed_on=day("2026-05-10")),
            item(2, state=CLOSED, closed_on=day("2026-06-10")),
            item(3, state=REGISTERED, owner="李敏"),
            item(4, state=LONG_TERM, found=day("2026-08-01")),
        ]
    )
    (back,) = of(snapshot, "Z06")
    assert (back.record, back.badge(TODAY)) == (1, "到期 13 天")
    (open_,) = of(snapshot, "Z01")
    assert (open_.record, open_.detail, open_.at) == (3, "整改 · 已登记，还没有定时限", "deadline")
    (kept,) = of(snapshot, "§7.2")
    assert (kept.record, kept.badge(TODAY)) == (4, "已过 22 天")


def test_the_report_of_the_quarter_until_it_was_exported():
    snapshot = Snapshot(rectifications=[item(1, "2027-01-01", found=day("2026-09-30"))])
    (todo,) = of(snapshot, "Z07")
    assert (todo.title, todo.at) == ("2026年三季度督查通报还没有导出", "oversight")
    snapshot.exported = ["2026年第三季度督查通报：通报.pdf"]
    assert of(snapshot, "Z07") == []
    assert of(Snapshot(rectifications=[item(1, "2027-01-01", found=day("2026-10-01"))]), "Z07") == []
    duty = Responsibility(id=1, post="书记", text="讲党课", frequency="每季度")
    assert of(Snapshot(duties=[duty]), "Z07"), "duties are in it, too"


def test_a_new_secretary(person):
    who = person("新某", post="书记", post_since=day("2026-06-01"))
    (todo,) = of(Snapshot(members=[who]), "T04")
    assert (todo.title, todo.badge(TODAY), todo.tone) == ("新某 还没有参加任职培训", "剩 8 天", "warn")
    batch = Training(id=1, name="任职培训", kind="专题班", start=day("2026-09-01"))
    been = {1: [Enrolment(id=1, member_id=who.id, name="新某", state="参加")]}
    assert of(Snapshot(members=[who], trainings=[batch], enrolments=been), "T04") == []


def test_drafts_and_settings(person, meeting):
    drafts = [meeting("党课", f"2026-11-0{n}", status=DRAFT) for n in (3, 1, 2)]
    (todo,) = of(Snapshot(members=[person()], meetings=drafts), "M06")
    assert (todo.title, todo.record, todo.badge(TODAY)) == ("3 次会议的记录还是草稿", drafts[1].id, "逾期 19 天")
    (empty,) = [
        t for t in todos(Snapshot(members=[person()], branch=Branch(id=1, name="某支部")), TODAY) if t.table == "branch"
    ]
    assert (empty.title, empty.at) == ("支部信息还有 3 项没有填", "superior")
    assert [t for t in todos(Snapshot(branch=Branch(id=1)), TODAY) if t.table == "branch"] == []


@pytest.mark.parametrize(
    ("answer", "until", "back"), [(LATER, "2026-12-01", date(2026, 12, 1)), (NOT_HERE, "", date(2026, 12, 2))]
)
def test_an_answer_keeps_back_this_month_only(person, answer, until, back):
    snapshot = Snapshot(members=[person(post="书记"), person(post="组织委员")])
    (todo,) = of(snapshot, "ZWH")
    snapshot.waivers = [Waiver(id=1, key=todo.key, answer=answer, until=day(until) if until else None)]
    said = unanswered(todos(snapshot, TODAY), snapshot.waivers, TODAY)
    assert "ZWH" not in {todo.rule for todo in said}
    assert "DYDH" in {todo.rule for todo in said}
    (next_month,) = of(snapshot, "ZWH", back)
    assert unanswered([next_month], snapshot.waivers, back) == [next_month]


def test_a_record_that_was_begun_is_opened(person, meeting):
    begun = meeting(COMMITTEE, "2026-11-05", status=DRAFT)
    (todo,) = of(Snapshot(members=[person(post="书记"), person(post="组织委员")], meetings=[begun]), "ZWH")
    assert (todo.table, todo.record, todo.at) == (Meeting.table, begun.id, "")


@pytest.mark.parametrize(("days", "told"), [(7, []), (40, [2]), (60, [2]), (365, [2, 1])])
def test_no_month_is_passed_over_however_early_one_is_reminded(person, days, told):
    """政治生日 of February, seen from the last day of January; a year ahead also that of the next January."""
    people = [person(joined="2010-02-15"), person(joined="2010-01-05")]
    snapshot = Snapshot(members=people, limits=Limits(remind_days=days))
    found = [todo for todo in todos(snapshot, date(2026, 1, 31)) if "政治生日" in todo.title]
    assert [todo.due.month for todo in found if todo.due.month != 1 or todo.due.year > 2026] == told
