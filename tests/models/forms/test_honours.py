"""Committees' forms that ask how somebody was appraised, and what she was honoured with."""

import openpyxl

from models.records import Appraisal, Award
from tests.models.forms import blank_forms
from tests.models.forms.invented import branch_of


def test_grades_and_honours_of_people(tmp_path, fill):
    snapshot = branch_of(2)
    first, second = (member.id for member in snapshot.members)
    snapshot.appraisals = {
        first: [Appraisal(member_id=first, year=year, grade=grade) for year, grade in ((2024, "优秀"), (2025, "合格"))],
        second: [Appraisal(member_id=second, year=2024, grade="优秀")],
    }
    snapshot.awards = [
        Award(id=1, member_id=first, kind="优秀共产党员", year=2026),
        Award(id=2, member_id=first, kind="优秀党务工作者", year=2024),
        Award(id=3, kind="先进基层党组织", year=2026),
    ]
    headings = ["姓名", "性别", "民主评议等次", "上年度民主评议结果", "获得表彰情况", "近三年民主评议情况", "奖惩情况"]
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=3, title="党员情况表")
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    rows = {row[0]: row[2:] for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]}
    one, two = (rows[member.name] for member in snapshot.members)
    assert one == ("合格", "合格", "2024年 优秀党务工作者；2026年 优秀共产党员", None, None)
    assert two == ("优秀", None, None, None, None)
