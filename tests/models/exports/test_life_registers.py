"""Registers drawn from meetings: who came in each month, votes with their results, decisions and what became of them."""

import json
from datetime import date

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents import attendance_sheet, resolutions_sheet, tasks_sheet, votes_sheet
from models.exports.deliver import deliver
from models.exports.privacy import NOT_TOLD
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting, Member, Rectification, Task
from models.rules.tasks import Origins

TODAY = date(2026, 11, 23)
BRANCH = Branch(name="测试支部")


def day(text):
    return PartialDate.parse(text)


MEETINGS = [
    Meeting(id=1, kind="支部党员大会", day=day("2026-03-12"), status="定稿"),
    Meeting(id=2, kind="党课", day=day("2026-03-20"), status="草稿"),
    Meeting(id=3, kind="党课", day=day("2026-04-20"), status="作废", void_why="重复"),
    Meeting(id=4, kind="谈心谈话", day=day("2026-05-20"), status="定稿"),
    Meeting(id=5, kind="党课", day=day("2026-06-20"), status="草稿"),
    Meeting(id=6, kind="党课", day=day("2025-12-20"), status="归档"),
]
MEMBERS = [Member(id=1, name="王磊", group="一组", sort_key="wang lei"), Member(id=2, name="李敏", sort_key="li min")]


def came(meeting, *states):
    people = [Attendance(meeting_id=meeting, member_id=n, name="旧名", state=s) for n, s in enumerate(states, 1)]
    return [person for person in people if person.state != "-"]


ATTENDANCES = {
    1: [*came(1, "到", "请假"), Attendance(name="外来人", state="列席"), Attendance(name="外单位党员", state="缺席")],
    2: came(2, "缺席", ""),
    3: came(3, "到", "到"),
    4: came(4, "到", "到"),
    5: came(5, "", ""),
    6: came(6, "列席", "不计入"),
}
ATTENDANCES[6][1].ground, ATTENDANCES[6][1].consent, ATTENDANCES[6][1].passed = "E2", "3号", day("2025-12-20")


def attendance(**more):
    return attendance_sheet(MEETINGS, ATTENDANCES, MEMBERS, BRANCH, today=TODAY, full=False, **more)


def test_marks_of_each_month_and_sums_by_the_lists_of_the_meetings():
    sheet = attendance(year=2026)
    rows = {row[1]: row for row in sheet.rows}
    assert list(rows) == ["李敏", "王磊", "外单位党员", "合计"]
    assert [c.label for c in sheet.columns][2:6] == ["党小组", "1月", "2月", "3月"]
    assert rows["王磊"][2:] == ["一组", "", "", "√×", *[""] * 9, "2", "1", "0", "1", "50.0%"]
    assert rows["李敏"][5] == "△？"
    assert rows["李敏"][-5:] == ["1", "0", "1", "0", "0.0%"]  # ？ is no 应到
    assert rows["合计"][-5:] == ["4", "1", "1", "2", "25.0%"]
    assert sheet.records == 3
    assert "√到  △请假  ×缺席" in sheet.subtitle


def test_who_was_never_expected_has_no_rate():
    sheet = attendance(year=2025)
    rows = {row[1]: row for row in sheet.rows}
    assert (rows["王磊"][14], rows["李敏"][14]) == ("○", "－")
    assert rows["王磊"][-5:] == rows["李敏"][-5:] == ["0", "0", "0", "0", "–"]


def test_without_a_year_a_person_has_a_row_in_each():
    sheet = attendance()
    assert [(row[1], row[2]) for row in sheet.rows[:-1]] == [
        ("2025", "李敏"), ("2025", "王磊"), ("2026", "李敏"), ("2026", "王磊"), ("2026", "外单位党员"),
    ]  # fmt: skip


VOTE = AgendaItem(id=11, meeting_id=1, position=2, title_text="接收", rule="接收预备党员", ballot="无记名投票", candidate="欧阳",
                  eligible=10, present=8, issued=8, collected=8, yes=5, no=2, abstain=0, invalid=1, written=1, written_yes=1)  # fmt: skip
ITEMS = {
    1: [VOTE, AgendaItem(id=12, meeting_id=1, position=1, title_text="防汛", decision="电话13812345678", owner="王磊", due=day("2026-04"))],
    3: [AgendaItem(id=31, meeting_id=3, ballot="举手", decision="作废的")],
    5: [AgendaItem(id=51, meeting_id=5, title_text="一", ballot="举手", eligible=9, present=2, yes=2, no=0, abstain=0, decision="同意"),
        AgendaItem(id=52, meeting_id=5, title_text="二", ballot="举手", eligible=9, present=9, yes=9, no=0, abstain=0, decision="同意")],
    4: [AgendaItem(id=41, meeting_id=4, title_text="思想情况", decision="多关心")],
    6: [AgendaItem(id=61, meeting_id=6, title_text="缺数", ballot="举手")],
}  # fmt: skip


