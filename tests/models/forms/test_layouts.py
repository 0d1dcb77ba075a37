"""Layouts that committees make: headings that ask two things, boxes to tick, lists whose end nothing marks, sheets of other branches."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from models.forms import FormRefused, read_form
from models.kinds import PartialDate
from models.records import Attendance, Enrolment, Meeting, Member, Training

from .blank_forms import FRAME
from .invented import branch_of


def made(path: Path, rows: Sequence[Sequence[object]], merges: Sequence[str] = (), framed: str = "") -> Path:
    """A workbook of one sheet with these rows from A1."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for ref in merges:
        book.active.merge_cells(ref)
    for line in book.active[framed] if framed else ():
        for cell in line:
            cell.border = FRAME
    book.save(path)
    return path


def first(result) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(result.files[0]).active


def numbered(count: int) -> list[list[object]]:
    return [[k + 1] for k in range(count)]


def test_a_column_that_asks_two_things_gets_both(tmp_path, fill):
    heading = [
        "序号",
        "姓名",
        "性别/民族",
        "入党时间（党龄）",
        "党小组及党内职务",
        "单位、职务（岗位）",
        "身份证号（18位）",
    ]
    sheet = first(fill(made(tmp_path / "表.xlsx", [["党员名单"], heading, *numbered(5)]), 2))
    assert [c.value for c in sheet[3]][2:6] == ["男/汉族", "2000.06（25年）", None, "示例市档案馆科员（公务员）"]
    assert len(sheet["G3"].value) == 18


def test_year_month_and_ticks_have_columns_of_their_own(tmp_path, fill):
    rows = [
        ["党员名册"],
        ["序号", "姓名", "性别", None, "入党", None, None],
        [None, None, "男", "女", "年", "月", "日"],
    ]
    form = made(tmp_path / "表.xlsx", [*rows, *numbered(4)], ["A2:A3", "B2:B3", "C2:D2", "E2:G2"])
    sheet = first(fill(form, 2))
    assert [[c.value for c in sheet[r]][2:] for r in (4, 5)] == [["√", None, 2000, 6, 28], [None, "√", 2000, 6, 28]]


def test_headings_cut_in_two_are_read_together(tmp_path, fill):
    rows = [["花名册"], ["序", "姓", "性", "文化", "入党"], ["号", "名", "别", "程度", "时间"], *numbered(4)]
    sheet = first(fill(made(tmp_path / "表.xlsx", rows), 2))
    assert [c.value for c in sheet[4]] == [1, "方志恒", "男", "大学", "2000-06-28"]


def test_a_list_ends_where_its_numbers_end_or_where_it_is_added_up(tmp_path, fill):
    rows = [["名册"], ["序号", "姓名", "性别", "民族"], *numbered(3), [], [None, None, "备注见背面"]]
    sheet = first(fill(made(tmp_path / "一.xlsx", rows), 5))
    assert [sheet.cell(r, 2).value for r in range(3, 10)][5:] == [None, None]
    assert sheet["C9"].value == "备注见背面"
    rows = [["名册"], ["序号", "姓名", "性别"], *numbered(3), ["到会人数", None, '=COUNTIF(C3:C5,"女")']]
    sheet = first(fill(made(tmp_path / "二.xlsx", rows), 4))
    assert (sheet["A7"].value, sheet["B7"].value, sheet["C7"].value) == ("到会人数", None, '=COUNTIF(C3:C6,"女")')


def test_a_list_that_is_filled_already_is_refused_whatever_the_names(tmp_path, fill):
    names = ["赵某", "钱某", "孙某", "李某", "周某"]
    form = made(
        tmp_path / "满.xlsx", [["名册"], ["序号", "姓名", "性别"], *([k + 1, n, "男"] for k, n in enumerate(names))]
    )
    with pytest.raises(FormRefused, match="已经填好"):
        fill(form, 3)


@pytest.mark.parametrize(
    ("title", "about", "column"),
    [
        ("停止党籍党员情况登记表", {"standing": "停止党籍"}, "停止党籍时间"),
        ("发展党员工作进程一览表", {"kind": "预备党员", "full": None}, "申请入党时间"),
        ("“光荣在党50年”纪念章统计表", {"full": PartialDate(1976, 7, 1)}, "党龄（截至2026年7月1日）"),
    ],
)
def test_the_title_says_who_is_meant(tmp_path, fill, title, about, column):
    snapshot = branch_of(4)
    for name, value in about.items():
        setattr(snapshot.members[2], name, value)
    form = made(tmp_path / "表.xlsx", [[title], ["填报单位：某支部"], ["序号", "姓名", "性别", column], *numbered(4)])
    sheet = first(fill(form, snapshot=snapshot))
    assert [sheet.cell(r, 2).value for r in (4, 5)] == [snapshot.members[2].name, None]
    assert sheet["D4"].value == (50 if "截至" in column else None)


