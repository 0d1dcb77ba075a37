"""A file without the heading that was looked for: whether its rows are those of another page."""

import pytest

from models.imports.elsewhere import belongs_to
from models.imports.grid import Sheet
from models.imports.subject import PEOPLE, PROBLEMS

REGISTER = [["序号", "问题", "整改措施", "责任人", "整改时限"], [1, "学习记录不全", "补齐", "李敏", "2026-12"]]
ROSTER = [["序号", "姓名", "性别", "出生日期"], [1, "李敏", "女", "1990-03"]]


@pytest.mark.parametrize(
    ("rows", "about", "other"),
    [
        (REGISTER, PEOPLE, PROBLEMS),
        ([["整改台账"], *REGISTER], PEOPLE, PROBLEMS),
        (ROSTER, PROBLEMS, PEOPLE),
        (ROSTER, PEOPLE, None),
        (REGISTER[:1], PEOPLE, None),
        ([["序号", "支部", "党员大会", "存在问题", "备注"], [1, "一支部", 4, "无", ""]], PEOPLE, None),
        ([["会议记录"], ["时间", "地点"], ["3月", "会议室"]], PEOPLE, None),
        ([["序号", "姓名", "备注"], [1, "李敏", ""]], PROBLEMS, None),
    ],
    ids=["register", "title", "roster", "as-wanted", "blank", "statistics", "nothing", "names"],
)
def test_rows_of_another_page_are_known_by_their_headings(rows, about, other):
    assert belongs_to([Sheet("表", rows)], about) is other


def test_a_hidden_sheet_says_nothing():
    assert belongs_to([Sheet("表", REGISTER, hidden=True)], PEOPLE) is None


TALL = [["出勤情况"] * 60] * 29


@pytest.mark.parametrize(
    ("sheets", "other"),
    [
        ([[*TALL, *REGISTER]], PROBLEMS),
        ([[*TALL, TALL[0], *REGISTER]], None),
        ([[["栏"] * 190 + REGISTER[0], ["栏"] * 190 + REGISTER[1]]], PROBLEMS),
        ([[["栏"] * 200 + REGISTER[0], ["栏"] * 200 + REGISTER[1]]], None),
        ([*[TALL] * 19, REGISTER], PROBLEMS),
        ([*[TALL] * 20, REGISTER], None),
        ([[*REGISTER[:1], *[[""] * 5] * 60, REGISTER[1]]], PROBLEMS),
    ],
    ids=["row-30", "row-31", "column-195", "column-201", "sheet-20", "sheet-21", "far-below"],
)
def test_a_heading_is_looked_for_where_a_list_has_it(sheets, other):
    """All of 16,384 columns took the window 43 seconds."""
    assert belongs_to([Sheet(f"表{n}", rows) for n, rows in enumerate(sheets)], PEOPLE) is other
