"""Reminders of the home page: what is in them, how late they are, in which order."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import (
    Attendance,
    Branch,
    Enrolment,
    PlannedMeeting,
    Rectification,
    Responsibility,
    ResponsibilityCheck,
    Task,
    Training,
    Waiver,
)
from models.records.meeting import ABSENT, COMMITTEE, DRAFT, GENERAL
from models.records.member import PROBATIONARY
from models.records.rectification import CLOSED, WORKING
from models.records.waiver import NOT_HERE
from models.rules import Snapshot, Todo
from models.rules.todos import todos
from models.rules.training import training_findings

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "badge"),
    [
        (date(2026, 11, 20), "逾期 3 天"),
        (date(2026, 11, 23), "今天到期"),
        (date(2026, 12, 1), "剩 8 天"),
        (None, ""),
    ],
)
def test_badges(due, badge):
    assert Todo("", "", due, "info", "", 0).badge(TODAY) == badge


def titled(snapshot, part, today=TODAY):
    return [t for t in todos(snapshot, today) if part in t.title]


def test_rectifications():
    def item(number, deadline, state=WORKING):
        return Rectification(
            id=number, problem=f"问题{number}", owner="李敏", state=state, deadline=PartialDate.parse(deadline)
        )

    snapshot = Snapshot(
        rectifications=[
            item(1, "2026-11-30"),
            item(2, "2026-11-20"),
            item(3, "2027-03-01"),
            item(4, "2026-01-01", CLOSED),
        ]
    )
    first, second = titled(snapshot, "问题")
    assert (first.title, first.detail, first.tone, first.record) == ("问题2", "整改 · 责任人 李敏", "bad", 2)
    assert (second.badge(TODAY), second.tone, second.table) == ("剩 7 天", "warn", "rectification")


def test_tasks():
    def task(number, due, **more):
        return Task(id=number, text=f"事情{number}", due=PartialDate.parse(due) if due else None, **more)

    done = PartialDate.parse("2026-11-21")
    tasks = [task(1, "2026-12-08", owner="李敏"), task(2, "2026-11-20"), task(3, "2026-12-09"), task(4, ""),
             task(5, "2026-11-20", done=done)]  # fmt: skip
    first, second = titled(Snapshot(tasks=tasks), "事情")
    assert (first.title, first.detail, first.tone, first.table, first.record) == (
        "事情2", "待办 · 责任人未填", "bad", "task", 2,
    )  # fmt: skip
    assert (second.title, second.badge(TODAY), second.tone) == ("事情1", "剩 15 天", "warn")


def test_meetings_of_the_running_periods(person):
    snapshot = Snapshot(members=[person(post="书记"), person(post="组织委员")])
    (month,) = titled(snapshot, "支部委员会")
    assert (month.title, month.detail, month.due, month.tone) == (
        "11月支部委员会尚未召开", "三会一课 · 每月至少 1 次", date(2026, 11, 30), "warn",
    )  # fmt: skip
    (quarter,) = titled(snapshot, "党员大会")
    assert (quarter.title, quarter.tone, quarter.badge(TODAY)) == ("四季度支部党员大会尚未召开", "info", "剩 38 天")
    assert [titled(snapshot, "党员大会", date(2026, 12, d))[0].tone for d in (23, 24)] == ["info", "warn"]
    assert titled(snapshot, "2026年度组织生活会")
    assert not titled(snapshot, "组织生活会", date(2026, 5, 1))
    assert titled(snapshot, "2026年度组织生活会", date(2027, 3, 25))[0].tone == "warn"


def test_what_was_held_is_done(person, meeting):
    held = [meeting(COMMITTEE, "2026-11-05"), meeting(GENERAL, "2026-12-18")]
    snapshot = Snapshot(members=[person(post="书记"), person(post="组织委员")], meetings=held)
    assert not titled(snapshot, "支部委员会")
    (planned,) = titled(snapshot, "四季度支部党员大会")
    assert planned.title.endswith("已排入日程（12月18日），尚未召开")
    assert planned.record == held[1].id


def test_a_draft_is_not_called_planned(person, meeting):
    begun = meeting(COMMITTEE, "2026-11-20", status="草稿")
    snapshot = Snapshot(members=[person(post="书记"), person(post="组织委员")], meetings=[begun])
    (told,) = titled(snapshot, "11月支部委员会")
    assert (told.title, told.record) == ("11月支部委员会有一份草稿，没有点到", begun.id)
    assert "打开接着填，记了到会才算已开" in told.detail


def test_probation_and_term(person):
    near = person("周倩", kind=PROBATIONARY, joined="2025-12-06", full=None)
    later = person("施某", kind=PROBATIONARY, joined="2026-03-06", full=None)
    snapshot = Snapshot(branch=Branch(id=1, elected=PartialDate(2024, 3, 18)), members=[near, later])
    (probation,) = titled(snapshot, "预备期满")
    assert (probation.detail, probation.badge(TODAY), probation.tone) == (
        "转正 · 2026年12月6日期满",
        "剩 13 天",
        "warn",
    )
    (term,) = titled(snapshot, "换届")
    assert (term.detail, term.badge(TODAY), term.tone) == ("任期届满 2027年3月18日", "剩 115 天", "info")
    assert not titled(snapshot, "换届", date(2026, 9, 17))
    assert titled(snapshot, "换届", date(2027, 3, 19))[0].tone == "bad"


def test_drafts_and_absences(person, meeting):
    one = person("李某")
    draft, old = meeting("党课", "2026-11-12", status=DRAFT), meeting("党课", "2026-01-12")
    absent = [Attendance(member_id=one.id, name="李某", state=ABSENT)]
    snapshot = Snapshot(members=[one], meetings=[draft, old], attendances={draft.id: absent, old.id: absent})
    (writing,) = titled(snapshot, "草稿")
    assert (writing.title, writing.badge(TODAY), writing.record) == ("11月12日党课记录还是草稿", "逾期 8 天", draft.id)
    (absence,) = titled(snapshot, "没有写原因")
    assert (absence.title, absence.detail) == ("11月12日党课 1 人未到会，没有写原因", "到会情况 · 李某")
    absent[0].reason = "出差"
    assert not titled(snapshot, "没有写原因")


def test_hours(person):
    one, two = person(), person()
    training = Training(id=1, name="轮训", start=PartialDate(2026, 5, 1), planned_hours=32)
    snapshot = Snapshot(
        members=[one, two], trainings=[training], enrolments={1: [Enrolment(member_id=one.id, name="甲")]}
    )
    (hours,) = titled(snapshot, "学时")
    assert (hours.title, hours.detail, hours.due) == (
        "1 人年度学时未达标",
        f"教育培训 · 最多还差 32 学时 · {two.title()}",
        date(2026, 12, 31),
    )
    assert not titled(snapshot, "学时", date(2026, 9, 1))
    (finding,) = [f for f in training_findings(snapshot, TODAY) if f.rule == "T01"]
    snapshot.waivers.append(Waiver(key=finding.key, answer=NOT_HERE, reason="送学上门"))
    assert not titled(snapshot, "学时"), "as it is said where she answers 不适用: 首页不再提醒"


def test_late_ones_come_first(person, meeting):
    snapshot = Snapshot(
        branch=Branch(id=1, elected=PartialDate(2023, 1, 1)),
        members=[person(post="书记")],
        meetings=[meeting("党课", "2026-11-12", status=DRAFT)],
        rectifications=[Rectification(id=1, problem="问题", state=WORKING, deadline=PartialDate(2026, 11, 1))],
    )
    tones = [t.tone for t in todos(snapshot, TODAY)]
    assert tones == sorted(tones, key=["bad", "warn", "info"].index)
    assert tones[:2] == ["bad", "bad"]


def test_a_planned_meeting_goes_before_the_period(person):
    def planned(day, **about):
        return PlannedMeeting(id=5, year=2026, kind=COMMITTEE, day=PartialDate.parse(day), **about)

    def of(day, today=TODAY, **about):
        people = [person(post="书记"), person(post="组织委员")]
        found = titled(Snapshot(members=people, planned=[planned(day, **about)]), "支部委员会", today)
        return [(t.title, t.detail, t.badge(today), t.tone, t.table, t.record) for t in found]

    assert of("2026-11-27", start="15:00", lead="张伟") == [
        ("支部委员会会议按计划要召开", "计划 · 11月27日 · 15:00 · 负责人 张伟", "剩 4 天", "warn", "planned_meeting", 5)
    ]
    assert of("2026-11-20")[0][0::2] == ("支部委员会会议到期还没有记录", "逾期 3 天", "planned_meeting")
    assert of("2026-11-20")[0][3] == "bad"
    assert of("2026-11") == [("支部委员会会议按计划要召开", "计划 · 11月", "剩 7 天", "warn", "planned_meeting", 5)]
    assert of("2026-11-29", date(2026, 11, 2)) == []  # planned, and not near
    assert [t[0] for t in of("2026-12-15")] == ["11月支部委员会尚未召开"]  # of another month
    assert [t[0] for t in of("2026-09-15")] == ["11月支部委员会尚未召开"]  # long ago: the matrix shows it


def test_a_planned_meeting_with_its_record_is_no_reminder(person, meeting):
    planned = [PlannedMeeting(id=5, year=2026, kind=COMMITTEE, day=PartialDate(2026, 11, 20))]
    held = [meeting(COMMITTEE, "2026-11-19")]
    people = [person(post="书记"), person(post="组织委员")]
    assert titled(Snapshot(members=people, planned=planned, meetings=held), "支部委员会") == []


def test_a_batch_that_is_over_waits_for_who_was_there(person):
    one = person()
    training = Training(id=7, name="轮训", start=PartialDate(2026, 11, 20), end=PartialDate(2026, 11, 22))
    listed = [Enrolment(member_id=one.id, name="甲", state="报名"), Enrolment(name="乙", state="参加")]
    snapshot = Snapshot(members=[one], trainings=[training], enrolments={7: listed})
    (todo,) = titled(snapshot, "报名")
    assert (todo.title, todo.table, todo.record) == ("“轮训”已结束，1 人还是“报名”", "training", 7)
    assert not titled(snapshot, "报名", date(2026, 11, 22))
    listed[0].state = "缺课"
    assert not titled(snapshot, "报名")


def test_the_check_of_the_last_quarter_is_open():
    duties = [
        Responsibility(id=1, post="书记", text="讲党课", frequency="每季度"),
        Responsibility(id=2, post="书记", text="述职", frequency="每年"),
        Responsibility(id=3, post="书记", text="谈话", frequency="每月"),
    ]
    done = {1: [ResponsibilityCheck(year=2026, quarter=3, result="完成")]}
    (todo,) = titled(Snapshot(duties=duties, duty_checks=done), "责任清单")
    assert (todo.title, todo.tone, todo.due) == ("2026年三季度责任清单还有 1 项没有检查", "info", None)
    assert (todo.table, todo.record) == ("responsibility", 0)
    done[3] = [ResponsibilityCheck(year=2026, quarter=3, result="未完成")]
    assert titled(Snapshot(duties=duties, duty_checks=done), "责任清单") == []
    assert titled(Snapshot(), "责任清单") == []
    (todo,) = titled(Snapshot(duties=duties, duty_checks=done), "责任清单", date(2027, 1, 4))
    assert todo.title == "2026年四季度责任清单还有 3 项没有检查"