def test_a_sheet_for_another_branch_stays_blank(tmp_path, fill):
    book = Workbook()
    for sheet, name in ((book.active, "档案馆党支部"), (book.create_sheet(), "离退休党支部")):
        sheet.title = name
        for row in ([f"{name}党员名册"], ["支部书记："], ["序号", "姓名", "性别"], *numbered(4)):
            sheet.append(row)
    book.save(tmp_path / "各支部.xlsx")
    filled = openpyxl.load_workbook(fill(tmp_path / "各支部.xlsx", 3).files[0])
    assert filled["档案馆党支部"]["B4"].value == "方志恒"
    assert filled["离退休党支部"]["B4"].value is None
    book["档案馆党支部"].title = "税务局党支部"
    book.save(tmp_path / "别处.xlsx")
    with pytest.raises(FormRefused, match="没有一张写着本支部"):
        fill(tmp_path / "别处.xlsx", 3)


def test_meetings_go_to_their_quarter(tmp_path, fill):
    rows = [["2026年组织生活统计表"], ["季度", "序号", "类型", "时间", "主持人"], ["第一季度", 1], [None, 2], ["小计"]]
    rows += [["第二季度", 1], [None, 2], ["小计"]]
    sheet = first(fill(made(tmp_path / "表.xlsx", rows, ["A3:A4", "A6:A7"]), 3))
    assert [sheet.cell(r, 4).value for r in (3, 4, 6, 7)] == ["2026-03-24", None, "2026-04-03", "2026-04-20"]


def test_an_answer_is_ticked_and_a_printed_day_is_filled(tmp_path, fill):
    rows = [["党员信息卡"], ["姓名", None, "性别", "男□  女□"], ["民族", None, "学历", None]]
    rows += [["人员类别", "□正式党员 □预备党员", "入党日期", "     年   月   日"]]
    sheet = first(fill(made(tmp_path / "卡.xlsx", rows), 1))
    assert [sheet[c].value for c in ("D2", "B4")] == ["男□  女☑", "☑正式党员 □预备党员"]
    assert sheet["D4"].value.strip() == "2000年6月28日"


def test_boxes_for_single_digits_are_left_alone_and_told(tmp_path, fill):
    rows = [["信息卡"], ["姓名", None], ["民族", None], ["籍贯", None], ["学历", None], ["身份证号"]]
    form = made(tmp_path / "卡.xlsx", rows, ["B2:S2", "B3:S3", "B4:S4", "B5:S5"], "A2:S6")
    book = openpyxl.load_workbook(form)
    for column in range(2, 20):
        book.active.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 3
    book.save(form)
    result = fill(form, 1)
    assert first(result)["B6"].value is None
    assert any("身份证号" in line and "几格" in line for line in result.unmapped)


def test_a_form_about_the_branch_is_no_card_for_each_person(tmp_path, fill):
    rows = [["党支部基本情况表"], ["党支部名称", None, "书记姓名", None], ["正式党员", None, "预备党员", None]]
    rows += [["女党员", None, "成立时间", None], ["支委会成员"], ["姓名", "党内职务", "性别", "电话"], [], [], []]
    snapshot = branch_of(4)
    snapshot.members[1].post = "书记"
    result = fill(made(tmp_path / "表.xlsx", rows, ["A5:D5"], "A2:D9"), snapshot=snapshot)
    sheet = first(result)
    assert [sheet[c].value for c in ("D2", "B3", "D3", "B4")] == [snapshot.members[1].name, 4, 0, 2]
    assert [sheet.cell(r, 1).value for r in (7, 8)] == [snapshot.members[1].name, None]
    assert "成立时间" in result.by_hand


def test_what_is_printed_after_a_blank_is_not_said_twice(tmp_path, fill):
    snapshot = branch_of(1)
    snapshot.branch.name = "示例市档案馆党支部"
    form = made(
        tmp_path / "表.xlsx", [["名册"], ["所在党组织：________党支部"], ["序号", "姓名", "性别"], *numbered(2)]
    )
    assert first(fill(form, snapshot=snapshot))["A2"].value.replace(" ", "") == "所在党组织：示例市档案馆党支部"


def test_one_column_with_a_time_makes_a_list_of_people_no_list_of_a_training(tmp_path, fill):
    heading = ["序号", "姓名", "性别", "学历", "申请入党时间", "集中培训时间", "支部大会接收为预备党员时间"]
    sheet = first(fill(made(tmp_path / "表.xlsx", [["党员名册"], heading, *numbered(6)]), 6))
    assert [sheet.cell(3, c).value for c in (5, 6, 7)] == [None, None, "2000-06-28"]


