"""Forms as real offices have them, filled from the sample branch: only the cells meant to be filled change, totals add up."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest

from models.forms import FormRefused, fill_form, read_form
from models.rules import Snapshot

from .comparing import changes
from .invented import TODAY
from .office_forms import FORMS

REFUSED = "04 小计没有组名.xlsx"


def people(snapshot: Snapshot):
    return [m for m in snapshot.members if m.belongs(TODAY)]


@pytest.mark.filterwarnings("ignore:Unknown extension")
@pytest.mark.parametrize("name", [name for name in FORMS if name != REFUSED])
def test_only_the_cells_meant_to_be_filled_change(filled, name):
    blank, out, result, _ = filled(name)
    before = blank.read_bytes()
    assert result.cells
    assert changes(blank, out, result) == []
    assert blank.read_bytes() == before
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(out) as new:
        lost = set(old.namelist()) - set(new.namelist())
    assert lost == set()


def test_groups_that_are_not_named_are_told(filled):
    with pytest.raises(FormRefused, match=r"哪个党小组.*写明组名"):
        filled("04")


def test_each_group_has_its_people_and_its_subtotal(filled, sample_branch, recalculated):
    _, out, result, book = filled("02")
    worked = recalculated(out).active
    rows = list(worked.iter_rows(min_row=4, values_only=True))
    expected: dict[str, int] = {}
    for m in people(sample_branch):
        expected[m.group] = expected.get(m.group, 0) + 1
    subtotals = [row[2] for row in rows if row[0] == "小计"]
    assert subtotals == [expected[f"第{n}党小组"] for n in "一二三"]
    assert next(row[2] for row in rows if row[0] == "合计") == len(people(sample_branch))
    numbers = [row[0] for row in rows if isinstance(row[0], int)]
    assert numbers == list(range(1, 49))
    years = sum(m.seniority(TODAY) or 0 for m in people(sample_branch))
    assert next(row[4] for row in rows if row[0] == "合计") == years
    group, groups = "", {}
    for row in book.active.iter_rows(min_row=4, max_row=book.active.max_row, values_only=True):
        group = row[1] or group
        if row[2] and not str(row[2]).startswith("="):
            groups.setdefault(group, []).append(row[2])
    by_name = {group: sorted(m.name for m in people(sample_branch) if m.group == group) for group in groups}
    assert {g: sorted(names) for g, names in groups.items()} == by_name
    assert result.records == 48


def test_rows_of_group_names_stand_over_their_people(filled, sample_branch):
    sheet = filled("03")[3].active
    group, found = "", {}
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if "党小组" in str(row[0]):
            group = str(row[0]).partition("、")[2]
        elif row[1]:
            found[row[1], row[2]] = group
    assert all(found[m.name, m.sex] == m.group for m in people(sample_branch) if m.name != "王芳")


def test_two_blocks_are_filled_down_and_then_across(filled):
    sheet = filled("05")[3].active
    rows = list(sheet.iter_rows(min_row=4, max_row=27, values_only=True))
    assert [row[0] for row in rows] + [row[4] for row in rows] == list(range(1, 49))
    assert all(row[1] and row[5] for row in rows)
    assert len({row[k] for row in rows for k in (1, 5)}) == 47  # two are called 王芳


def test_two_lists_below_one_another_each_take_their_own(filled, sample_branch, recalculated):
    _, out, _, _ = filled("06")
    rows = list(recalculated(out).active.iter_rows(values_only=True))
    place = next(k for k, row in enumerate(rows) if row[0] == "预备党员名册")
    names = {row[1] for row in rows[place + 2 : place + 5]}
    assert names == {m.name for m in people(sample_branch) if m.kind_on(TODAY) == "预备党员"}
    assert rows[place + 5][:2] == ("合计", 3)


def test_sheets_of_groups_take_their_groups(filled, sample_branch):
    book = filled("15")[3]
    for sheet in book.worksheets:
        names = sorted(row[1] for row in sheet.iter_rows(min_row=3, values_only=True) if row[1])
        assert names == sorted(m.name for m in people(sample_branch) if m.group == sheet.title)


def test_lines_about_the_form_are_filled_and_keep_their_look(filled, sample_branch):
    name = sample_branch.branch.name
    cover = filled("07")[3]["封面"]
    assert str(cover["B8"].value).replace(" ", "") == f"填报单位（盖章）：{name}"
    assert cover["B8"].value[1].font.u == "single"
    assert str(cover["B10"].value) == "填报日期： 2026年11月23日"
    assert cover["B12"].value == "填表人：____________"
    rich = filled("10")[3].active["A2"].value
    assert [bool(part.font.u) for part in rich] == [False, True, False, True]
    assert (rich[0].text, rich[1].text.strip()) == ("填报单位：", name)
    assert rich[3].text.strip() == "2026年11月23日"
    shared = filled("17")[3].active["A2"].value
    assert str(shared).split("填报时间：")[1].strip() == "2026年11月23日"
    assert filled("01")[3].active["H2"].value.strip() == "2026年11月23日"
    meetings = filled("24")[3].active
    assert meetings["H2"].value == "支部书记：" + next(m.name for m in people(sample_branch) if m.post == "书记")


def test_label_and_blank_in_one_cell(filled, sample_branch):
    blank, _, result, book = filled("14")
    assert len(book.sheetnames) == 48
    one = people(sample_branch)[0]
    sheet = book[one.name]
    said = [re.sub(r"\s+", " ", str(sheet[f"A{row}"].value)).strip() for row in range(3, 10)]
    assert said[0] == f"姓名： {one.name} 性别： {one.sex} 民族： {one.nation}"
    assert said[2] == "入党时间： " + one.joined.chinese()
    assert said[4] == f"联系电话：{one.phone}"
    assert said[5:] == ["特长：____________", "填表日期： 2026年11月23日"]
    parts_ = sheet["A3"].value
    assert parts_[1].font.u == "single"
    assert len(str(parts_)) > len("姓名：") + len(one.name)
    assert result.unmapped == ["信息卡!A8 特长"]
    assert "____" in str(openpyxl.load_workbook(blank).active["A3"].value)


def test_a_form_for_floating_members_knows_the_last_contact(filled, sample_branch):
    away = next(m for m in sample_branch.members if m.liaison)
    sheet = filled("30")[3].active
    row = next(r for r in sheet.iter_rows(min_row=4, values_only=True) if r[1] == away.name)
    assert row[4:7] == ("2025-02-08", away.floating_to, "务工经商")
    assert row[8:] == ("方秋实", "2026-09-03")  # an attempt that failed is no contact
    card = filled("13")[3][away.name]
    assert (card["B6"].value, card["D7"].value, card["F7"].value) == ("2025-02-08", "方秋实", "2026-09-03")


def test_a_form_of_transfers_says_from_where_to_where(filled, sample_branch):
    sheet = filled("31")[3].active
    out, in_ = [[c.value for c in row] for row in sheet.iter_rows(min_row=4, max_row=5)]
    own = sample_branch.branch.name
    assert (out[1], out[5], out[6]) == (sample_branch.members[1].name, own, "杉河市档案局党支部")
    assert (in_[5], in_[6]) == ("柳渡县财政局党支部", own)
    assert out[7] == "第001号"
    assert out[8].date().isoformat() == "2026-03-01"
    assert out[9:12] == ["2026-02", 30, "2026-03-20"]
    assert in_[11] is None
    assert sheet["C6"].value is None


def test_drop_downs_of_names_and_formulas(filled):
    _, _, result, book = filled("23")
    sheet = book.active
    assert {sheet[f"C{row}"].value for row in range(5, 52)} <= {
        "11 博士研究生", "12 硕士研究生", "21 大学", "22 大专", "41 中等专科", "6 普通高中", "7 初中"
    }  # fmt: skip
    assert {sheet[f"E{row}"].value for row in range(4, 52)} == {"正式党员", "预备党员"}
    assert any("民族" in note and "读不出来" in note for note in result.notes)
    assert "对应多项" in result.not_filled[0].reason


def test_tables_filters_and_formats_follow(filled, recalculated):
    _, out, _, book = filled("09")
    assert book.active.tables["党员表"].ref == "A3:E51"
    _, _, _, book = filled("19")
    assert {str(f.sqref) for f in book.active.conditional_formatting} == {"A4:F51", "D4:D51"}
    assert book.active.auto_filter.ref == "A3:F51"
    _, out, _, _ = filled("18")
    worked = recalculated(out).active
    assert worked["E51"].value in ("30年以上", "30年以下")
    assert worked["D52"].value == pytest.approx(
        sum(worked[f"D{r}"].value for r in range(4, 52) if worked[f"D{r}"].value is not None)
        / sum(worked[f"D{r}"].value is not None for r in range(4, 52))
    )


def test_totals_of_meetings_and_hours_are_worked_out(filled, sample_branch, recalculated):
    _, out, result, _ = filled("24")
    worked = recalculated(out).active
    last = 3 + result.records
    assert worked[f"A{last + 1}"].value == "合计"
    assert worked[f"G{last + 1}"].value == sum(worked[f"G{r}"].value or 0 for r in range(4, last + 1))
    _, out, _, _ = filled("26")
    hours = sum(t.planned_hours for t in sample_branch.trainings if t.start and t.start.year == 2026)
    assert recalculated(out).active["F10"].value == hours


def test_an_example_row_stays_and_prefilled_numbers_go_on(filled):
    sheet = filled("12")[3].active
    assert sheet["B4"].value == "张三"
    assert [sheet[f"A{row}"].value for row in range(5, 53)] == [str(n) for n in range(1, 49)]
    assert sheet["E5"].value == "01 汉族"
    assert re.fullmatch(r"\d{4}\.\d\d", sheet["D5"].value)


def test_a_template_becomes_a_workbook(tmp_path, sample_branch):
    blank, out = tmp_path / "模板.xltx", tmp_path / "填好.xlsx"
    FORMS["11 模板.xltx"](blank)
    fill_form(read_form(blank), sample_branch, out, today=TODAY, full=True)
    assert openpyxl.load_workbook(out).template is False


def test_a_total_above_its_rows_still_adds_up(filled, sample_branch, recalculated):
    _, out, _, _ = filled("36")
    sheet = recalculated(out).active
    assert (sheet["A4"].value, sheet["B4"].value) == ("合计", 48)
    assert sheet["D4"].value == sum(m.seniority(TODAY) or 0 for m in people(sample_branch))


def test_two_lists_side_by_side_each_take_their_own(filled, sample_branch, recalculated):
    _, out, _, _ = filled("37")
    rows = list(recalculated(out).active.iter_rows(min_row=3, values_only=True))
    probationary = {m.name for m in people(sample_branch) if m.kind_on(TODAY) == "预备党员"}
    total = next(row for row in rows if row[0] == "合计")
    assert (total[1], total[5]) == (48 - len(probationary), len(probationary))
    assert {row[5] for row in rows[: len(probationary)]} == probationary
    assert not probationary & {row[1] for row in rows}


def test_the_last_group_may_end_with_the_total(filled, recalculated):
    _, out, result, _ = filled("38")
    rows = list(recalculated(out).active.iter_rows(min_row=4, values_only=True))
    assert [row[2] for row in rows if row[0] == "小计"] == [15, 18]
    assert next(row[2] for row in rows if row[0] == "合计") == 48
    assert result.records == 48


@pytest.mark.parametrize("begins", ["02", "10", "14"])
def test_a_form_saved_by_another_program_is_filled_alike(filled, recalculated, tmp_path, sample_branch, begins):
    blank, _, result, book = filled(begins)
    recalculated(blank)  # LibreOffice keeps texts, looks and heights in other ways
    saved = tmp_path / "recalculated" / blank.name
    out = tmp_path / "另一份.xlsx"
    other = fill_form(read_form(saved), sample_branch, out, today=TODAY, full=True)
    assert other.cells == result.cells
    assert changes(saved, out, other) == []
    again = openpyxl.load_workbook(out, rich_text=True)
    for sheet in book.worksheets[:3]:
        mine = [
            str(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if f"{sheet.title}!{cell.coordinate}" in result.cells
        ]
        others = [
            str(again[sheet.title][cell.coordinate].value)
            for row in sheet.iter_rows()
            for cell in row
            if f"{sheet.title}!{cell.coordinate}" in result.cells
        ]
        assert mine == others
