"""Forms made by the tests: everything that a workbook can have stays, follows the rows put in, and adds up."""

from __future__ import annotations

import re
from datetime import date

import openpyxl
import pytest

from . import blank_forms
from .comparing import parts, unexpected
from .invented import branch_of

NATIONS = ("01 汉族", "08 壮族")


@pytest.fixture
def blank(tmp_path):
    return blank_forms.rich_roster(tmp_path / "花名册.xlsx")


def test_five_people_change_nothing_but_their_cells(blank, fill):
    result = fill(blank, 5)
    assert unexpected(blank, result.files[0], result) == []
    old, new = parts(blank), parts(result.files[0])
    changed = {p for p in old if old[p] != new[p]}
    # 统计 holds formulas that depend on the roster: only their results are taken out.
    assert changed == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/workbook.xml"} - (
        {"xl/workbook.xml"} if b'fullCalcOnLoad="1"' in old["xl/workbook.xml"] else set()
    )
    sheet = openpyxl.load_workbook(result.files[0])["花名册"]
    people = {m.name: m for m in branch_of(5).members}
    for row in range(5, 10):
        m = people[sheet[f"B{row}"].value]
        assert sheet[f"C{row}"].value == m.sex
        assert sheet[f"D{row}"].value in NATIONS
        assert sheet[f"E{row}"].value == f"1975.{m.birth.month:02}"
        assert sheet[f"F{row}"].value.date() == date(2000, 6, 28)
        assert sheet[f"G{row}"].value == 25
        assert sheet[f"H{row}"].value == "否"
        assert sheet[f"I{row}"].value == f'=IF(B{row}="","",G{row}+1)'
        assert sheet[f"J{row}"].value is None
    assert result.unmapped == ["花名册!J4 特长"]  # 虚岁 is a formula of the form


def test_sixty_people_push_everything_down_together(blank, fill, recalculated):
    result = fill(blank, 60)
    assert result.inserted == {"花名册": 54}
    assert unexpected(blank, result.files[0], result, 10, 54, "花名册") == []
    book = openpyxl.load_workbook(result.files[0])
    sheet = book["花名册"]
    assert [sheet[f"A{row}"].value for row in range(5, 65)] == list(range(1, 61))
    assert (sheet["A65"].value, sheet["B65"].value, sheet["G65"].value) == ("合计", "=COUNTA(B5:B64)", "=SUM(G5:G64)")
    assert all(sheet[f"I{row}"].value == f'=IF(B{row}="","",G{row}+1)' for row in range(5, 65))
    assert {str(d.sqref) for d in sheet.data_validations.dataValidation} == {"C5:C64", "D5:D64", "H5:H64"}
    assert {str(c.sqref) for c in sheet.conditional_formatting} == {"G5:G64", "A5:J64"}
    assert sheet.print_area == "'花名册'!$A$1:$J$66"
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.auto_filter.ref == "A4:J64"
    assert sheet.freeze_panes == "C5"
    assert sheet.protection.sheet
    assert book.defined_names["名单"].attr_text == "花名册!$B$5:$B$64"
    assert book["统计"]["B1"].value == '=COUNTIF(花名册!$C$5:$C$64,"女")'
    assert book["统计"]["B2"].value == "=花名册!B65"
    assert book["代码"].sheet_state == "hidden"
    assert sheet["A65"].comment.text == "自动合计"
    assert sheet["B3"].comment.text == "与身份证一致"
    assert sheet["B66"].hyperlink.location.endswith("B65")
    assert sheet.row_dimensions[5].height == 22
    assert sheet.column_dimensions["B"].width == 17.5
    new = parts(result.files[0])
    chart = next(data for name, data in new.items() if "charts/chart" in name).decode()
    assert re.findall(r"<(?:c:)?f>([^<]*)<", chart) == ["'花名册'!$G$5:$G$64"]
    drawing = next(data for name, data in new.items() if "drawings/drawing" in name).decode()
    assert re.search(r"<(?:xdr:)?row>(\d+)<", drawing)[1] == str(14 + 54)
    worked = recalculated(result.files[0])
    assert worked["花名册"]["B65"].value == 60
    assert worked["花名册"]["G65"].value == 60 * 25
    assert [worked["统计"][f"B{k}"].value for k in (1, 2, 3)] == [30, 60, 60]


