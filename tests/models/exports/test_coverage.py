"""三会一课对照表 and 党员参加情况 as tables, and both with the plan out of a ledger as files."""

from __future__ import annotations

import json
from datetime import date

import pytest

from models.exports import ExportRefused
from models.exports.contents.coverage import coverage_sheet, participation_sheet
from models.exports.deliver import deliver
from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting, Member, PlannedMeeting
from models.records.meeting import ABSENT, FINAL, GENERAL, GROUP, PRESENT
from models.rules import Snapshot

TODAY = date(2026, 11, 23)


def held(number, kind, day, **about):
    return Meeting(id=number, kind=kind, day=PartialDate.parse(day), status=FINAL, subject="学习", **about)


MEETINGS = [
    held(1, GENERAL, "2026-01-15"),
    held(2, GENERAL, "2026-02-03"),
    held(3, GENERAL, "2026-09"),
    held(4, GROUP, "2026-01-20", group="第一党小组"),
    held(5, "组织生活会", "2027-01-18", title_text="2026年度组织生活会"),
]
BRANCH = Branch(name="测试支部", groups="第一党小组")


def rows(sheet):
    labels = [column.label for column in sheet.columns]
    return {row[1]: dict(zip(labels, row, strict=True)) for row in sheet.rows}


def test_days_stand_in_their_months_and_gaps_at_the_end_of_their_period():
    sheet = coverage_sheet(Snapshot(branch=BRANCH, meetings=MEETINGS), 2026, today=TODAY, full=False)
    general = rows(sheet)[GENERAL]
    assert [general[f"{m}月"] for m in range(1, 13)] == [
        "15日", "3日", "", "", "", "缺", "", "", "当月", "", "", "待开",
    ]  # fmt: skip
    assert (general["已开"], general["缺"]) == ("2", "1")
    group = rows(sheet)["第一党小组会"]
    assert [group[f"{m}月"] for m in (1, 2, 10, 11, 12)] == ["20日", "缺", "缺", "待开", ""]
    assert "测试支部2026年度" in sheet.title
    assert general["缺的时间和依据"] == "二季度。《中国共产党支部工作条例（试行）》第十一条（2018-10-28）"
    assert rows(sheet)["党课"]["缺的时间和依据"].endswith("（条文没有定次数，按每季度一次提醒）")
    assert rows(sheet)["组织生活会"]["缺的时间和依据"] == ""


def test_two_kinds_of_one_gathering_are_marked():
    """The matrix gave the same day to two kinds without a word."""
    one, other = held(11, GENERAL, "2026-03-12", gathering=11), held(12, "党课", "2026-03-12", gathering=11)
    alone = held(13, "主题党日", "2026-03-12")
    sheet = coverage_sheet(Snapshot(branch=BRANCH, meetings=[one, other, alone]), 2026, today=TODAY, full=False)
    found = rows(sheet)
    assert (found[GENERAL]["3月"], found["党课"]["3月"], found["主题党日"]["3月"]) == ("12日※", "12日※", "12日")
    assert "带“※”的与同一天的另一类会议同场召开" in sheet.footnote
    alone_sheet = coverage_sheet(Snapshot(branch=BRANCH, meetings=[alone]), 2026, today=TODAY, full=False)
    assert "※" not in alone_sheet.footnote


def test_the_yearly_ones_held_in_the_next_year():
    sheet = coverage_sheet(Snapshot(branch=BRANCH, meetings=MEETINGS), 2026, today=date(2027, 2, 1), full=False)
    assert rows(sheet)["组织生活会"]["12月"] == "次年1/18"


def test_who_took_part():
    lists = {
        1: [Attendance(member_id=1, name="张伟", state=PRESENT)],
        2: [Attendance(member_id=1, name="张伟", state=ABSENT)],
    }
    snapshot = Snapshot(
        branch=BRANCH, members=[Member(id=1, name="张伟", group="第一党小组")], meetings=MEETINGS, attendances=lists
    )
    sheet = participation_sheet(snapshot, 2026, today=TODAY, full=False)
    assert sheet.rows == [["1", "张伟", "第一党小组", "2", "1", "0", "1", "0", "50.0%", "1", "1"]]


@pytest.fixture
def branch(ledger):
    with ledger.unit("录入") as unit:
        unit.add(Branch(id=1, name="测试支部", groups="第一党小组"))
        for meeting in MEETINGS:
            unit.add(meeting)
        unit.add(PlannedMeeting(kind=GENERAL, day=PartialDate(2026, 8)))
        unit.add(PlannedMeeting(kind="党课", day=PartialDate(2025, 8)))
    return ledger


@pytest.mark.parametrize("format", ["xlsx", "pdf", "docx", "json"])
@pytest.mark.parametrize("what", ["plan", "coverage"])
def test_files(branch, tmp_path, what, format):
    done = deliver(branch, what, tmp_path / f"{what}.{format}", today=TODAY, year=2026, purpose="检查")
    assert done.files
    assert all(file.stat().st_size > 100 for file in done.files)
    assert done.rows == (1 if what == "plan" else 6)


def test_a_record_that_was_found_for_a_line_is_in_the_plan(branch, tmp_path):
    (file,) = deliver(branch, "plan", tmp_path / "plan.json", today=TODAY, year=2026).files
    (line,) = json.loads(file.read_text(encoding="utf-8"))
    assert line["完成情况"] == "2026-09"


def test_no_plan_is_said(branch, tmp_path):
    with pytest.raises(ExportRefused, match="2024年没有会议计划，没有导出"):
        deliver(branch, "plan", tmp_path / "plan.xlsx", today=TODAY, year=2024)
