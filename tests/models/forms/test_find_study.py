"""Yearly tables of training: 期数 and 人次 by branch and by kind; a list of batches stays a list."""

import openpyxl
import pytest

from models.forms import read_form
from models.forms.form import COUNTS
from models.forms.memory import by_words
from models.forms.sketch import offered
from models.forms.vocabulary import meaning
from models.kinds import PartialDate
from models.records import Attendance, Enrolment, Meeting, Training
from tests.models.forms import blank_forms
from tests.models.forms.invented import branch_of
from ui.arguments import read_command
from ui.commands import run


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


def two_rows(path, upper, lower, leads, title="2026年党员教育培训情况统计表"):
    """A table with group headings: `upper` over `lower`, None where a heading goes on or is merged down."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = title, "填报单位（盖章）：                    单位：期、人次"
    width = len(upper)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=width)
    for column, (above, below) in enumerate(zip(upper, lower, strict=True), start=1):
        sheet.cell(3, column, above)
        sheet.cell(4, column, below)
        if below is None:
            sheet.merge_cells(start_row=3, start_column=column, end_row=4, end_column=column)
        elif above is not None:
            end = column
            while end < width and upper[end] is None and lower[end] is not None:
                end += 1
            if end > column:
                sheet.merge_cells(start_row=3, start_column=column, end_row=3, end_column=end)
    for row, lead in enumerate(leads, start=5):
        sheet.cell(row, 1, lead)
        for column in range(1, width + 1):
            sheet.cell(row, column).border = blank_forms.FRAME
    sheet.cell(5 + len(leads), 1, "填表人：            审核人：")
    book.save(path)
    return path


KINDS = ("集中轮训", "在线培训", "其他培训", "合计")


def below(fill, blank, snapshot):
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    return [row for row in sheet.iter_rows(min_row=5, values_only=True) if any(row) and "填表人" not in str(row[0])]


def test_two_rows_of_headings_are_filled_as_one(tmp_path, fill, taught):
    upper = ["培训类别", "举办期数", "参训情况", None, None, "学时情况", None, "备注"]
    lower = [None, None, "参训人次", "参训人数", "缺课人次", "学时合计", "人均学时", None]
    blank = two_rows(tmp_path / "表.xlsx", upper, lower, KINDS)
    assert read_form(blank).kind == COUNTS
    assert below(fill, blank, taught) == [
        ("集中轮训", 2, 3, 2, 1, 24, None, None),
        ("在线培训", 1, 1, 1, 0, 8, None, None),
        ("其他培训", None, None, None, None, None, None, None),
        ("合计", 3, 4, 2, 1, 32, 10.7, None),
    ]


def test_a_row_for_each_branch_under_two_rows_of_headings(tmp_path, fill, taught):
    upper = ["党支部名称", "集中培训情况", None, None, "学时情况", None, "达标情况", None]
    lower = [None, "举办期数", "参训人次", "参训人数", "学时合计", "人均学时", "应达标人数", "达标人数"]
    rows = below(fill, two_rows(tmp_path / "表.xlsx", upper, lower, ("", "", "")), taught)
    assert rows == [(taught.branch.name, 3, 4, 2, 32, 10.7, 3, 0)]


def test_a_group_completes_what_the_lower_heading_leaves_open_and_may_be_a_kind(tmp_path, fill, taught):
    upper = ["党支部名称", "集中轮训", None, None, "在线培训", None, "缺课情况", "外出培训", None]
    lower = [None, "期数", "人次", "参训人数", "期数", "人次", "人次", "期数", "参训人次"]
    blank = two_rows(tmp_path / "表.xlsx", upper, lower, ("",))
    result = fill(blank, snapshot=taught)
    row = [cell.value for cell in openpyxl.load_workbook(result.files[0]).active[5]]
    assert row == [taught.branch.name, 2, 3, 2, 1, 1, 1, None, None]
    assert any("外出培训/参训人次" in one for one in result.unmapped), "a group that the ledger does not know narrows"


def test_the_two_rows_without_merged_cells(tmp_path, fill, taught):
    blank = two_rows(
        tmp_path / "表.xlsx", ["培训类别", "参训情况", None, None], [None, "举办期数", "人次", "人数"], KINDS
    )
    book = openpyxl.load_workbook(blank)
    for merged in list(book.active.merged_cells.ranges):
        book.active.unmerge_cells(str(merged))
    book.save(blank)
    assert below(fill, blank, taught)[0] == ("集中轮训", 2, 3, 2)


@pytest.mark.parametrize(
    "heading", ["举办期数", "培训期数", "期数", "参训人次", "培训对象人数", "授课人数", "培训次数"]
)
def test_a_heading_that_asks_for_a_count_never_means_the_number_or_a_text_of_a_batch(heading):
    one = meaning((heading,), Training)
    assert one is None or one.name in ("#taught", "#expected")
    assert meaning(("培训情况", heading), Training) in (None, one)


def test_a_column_can_be_given_another_number(tmp_path, fill, taught):
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["培训类别", "举办期数", "参训人次", "说明"], rows=2, title="2026年党员教育培训统计表"
    )
    book = openpyxl.load_workbook(blank)
    book.active["A3"], book.active["A4"] = "集中轮训", "合计"
    book.save(blank)
    form = read_form(blank)
    names = {label: name for name, label in offered(form)}
    assert {"培训期数", "参训人次", "参训人数", "缺课人次", "学时合计", "人均学时", "达标人数", "县级以上"} <= set(
        names
    )
    said = {"举办期数": names["缺课人次"], "参训人次": "", "说明": "=见附件"}
    rows = rows_of_mapping(fill, blank, taught, by_words(form, said))
    assert rows == [("集中轮训", 1, None, "见附件"), ("合计", 1, None, "见附件")]
    rows = rows_of_mapping(fill, blank, taught, by_words(form, {"举办期数": names["人均学时"]}))
    assert [row[1] for row in rows] == [None, 10.7], "of a kind there is no such number"


def rows_of_mapping(fill, blank, snapshot, mapping):
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot, mapping=mapping).files[0]).active
    return [row for row in sheet.iter_rows(min_row=3, values_only=True) if any(row)]


def test_the_command_line_names_the_numbers(tmp_path, ledger, capsys):
    upper = ["培训类别", "举办期数", "参训情况", None]
    blank = two_rows(tmp_path / "表.xlsx", upper, [None, None, "参训人次", "参训人数"], KINDS)
    ledger.close()
    words = ["fill", str(blank), "--ledger", str(ledger.path), "--plan"]
    assert run(read_command([*words, "--column", "举办期数=县级以上", "--column", "参训人次=留空"])) == 0
    said = capsys.readouterr().out
    assert "举办期数 ← 县级以上" in said
    assert "参训人次 ← （留空）按您的要求留空" in said


def test_three_rows_of_headings_over_numbered_rows(tmp_path, fill, taught):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "2026年党员教育培训情况统计表"
    for row in (
        ("序号", "班次类别", "办班情况", None, None, None),
        (None, None, "规模", None, "学时情况", None),
        (None, None, "期数", "人次", "学时合计", "人均学时"),
        (1, "集中轮训"),
        (2, "合计"),
    ):
        sheet.append(row)
    for ref in ("A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3"):
        sheet.merge_cells(ref)
    book.save(tmp_path / "表.xlsx")
    rows = below(fill, tmp_path / "表.xlsx", taught)
    assert rows == [(1, "集中轮训", 2, 3, 24, None), (2, "合计", 3, 4, 32, 10.7)]


SUMS = ["党支部名称", "党员总数", "参训人次", "参训人数", "学时合计", "人均学时", "应达标人数"]


def notes_of(tmp_path, fill, snapshot, year):
    blank = blank_forms.simple(tmp_path / "表.xlsx", SUMS, rows=2, title=f"{year}年党员教育培训情况统计表")
    return fill(blank, snapshot=snapshot).notes


def test_of_a_past_year_it_is_said_as_of_which_day_people_are_counted(tmp_path, fill, taught):
    taught.members[2].standing, taught.members[2].standing_since = "停止党籍", PartialDate(2025, 3, 1)
    notes = notes_of(tmp_path, fill, taught, 2025)
    assert "党员总数、应达标人数、人均学时按2025年12月31日在册的党员数，停止党籍的 1 人没有计入" in notes
    assert not any("今天" in note for note in notes)
    assert "党员总数、应达标人数、人均学时按今天在册的党员数，停止党籍的 1 人没有计入" in notes_of(
        tmp_path, fill, taught, 2026
    )


def test_who_took_part_and_is_not_on_the_books_is_in_the_sums_and_not_in_the_average(tmp_path, fill, taught):
    taught.members[0].left = PartialDate(2026, 7, 1)
    notes = notes_of(tmp_path, fill, taught, 2026)
    assert any("参训人次、参训人数" in note and "含不在册的 1 人" in note for note in notes)
    assert any(
        "学时合计 32 含不在册的人的 16 学时，人均学时只按在册的 2 人和他们的 16 学时算" in note for note in notes
    )


def test_where_all_are_on_the_books_nothing_is_said(tmp_path, fill, taught):
    assert not [note for note in notes_of(tmp_path, fill, taught, 2026) if "在册" in note]


@pytest.mark.parametrize(("until", "told"), [("2025年12月31日", False), ("2025年6月30日", True)])
def test_a_past_year_as_of_its_last_day_is_counted_so(tmp_path, fill, taught, until, told):
    blank = blank_forms.simple(tmp_path / "表.xlsx", SUMS, rows=2, title=f"2025年党员教育培训情况统计表（截至{until}）")
    notes = fill(blank, snapshot=taught).notes
    assert any(f"“截至{until}”" in note and "没有按这一天数" in note for note in notes) == told
