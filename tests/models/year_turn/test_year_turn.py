"""The turn of the year without a window: what is open, what is carried over, and that closing puts away what it should."""

from datetime import date

import pytest

from models.fields import Record
from models.kinds import PartialDate
from models.records import (
    Appraisal,
    Attendance,
    Branch,
    ClosedYear,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Rectification,
    Responsibility,
    ResponsibilityCheck,
    Task,
    Training,
)
from models.records.meeting import ARCHIVED, DRAFT, FINAL, VOID
from models.rules import Snapshot
from models.rules.numbering import next_number
from models.rules.posts import secretary
from models.rules.register.numbering import proposed as next_item_number
from models.rules.study.numbering import next_number as next_batch_number
from models.store import Sealed
from models.year_turn import (
    Carrying,
    close,
    note_of,
    opens_on,
    running,
    to_archive,
    turnable,
    unfinished,
    usual,
)

YEAR, TODAY = 2025, date(2026, 1, 10)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def keep(ledger, *records: Record) -> None:
    with ledger.unit("登记") as unit:
        for record in records:
            unit.add(record)


@pytest.fixture
def old(ledger):
    """A small branch with a year behind it in which something of every kind was left."""
    keep(
        ledger,
        Branch(id=1, name="测试支部", party_day="每月 20 日"),
        Member(name="张伟", post="书记", kind="正式党员", joined=day("2010-07-01"), full=day("2011-07-01")),
        Member(name="李敏", kind="正式党员", joined=day("2010-07-01"), full=day("2011-07-01")),
        Meeting(kind="支部党员大会", day=day("2025-03-05"), status=FINAL, number=1),
        Meeting(kind="支部党员大会", day=day("2025-06-05"), status=DRAFT),
        Meeting(kind="支部党员大会", day=day("2025-09-05"), status=FINAL),
        Meeting(kind="支部党员大会", day=day("2025-12-31"), status=VOID, number=2),
        Meeting(kind="支部党员大会", day=day("2026-01-05"), status=FINAL),
        Attendance(meeting_id=1, member_id=2, name="李敏", state="缺席"),
        PlannedMeeting(kind="党课", day=day("2025-11"), subject="学习全会精神", lead="张伟"),
        PlannedMeeting(kind="组织生活会", day=day("2025-12"), year=2025),
        PlannedMeeting(kind="支部党员大会", day=day("2025-03")),
        Task(text="补签到表", owner="李敏", due=day("2025-11-30")),
        Task(text="交总结"),
        Task(text="明年的事", due=day("2026-03-01")),
        Training(name="冬训", start=day("2025-12-20"), end=day("2026-01-20")),
        Training(name="秋训", start=day("2025-09-20"), planned_hours=8.0),
        Enrolment(training_id=2, member_id=2, name="李敏", state="参加", hours=8.0),
        Rectification(problem="没有台账", found=day("2025-08-01"), state="整改中", deadline=day("2025-12-20"),
                      number="2025-自查-01", source="自查"),
        Rectification(problem="后来的", found=day("2026-01-03"), source="自查"),
        Responsibility(post="书记", text="讲党课", frequency="每季度"),
        ResponsibilityCheck(responsibility_id=1, year=2025, quarter=1, result="完成"),
        Appraisal(member_id=1, year=2025, grade="优秀"),
    )  # fmt: skip
    return ledger


def look(ledger, today=TODAY, year=YEAR):
    return Snapshot.of(ledger), year, today


def group(ledger, key, **more):
    return next((g.lines for g in unfinished(*look(ledger, **more)) if g.key == key), ())


def test_what_is_unfinished_with_its_record(old):
    assert [(line.title, line.record) for line in group(old, "drafts")] == [("支部党员大会 2025-06-05", 2)]
    assert [(line.detail, line.record) for line in group(old, "silent")] == [("李敏", 1)]
    assert [(line.title, line.tone) for line in group(old, "items")] == [("没有台账", "bad")]
    assert [line.title for line in group(old, "tasks")] == ["补签到表", "交总结"]
    assert [line.title.split()[0] for line in group(old, "checks")] == ["二季度", "三季度", "四季度"]
    assert [(line.title, line.record) for line in group(old, "grades")] == [("李敏", 2)]
    assert {line.title: line.detail for line in group(old, "hours")}["李敏"].startswith("已有 8 学时，还差 24 学时；")
    assert [line.record for line in group(old, "final")] == [1, 3]
    gaps = group(old, "gaps")
    assert ("planned_meeting", 1) in [(line.table, line.record) for line in gaps if "党课" in line.title]
    assert any(line.title == "二季度 支部党员大会" and (line.table, line.record) == ("meeting", 2) for line in gaps)
    assert all(
        line.article for key in ("gaps", "drafts", "silent", "items", "hours", "grades") for line in group(old, key)
    )


