"""A closed year changes only with a reason, whatever writes; other years are free."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.fields import Record
from models.kinds import PartialDate
from models.records import (
    Appraisal,
    Attachment,
    Attendance,
    Award,
    ClosedYear,
    Contact,
    Course,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Rectification,
    RectificationStep,
    Responsibility,
    ResponsibilityCheck,
    StatusChange,
    Task,
    Training,
    Transfer,
)
from models.records.contact import REACHED
from models.records.meeting import ARCHIVED, FINAL
from models.records.rectification import CLOSED
from models.records.status_change import CORRECTION
from models.records.transfer import OUT
from models.store import Ledger, Sealed
from tests.models.store.states import rows_of

WHEN = {2025: PartialDate(2025, 5, 5), 2026: PartialDate(2026, 5, 5)}
MADE: dict[str, Callable[[int], Record]] = {
    "meeting": lambda y: Meeting(kind="党课", day=WHEN[y], status=FINAL),
    "attendance": lambda y: Attendance(meeting_id=1 if y == 2025 else 2, name="张伟"),
    "planned_meeting": lambda y: PlannedMeeting(kind="党课", day=WHEN[y]),
    "training": lambda y: Training(name="轮训", start=WHEN[y]),
    "enrolment": lambda y: Enrolment(training_id=1 if y == 2025 else 2, name="张伟"),
    "course": lambda y: Course(training_id=1 if y == 2025 else 2, title_text="党史"),
    "rectification": lambda y: Rectification(problem="纪录不全", found=WHEN[2025], state=CLOSED, closed_on=WHEN[y]),
    "rectification_step": lambda y: RectificationStep(rectification_id=1, day=WHEN[y], action="回头看"),
    "progress": lambda y: Progress(rectification_id=1, day=WHEN[y], text="已补"),
    "task": lambda y: Task(text="补签到表", done=WHEN[y]),
    "appraisal": lambda y: Appraisal(member_id=1, year=y, grade="合格"),
    "award": lambda y: Award(kind="优秀共产党员", year=y),
    "responsibility_check": lambda y: ResponsibilityCheck(responsibility_id=1, year=y, quarter=2, result="完成"),
    "transfer": lambda y: Transfer(member_id=1, direction=OUT, other="县局支部", issued=WHEN[2025], receipt=WHEN[y]),
    "status_change": lambda y: StatusChange(member_id=1, kind=CORRECTION, since=WHEN[y]),
    "contact": lambda y: Contact(member_id=1, day=WHEN[y], result=REACHED),
}
"""One record of each kind that a year closes: of 2025, or of 2026."""
CHANGED = {
    "meeting": "place", "attendance": "reason", "planned_meeting": "subject", "training": "place", "enrolment": "reason",
    "course": "teacher", "rectification": "outcome", "rectification_step": "text", "progress": "by", "task": "outcome",
    "appraisal": "gap", "award": "document", "responsibility_check": "text",
    "transfer": "note", "status_change": "why", "contact": "text",
}  # fmt: skip
DATED = {
    "meeting": "day", "planned_meeting": "day", "training": "start", "rectification": "closed_on", "progress": "day",
    "rectification_step": "day", "task": "done", "transfer": "receipt", "status_change": "since", "contact": "day",
}  # fmt: skip


def with_a_closed_year(ledger: Ledger) -> Ledger:
    """A ledger with one record of each kind for 2025, which is closed, and for 2026; the first of each is of 2025."""
    with ledger.unit("登记") as unit:
        unit.add(Member(name="张伟"))
        unit.add(Responsibility(post="书记", text="讲党课"))
        for make in MADE.values():
            for when in WHEN:
                unit.add(make(when))
    with ledger.unit("归档 2025 年度") as unit:
        unit.add(ClosedYear(year=2025, day=PartialDate(2026, 1, 10)))
    return ledger


@pytest.fixture
def year(ledger: Ledger) -> Ledger:
    return with_a_closed_year(ledger)


def of(ledger: Ledger, table: str, when: int) -> Record:
    cls = type(MADE[table](2025))
    return ledger.all(cls)[0 if when == 2025 else 1]


def refused(ledger: Ledger, does: Callable[..., object]) -> None:
    """It is refused with a sentence that names the year, and leaves nothing; with a reason it is done, and the reason kept."""
    before, lines = rows_of(ledger), ledger.units()
    with pytest.raises(Sealed, match="2025 年度已归档"), ledger.unit("改") as unit:
        does(unit)
    assert (rows_of(ledger), ledger.units()) == (before, lines)
    with ledger.unit("改", reason="记错了") as unit:
        does(unit)
    assert ledger.units()[0].reason == "记错了"
    with pytest.raises(Sealed):
        ledger.undo()
    ledger.undo("原来对")
    assert rows_of(ledger) == before
    ledger.redo()
    ledger.undo("原来对")


@pytest.mark.parametrize("table", MADE)
def test_nothing_of_a_closed_year_is_changed_added_or_taken_away(year, table):
    def change(unit):
        record = of(year, table, 2025)
        setattr(record, CHANGED[table], "改过")
        unit.save(record)

    refused(year, change)
    refused(year, lambda unit: unit.remove(of(year, table, 2025)))
    refused(year, lambda unit: unit.add(MADE[table](2025)))
    refused(year, lambda unit: unit.add_all([MADE[table](2025)]))


@pytest.mark.parametrize("table", MADE)
def test_another_year_is_free(year, table):
    record = of(year, table, 2026)
    setattr(record, CHANGED[table], "改过")
    with year.unit("改") as unit:
        unit.save(record)
        unit.add(MADE[table](2026))
    with year.unit("删") as unit:
        unit.remove(record)
    year.undo()
    year.undo()


@pytest.mark.parametrize("table", DATED)
def test_nothing_moves_into_a_closed_year_or_out_of_it(year, table):
    def move(begin, end):
        def does(unit):
            record = of(year, table, begin)
            setattr(record, DATED[table], WHEN[end])
            unit.save(record)

        return does

    refused(year, move(2025, 2026))
    refused(year, move(2026, 2025))


def test_a_part_without_a_day_goes_with_its_record(year):
    """Of the closed item of 2025 also what has no day; of the one of 2026, and of an open one, nothing is closed."""
    with year.unit("登记") as unit:
        still = unit.add(Rectification(problem="没有台账", found=WHEN[2025]))
    for cls in (Progress, RectificationStep):
        refused(year, lambda unit, cls=cls: unit.add(cls(rectification_id=1)))
        with year.unit("登记") as unit:
            unit.add(cls(rectification_id=2))
            unit.add(cls(rectification_id=still))
            unit.add(Appraisal(member_id=1))
        with year.unit("补上日期") as unit:
            undated = year.all(cls, rectification_id=still)[0]
            undated.day = WHEN[2026]
            unit.save(undated)


@pytest.mark.parametrize("table", MADE)
def test_files_are_added_and_not_taken_away(year, table):
    scan = Attachment(owner=table, owner_id=of(year, table, 2025).id, name="签到表.pdf", sha256="a" * 64)
    with year.unit("添加附件") as unit:
        unit.add(scan)
    with pytest.raises(Sealed, match="2025 年度已归档"), year.unit("删除附件") as unit:
        unit.remove(scan)
    with year.unit("删除附件", reason="扫描不全") as unit:
        unit.remove(scan)
    with pytest.raises(Sealed), year.unit("恢复附件") as unit:
        unit.restore(scan)


def test_a_record_of_the_recycle_bin_comes_back_only_with_a_reason(year):
    meeting = of(year, "meeting", 2025)
    with year.unit("删除", reason="重复") as unit:
        unit.remove(meeting)
    refused(year, lambda unit: unit.restore(meeting))


def test_the_action_that_closes_may_still_fill_the_year_and_is_taken_back_with_a_reason(ledger):
    meeting = Meeting(kind="党课", day=WHEN[2025], status=FINAL)
    with ledger.unit("登记") as unit:
        unit.add(meeting)
    with ledger.unit("归档 2025 年度") as unit:
        unit.add(ClosedYear(year=2025))
        meeting.status = ARCHIVED
        unit.save(meeting)
    with pytest.raises(Sealed):
        ledger.undo()
    ledger.undo("点早了")
    assert not ledger.all(ClosedYear)
    ledger.redo()
    assert ledger.all(ClosedYear)
    assert ledger.get(Meeting, 1).status == ARCHIVED


def test_a_year_is_opened_again_with_a_reason_and_free_then(year):
    closed = year.all(ClosedYear)[0]
    with pytest.raises(Sealed, match="2025 年度已归档"), year.unit("重新打开") as unit:
        unit.remove(closed)
    with year.unit("重新打开", reason="补录三次会") as unit:
        unit.remove(closed)
    meeting = of(year, "meeting", 2025)
    meeting.place = "二楼"
    with year.unit("改") as unit:
        unit.save(meeting)
    year.undo()
    year.undo()  # it is not closed any more: nothing stands in the way of closing it again
    with pytest.raises(Sealed), year.unit("改") as unit:
        unit.save(meeting)


def test_who_can_be_asked_is_asked_once_and_all_of_it_is_done_with_the_reason(year):
    asked = []

    def ask(label, sealed):
        asked.append((label, sealed.years))
        assert not year._conn.in_transaction
        return "记错了"

    year.asks = ask
    with year.unit("改两条，加一条") as unit:
        for table in ("meeting", "task"):
            record = of(year, table, 2025)
            setattr(record, CHANGED[table], "改过")
            unit.save(record)
        new = Meeting(kind="党课", day=WHEN[2026])
        unit.add(new)
    assert asked == [("改两条，加一条", (2025,))]
    assert (year.units()[0].label, year.units()[0].reason) == ("改两条，加一条", "记错了")
    assert (of(year, "meeting", 2025).place, of(year, "task", 2025).outcome) == ("改过", "改过")
    assert year.get(Meeting, new.id).kind == "党课"
    year.undo()
    assert asked[1:] == [("撤销：改两条，加一条", (2025,))]
    assert of(year, "meeting", 2025).place == ""


def test_who_gives_no_reason_has_changed_nothing(year):
    year.asks = lambda *_: "  "
    before, lines = rows_of(year), year.units()
    new = Meeting(kind="党课", day=WHEN[2025])
    with pytest.raises(Sealed) as raised, year.unit("登记") as unit:
        unit.add(new)
    assert raised.value.asked
    assert not new.id
    with pytest.raises(Sealed):
        year.undo()
    assert (rows_of(year), year.units()) == (before, lines)


def test_closed_years_are_looked_up_once_in_an_action(year):
    seen: list[str] = []
    year._conn.set_trace_callback(seen.append)
    with year.unit("导入") as unit:
        unit.add_all([MADE["attendance"](2026) for _ in range(50)])
        for turn in range(20):
            unit.add(Task(text=f"{turn}", done=WHEN[2026]))
    year._conn.set_trace_callback(None)
    assert len([s for s in seen if "FROM closed_year" in s]) == 1
    assert len([s for s in seen if s.startswith("SELECT") and 'FROM "meeting"' in s]) <= 2
