"""What the registers say: who is listed in which order, what is counted, which year."""

from __future__ import annotations

from datetime import date

from models.exports.contents import meetings_sheet, rectification_sheet, roster_sheet, training_sheet
from models.exports.contents.study.hours import NAME as HOURS
from models.exports.contents.study.hours import hours_sheets
from models.exports.scope import parts_of
from models.exports.sheet import Sheet
from models.exports.within import Stretch, Within
from models.fields import field_of
from models.kinds import PartialDate
from models.our_branch import our_branch
from models.records import (
    Attendance,
    Branch,
    Enrolment,
    Meeting,
    Member,
    Progress,
    Rectification,
    StatusChange,
    Training,
)
from models.rules import Snapshot
from models.rules.study.reading import of_all
from models.store import Ledger


def column(sheet: Sheet, label: str) -> list[str]:
    place = [c.label for c in sheet.columns].index(label)
    return [row[place] for row in sheet.rows]


def test_roster_order_and_who_belongs(members: list[Member], today: date):
    branch = Branch(name="机关三支部", groups="第一党小组\n第二党小组")
    sheet = roster_sheet(members, branch, today=today, full=True)
    assert column(sheet, "党内职务")[:3] == ["书记", "组织委员", ""]
    assert column(sheet, "党小组")[2:] == ["第一党小组"] * 4 + ["第二党小组"] + [""] * 3
    names = column(sheet, "姓名")
    assert names[:6] == ["白露", "沈一鸣", "曹建国", "古丽娜·艾山", "郝国强", "欧阳志远"]
    assert names.index("贾思勰") < names.index("单雄飞")  # jia, shan
    assert "邓小雨" not in names  # left in August 2025
    assert "方敏" not in names  # comes in December
    assert column(sheet, "序号") == [str(n) for n in range(1, 11)]
    assert sheet.title == "机关三支部党员名册"
    assert "2026年11月23日" in sheet.subtitle
    assert "10人" in sheet.subtitle


def test_roster_as_of_another_day(members: list[Member]):
    names = column(roster_sheet(members, Branch(), today=date(2025, 7, 31), full=True), "姓名")
    assert "邓小雨" in names
    assert "方敏" not in names


def test_suspended_members_are_listed_and_said_to_be(members: list[Member], today: date):
    assert "其中" not in roster_sheet(members, Branch(), today=today, full=False).subtitle
    members[2].standing = members[6].standing = "停止党籍"
    sheet = roster_sheet(members, Branch(), today=today, full=False)
    assert "共10人（其中停止党籍2人）" in sheet.subtitle
    assert column(sheet, "党籍状态").count("停止党籍") == 2
    members[2].id = 3
    resumed = {3: [StatusChange(kind="恢复党籍", since=PartialDate.parse("2026-10-01"))]}
    sheet = roster_sheet(members, Branch(), today=today, full=False, changes=resumed)
    assert "共10人（其中停止党籍1人）" in sheet.subtitle


def test_no_hours_are_asked_of_suspended_members(members: list[Member], today: date):
    for number, member in enumerate(members, 1):
        member.id = number
    batch = Training(id=1, name="集中轮训", start=PartialDate(2026, 6, 3))
    states = ("参加", "缺课", "参加", "缺课")
    people = {
        1: [
            Enrolment(member_id=n, name=m.name, state=s)
            for n, (m, s) in enumerate(zip(members, states, strict=False), 1)
        ]
    }
    for member in members[2:5]:
        member.standing = "停止党籍"
    snapshot = Snapshot(members=members, trainings=[batch], enrolments=people)
    names = column(hours_sheets(snapshot, today=today, full=False)[HOURS], "姓名")
    assert members[2].name in names  # has hours, from before
    assert members[3].name not in names  # was only missed
    assert members[4].name not in names
    assert len(names) == 8


def test_roster_headings_are_the_fields(members: list[Member], today: date):
    masked = [c.label for c in roster_sheet(members, Branch(), today=today, full=False).columns]
    assert masked == [
        "序号", "姓名", "性别", "民族", "出生年月", "公民身份证号", "学历", "人员类别", "党籍状态", "加入党组织日期", "转为正式党员日期", "党小组",
        "党内职务", "工作单位及职务", "手机号", "家庭住址",
    ]  # fmt: skip
    full = [c.label for c in roster_sheet(members, Branch(), today=today, full=True).columns]
    assert [label for label in full if label not in masked] == [field_of(Member, "birth").label, "备注"]
    assert "出生年月" in field_of(Member, "birth").aliases  # so that an import knows the heading


def test_roster_masks(members: list[Member], today: date):
    sheet = roster_sheet(members, Branch(), today=today, full=False)
    assert set(column(sheet, "出生年月")) == {"1985-03", "1985"}
    assert all("***" in cell for cell in column(sheet, "手机号") + column(sheet, "家庭住址"))
    assert "备注不导出" in sheet.footnote
    full = roster_sheet(members, Branch(), today=today, full=True)
    assert "新号 13812345678，旧身份证 11010519850312002X" in column(full, "备注")
    assert "备注" not in full.footnote