def test_an_appraisal_that_nobody_has_is_said_once(old):
    with old.unit("删") as unit:
        unit.remove(old.all(Appraisal)[0])
    assert [(line.title, line.record) for line in group(old, "grades")] == [("2 名党员都没有登记", 0)]


def test_nothing_is_said_of_an_empty_ledger(ledger):
    assert [(g.key, [line.tone for line in g.lines]) for g in unfinished(*look(ledger))] == [("gaps", ["info", "info"])]
    assert unfinished(*look(ledger, today=date(2026, 4, 1))) == []  # what is held once for a year had time until March
    carrying = Carrying.of(*look(ledger))
    assert (carrying.carried, carrying.items, carrying.batches) == ([], [], [])
    assert note_of([], YEAR) == "2025 年度归档时没有未了事项。"


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2025, 11, 30), [2024]),
        (date(2025, 12, 1), [2025]),
        (date(2026, 1, 1), [2025]),
        (date(2026, 12, 1), [2026, 2025]),
    ],
)
def test_a_year_is_turned_from_december_on(old, today, years):
    assert turnable(Snapshot.of(old), today) == years
    assert running(2025, today) is (today.year == 2025)
    assert opens_on(2025) == date(2025, 12, 1)


def test_the_latest_year_that_is_not_closed_is_meant(old):
    keep(old, Meeting(kind="党课", day=day("2024-03-05")), ClosedYear(year=2025))
    assert turnable(Snapshot.of(old), TODAY) == [2025, 2024]
    assert usual(Snapshot.of(old), TODAY) == 2024
    keep(old, ClosedYear(year=2024))
    assert usual(Snapshot.of(old), TODAY) == 2025


# Carrying over


def carried(ledger, title):
    carrying = Carrying.of(*look(ledger))
    return carrying, next(each for each in carrying.carried if each.record.title() == title)


def write(ledger, carrying):
    with ledger.unit("结转") as unit:
        carrying.write(unit, TODAY)


def test_at_first_nothing_changes(old):
    carrying = Carrying.of(*look(old))
    assert [each.record.title() for each in carrying.carried] == ["补签到表", "交总结", "党课", "组织生活会", "讲党课"]
    assert [item.problem for item in carrying.items] == ["没有台账"]
    assert [batch.name for batch in carrying.batches] == ["冬训"]
    assert carrying.changes() == carrying.lacks() == []
    before = old.units()
    write(old, carrying)
    assert old.units() == before


def test_a_to_do_goes_on_is_done_or_is_dropped(old):
    carrying, task = carried(old, "补签到表")
    task.day = day("2026-02-28")
    carrying.carried[1].choose("不再办理", TODAY)
    carrying.carried[1].note = "上级已收回"
    assert [each.words() for each in carrying.changes()] == [
        "待办“补签到表”：时限 2025-11-30 → 2026-02-28",
        "待办“交总结”：不再办理，说明：上级已收回",
    ]
    write(old, carrying)
    first, second, third = old.all(Task)
    assert (first.due, first.done) == (day("2026-02-28"), None)
    assert (second.done, second.outcome) == (day("2026-01-10"), "不再办理：上级已收回")
    assert third.title() == "明年的事"
    assert third.is_open()
    assert [each.record.title() for each in Carrying.of(*look(old)).carried] == ["党课", "组织生活会", "讲党课"]
    old.undo()
    assert [t.is_open() for t in old.all(Task)] == [True, True, True]


def test_a_to_do_that_is_done_needs_its_day(old):
    carrying, task = carried(old, "交总结")
    task.choose("已办结", TODAY)
    assert task.day == day("2026-01-10")
    task.day = None
    assert carrying.lacks() == [task]
    task.day, task.note = day("2025-12-30"), "已交机关党委"
    write(old, carrying)
    assert [(t.done, t.outcome) for t in old.all(Task)][1] == (day("2025-12-30"), "已交机关党委")


def test_a_meeting_that_was_not_held_moves_into_the_new_plan(old):
    carrying, line = carried(old, "党课")
    line.choose("列入新年度", TODAY)
    assert line.day == day("2026-01")
    line.day = day("2025-12")
    assert carrying.lacks() == [line]
    line.day = day("2026-02")
    write(old, carrying)
    old_line, new = old.all(PlannedMeeting)[0], old.all(PlannedMeeting)[-1]
    assert (old_line.year, old_line.day, old_line.note) == (2025, day("2025-11"), "未召开，结转到 2026 年")
    assert (new.year, new.day, new.subject, new.lead) == (2026, day("2026-02"), "学习全会精神", "张伟")
    assert new.note == "2025 年计划 2025-11 未召开，结转"
    assert "党课" not in [each.record.title() for each in Carrying.of(*look(old)).carried]


