"""Committees' forms on rectification and training: what their headings ask, and which items their titles want."""

from dataclasses import replace

import openpyxl
import pytest
from openpyxl.styles import Alignment

from models.forms.refused import FormRefused
from models.forms.styles import cut_off
from models.kinds import PartialDate
from models.records import Course, Meeting, Rectification, RectificationStep
from models.records.rectification_step import EXTEND
from tests.models.forms import blank_forms
from tests.models.forms.invented import branch_of


def day(month, number):
    return PartialDate(2026, month, number)


ITEM = Rectification(
    id=1, number="2026-群众-01", source="群众反映", found=day(3, 2), problem="窗口中午没人", cause="没有排班", raised_by="李大爷",
    measures="排班", owner="方秋实", lead="梁志恒", kind="限期整改", deadline=day(6, 30), state="已销号", outcome="午班运行",
    applied_on=day(6, 20), reviewer="何春", review="同意", reviewed_on=day(6, 25), closed_on=day(6, 26), looked_back_on=day(12, 1),
    look_back="没有反弹", fed_back_on=day(6, 27), feedback="本人满意",
)  # fmt: skip
KEPT_UP = Rectification(id=2, source="巡察", found=day(4, 1), problem="学习不够", kind="长期坚持", state="长期坚持")
EXTENDED = RectificationStep(
    rectification_id=1, action=EXTEND, day=day(5, 6), by="何春", text="等验收", deadline_before=day(5, 31), deadline=day(6, 30)
)  # fmt: skip


def filled(tmp_path, fill, title, headings, snapshot=None):
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=3, title=title)
    snapshot = snapshot or branch_of(3)
    snapshot.rectifications, snapshot.steps = [ITEM, KEPT_UP], {1: [EXTENDED]}
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    return [row for row in sheet.iter_rows(min_row=3, values_only=True) if any(row)]


def test_opinions_and_what_became_of_them(tmp_path, fill):
    headings = ["意见建议内容", "反映人", "收到时间", "办理措施", "承办人", "办理结果", "答复时间", "答复情况"]
    rows = filled(tmp_path, fill, "群众意见建议办理情况表", headings)
    expected = "窗口中午没人", "李大爷", "2026-03-02", "排班", "方秋实", "午班运行", "2026-06-27", "本人满意"
    assert rows == [expected]


def test_each_part_of_closing_is_asked_by_its_own_words(tmp_path, fill):
    headings = [
        "整改任务",
        "任务编号",
        "问题根源",
        "整改时限",
        "延期情况",
        "销号申请时间",
        "复核意见",
        "销号时间",
        "回头看情况",
    ]
    rows = filled(tmp_path, fill, "整改任务分解表", headings)
    extended = "由 2026-05-31 延至 2026-06-30，何春同意，等验收"
    assert rows[0] == (
        "窗口中午没人", "2026-群众-01", "没有排班", "2026-06-30", extended, "2026-06-20", "同意", "2026-06-26", "没有反弹",
    )  # fmt: skip
    assert rows[1][3] == "长期坚持"


@pytest.mark.parametrize(
    ("title", "problems"),
    [
        ("巡察反馈问题整改情况统计表", ["学习不够"]),
        ("群众反映问题台账", ["窗口中午没人"]),
        ("巡察、督查反馈问题整改台账", ["窗口中午没人", "学习不够"]),
        ("问题整改台账", ["窗口中午没人", "学习不够"]),
        ("长期坚持事项清单", ["学习不够"]),
        ("已销号问题清单", ["窗口中午没人"]),
        ("整改事项销号申请表", ["窗口中午没人"]),
    ],
)
def test_the_title_says_which_items_are_wanted(tmp_path, fill, title, problems):
    assert [row[0] for row in filled(tmp_path, fill, title, ["存在问题", "整改措施"])] == problems


def test_a_title_that_wants_none_of_them_says_so(tmp_path, fill):
    with pytest.raises(FormRefused, match="只填未销号的，另有 2 条没有填入"):
        filled(tmp_path, fill, "未销号问题清单", ["存在问题", "整改措施"])


