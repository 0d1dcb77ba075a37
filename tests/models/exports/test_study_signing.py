"""Sheets to sign at a training: a column for each time one signs, who is asked to, and headings on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.exports import ExportRefused
from models.exports.contents.study.signing import COURSE, DAY, HALF, ONCE, signing_sheets, usual_way
from models.records import Course
from tests.models.exports.pdf_reader import ReadPdf
from tests.models.exports.study_batches import batch, column, day


@pytest.mark.parametrize(
    ("way", "labels"),
    [
        (HALF, ["6月3日\n上午", "6月3日\n下午", "6月4日\n上午", "6月4日\n下午"]),
        (DAY, ["6月3日", "6月4日"]),
        (COURSE, ["第1课\n6月3日", "第2课"]),
    ],
)
def test_a_column_for_each_time_one_signs(way: str, labels: list[str]):
    lessons = [
        Course(position=2, title_text="党章"),
        Course(position=1, title_text="条例", teacher="王老师", day=day("2026-06-03")),
    ]
    (sheet,) = signing_sheets(batch(3, courses=lessons), way).values()
    assert [c.label for c in sheet.columns][3:] == labels
    assert column(sheet, "姓名") == ["党员001", "党员002", "党员003", *[""] * 4]
    assert ("第1课 条例（王老师）    第2课 党章" in sheet.facts) == (way == COURSE)


def test_only_those_expected_are_asked_to_sign():
    one = batch(5)
    one.enrolments[0].state, one.enrolments[1].state, one.enrolments[2].state = "请假", "补课", "缺课"
    one.members[4].left = day("2026-06-01")
    (sheet,) = signing_sheets(one, DAY).values()
    assert column(sheet, "姓名")[:3] == ["党员003", "党员005", ""]
    assert sheet.subtitle == "应到2人"
    assert "请假、补课 2 人：党员001、党员002" in sheet.footnote


def test_many_days_go_on_several_sheets_and_one_on_two_columns_of_people():
    long = batch(3, start="2026-08-03", end="2026-08-16")
    sheets = signing_sheets(long, DAY)
    assert [len(sheet.columns) - 3 for sheet in sheets.values()] == [7, 7]
    (once,) = signing_sheets(long, ONCE).values()
    assert [c.label for c in once.columns] == ["序号", "姓名", "签名"] * 2
    assert [usual_way(b) for b in (batch(), long, batch(start="2026-06"), batch(days=0.5))] == [HALF, DAY, ONCE, ONCE]


def test_without_courses_one_cannot_sign_by_them():
    with pytest.raises(ExportRefused, match="没有登记课程"):
        signing_sheets(batch(), COURSE)


def test_two_hundred_people_keep_their_headings(tmp_path: Path):
    from models.exports.pdf.table import write_tables_pdf

    (sheet,) = signing_sheets(batch(200), HALF).values()
    write_tables_pdf([sheet], tmp_path / "签到.pdf")
    read = ReadPdf(tmp_path / "签到.pdf")
    assert len(read.pages) > 5
    assert all("序号" in page for page in read.pages)
