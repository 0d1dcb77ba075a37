"""What is certain is written, for those whom the title means; numbers, people and words that only look alike are not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from models.forms import FormRefused
from models.forms.of_counts import test_of as meant_by
from models.kinds import PartialDate
from models.records import Appraisal, Member
from models.records.member import COMMITTEE_POSTS
from models.rules.standing import counted

from .invented import TODAY
from .office_forms import FORMS
from .office_making import roster


def people(snapshot):
    return [m for m in snapshot.members if m.belongs(TODAY)]


def test_numbers_are_written_only_where_they_are_certain(filled, sample_branch):
    _, _, result, book = filled("32")
    sheet = book.active
    here = [m for m in sample_branch.members if counted(m, TODAY)]
    women = sum(m.sex == "女" for m in here)
    assert (sheet["A5"].value, sheet["B5"].value, sheet["C5"].value) == (
        sample_branch.branch.name,
        len(here),
        len(here) - women,
    )
    assert sheet["D5"].value == women
    assert sheet["E5"].value == sum(m.nation != "汉族" for m in here)
    assert [sheet[f"{c}5"].value for c in "FGHI"] == [
        sum(low <= m.age(TODAY) <= high for m in here) for low, high in ((0, 35), (36, 45), (46, 59), (60, 200))
    ]
    assert sheet["J5"].value is None  # some have a degree of a Party school
    assert {n.cell for n in result.not_filled} == {"J5", "K5"}
    assert sheet["L5"].value is None
    assert all(cell.value is None for cell in sheet[6])
    both = filled("33")
    assert both[3].active["B3"].value == "=C3+D3"
    assert all(both[3].active[f"{c}{r}"].value is None for c in "FG" for r in (3, 4, 5))  # 35 belongs to two bands
    assert all("边界" in n.reason for n in both[2].not_filled if n.cell[0] in "FG")
    assert both[3].active["E4"].value == sum(m.nation != "汉族" and m.kind_on(TODAY) == "预备党员" for m in here)


def test_a_number_for_another_year_is_not_given(tmp_path, sample_branch, fill):
    path = tmp_path / "统计.xlsx"
    FORMS["33 行列统计表.xlsx"](path)
    book = openpyxl.load_workbook(path)
    book.active["A1"] = "2025年党员队伍结构情况统计表"
    book.save(path)
    result = fill(path, snapshot=sample_branch)
    assert result.cells == []
    assert all("2025" in n.reason for n in result.not_filled)


def appraisal_form(path, year="2025"):
    """A committee's table of 民主评议, a row for each branch."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = f"{year}年度民主评议党员情况统计表"
    headings = (
        "支部名称",
        "党员总数",
        "参加评议人数",
        "优秀",
        "合格",
        "基本合格",
        "不合格",
        "不评定等次",
        "未参评",
        "少数民族",
    )
    for place, text in enumerate(headings, start=1):
        sheet.cell(3, place, text)
        sheet.cell(4, place).border = openpyxl.styles.Border(bottom=openpyxl.styles.Side("thin"))
    sheet["A4"] = "机关第三党支部"
    book.save(path)
    return path


def appraised(snapshot, day, leave_out=0):
    """Everybody of the day with a grade, the first one absent; the last ones may have no result."""
    here = snapshot.on_books(day)
    known = {here[0].id: [Appraisal(member_id=here[0].id, year=2025, absent_why="长期患病")]}
    for place, member in enumerate(here[1 : len(here) - leave_out]):
        grade = "不评定等次" if member.kind_on(day) == "预备党员" else "优秀" if place < 5 else "合格"
        known[member.id] = [Appraisal(member_id=member.id, year=2025, grade=grade)]
    branch = replace(snapshot.branch, short_name="机关第三党支部")
    return here, replace(snapshot, branch=branch, appraisals=known)


def test_grades_of_an_appraisal_are_counted_of_its_own_year(tmp_path, sample_branch, fill):
    day = date(2025, 12, 31)
    here, snapshot = appraised(sample_branch, day)
    result = fill(appraisal_form(tmp_path / "评议.xlsx"), snapshot=snapshot)
    row = [cell.value for cell in openpyxl.load_workbook(result.files[0]).active[4]]
    probation = sum(m.kind_on(day) == "预备党员" for m in here)
    assert probation
    excellent = sum(m.kind_on(day) != "预备党员" for m in here[1:6])
    rest = len(here) - 1 - probation - excellent
    minority = sum(m.nation != "汉族" for m in here)
    assert row[1:] == [len(here), len(here) - 1, excellent, rest, 0, 0, probation, 1, minority]


