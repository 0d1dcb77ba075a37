"""Of which years hours are asked and how many: the committee in a year without a plan in force, everybody in a year without a batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.exports.contents.study.grounds import GROUNDS, grounds_sheet
from models.exports.contents.study.record import study_records
from models.exports.year_book.totals import totals_of
from models.kinds import PartialDate
from models.records import Attendance, Branch, Enrolment, Meeting, Member, Training, Waiver
from models.records.waiver import NOT_HERE
from models.rules import findings
from models.rules.finding import INFO, WARNING, Finding
from models.rules.snapshot import Snapshot
from models.rules.study.asked import behind, hours_of_leaders, leaders_rule
from models.rules.study.yearly import study_year
from models.rules.todos.study import study_todos
from models.statistics.annual_training import training_tables
from models.statistics.roster import Roster

TODAY = date(2026, 11, 23)
PLAN, ARTICLE = "《全国党员教育培训工作规划（2024—2028年）》", "《中国共产党党员教育管理工作条例》第二十条"


def led() -> Snapshot:
    """A secretary and a member with 8 hours in 2024 and in 2026."""
    joined = PartialDate(2001, 7, 1)
    members = [
        Member(id=1, name="张伟", kind="正式党员", joined=joined, post="书记"),
        Member(id=2, name="李敏", kind="正式党员", joined=joined),
    ]
    held = [Training(id=n, name="轮训", kind="在线", start=PartialDate(y, 9, 1)) for n, y in enumerate((2024, 2026), 1)]
    there = {t.id: [Enrolment(id=m.id, member_id=m.id, name=m.name, state="参加", hours=8.0) for m in members] for t in held}  # fmt: skip
    return Snapshot(members=members, trainings=held, enrolments=there)


@pytest.mark.parametrize(
    ("year", "rule", "hours"), [(2023, "T02", 56), (2024, "T01", 32), (2025, "T02", 56), (2029, "T01", 32)]
)
def test_a_plan_asks_more_of_leaders_only_while_it_is_in_force(year, rule, hours):
    assert (leaders_rule(year), hours_of_leaders(led(), year)) == (rule, hours)


def test_of_a_year_without_a_plan_everybody_is_told_by_the_article_for_all():
    told = [f for f in findings(led(), TODAY, 2024) if f.slot == "2024 hours"]
    text = "2024 年已有 8 学时，按 32 学时还差 24 学时"
    assert [(f.rule, f.subject, f.message) for f in told] == [("T01", "张伟", text), ("T01", "李敏", text)]
    assert {m.name: gap for m, gap in behind(led(), 2026, TODAY)} == {"张伟": 48, "李敏": 24}


def test_ledger_record_year_book_and_statistics_say_the_same():
    snapshot, end = led(), date(2024, 12, 31)
    assert [(one.wanted, one.gap) for one in study_year(snapshot, 2024, TODAY)] == [(32, 24), (32, 24)]
    (record,) = study_records(snapshot, snapshot.members[:1], today=TODAY, full=False)
    sums = record.chapters[1]
    assert [row[1] for row in sums.tables[0].rows] == ["56", "32"]
    assert f"2024 年 {ARTICLE}" in sums.note
    assert f"2026 年 {PLAN}" in sums.note
    assert "书记和支委32学时" in totals_of([], snapshot, 2024, end, full=True).hours.footnote
    assert "班子成员 32 学时" in training_tables(Roster(snapshot.members), snapshot, end)[0].notes[0]


def test_the_grounds_name_the_years_without_a_plan():
    def rows(*years: int) -> list[list[str]]:
        sheet = grounds_sheet(led(), GROUNDS, years, today=TODAY)
        return [row[2:] for row in sheet.rows if row[1] == "书记和班子成员"]

    assert [row[0][:10] for row in rows(2026)] == ["每年不少于 56 学"]
    ((said, basis),) = rows(2024)
    assert said == "2024 年没有生效的培训规划，和普通党员一样不少于 32 学时"
    assert basis.startswith(ARTICLE)
    assert len(rows(2024, 2026)) == 2


def taught(batches: bool = False, **about: object) -> Snapshot:
    """The same two, with or without batches, in a ledger whose first meeting was in January 2025."""
    snapshot = led()
    held = [Meeting(id=1, kind="支部党员大会", day=PartialDate(2025, 1, 3))]
    return replace(snapshot, meetings=held, trainings=snapshot.trainings if batches else [], branch=Branch(**about))  # type: ignore[arg-type]


def of_hours(snapshot: Snapshot, year: int | None = None) -> list[Finding]:
    return [f for f in findings(snapshot, TODAY, year) if f.rule in ("T01", "T02", "T05")]


def test_a_year_without_a_batch_is_told_of_once():
    last, this = sorted(of_hours(taught()), key=lambda f: f.slot)
    assert (last.rule, last.level, last.subject, last.table) == ("T01", WARNING, "2025年学时", "training")
    assert last.message == (
        "2025 年没有登记培训批次，2 人都还没有学时（要求 32 学时，书记和支委 56 学时）；"
        "办过的请补录批次、参训人员和学时，确实没有办的请如实说明"
    )
    assert (this.level, this.subject) == (INFO, "2026年学时")
    assert this.message.endswith("没有办的请安排培训")
    assert not [f for f in of_hours(taught(), 2024) if "2024" in f.slot], "of before the ledger nothing is said"
    assert [f.subject for f in of_hours(taught(batches=True)) if "2025" in f.slot] == ["2025年学时"]


def test_a_year_without_a_batch_in_whose_midst_the_ledger_began_only_reminds():
    (told,) = of_hours(taught(begun=PartialDate(2026, 8, 15)))
    assert (told.level, told.subject) == (INFO, "2026年学时")
    assert told.message.endswith("；本账本 2026年8月15日启用，此前的培训和学时可能在纸质记录里，请先补录")


def test_who_has_hours_of_meetings_alone_is_judged_by_them():
    snapshot = taught(counted_kinds="党课")
    snapshot.meetings.append(Meeting(id=2, kind="党课", day=PartialDate(2025, 5, 6), start="14:00", end="16:00"))
    snapshot.attendances[2] = [Attendance(id=1, meeting_id=2, member_id=2, name="李敏", state="到")]
    told = [f.message for f in of_hours(snapshot) if f.slot == "2025 hours"]
    assert told == ["2025 年已有 0 学时，按 56 学时还差 56 学时", "2025 年已有 2 学时，按 32 学时还差 30 学时"]


def test_home_reminds_of_it_until_it_was_answered():
    snapshot = taught()
    assert [todo.title for todo in study_todos(snapshot, TODAY)] == ["2 人年度学时未达标"]
    key = next(f.key for f in of_hours(snapshot) if f.subject == "2026年学时")
    snapshot.waivers.append(Waiver(key=key, answer=NOT_HERE, reason="全体在外执行任务"))
    assert not list(study_todos(snapshot, TODAY))