def test_meetings_counts(filled: Ledger, today: date):
    people = parts_of(filled, Attendance)
    sheet = meetings_sheet(filled.all(Meeting), people, our_branch(filled), today=today, year=2026, full=False)
    assert column(sheet, "会议日期") == ["2026-03-12"] * 2
    assert [column(sheet, label) for label in ("应到", "实到", "请假", "缺席")] == [
        ["4"] * 2,
        ["2"] * 2,
        ["1"] * 2,
        ["1"] * 2,
    ]
    assert column(sheet, "未到人员及原因")[0] == "请假：单雄飞（出差）\n缺席：沈一鸣（原因待补）"
    every = meetings_sheet(filled.all(Meeting), people, our_branch(filled), today=today, full=False)
    assert column(every, "会议日期") == ["2025-05-20", "2026-03-12", "2026-03-12"]


def test_meetings_without_a_list_count_nobody(today: date):
    meetings = [Meeting(id=1, kind="党课"), Meeting(id=2, kind="党课")]
    people = {2: [Attendance(name="方敏"), Attendance(name="白露")]}
    sheet = meetings_sheet(meetings, people, Branch(), today=today, full=True)
    assert column(sheet, "应到") == ["", "2"]
    assert column(sheet, "实到") == ["", ""]
    assert column(sheet, "未到人员及原因") == ["", ""]


def test_drafts_are_marked_in_the_register(today: date):
    meetings = [
        Meeting(id=1, kind="党课", title_text="三季度党课", status="草稿"),
        Meeting(id=2, kind="党课", title_text="四季度党课", status="定稿"),
        Meeting(id=3, kind="党课", subject="学党章", status="草稿"),
    ]
    sheet = meetings_sheet(meetings, {}, Branch(), today=today, full=True)
    assert column(sheet, "会议名称") == ["三季度党课（草稿）", "四季度党课", "学党章（草稿）"]


def test_one_gathering_of_two_records_is_said_to_be_one_in_the_register(today: date):
    meetings = [
        Meeting(id=1, kind="支部党员大会", title_text="一季度党员大会", status="定稿"),
        Meeting(id=2, kind="党课", title_text="一季度党课", status="草稿", gathering=1),
        Meeting(id=3, kind="主题党日", title_text="参观", status="作废", gathering=1),
        Meeting(id=4, kind="谈心谈话", title_text="谈话", status="定稿", gathering=1),
    ]
    sheet = meetings_sheet(meetings, {}, Branch(), today=today, full=True)
    assert column(sheet, "会议名称") == [
        "一季度党员大会（与党课同场，分别记录）",
        "一季度党课（草稿）（与支部党员大会同场，分别记录）",
        "参观（作废：原因待补）",
        "谈话",
    ]


def test_a_void_meeting_is_listed_with_its_reason_and_counts_nobody(today: date) -> None:
    people = {n: [Attendance(name="张某", state="到"), Attendance(name="李某", state="缺席")] for n in (1, 2)}
    held = Meeting(id=1, kind="党课", day=PartialDate(2026, 3, 1), title_text="一季度党课", status="定稿")
    void = Meeting(id=2, kind="党课", day=PartialDate(2026, 3, 1), title_text="重记", status="作废", void_why="重复")
    sheet = meetings_sheet([held, void], people, Branch(), today=today, full=True)
    counts = [column(sheet, label) for label in ("应到", "实到", "请假", "缺席", "未到人员及原因")]
    assert counts == [["2", ""], ["1", ""], ["0", ""], ["1", ""], ["缺席：李某（原因待补）", ""]]
    assert column(sheet, "会议名称") == ["一季度党课", "重记（作废：重复）"]
    assert "1次" in sheet.subtitle


def test_who_is_not_marked_is_named(today: date):
    people = {1: [Attendance(name="方敏"), Attendance(name="白露", state="到")]}
    sheet = meetings_sheet([Meeting(id=1, kind="党课")], people, Branch(), today=today, full=True)
    assert column(sheet, "未到人员及原因") == ["待补：方敏"]
    assert (column(sheet, "应到"), column(sheet, "实到")) == (["2"], ["1"])