def test_a_body_of_one_row_still_adds_up(tmp_path, fill, recalculated):
    blank = blank_forms.rich_roster(tmp_path / "花名册.xlsx", rows=1)
    result = fill(blank, 4)
    worked = recalculated(result.files[0])
    assert worked["花名册"]["B9"].value == 4
    assert worked["花名册"]["G9"].value == 100
    assert [worked["统计"][f"B{k}"].value for k in (1, 2, 3)] == [2, 4, 4]
    assert [worked["花名册"][f"I{k}"].value for k in range(5, 9)] == [26] * 4


def test_masked_unless_full(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "身份证号", "联系电话", "出生日期"])
    result = fill(blank, 1, full=False)
    row = next(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=2, max_row=2, values_only=True))
    m = branch_of(1).members[0]
    assert row == (m.name, m.id_number[:6] + "********" + m.id_number[-4:], "139****0000", "1975-01")
    assert any("打码" in note for note in result.notes)


@pytest.mark.parametrize("full", [False, True])
def test_remarks_about_a_member_are_filled_in_full_copies_only(tmp_path, fill, full):
    snapshot = branch_of(1)
    snapshot.members[0].note = "长期患病，生活困难"
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别", "备注"])
    result = fill(blank, snapshot=snapshot, full=full)
    assert openpyxl.load_workbook(result.files[0]).active["C2"].value == ("长期患病，生活困难" if full else None)
    assert any("备注没有填" in note for note in result.notes) is not full


@pytest.mark.parametrize("below", [False, True])
def test_a_card_for_each_of_three_people(tmp_path, fill, below):
    blank = blank_forms.card(tmp_path / "登记表.xlsx", below=below)
    before = openpyxl.load_workbook(blank)["登记表"]
    result = fill(blank, 3)
    book = openpyxl.load_workbook(result.files[0])
    people = {m.name: m for m in branch_of(3).members}
    assert set(book.sheetnames) == set(people)
    for name, m in people.items():
        sheet = book[name]
        lines = [
            [sheet.cell(3 + 2 * r, c + 1) if below else sheet.cell(2 + r, 2 * c + 2) for c in range(3)]
            for r in range(4)
        ]
        said = [[cell.value for cell in line] for line in lines]
        assert said[0] == [m.name, m.sex, m.nation]
        assert said[1] == [f"1975.{m.birth.month:02}", m.education, m.native_place]
        assert said[3] == [m.id_number, "中共党员", m.age(date(2026, 11, 23))]
        assert sheet.print_area == f"'{name}'!$A$1:$F$12"
        assert {str(r) for r in sheet.merged_cells.ranges} == {str(r) for r in before.merged_cells.ranges}
        if not below:
            assert sheet["B6"].value == m.unit
            assert all(sheet.cell(8, c).value is None for c in range(2, 7))
            assert sheet["B10"].value is None
    if not below:
        assert any("特长" in text for text in result.unmapped)


def test_a_file_for_each_person(tmp_path, fill):
    blank = blank_forms.card(tmp_path / "登记表.xlsx")
    folder = tmp_path / "一人一表"
    result = fill(blank, 3, out=folder)
    names = {m.name for m in branch_of(3).members}
    assert {path.name for path in result.files} == {f"登记表-{name}.xlsx" for name in names}
    for path in result.files:
        assert openpyxl.load_workbook(path).sheetnames == ["登记表"]
        assert openpyxl.load_workbook(path).active["B2"].value in path.name


def test_training_batches_and_the_people_in_them(tmp_path, fill):
    blank = blank_forms.simple(
        tmp_path / "培训.xlsx",
        ["序号", "培训班名称", "培训时间", "培训地点", "主办单位", "学时", "参训人数", "联系人"],
        title="2026年党员教育培训情况统计表",
    )
    result = fill(blank, 8)
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=3, max_row=4, values_only=True))
    assert rows[0] == (
        1,
        "党的二十届四中全会精神轮训",
        "2026-03-02至2026-03-04",
        "市委党校",
        "示例市委组织部",
        24,
        6,
        None,
    )
    assert rows[1] == (2, "党务工作专题班", "2026-05-08", "三楼会议室", None, 3.5, None, None)
    people = blank_forms.simple(
        tmp_path / "学员.xlsx", ["序号", "姓名", "性别", "培训班次", "学时", "考核结果"], title="2026年培训学员登记表"
    )
    result = fill(people, 8)
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=3, max_row=8, values_only=True))
    assert rows[1] == (2, branch_of(8).members[1].name, "男", "党的二十届四中全会精神轮训", 24, "合格")
    assert result.records == 6


