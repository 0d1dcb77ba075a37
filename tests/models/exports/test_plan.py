"""三会一课计划表: the lines of one plan by day, and what became of each."""

from __future__ import annotations

from datetime import date

from models.exports.contents import plan_sheet
from models.kinds import PartialDate
from models.records import Branch, Meeting, PlannedMeeting
from models.records.meeting import ARCHIVED, DRAFT, VOID

TODAY = date(2026, 11, 23)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


PLANNED = [
    PlannedMeeting(id=1, year=2026, kind="组织生活会", day=day("2027-02"), subject="联系人 13900001234"),
    PlannedMeeting(id=2, year=2026, kind="党课", day=day("2026-03-20"), start="09:00", lead="白露", meeting_id=7),
    PlannedMeeting(id=3, year=2026, kind="党小组会", group="第一党小组", day=day("2026-03"), meeting_id=8),
    PlannedMeeting(id=4, year=2025, kind="党课", day=day("2025-06")),
    PlannedMeeting(id=5, year=2026, kind="主题党日", day=day("2026-12-20"), meeting_id=9),
    PlannedMeeting(id=6, year=2026, kind="支部党员大会", day=day("2026-06-01"), meeting_id=10),
    PlannedMeeting(id=7, kind="党课", day=day("2026-09")),
]  # fmt: skip
RECORDS = [
    Meeting(id=7, kind="党课", day=day("2026-03-23"), status=ARCHIVED),
    Meeting(id=8, kind="党小组会", day=day("2026-03-25"), status=DRAFT),
    Meeting(id=9, kind="主题党日", day=day("2026-12-20")),
    Meeting(id=10, kind="支部党员大会", day=day("2026-06-02"), status=VOID),
]


def test_the_lines_of_a_year_with_the_day_of_their_records():
    sheet = plan_sheet(PLANNED, RECORDS, Branch(name="测试支部"), today=TODAY, year=2026, full=False)
    labels = [column.label for column in sheet.columns]
    assert labels == ["序号", "时间", "会议类型", "党小组", "内容", "负责人", "地点", "完成情况", "备注"]
    rows = [dict(zip(labels, row, strict=True)) for row in sheet.rows]
    assert [(r["序号"], r["时间"], r["会议类型"], r["完成情况"]) for r in rows] == [
        ("1", "2026-03", "党小组会", "2026-03-25（草稿）"),
        ("2", "2026-03-20 09:00", "党课", "2026-03-23"),
        ("3", "2026-06-01", "支部党员大会", "2026-06-02（作废）"),
        ("4", "2026-09", "党课", ""),
        ("5", "2026-12-20", "主题党日", ""),
        ("6", "2027-02", "组织生活会", ""),
    ]
    assert rows[1]["负责人"] == "白露"
    assert rows[5]["内容"] == "联系人 139****1234"
    assert "测试支部2026年度" in sheet.title


def test_all_plans_without_a_year():
    sheet = plan_sheet(PLANNED, RECORDS, Branch(), today=TODAY, full=True)
    assert sheet.rows[0][1] == "2025-06"
    assert sheet.records == 7


def test_it_is_called_masked_only_where_something_was_masked():
    def said(planned, full):
        sheet = plan_sheet(planned, RECORDS, Branch(name="测试支部"), today=TODAY, full=full)
        return sheet.subtitle + sheet.footnote

    assert "脱敏" in said(PLANNED, False)
    assert "完整件" in said(PLANNED, True)
    for full in (False, True):
        assert not any(word in said(PLANNED[1:], full) for word in ("脱敏", "完整"))