def test_a_bare_post_is_left_open_unless_the_title_or_the_unit_beside_it_says_which(tmp_path, fill):
    snapshot = branch_of(3)
    snapshot.members[0].post = "书记"
    rows = [["党员名册"], ["序号", "姓名", "性别", "职务"], *numbered(3)]
    result = fill(made(tmp_path / "名册.xlsx", rows), snapshot=snapshot)
    assert first(result)["D3"].value is None
    assert any("D2 职务" in line and "党内职务还是单位职务" in line for line in result.unmapped)
    rows[0] = ["党支部班子成员名册"]
    assert first(fill(made(tmp_path / "班子.xlsx", rows), snapshot=snapshot))["D3"].value == "书记"


def test_what_the_form_works_out_itself_is_not_told_as_a_gap(tmp_path, fill):
    rows = [["名册"], ["序号", "姓名", "性别", "虚岁", "特长"], *([k + 1, None, None, "=1+1"] for k in range(3))]
    assert fill(made(tmp_path / "表.xlsx", rows), 2).unmapped == ["Sheet!E2 特长"]


def test_what_people_write_on_a_card_by_hand_is_told_and_the_branch_is_filled(tmp_path, fill):
    rows = [["党员登记卡"], ["填报单位", None], ["姓名", None, "性别", None], ["民族", None, "学历", None]]
    rows += [["奖惩情况", None], ["个人简历", None], ["支部意见", "  书记签名：      年    月    日"]]
    result = fill(made(tmp_path / "卡.xlsx", rows, framed="A2:D7"), 1)
    assert first(result)["B2"].value == "中国共产党示例市档案馆支部委员会"
    assert [line.split()[1] for line in result.unmapped] == [
        f"{word}（由人填写）" for word in ("奖惩情况", "个人简历", "支部意见")
    ]


def test_boxes_about_the_branch_stay_and_are_told(tmp_path, fill):
    rows = [["支部情况"], ["支部类型", "□机关 □村"], ["序号", "姓名", "性别"], *numbered(2)]
    result = fill(made(tmp_path / "表.xlsx", rows, framed="A2:C5"), 2)
    assert first(result)["B2"].value == "□机关 □村"
    assert "支部类型" in result.by_hand


def test_a_roster_of_the_retired_has_them_only_where_the_ledger_tells_who_they_are(tmp_path, fill):
    form = made(tmp_path / "表.xlsx", [["离退休党员名册"], ["序号", "姓名", "性别"], *numbered(3)])
    snapshot = branch_of(3)
    snapshot.members[1].job = "退休人员"
    assert [c.value for c in first(fill(form, snapshot=snapshot))["B"][2:]] == [snapshot.members[1].name, None, None]
    result = fill(form, 3)
    assert result.records == 3
    assert any("没有写明谁是离退休党员" in note for note in result.notes)


def test_a_talk_on_a_card_of_a_person_makes_it_no_card_of_people_in_training(tmp_path, fill):
    rows = [["党员个人信息确认书"], ["姓名：________  性别：____  民族：________"]]
    rows += [["出生日期：____年__月__日  公民身份号码：________________"], ["家庭住址：________  联系电话：________"]]
    rows += [["谈话人：________  谈话时间：____年__月__日  谈话内容：\n\n"]]
    form = made(tmp_path / "卡.xlsx", rows)
    snapshot = branch_of(3)
    snapshot.trainings.append(Training(id=1, name="党史培训", start=PartialDate(2026, 5, 6), content="党史"))
    snapshot.enrolments[1] = [Enrolment(id=k, training_id=1, member_id=m.id, name=m.name) for k, m in enumerate(snapshot.members)]  # fmt: skip
    result = fill(form, snapshot=snapshot)
    assert result.records == 3
    assert first(result)["A5"].value == rows[4][0]
    assert [line.split()[-1] for line in result.unmapped[-3:]] == ["谈话人", "谈话时间", "谈话内容"]


@pytest.mark.parametrize("column", ["核查结果", "级别", "审核时间", "主要内容", "请假原因"])
def test_a_column_that_trainings_have_too_makes_a_roster_no_list_of_a_training(tmp_path, column):
    rows = [["情况表"], ["姓名", "性别", "身份证号", column, "地点"], *([None] * 5 for _ in range(3))]
    assert read_form(made(tmp_path / "表.xlsx", rows, framed="A2:E5")).subject is Member