def test_minutes_of_one_meeting_on_a_card(tmp_path, fill):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "会议记录表"
    for row, (left, right) in enumerate(
        (("会议名称", "会议时间"), ("地点", "主持人"), ("应到人数", "实到人数"), ("议题", "")), start=2
    ):
        sheet.cell(row, 1, left)
        sheet.cell(row, 3, right or None)
        sheet.cell(row, 4).number_format = "General"
        sheet.cell(row, 4).border = blank_forms.FRAME
    book.save(tmp_path / "记录.xlsx")
    result = fill(tmp_path / "记录.xlsx", 12, only=[1])
    sheet = openpyxl.load_workbook(result.files[0]).active
    assert sheet["D2"].value == "2026-03-24"
    assert (sheet["D3"].value, sheet["B4"].value, sheet["D4"].value) == ("梁志恒", 10, 9)
    assert sheet["B5"].value == "讨论接收预备党员"


def test_rows_that_the_committee_has_filled_in_are_completed(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "性别", "民族"], rows=3)
    book = openpyxl.load_workbook(blank)
    people = branch_of(5).members
    book.active["B2"], book.active["B3"], book.active["B4"] = people[3].name, "赵某甲乙", people[1].name
    book.active["C2"] = "（女）"
    book.save(blank)
    result = fill(blank, 5)
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=2, values_only=True))
    assert [row[1:] for row in rows] == [
        (people[3].name, "（女）", people[3].nation),
        ("赵某甲乙", None, None),
        (people[1].name, people[1].sex, people[1].nation),
    ]
    assert any("赵某甲乙" in note for note in result.notes)
    assert any("另有 3 人" in note for note in result.notes)


def test_an_example_that_says_so_stays(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["序号", "姓名", "出生日期"], rows=3)
    book = openpyxl.load_workbook(blank)
    book.active["A2"], book.active["B2"], book.active["C2"] = "例", "张三", "1985年3月"
    book.save(blank)
    result = fill(blank, 4)
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("例", "张三", "1985年3月")
    assert [row[0] for row in rows[1:]] == [1, 2, 3, 4]
    assert all(re.fullmatch(r"1975年\d{1,2}月", row[2]) for row in rows[1:])
    assert any("示例" in note for note in result.notes)


def test_a_corrected_column_and_one_left_alone(tmp_path, fill):
    from models.forms import read_form

    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "爱好", "民族"])
    form = read_form(blank)
    key = form.areas[0].slots[1].key
    corrected = {key: "native_place", form.areas[0].slots[2].key: ""}
    assert read_form(blank, corrected).fingerprint == form.fingerprint
    result = fill(blank, 1, mapping=corrected)
    row = next(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=2, max_row=2, values_only=True))
    assert row == (branch_of(1).members[0].name, "浙江云桥", None)


def test_lists_on_several_sheets_and_one_below_another(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["姓名", "性别"], rows=2, title="正式党员名册")
    book = openpyxl.load_workbook(blank)
    sheet = book.active
    sheet["A6"] = "预备党员名册"
    sheet["A7"], sheet["B7"], sheet["C7"] = "姓名", "性别", "入党时间"
    other = book.create_sheet("整改")
    other["A1"], other["B1"] = "存在问题", "整改措施"
    book.save(blank)
    snapshot = branch_of(5)
    snapshot.members[4].kind, snapshot.members[4].full = "预备党员", None
    result = fill(blank, snapshot=snapshot)
    book = openpyxl.load_workbook(result.files[0])
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[2][:2] != (None, None)
    assert {row[0] for row in rows[2:6]} == {m.name for m in snapshot.members[:4]}
    assert rows[7][0] == "预备党员名册"
    assert rows[9] == (snapshot.members[4].name, snapshot.members[4].sex, "2000-06-28")
    assert [row[0].value for row in book["整改"].iter_rows(min_row=2)] == ["会议记录不规范", "学习不够深入"]