def test_remarks_under_a_wide_heading_are_no_second_result(tmp_path, fill):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "2026年度问题整改工作台账"
    for place, text in {"A2": "序号", "B2": "问题情况", "D2": "整改结果", "B3": "存在问题", "C3": "问题来源"}.items():
        sheet[place] = text
    for place, text in {"D3": "完成情况", "E3": "是否销号", "F3": "备注"}.items():
        sheet[place] = text
    for ref in ("A2:A3", "B2:C2", "D2:F2"):
        sheet.merge_cells(ref)
    for row in sheet["A4:F6"]:
        for cell in row:
            cell.border = blank_forms.FRAME
    book.save(tmp_path / "表.xlsx")
    snapshot = branch_of(3)
    snapshot.rectifications = [ITEM]
    result = fill(tmp_path / "表.xlsx", snapshot=snapshot)
    row = [cell.value for cell in openpyxl.load_workbook(result.files[0]).active[4]]
    assert row == [1, "窗口中午没人", "群众反映", "午班运行", "是", None]
    assert not any("同一项内容" in text for text in result.unmapped)


def test_a_row_that_the_form_has_set_too_low_grows_with_what_is_written_into_it(tmp_path, fill):
    blank = blank_forms.simple(tmp_path / "表.xlsx", ["存在问题", "整改措施"], rows=2, title="问题整改台账")
    book = openpyxl.load_workbook(blank)
    for row in (3, 4):
        book.active.row_dimensions[row].height = 36
        book.active.cell(row, 2).alignment = Alignment(wrap_text=True)
    book.active.column_dimensions["B"].width = 20
    book.save(blank)
    snapshot = branch_of(3)
    snapshot.rectifications = [replace(ITEM, measures="\n".join("一二三四五")), KEPT_UP]
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    assert sheet.row_dimensions[3].height >= 5 * 11 * 1.3, "five lines are not cut off"
    assert sheet.row_dimensions[4].height == 36, "and what is high enough stays as the form has it"


@pytest.mark.parametrize(("lines", "size", "height"), [(3, 11, 40), (2, 11, 27), (2, 14, 36), (1, 16, 20)])
def test_lines_that_do_not_stand_so_close_are_cut_off(lines, size, height):
    """A line of 宋体 11 stands some 14.5 points high in a spreadsheet."""
    assert cut_off("\n".join("一" * lines), 30, size, height)
    assert not cut_off("\n".join("一" * lines), 30, size, lines * size * 1.4)


def test_the_total_under_a_list_is_not_how_many_members_the_branch_has(tmp_path, fill):
    for title, headings in (
        ("问题整改台账", ["序号", "存在问题", "整改措施"]),
        ("预备党员名册", ["序号", "姓名", "性别"]),
    ):
        blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=3, title=title, foot="合计")
        book = openpyxl.load_workbook(blank)
        book.active["B6"].border = blank_forms.FRAME
        book.save(blank)
        snapshot = branch_of(5)
        snapshot.rectifications = [ITEM]
        snapshot.members[0].kind, snapshot.members[0].full = "预备党员", None
        result = fill(blank, snapshot=snapshot)
        rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(min_row=3, max_col=2, values_only=True))
        assert ("合计", None) in rows
        assert "合计" in result.by_hand


def test_hours_of_a_year_are_told_apart(tmp_path, fill):
    snapshot = branch_of(3)
    enrolled = snapshot.enrolments[1][0]
    snapshot.branch.counted_kinds = "党课"
    lesson = Meeting(id=9, kind="党课", day=day(5, 4), start="14:00", end="15:30")
    snapshot.meetings.append(lesson)
    snapshot.attendances[9] = [
        type(snapshot.attendances[1][0])(meeting_id=9, member_id=enrolled.member_id, name=enrolled.name, state="到")
    ]
    headings = ["姓名", "集中培训学时", "年度学时", "应修学时", "还差学时", "是否达标"]
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=3, title="党员年度学时统计表")
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    row = next(row for row in sheet.iter_rows(min_row=3, values_only=True) if row[0] == enrolled.name)
    assert row[1] == 24
    assert row[2] > 24
    assert row[3] == row[2] + row[4]
    assert row[5] == "否"