def test_why_somebody_was_away_leaves_the_office_only_as_a_kind(today: date):
    def told(full: bool, *reasons: str) -> str:
        people = {1: [Attendance(name=f"党员{n}", state="请假", reason=why) for n, why in enumerate(reasons)]}
        held = Meeting(id=1, kind="党课", title_text="党课", status="定稿")
        return column(meetings_sheet([held], people, Branch(), today=today, full=full), "未到人员及原因")[0]

    reasons = ("住院复查", "年高生活不能自理", "出差（省里）", "病假，在家休息", "家人生病", "接待客人", "出差途中住院")
    kept = "原因已登记"
    kinds = (kept, kept, "出差", "病假", kept, kept, kept)
    told_of = "请假：" + "、".join(f"党员{n}（{kind}）" for n, kind in enumerate(kinds))
    assert told(False, *reasons) == told_of
    assert told(True, "住院复查") == "请假：党员0（住院复查）"
    batch = Training(id=1, name="轮训")
    gone = {
        1: [Enrolment(name="张三", state="请假", reason="住院"), Enrolment(name="李四", state="缺课", reason="出差")]
    }
    for full, said in (
        (False, "张三（请假：原因已登记）、李四（缺课：出差）"),
        (True, "张三（请假：住院）、李四（缺课：出差）"),
    ):
        sheet = training_sheet([batch], gone, Branch(), today=today, full=full)
        assert column(sheet, "未参训人员及原因") == [said]


def test_who_talked_with_whom_is_not_in_the_masked_register(today: date):
    talk = Meeting(
        id=1,
        kind="谈心谈话",
        title_text="梁志恒与邱晨曦谈心谈话",
        place="邱晨曦家中",
        subject="思想状况",
        status="定稿",
    )
    for full in (False, True):
        sheet = meetings_sheet([talk], {}, Branch(), today=today, full=full)
        assert ("邱晨曦" in "".join(sheet.rows[0])) is full


def test_training_and_hours(filled: Ledger, today: date):
    batches, people = filled.all(Training), parts_of(filled, Enrolment)
    sheet = training_sheet(batches, people, our_branch(filled), today=today, year=2026, full=False)
    assert column(sheet, "批次号") == ["2026-01"]
    assert column(sheet, "参训人数") == ["2"]
    assert column(sheet, "未参训人员及原因") == ["沈一鸣（缺课：原因待补）"]
    snapshot = of_all(filled, filled.all(Member))
    hours = hours_sheets(snapshot, today=today, year=2026, full=False)[HOURS]
    by_name = dict(zip(column(hours, "姓名"), column(hours, "已有学时"), strict=True))
    assert by_name["欧阳志远"] == "16.5"
    assert by_name["沈一鸣"] == "0"
    assert by_name["白露"] == "0"  # was in no batch and is listed all the same
    assert len(by_name) == 10
    both = hours_sheets(snapshot, today=today, full=False)[HOURS]
    assert set(column(both, "年度")) == {"2025", "2026"}


def test_a_past_year_of_training_is_as_of_its_last_day(today: date):
    def told(year: Within) -> str:
        return training_sheet([], {}, Branch(), today=today, year=year, full=False).subtitle.split()[0]

    now = f"截至{PartialDate.of(today).chinese()}"
    assert told(today.year - 1) == f"截至{today.year - 1}年12月31日"
    assert told(Stretch(date(today.year - 1, 7, 1), date(today.year - 1, 9, 30))) == f"截至{today.year - 1}年9月30日"
    assert [told(today.year), told(None), told(today.year + 1)] == [now] * 3


def test_rectification_tells_its_course_by_day(filled: Ledger, today: date):
    items, entries = filled.all(Rectification), parts_of(filled, Progress)
    sheet = rectification_sheet(items, entries, our_branch(filled), today=today, full=False)
    assert column(sheet, "整改进展") == ["2026-04-10 制定记录模板（方敏）\n2026-05-08 已补记三次会议（方敏）"]
    assert [c.label for c in sheet.columns][-3:] == ["验收人", "验收日期", "销号日期"]
    items[0].closing_document, items[0].feedback = "局党〔2026〕9号", "已当面答复"
    items[0].fed_back_on = PartialDate(2026, 6, 1)
    more = rectification_sheet(items, entries, our_branch(filled), today=today, full=False)
    assert [c.label for c in more.columns][-3:] == ["销号日期", "销号文号", "反馈"]
    assert column(more, "反馈") == ["2026-06-01 已当面答复"]
    assert rectification_sheet(items, entries, our_branch(filled), today=today, year=2020, full=False).rows == []


def test_who_is_left_out_without_the_papers_counts_into_the_register_as_on_the_sheet(today: date):
    def told(**papers: object) -> tuple[str, str]:
        out = Attendance(name="钱大海", kind="正式党员", votes="是", state="不计入", **papers)
        people = {1: [Attendance(name="张三", kind="正式党员", votes="是", state="到"), out]}
        held = Meeting(id=1, kind="支部党员大会", title_text="大会", status="定稿")
        sheet = meetings_sheet([held], people, Branch(), today=today, full=False)
        return column(sheet, "应到")[0], column(sheet, "未到人员及原因")[0]

    assert told() == ("2", "不计入应到：钱大海（手续待补，仍计入）")
    proved = {"ground": "E2", "consent": "3号", "passed": PartialDate(2026, 3, 12)}
    assert told(**proved) == ("1", "不计入应到：钱大海")
