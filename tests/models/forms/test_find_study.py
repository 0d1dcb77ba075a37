"""Yearly tables of training: 期数 and 人次 by branch and by kind; a list of batches stays a list."""

import openpyxl
import pytest

from models.kinds import PartialDate
from models.records import Attendance, Enrolment, Meeting, Training
from tests.models.forms import blank_forms
from tests.models.forms.invented import branch_of


def batch(number, kind, month, year=2026):
    return Training(id=number, name=f"培训{number}", kind=kind, level="基层党委", start=PartialDate(year, month, 3))


@pytest.fixture
def taught():
    """Two batches of one kind and one of another; the same two people in both of the first kind, one of them away once."""
    snapshot = branch_of(3)
    one, two, _ = snapshot.members
    snapshot.trainings = [
        batch(1, "集中轮训", 3),
        batch(2, "集中轮训", 6),
        batch(3, "在线", 8),
        batch(4, "在线", 5, 2025),
    ]

    def there(member, hours=8.0, state="参加"):
        return Enrolment(member_id=member.id, name=member.name, hours=hours, state=state)

    snapshot.enrolments = {
        1: [there(one), there(two)], 2: [there(one), there(two, 0.0, "请假")], 3: [there(two)], 4: [there(one)],
    }  # fmt: skip
    return snapshot


def rows_of(fill, blank, snapshot):
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    return [row for row in sheet.iter_rows(min_row=3, values_only=True) if any(row)]


def test_a_row_for_the_branch(tmp_path, fill, taught):
    headings = [
        "序号",
        "党支部名称",
        "党员总数",
        "培训期数",
        "培训人次",
        "参训人数",
        "缺课人次",
        "学时合计",
        "培训费用",
    ]
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=3, title="2026年度党员教育培训情况统计表")
    (row,) = rows_of(fill, blank, taught)
    assert row[1] == taught.branch.name
    assert row[2:] == (3, 3, 4, 2, 1, 32, None), "a person in two batches is two times there and one person"


def test_a_row_for_each_kind_and_an_earlier_year(tmp_path, fill, taught):
    def table(year):
        path = blank_forms.simple(
            tmp_path / f"{year}.xlsx", ["培训类别", "举办期数", "参训人次"], rows=4, title=f"{year}年党员教育培训统计表"
        )
        book = openpyxl.load_workbook(path)
        for place, name in enumerate(("集中轮训", "在线培训", "其他培训", "合计"), 3):
            book.active.cell(place, 1, name)
        book.save(path)
        return rows_of(fill, path, taught)

    assert table(2026) == [("集中轮训", 2, 3), ("在线培训", 1, 1), ("其他培训", None, None), ("合计", 3, 4)]
    assert table(2025)[1:2] + table(2025)[3:] == [("在线培训", 1, 1), ("合计", 1, 1)]
    assert table(2020)[3] == ("合计", None, None), "what the ledger does not know is not nought"


def test_a_list_of_batches_stays_one(tmp_path, fill, taught):
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["培训班名称", "培训期数", "培训人次"], rows=5, title="2026年党员教育培训情况统计表"
    )
    assert [row[2] for row in rows_of(fill, blank, taught)] == [2, 1, 1]


def test_lessons_that_count_stand_in_the_row_of_their_kind_and_rows_make_the_total(tmp_path, fill, taught):
    """Two of the three members at a lesson of an hour and a half: 2 人次 and 3 学时 beside the 2 + 1 batches."""
    one, two, _ = taught.members
    taught.branch.counted_kinds = "党课"
    taught.meetings.append(Meeting(id=9, kind="党课", day=PartialDate(2026, 5, 4), start="14:00", end="15:30"))
    taught.attendances[9] = [Attendance(meeting_id=9, member_id=m.id, name=m.name, state="到") for m in (one, two)]
    path = blank_forms.simple(
        tmp_path / "表.xlsx", ["培训类别", "举办期数", "参训人次", "学时合计"], rows=4, title="2026年党员教育培训统计表"
    )
    book = openpyxl.load_workbook(path)
    for place, name in enumerate(("集中轮训", "在线培训", "党课", "合计"), 3):
        book.active.cell(place, 1, name)
    book.save(path)
    *kinds, total = rows_of(fill, path, taught)
    assert kinds[2] == ("党课", 1, 2, 3)
    assert total == ("合计", *(sum(row[column] for row in kinds) for column in (1, 2, 3)))