def test_a_form_judges_nobody_whom_the_ledger_of_hours_does_not(tmp_path, fill):
    snapshot = branch_of(4)
    taught, stopped, new, other = snapshot.members
    taught.study, stopped.standing, new.arrived = "送学上门", "停止党籍", day(5, 4)
    for member in (taught, stopped, other):
        member.arrived = PartialDate(2015, 1, 1)
    snapshot.enrolments.clear()
    headings = ["姓名", "应修学时", "还差学时", "是否达标", "免学原因"]
    blank = blank_forms.simple(tmp_path / "表.xlsx", headings, rows=4, title="党员年度学时统计表")
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    rows = {row[0]: row[1:5] for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]}
    assert rows[taught.name] == (None, None, "不要求", "送学上门，学习不作硬性要求")
    assert stopped.name not in rows, "nothing is asked of who is suspended, and a form of hours leaves him out"
    assert rows[new.name][1:3] == (None, None)
    assert "来支部" in rows[new.name][3]
    assert rows[other.name][2] == "否"


def test_who_was_away_is_counted_apart(tmp_path, fill):
    snapshot = branch_of(8)
    people = snapshot.enrolments[1]
    for one in people:
        one.state = "参加"
    people[0].state, people[1].state = "请假", "缺课"
    rows = filled(tmp_path, fill, "党员教育培训情况统计表", ["培训班名称", "参训人数", "缺训人数"], snapshot)
    assert rows[0][1:3] == (len(people) - 2, 2)


def test_the_first_deadline_and_what_was_fed_back_are_told_apart(tmp_path, fill):
    headings = ["存在问题", "整改时限", "原定时限", "是否逾期", "是否反馈", "反馈时间", "发现时间"]
    rows = {row[0]: row[1:] for row in filled(tmp_path, fill, "问题整改台账", headings)}
    assert rows["窗口中午没人"] == ("2026-06-30", "2026-05-31", "否", "是", "2026-06-27", "2026-03-02")
    assert rows["学习不够"][3:5] == (None, None)


def test_lessons_and_teachers_come_from_the_courses(tmp_path, fill):
    snapshot = branch_of(3)
    snapshot.courses[1] = [
        Course(training_id=1, position=2, title_text="二", teacher="乙"),
        Course(training_id=1, position=1, title_text="一", teacher="甲"),
        Course(training_id=1, position=3, title_text="三", teacher="甲"),
    ]
    rows = filled(tmp_path, fill, "党员教育培训情况统计表", ["培训班名称", "课程", "授课人", "学时"], snapshot)
    assert rows[0][1:3] == ("一\n二\n三", "甲、乙")


def test_a_title_that_names_a_batch_wants_its_people(tmp_path, fill):
    snapshot = branch_of(8)
    other = snapshot.enrolments[1][:2]
    snapshot.enrolments[2] = [
        type(one)(id=90 + one.id, training_id=2, name=one.name, member_id=one.member_id) for one in other
    ]
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["姓名", "参训情况", "实际学时"], rows=3, title="党务工作专题班参训人员名单"
    )
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    assert [row for row in sheet.iter_rows(min_row=3, values_only=True) if any(row)] == [
        (one.name, None, 3.5) for one in other
    ]


def test_what_waits_for_its_review_is_not_done_yet(tmp_path, fill):
    snapshot = branch_of(1)
    states = ("整改中", "待验收", "已销号")
    snapshot.rectifications = [
        Rectification(id=k, number=f"2026-自查-0{k}", found=day(3, k), problem=state, measures="改", state=state)
        for k, state in enumerate(states, 1)
    ]
    blank = blank_forms.simple(
        tmp_path / "表.xlsx", ["存在问题", "整改措施", "是否完成", "是否销号"], title="2026年问题整改台账"
    )
    sheet = openpyxl.load_workbook(fill(blank, snapshot=snapshot).files[0]).active
    rows = {row[0]: row[2:4] for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]}
    assert rows == {"整改中": ("否", "否"), "待验收": ("否", "否"), "已销号": ("是", "是")}
