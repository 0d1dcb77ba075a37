"""Sign-in sheets and lists of trainees: who is on them is who is enrolled in the batch that the form names."""

import openpyxl
import pytest

from models.forms import read_form
from models.forms.fill import Filling
from models.kinds import PartialDate
from models.records import Enrolment, Member, Training
from tests.models.forms import blank_forms
from tests.models.forms.invented import TODAY, branch_of

SIGN_IN = ["序号", "姓名", "性别", "党小组", "学时", "签名", "备注"]


def batch(number, name, year, month):
    return Training(
        id=number, number=f"{year}-{number:02}", name=name, kind="集中轮训", start=PartialDate(year, month, 11),
        end=PartialDate(year, month, 12), place="多功能厅", organizer="机关党委", planned_hours=16.0,
    )  # fmt: skip


@pytest.fixture
def taught():
    """Four members; the first two in the batch of June, one of them only part of the time; the second and third in others."""
    snapshot = branch_of(4)
    one, two, three, _ = snapshot.members
    snapshot.trainings = [
        batch(1, "2026年年中党员集中培训", 2026, 6),
        batch(2, "书记示范培训班", 2025, 5),
        batch(3, "书记示范培训班", 2026, 5),
    ]

    def there(member, training, hours):
        return Enrolment(
            id=10 * training + member.id,
            training_id=training,
            member_id=member.id,
            name=member.name,
            state="参加",
            hours=hours,
        )

    snapshot.enrolments = {
        1: [there(one, 1, 16.0), there(two, 1, 12.0)],
        2: [there(three, 2, 8.0)],
        3: [there(two, 3, 24.0)],
    }
    return snapshot


def form(tmp_path, title, headings, *lines):
    """A form with lines between its title and its headings."""
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=5, title=title)
    book = openpyxl.load_workbook(blank)
    for line in reversed(lines):
        book.active.insert_rows(2)
        book.active["A2"] = line
    book.save(blank)
    return blank


def rows_of(result, first):
    sheet = openpyxl.load_workbook(result.files[0]).active
    return [row for row in sheet.iter_rows(min_row=first, values_only=True) if any(row[1:])]


@pytest.mark.parametrize(
    "title",
    [
        "2026年年中党员集中培训参训人员签到表",
        "年中党员集中培训签到表",
        "2026-01培训班学员名册",
        "2026年年中党员集中培训\n参训党员名单",
    ],
)
def test_the_enrolled_of_the_batch_in_the_title_with_its_hours(tmp_path, fill, taught, title):
    result = fill(form(tmp_path, title, SIGN_IN), snapshot=taught)
    one, two = taught.members[:2]
    assert [(row[0], row[1], row[4], row[5], row[6]) for row in rows_of(result, 3)] == [
        (1, one.name, 16, None, None),
        (2, two.name, 12, None, None),
    ]
    assert any("“2026年年中党员集中培训”的 2 人" in note for note in result.notes)


def test_without_a_column_of_training_too(tmp_path, fill, taught):
    blank = form(tmp_path, "2026年年中党员集中培训学员名册", ["序号", "姓名", "签名", "备注"])
    taught.members[0].note = "行动不便"
    rows = rows_of(fill(blank, snapshot=taught), 3)
    assert [row[1] for row in rows] == [m.name for m in taught.members[:2]]
    assert not any(row[3] for row in rows), "what is kept of a member is no remark on a list to sign"


@pytest.mark.parametrize(
    ("title", "places"), [("2026年书记示范培训班学员名册", [1]), ("2025年书记示范培训班学员名册", [2])]
)
def test_of_two_batches_of_a_name_the_one_of_the_year(tmp_path, fill, taught, title, places):
    rows = rows_of(fill(form(tmp_path, title, ["序号", "姓名", "学时"]), snapshot=taught), 3)
    assert [row[1] for row in rows] == [taught.members[k].name for k in places]


def test_the_batch_stands_in_a_line_above(tmp_path, fill, taught):
    blank = form(tmp_path, "参训人员签到表", SIGN_IN, "培训班次：2026年年中党员集中培训")
    assert len(rows_of(fill(blank, snapshot=taught), 4)) == 2


def test_what_the_lines_above_ask_about_the_batch_is_filled(tmp_path, fill, taught):
    line = "培训时间：                    培训地点：                    主办单位："
    result = fill(
        form(tmp_path, "2026年年中党员集中培训签到表", SIGN_IN, line, "班主任：        学时："), snapshot=taught
    )
    sheet = openpyxl.load_workbook(result.files[0]).active
    said = sheet["A2"].value
    assert "培训时间：2026-06-11至2026-06-12" in said.replace(" ", "")
    assert "培训地点：多功能厅" in said.replace(" ", "")
    assert said.rstrip().endswith("机关党委")
    assert sheet["A3"].value.rstrip().endswith("16")
    assert result.by_hand == ["班主任"]


def test_bare_words_above_ask_about_the_batch_as_well(tmp_path, fill, taught):
    result = fill(
        form(tmp_path, "2026年年中党员集中培训签到表", SIGN_IN, "时间：            地点：            "), snapshot=taught
    )
    said = openpyxl.load_workbook(result.files[0]).active["A2"].value.replace(" ", "")
    assert said.startswith("时间：2026-06-11至2026-06-12地点：多功能厅")


def test_where_no_batch_is_named_all_members_are_listed_without_hours_and_that_is_said(tmp_path, fill, taught):
    result = fill(form(tmp_path, "参训人员签到表", SIGN_IN, "培训时间：        培训地点：        "), snapshot=taught)
    rows = rows_of(result, 4)
    assert {row[1] for row in rows} == {m.name for m in taught.members}
    assert not any(row[4] for row in rows)
    assert any("看不出是哪一批培训" in note for note in result.notes)
    assert result.by_hand == ["培训时间", "培训地点"]


def test_a_batch_with_nobody_enrolled_yet_has_all_members_to_sign(tmp_path, fill, taught):
    taught.enrolments[1] = []
    result = fill(form(tmp_path, "2026年年中党员集中培训签到表", SIGN_IN, "培训地点：        "), snapshot=taught)
    assert len(rows_of(result, 4)) == 4
    assert any("还没有参训人员" in note for note in result.notes)
    assert openpyxl.load_workbook(result.files[0]).active["A2"].value.strip().endswith("多功能厅")


def test_a_list_that_says_how_each_took_part_has_those_of_all_batches_and_says_so(tmp_path, fill, taught):
    result = fill(form(tmp_path, "参训人员名册", ["序号", "姓名", "参训情况", "学时"]), snapshot=taught)
    assert len(rows_of(result, 3)) == 4
    assert any("看不出是哪一批培训" in note for note in result.notes)


def test_the_hours_of_a_year_are_no_list_of_a_batch(tmp_path, fill, taught):
    blank = form(tmp_path, "2026年度党员学时登记表", ["序号", "姓名", "年度学时", "备注"])
    assert read_form(blank).subject is Member
    assert len(rows_of(fill(blank, snapshot=taught), 3)) == 4


def test_what_was_read_stays_as_it_is(tmp_path, taught):
    """The list is made one of members for this filling; whoever picks people picks from those of batches."""
    read = read_form(form(tmp_path, "参训人员签到表", SIGN_IN))
    filling = Filling.of(read, taught, today=TODAY, full=True, year=None, only=None)
    assert read.subject is Enrolment
    assert filling.form.subject is Member