def test_a_sheet_to_sign_says_of_which_meeting_where_one_is_chosen(tmp_path, fill):
    rows = [
        ["党员大会签到表"],
        ["会议名称：", None, "会议时间："],
        ["主持人：          记录人：          "],
        ["应到：    人   实到：    人"],
    ]
    rows += [["序号", "姓名", "签名"], *numbered(4), ["记录人：", None, None]]
    form = made(tmp_path / "签到.xlsx", rows, framed="A5:C9")
    snapshot = branch_of(4)
    snapshot.meetings.append(
        Meeting(id=7, kind="支部党员大会", day=PartialDate(2026, 3, 5), start="14:30", host="甲某")
    )
    snapshot.attendances[7] = [
        Attendance(meeting_id=7, member_id=m.id, name=m.name, state=state)
        for m, state in zip(snapshot.members, ("到", "请假", "列席", "到"), strict=True)
    ]
    blank = fill(form, snapshot=snapshot, out=tmp_path / "空.xlsx")
    assert first(blank)["A2"].value == "会议名称："
    assert blank.records == 4
    assert {"会议名称", "会议时间", "主持人", "记录人", "应到", "实到"} <= set(blank.by_hand)
    result = fill(form, snapshot=snapshot, meeting=7)
    sheet = first(result)
    assert sheet["A2"].value == "会议名称：2026年3月支部党员大会"
    assert sheet["C2"].value == "会议时间：2026年3月5日 14:30"
    assert sheet["A3"].value.startswith("主持人：甲某")
    assert "".join(sheet["A4"].value.split()) == "应到：3人实到：2人"
    assert [sheet.cell(r, 2).value for r in range(6, 10)] == [m.name for m in snapshot.members if m.id != 3] + [None]
    assert sheet["A10"].value == "记录人："


def attendance_form(path: Path, title: str, signs: str) -> Path:
    rows = [[title], [signs], ["序号", "姓名", "月份", None, None, "出勤次数"], [None, None, "1", "2", "3", None]]
    rows += [[k + 1, None, None, None, None, f'=COUNTIF(C{k + 5}:E{k + 5},"√")'] for k in range(3)]
    return made(path, rows, ["A3:A4", "B3:B4", "C3:E3", "F3:F4", "A1:F1", "A2:F2"], framed="A3:F7")


def test_a_sheet_of_attendance_has_the_signs_that_it_explains(tmp_path, fill, recalculated):
    snapshot = branch_of(3)
    states = {1: ("到", "请假", "缺席"), 2: ("到", "到", "列席"), 3: ("请假", "到", "到"), 4: ("到", "到", "到")}
    for number, month in ((1, 1), (2, 2), (3, 3), (4, 3)):
        kind = "支部党员大会" if number == 2 else "主题党日"
        snapshot.meetings.append(Meeting(id=number, kind=kind, day=PartialDate(2026, month, 5)))
        snapshot.attendances[number] = [
            Attendance(meeting_id=number, member_id=m.id, name=m.name, state=state)
            for m, state in zip(snapshot.members, states[number], strict=True)
        ]
    form = attendance_form(tmp_path / "表.xlsx", "2026年度主题党日考勤统计表", "考勤符号：√出勤 △请假 ○补课")
    result = fill(form, snapshot=snapshot)
    sheet = first(result)
    marks = {sheet.cell(r, 2).value: [sheet.cell(r, c).value for c in (3, 4, 5)] for r in (5, 6, 7)}
    assert list(marks[m.name] for m in snapshot.members) == [["√", None, None], ["△", None, "√"], [None, None, "√"]]
    why = {(n.who, n.heading): n.reason for n in result.not_filled}
    assert why[snapshot.members[0].name, "月份/3"] == "3月开了 2 次，到会情况不同"
    assert why[snapshot.members[2].name, "月份/1"] == "表上没有写明“缺席”用什么记号"
    assert recalculated(result.files[0]).active["F5"].value == sum(v == "√" for v in marks[sheet["B5"].value])


@pytest.mark.parametrize(
    ("title", "signs"),
    [("三会一课考勤表", "√出勤 △请假"), ("主题党日考勤表", "填表人："), ("主题党日、党员大会考勤表", "√出勤")],
)
def test_where_the_form_does_not_say_which_meeting_or_sign_months_stay_empty_and_are_told(tmp_path, fill, title, signs):
    snapshot = branch_of(2)
    snapshot.meetings.append(Meeting(id=1, kind="主题党日", day=PartialDate(2026, 1, 5)))
    snapshot.attendances[1] = [
        Attendance(meeting_id=1, member_id=m.id, name=m.name, state="到") for m in snapshot.members
    ]
    result = fill(attendance_form(tmp_path / "表.xlsx", title, signs), snapshot=snapshot)
    assert [first(result).cell(5, c).value for c in (3, 4, 5)] == [None] * 3
    assert sum("考勤栏" in line for line in result.unmapped) == 3