def test_votes_with_numbers_needed_and_result():
    sheet = votes_sheet(MEETINGS, ITEMS, BRANCH, today=TODAY, year=2026, full=False)
    row, *_ = sheet.rows
    told = dict(zip([c.label for c in sheet.columns], row, strict=True))
    assert told["会议"] == "支部党员大会"
    assert [told[k] for k in ("应到", "实到", "发出", "收回", "赞成", "不赞成", "弃权", "无效")] == [
        "10", "8", "8", "8", "5", "2", "0", "1",
    ]  # fmt: skip
    assert (told["表决对象"], told["书面意见"], told["须赞成"], told["结果"]) == ("欧阳", "1（赞成1）", "6", "通过")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("王伟、李敏、王伟", "王伟（1985年生）、李敏、王伟（1992年生）"),
        ("王伟", "王伟"),
        ("王伟（1992年生）", "王伟（1992年生）"),
        ("王伟、王伟、王伟", "王伟、王伟、王伟"),
    ],
)
def test_two_of_one_name_in_one_vote_are_told_apart(written, shown):
    """Where it is sure that both are meant; a third of that name who had left by then is not looked at."""
    births = (("1985-03-02", None), ("1992-11-20", None), ("1970-01-01", "2020-01-01"))
    people = [
        Member(id=n, name="王伟", birth=day(birth), joined=day("2010"), left=day(left) if left else None)
        for n, (birth, left) in enumerate(births, 1)
    ]
    items = {1: [AgendaItem(meeting_id=1, title_text="选举", ballot="无记名投票", candidate=written)]}
    sheet = votes_sheet(MEETINGS, items, BRANCH, today=TODAY, year=2026, full=False, members=[*people, *MEMBERS])
    place = [column.label for column in sheet.columns].index("表决对象")
    assert [row[place] for row in sheet.rows] == [shown]


def test_a_vote_without_numbers_says_so():
    (row,) = votes_sheet(MEETINGS, ITEMS, BRANCH, today=TODAY, year=2025, full=False).rows
    assert "数据不全" in row


def resolutions(**more):
    tasks = {12: [Task(done=day("2026-04-20"), outcome="已购")]}
    items = {12: [Rectification(number="2026-01", state="整改中")]}
    return resolutions_sheet(MEETINGS, ITEMS, tasks, items, BRANCH, today=TODAY, year=2026, **more)


def test_resolutions_with_what_became_of_them_void_ones_left_out():
    first, talk, *voted = resolutions(full=False).rows
    assert [row[5] for row in voted] == ["结果待核", "通过"], (
        "a decision without a valid vote does not stand there alone"
    )
    assert first[1:] == [
        "2026-03-12", "支部党员大会", "防汛", "电话138****5678", "", "王磊", "2026-04",
        "待办：已完成（2026-04-20），已购\n整改 2026-01：整改中",
    ]  # fmt: skip
    assert talk[3:5] == [NOT_TOLD, NOT_TOLD]
    assert resolutions(full=True).rows[1][3:5] == ["思想情况", "多关心"]


TASKS = [
    Task(id=1, text="买沙袋", owner="王磊", due=day("2026-04"), agenda_item_id=12, meeting_id=1),
    Task(id=2, text="谈话后续", agenda_item_id=41, meeting_id=4, outcome="已安排", done=day("2026-06-01")),
    Task(id=3, text="去年的", due=day("2025-03")),
    Task(id=4, text="随手记"),
]


def tasks(**more):
    origins = Origins(MEETINGS, [item for parts in ITEMS.values() for item in parts])
    return tasks_sheet(TASKS, origins, BRANCH, today=TODAY, year=2026, **more)


def test_tasks_of_a_year_with_their_state_and_origin():
    sheet = tasks(full=False)
    assert [row[1] for row in sheet.rows] == ["买沙袋", "随手记", NOT_TOLD]
    assert sheet.rows[0][2:5] == ["王磊", "2026-04", "逾期 207 天"]
    assert sheet.rows[0][7] == "2026年3月12日支部党员大会 · 议题1 防汛"
    assert sheet.rows[2][6:8] == [NOT_TOLD, "2026-05-20 谈心谈话"]
    assert tasks(full=True).rows[2][6:8] == ["已安排", "2026年5月20日谈心谈话 · 议题1 思想情况"]


@pytest.fixture
def kept(ledger):
    with ledger.unit("登记") as unit:
        member = unit.add(Member(name="王磊"))
        meeting = unit.add(Meeting(kind="支部党员大会", day=day("2026-03-12"), status="定稿"))
        unit.add(Attendance(meeting_id=meeting, member_id=member, name="王磊", state="到"))
        unit.add(AgendaItem(meeting_id=meeting, title_text="=1+1", ballot="举手", eligible=1, present=1, yes=1, no=0,
                            abstain=0, decision="同意"))  # fmt: skip
        unit.add(Task(text="办"))
    return ledger


@pytest.mark.parametrize("what", ["attendance", "votes", "resolutions", "tasks"])
def test_each_is_written_in_every_format_and_said_to_be_empty(kept, ledger, what, tmp_path):
    for name in ("表.xlsx", "表.pdf", "表.docx", "表.json"):
        assert deliver(kept, what, tmp_path / name, today=TODAY, year=2026).rows == 1
    page = load_workbook(tmp_path / "表.xlsx").worksheets[0]
    assert page.page_setup.orientation == "landscape"
    (told,) = json.loads((tmp_path / "表.json").read_text(encoding="utf-8"))
    assert "合计" not in told.values()
    assert "序号" not in told
    if what != "tasks":  # a free one belongs to every year
        with pytest.raises(ExportRefused, match=r"^2024年没有.*，没有导出"):
            deliver(kept, what, tmp_path / "空.xlsx", today=TODAY, year=2024)


def test_all_has_them_and_counts_each_record_once(kept, tmp_path):
    done = deliver(kept, "all", tmp_path / "全部", today=TODAY)
    names = {path.name for path in done.files}
    assert {"出勤登记表.xlsx", "表决登记表.xlsx", "决议索引.xlsx", "待办事项台账.xlsx"} <= names
    assert done.rows == 3  # a member, a meeting, a to-do