def test_what_is_held_once_for_a_year_keeps_its_year_and_moves_its_day(old):
    carrying, line = carried(old, "组织生活会")
    line.choose("列入新年度", TODAY)
    write(old, carrying)
    kept = old.all(PlannedMeeting)[1]
    assert (kept.year, kept.day) == (2025, day("2026-03"))
    assert len(old.all(PlannedMeeting)) == 3
    assert "组织生活会" not in [each.record.title() for each in Carrying.of(*look(old)).carried]


def test_what_is_left_may_say_why_and_a_duty_may_end(old):
    carrying, line = carried(old, "党课")
    line.note = "授课人外出"
    carrying.carried[-1].choose("年底终止", TODAY)
    write(old, carrying)
    assert old.all(PlannedMeeting)[0].note == "未召开：授课人外出"
    assert old.all(Responsibility)[0].until == day("2025-12-31")
    assert "讲党课" not in [each.record.title() for each in Carrying.of(*look(old)).carried]


def test_what_is_still_ahead_is_not_carried_over(old):
    carrying = Carrying.of(*look(old, today=date(2025, 12, 5)))
    assert [each.record.title() for each in carrying.carried if isinstance(each.record, PlannedMeeting)] == ["党课"]


def test_choices_stay_where_the_ledger_changed_meanwhile(old):
    before, task = carried(old, "补签到表")
    task.choose("已办结", TODAY)
    keep(old, Task(text="新的", due=day("2025-12-31")))
    now = Carrying.of(*look(old))
    now.take_over(before)
    assert [(e.record.title(), e.choice) for e in now.carried][:2] == [("补签到表", "已办结"), ("新的", "继续办理")]


# Closing


def test_closing_archives_what_is_final_and_touches_no_draft(old):
    assert [m.id for m in to_archive(Snapshot.of(old), YEAR)] == [1, 3]
    with old.unit("归档 2025 年度") as unit:
        assert close(unit, old, YEAR, day=day("2026-01-10"), by="张伟", note="照实") == 2
    assert [(m.status, m.number) for m in old.all(Meeting)] == [
        (ARCHIVED, 1), (DRAFT, None), (ARCHIVED, 3), (VOID, 2), (FINAL, None),
    ]  # fmt: skip
    closed = old.all(ClosedYear)[0]
    assert (closed.year, closed.day, closed.by, closed.note) == (2025, day("2026-01-10"), "张伟", "照实")
    draft = old.get(Meeting, 2)
    draft.place = "二楼"
    with pytest.raises(Sealed), old.unit("改") as unit:
        unit.save(draft)
    old.undo("点早了")
    assert [m.status for m in old.all(Meeting)] == [FINAL, DRAFT, FINAL, VOID, FINAL]


def test_closing_may_leave_the_minutes_as_they_are(old):
    with old.unit("归档 2025 年度") as unit:
        assert close(unit, old, YEAR, day=None, minutes=False) == 0
    assert old.get(Meeting, 1).status == FINAL


def test_the_note_counts_what_was_not_done(old):
    said = note_of(unfinished(*look(old)), YEAR)
    assert said.startswith("2025 年度归档时：没有开的会 ")
    assert said.endswith("。")
    for part in ("还是草稿的记录 1 份", "没有销号的整改事项 1 项", "没有办完的待办 2 项", "没有民主评议结果：1 人"):
        assert part in said
    assert "定稿" not in said
    assert secretary(Snapshot.of(old).members, TODAY) == "张伟"


def test_open_things_go_on_after_closing(old):
    with old.unit("归档 2025 年度") as unit:
        close(unit, old, YEAR, day=None)
    task, item, batch = old.all(Task)[0], old.all(Rectification)[0], old.all(Training)[0]
    task.done, item.state, batch.place = day("2026-01-11"), "待验收", "党校"
    with old.unit("改") as unit:
        for record in (task, item, batch):
            unit.save(record)


# Numbers


@pytest.mark.parametrize(("on", "number"), [("2025-12-31", 4), ("2026-01-01", 1)])
def test_numbers_begin_anew_with_the_year(on, number):
    meetings = [Meeting(id=n, kind="党课", day=day(f"2025-{n:02}-05"), number=n) for n in (1, 2, 3)]
    assert next_number(Meeting(kind="党课", day=day(on)), meetings) == number
    items = [Rectification(id=n, source="自查", number=f"2025-自查-{n:02}") for n in (1, 2, 3)]
    new = Rectification(source="自查", found=day(on))
    assert next_item_number(new, items) == f"{on[:4]}-自查-{number:02}"
    batches = [Training(id=n, number=f"2025-{n:02}") for n in (1, 2, 3)]
    assert next_batch_number(int(on[:4]), batches) == f"{on[:4]}-{number:02}"
