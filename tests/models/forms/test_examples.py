"""The example forms of committees and the official 汇总表: filled, and compared with the blank form cell by cell."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from .comparing import only_shrinking_added, parts, unexpected
from .invented import branch_of

CASES = [
    ("党员名册-上级下发", 12, 0), ("党员名册-上级下发", 60, 23), ("党员信息统计表-两行表头", 5, 0), ("党员信息统计表-两行表头", 60, 16),
    ("三会一课开展情况统计表", 5, 0), ("问题整改台账", 5, 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "count", "at"), CASES)
def test_only_the_cells_meant_to_be_filled_change(shared, tmp_path, fill, name, count, at):
    form = shared / "data" / "forms" / f"{name}.xlsx"
    before = form.read_bytes()
    result = fill(form, count)
    filled = tmp_path / "filled.xlsx"
    assert form.read_bytes() == before
    assert result.cells
    assert not result.not_filled
    added = sum(result.inserted.values())
    assert bool(added) == bool(at)
    assert unexpected(form, filled, result, at, added, "Sheet1") == []
    old, new = parts(form), parts(filled)
    assert {p for p in old if old[p] != new.get(p)} <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"}
    assert only_shrinking_added(old["xl/styles.xml"], new["xl/styles.xml"])
    assert old.keys() == new.keys()


def test_a_roster_for_sixty_has_everybody_numbered_and_counted(shared, tmp_path, fill, recalculated):
    result = fill(shared / "data" / "forms" / "党员名册-上级下发.xlsx", 60)
    sheet = openpyxl.load_workbook(result.files[0]).active
    rows = list(sheet.iter_rows(min_row=4, max_row=63, values_only=True))
    people = {m.name: m for m in branch_of(60).members}
    assert [row[0] for row in rows] == list(range(1, 61))
    assert {row[1] for row in rows} == set(people)
    for row in rows:
        m = people[row[1]]
        assert row[2:8] == (m.sex, m.nation, str(m.birth), m.id_number, m.education, "2000-06-28")
        assert row[10] == m.phone
    assert sheet["A64"].value == "合计"
    assert sheet["B64"].value == "=COUNTA(B4:B63)"
    assert recalculated(result.files[0]).active["B64"].value == 60


def test_the_form_for_one_person(shared, tmp_path, fill):
    form = shared / "data" / "forms" / "党员信息采集表-一人一表.xlsx"
    result = fill(form, 1)
    sheet = openpyxl.load_workbook(result.files[0]).active
    m = branch_of(1).members[0]
    assert (sheet["B2"].value, sheet["D2"].value, sheet["F2"].value) == (m.name, m.sex, m.nation)
    assert (sheet["B3"].value, sheet["B4"].value, sheet["B6"].value) == (str(m.birth), m.id_number, m.unit)
    assert unexpected(form, result.files[0], result) == []


def test_the_official_form_takes_the_codes_of_its_drop_downs(shared, tmp_path, fill):
    form = next((shared / "data" / "official").glob("*.xlsx"))
    snapshot = branch_of(7)
    snapshot.members[1].education, snapshot.members[1].education_detail = "研究生", "硕士研究生"
    snapshot.members[2].education, snapshot.members[2].education_detail = "研究生", ""
    result = fill(form, snapshot=snapshot)
    book = openpyxl.load_workbook(result.files[0])
    sheet = book.worksheets[0]
    rows = {row[1]: row for row in sheet.iter_rows(min_row=5, max_row=11, values_only=True)}
    names = [m.name for m in snapshot.members]
    assert set(rows) == set(names)
    assert rows[names[1]][5:9] == ("01 汉族", "1975-02-02", "12 硕士研究生", "正式党员")
    assert rows[names[0]][5] == "08 壮族"
    assert rows[names[0]][11] == "011 公务员"
    assert rows[names[2]][7] is None
    assert [(n.heading, n.who) for n in result.not_filled] == [("学历", names[2])]
    assert [row[0] for row in sheet.iter_rows(min_row=5, max_row=11, values_only=True)] == [str(k) for k in range(1, 8)]
    assert any("张三" in note for note in result.notes)
    assert str(sheet["A12"].value).startswith("注：")
    assert "A12:S12" in {str(m) for m in sheet.merged_cells.ranges}
    sex = next(d for d in sheet.data_validations.dataValidation if d.formula1 == '"男,女"')
    assert all(f"E{row}" in sex.sqref for row in range(5, 12))
    old, new = parts(form), parts(result.files[0])
    assert {p for p in old if old[p] != new[p]} == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}


def test_meetings_of_the_year_in_the_title_with_who_came(shared, fill):
    result = fill(shared / "data" / "forms" / "三会一课开展情况统计表.xlsx", 12)
    sheet = openpyxl.load_workbook(result.files[0]).active
    rows = [row[:7] for row in sheet.iter_rows(min_row=4, max_row=6, values_only=True)]
    assert rows[0] == (1, "支部党员大会", "2026-03-24", "讨论接收预备党员", "梁志恒", 10, 9)
    assert rows[1] == (2, "支部委员会会议", "2026-04-03", "研究主题党日", "梁志恒", None, None)
    assert rows[2][1] is None
    assert any("另有 1 条" in note for note in result.notes)  # 主题党日 is not one of the 三会一课


def test_problems_and_whether_they_are_closed(shared, fill):
    result = fill(shared / "data" / "forms" / "问题整改台账.xlsx")
    sheet = openpyxl.load_workbook(result.files[0]).active
    rows = list(sheet.iter_rows(min_row=4, max_row=5, values_only=True))
    assert rows[0] == (1, "会议记录不规范", "自查", "统一模板\n专人检查", "方秋实", "2026-06", "已完成", "是")
    assert rows[1] == (2, "学习不够深入", "巡察", None, None, None, "已列入学习计划", "否")
    assert result.blank == {"整改措施": 1, "责任人": 1, "整改时限": 1}


def test_every_example_is_read_as_what_it_is(shared):
    from models.forms import read_form

    kinds = {}
    for path in sorted(Path(shared / "data" / "forms").glob("*.xlsx")):
        form = read_form(path)
        kinds[path.stem] = (form.kind, form.subject.__name__, len(form.areas))
        assert not [slot for area in form.areas for slot in area.unmapped]
    assert kinds == {
        "三会一课开展情况统计表": ("list", "Meeting", 1),
        "党员信息统计表-两行表头": ("list", "Member", 1),
        "党员信息采集表-一人一表": ("person", "Member", 1),
        "党员名册-上级下发": ("list", "Member", 1),
        "问题整改台账": ("list", "Rectification", 1),
    }