def test_grades_are_not_given_where_somebody_has_none_or_the_year_has_not(tmp_path, sample_branch, fill):
    _, snapshot = appraised(sample_branch, date(2025, 12, 31), leave_out=1)
    result = fill(appraisal_form(tmp_path / "评议.xlsx"), snapshot=snapshot)
    row = [cell.value for cell in openpyxl.load_workbook(result.files[0]).active[4]]
    assert row[2:9] == [None] * 7
    assert any("有 1 人没有民主评议结果" in note.reason for note in result.not_filled)
    result = fill(appraisal_form(tmp_path / "别的年度.xlsx", "2019"), snapshot=snapshot)
    assert any("没有 2019 年度的民主评议结果" in note.reason for note in result.not_filled)


@pytest.mark.parametrize(
    ("names", "row"),
    [(("机关第一党支部", "机关第三党支部"), 6), (("机关第一党支部", ""), 6), (("一支部", "二支部"), 0)],
)
def test_of_a_table_of_all_branches_only_the_own_row_is_filled(tmp_path, sample_branch, fill, names, row):
    path = tmp_path / "统计.xlsx"
    FORMS["32 统计表.xlsx"](path)
    book = openpyxl.load_workbook(path)
    book.active["A5"], book.active["A6"] = names[0], names[1] or None
    book.save(path)
    branch = replace(sample_branch.branch, short_name="机关第三党支部")
    result = fill(path, snapshot=replace(sample_branch, branch=branch))
    rows = {int(re.sub(r"[^0-9]", "", cell.partition("!")[2])) for cell in result.cells}
    assert rows - {2} == ({row} if row else set())
    assert any("认不出哪一行" in note for note in result.notes) is (row == 0)


def filled_rows(tmp_path, fill, sample_branch, title, headings):
    """A roster of ten rows with a title and headings, filled: the report, and the rows of its sheet."""
    book, _, first, _ = roster(headings, title=title)
    path = tmp_path / "表.xlsx"
    book.save(path)
    result = fill(path, snapshot=sample_branch)
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=first, values_only=True))
    return result, [row for row in rows if any(row)]


@pytest.mark.parametrize(
    ("title", "keeps"),
    [
        ("支部委员花名册", lambda m: m.post in COMMITTEE_POSTS),
        ("失联党员登记台账", lambda m: m.lost == "是"),
        ("发展党员情况登记表", lambda m: m.kind_on(TODAY) == "预备党员"),
        ("流动党员名单", lambda m: m.floating == "是"),
    ],
)
def test_a_title_asks_for_some_people_only(tmp_path, fill, sample_branch, title, keeps):
    _, rows = filled_rows(tmp_path, fill, sample_branch, title, ["序号", "姓名", "性别"])
    assert sorted(row[1] for row in rows) == sorted(m.name for m in people(sample_branch) if keeps(m))


def test_people_who_are_no_members_are_not_made_up(tmp_path, fill, sample_branch):
    with pytest.raises(FormRefused, match="一名也没有"):
        filled_rows(tmp_path, fill, sample_branch, "入党积极分子花名册", ["序号", "姓名", "申请入党时间"])


def test_what_only_looks_alike_is_left_empty(tmp_path, fill, sample_branch):
    headings = ["序号", "姓名", "应参加次数", "实参加次数", "全日制教育学历", "在职教育学历"]
    result, rows = filled_rows(tmp_path, fill, sample_branch, "2026年党员参加组织生活统计", headings)
    assert all(row[1] and not any(row[2:]) for row in rows)
    assert len(result.unmapped) == 4
    with pytest.raises(FormRefused):
        filled_rows(
            tmp_path,
            fill,
            sample_branch,
            "三会一课次数统计表",
            ["支部名称", "支部党员大会次数", "支委会次数", "党课次数"],
        )


@pytest.mark.parametrize(
    ("label", "about", "answer"),
    [
        ("少数民族", {"nation": "满族"}, True),
        ("少数民族", {"nation": "汉族"}, False),
        ("少数民族", {"nation": "穿青人"}, None),  # no nationality of the code table (GB/T 3304): not guessed
        ("汉族", {"nation": ""}, None),
        ("流动党员", {"floating": "是", "floating_since": PartialDate(2026, 12, 1)}, False),
        ("流动党员", {"floating": "是", "floating_since": PartialDate(2026, 5, 1)}, True),
        ("失联党员", {"lost": ""}, None),
    ],
)
def test_who_is_meant_as_of_the_day(label, about, answer):
    assert meant_by(label, False).holds(Member(**about), TODAY) is answer
