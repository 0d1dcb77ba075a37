"""Who stands in the minutes: those of the day of the meeting, in the ledger for good, whatever becomes of the roster."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from models.exports.contents.attendance import attendance_sheet
from models.exports.contents.decided import votes_sheet
from models.exports.contents.meetings import meetings_sheet
from models.exports.minutes import minutes_of
from models.exports.minutes_head import LEFT_OUT_ROW
from models.exports.pdf.minutes import write_minutes_pdf
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting, Member
from models.records.meeting import GENERAL, GUEST, LEFT_OUT, PRESENT
from models.rules.attendance import roll, voters
from models.rules.limits import Limits
from models.rules.minutes import elements
from models.rules.roll_call import mark_present

BRANCH = Branch(id=1, name="中共甲局机关第一支部委员会", groups="第一党小组\n第二党小组")
OUT = Attendance(
    name="张三",
    kind="正式党员",
    votes="是",
    state=LEFT_OUT,
    ground="E4 年老体弱、长期患病生活不能自理",
    consent="局党委〔2026〕3号",
    passed=PartialDate(2026, 3, 12),
)  # fmt: skip


def head(attendances, **about):
    meeting = Meeting(**{"kind": GENERAL, "day": PartialDate(2026, 3, 12), **about})
    return {label: text for row in minutes_of(meeting, attendances, [], BRANCH).rows for label, text in row}


@pytest.fixture
def people(ledger):
    """甲 of long ago, 乙 who joined in June, 丙 who left in July, 丁 on probation until September."""
    made = [
        Member(name="甲某", kind="正式党员", joined=PartialDate(2010, 7, 1), full=PartialDate(2011, 7, 1), post="书记"),
        Member(name="乙某", kind="正式党员", joined=PartialDate(2010, 7, 1), full=PartialDate(2011, 7, 1),
               arrived=PartialDate(2025, 6, 10)),
        Member(name="丙某", kind="正式党员", joined=PartialDate(2010, 7, 1), full=PartialDate(2011, 7, 1),
               left=PartialDate(2025, 7, 5), left_why="转出"),
        Member(name="丁某", kind="正式党员", joined=PartialDate(2024, 9, 1), full=PartialDate(2025, 9, 1)),
    ]  # fmt: skip
    with ledger.unit("建立") as unit:
        unit.add(BRANCH)
        unit.add_all(made)
    return ledger


def hold(ledger, day):
    meeting = Meeting(kind=GENERAL, day=PartialDate.parse(day), status="定稿")
    listed = roll(ledger.all(Member), meeting, BRANCH)
    mark_present(listed)
    with ledger.unit("登记会议") as unit:
        unit.add(meeting)
        unit.save_parts(meeting, listed, Attendance)
    return meeting.id


@pytest.mark.parametrize(
    ("day", "names", "voters"),
    [
        ("2025-05-20", "甲某丙某丁某", 2),
        ("2025-06-20", "甲某乙某丙某丁某", 3),
        ("2025-07-20", "甲某乙某丁某", 2),
        ("2025-09-20", "甲某乙某丁某", 3),
    ],
)
def test_the_list_is_that_of_the_day(people, day, names, voters):
    meeting = people.get(Meeting, hold(people, day))
    listed = people.parts(Attendance, meeting)
    assert "".join(a.name for a in listed) == names
    assert sum(a.votes == "是" for a in listed) == voters


def test_minutes_of_last_year_do_not_follow_the_roster(people, tmp_path):
    held = [hold(people, day) for day in ("2025-05-20", "2025-06-20", "2025-12-20")]

    def state():
        said = []
        for number in held:
            meeting = people.get(Meeting, number)
            minutes = minutes_of(meeting, people.parts(Attendance, meeting), [], BRANCH)
            write_minutes_pdf(minutes, tmp_path / "记录.pdf")
            said.append((repr(minutes), (tmp_path / "记录.pdf").read_bytes()))
        there = {n: people.parts(Attendance, people.get(Meeting, n)) for n in held}
        sheet = partial(meetings_sheet, today=date(2026, 11, 23), year=2025, full=True)
        return said, repr(sheet(people.all(Meeting), there, BRANCH))

    before = state()
    with people.unit("名册变动") as unit:
        first, second, third, fourth = people.all(Member)
        first.name, first.kind, first.post = "改名某", "预备党员", ""
        second.left, second.left_why = PartialDate(2025, 5, 1), "转出"
        fourth.group, fourth.standing = "第二党小组", "停止党籍"
        for member in (first, second, fourth):
            unit.save(member)
        unit.remove(third)
        unit.add(Member(name="新某", kind="正式党员", joined=PartialDate(2000, 7, 1), full=PartialDate(2001, 7, 1)))
    assert state() == before


def test_who_is_left_out_is_named_with_ground_consent_and_decision():
    found = head([Attendance(name="甲某", kind="正式党员", votes="是", state=PRESENT), OUT])
    assert found[LEFT_OUT_ROW] == "张三（年老体弱、长期患病生活不能自理，局党委〔2026〕3号同意，3月12日党员大会通过）"
    assert (found["应到人数"], found["实到人数"]) == ("1人\n有表决权1人", "1人\n有表决权1人")
    assert (found["出席人员"], found["缺席人员"]) == ("甲某", "无")


def test_who_is_left_out_without_papers_counts_as_in_the_vote():
    """The head said 1人, 有表决权 1人 where the vote of the same sheet had 应到会有表决权 2."""
    there = Attendance(name="甲某", kind="正式党员", votes="是", state=PRESENT)
    bare = Attendance(name="张三", kind="正式党员", votes="是", state=LEFT_OUT)
    found = head([there, bare])
    assert found["应到人数"] == "2人\n有表决权2人（含不计入应到、手续待补的1人）"
    assert found["实到人数"] == "1人\n有表决权1人"
    assert voters([there, bare]) == (2, 1)
    bare.votes = ""
    assert head([there, bare])["应到人数"] == "2人（含不计入应到、手续待补的1人）", "a vote is not known of all"


def test_who_has_no_vote_cannot_be_left_out_and_counts_with_papers_too():
    """A 预备党员 marked 不计入 was taken out of 应到人数 of minutes, registers and forms; only who has a vote may be."""
    there = Attendance(name="甲某", kind="正式党员", votes="是", state=PRESENT)
    marked = replace(OUT, kind="预备党员", votes="否")
    assert head([there, marked])["应到人数"] == "2人（预备党员1人；含记为不计入应到、没有表决权的1人）\n有表决权1人"
    assert head([there, marked])["实到人数"] == "1人\n有表决权1人"
    meeting = Meeting(id=1, kind=GENERAL, day=PartialDate(2026, 3, 12), status="定稿")
    about = {"today": date(2026, 11, 23), "full": True}
    row = meetings_sheet([meeting], {1: [there, marked]}, Branch(), **about).rows[0]
    assert row[-6:-1] == ["2", "1", "0", "0", "不计入应到：张三（没有表决权，仍计入）"]
    (row,) = (r for r in attendance_sheet([meeting], {1: [there, marked]}, [], Branch(), **about).rows if "张三" in r)
    assert "＊" in row
    assert row[-5:] == ["1", "0", "0", "0", "0.0%"]
    outsider = replace(marked, kind="入党积极分子")
    assert head([there, outsider])["应到人数"] == "1人\n有表决权1人", "who is no member is not expected"


def test_a_decision_of_another_year_has_its_year():
    assert "2026年3月12日党员大会通过" in head([OUT], day=PartialDate(2027, 1, 5))[LEFT_OUT_ROW]


def test_what_is_missing_to_leave_somebody_out_is_said_and_not_invented():
    bare = Attendance(name="张三", state=LEFT_OUT)
    assert head([bare])[LEFT_OUT_ROW] == "张三（情形待补，上级党组织同意待补，党员大会通过日期待补）"
    assert LEFT_OUT_ROW not in head([Attendance(name="张三", state=PRESENT)])
    meeting = Meeting(kind=GENERAL, day=PartialDate(2026, 3, 12))
    line = next(e for e in elements(meeting, [bare], [], Limits()) if e.label.startswith("应到"))
    assert (line.ok, line.hint) == (False, "张三不计入应到，缺情形、上级党组织同意、党员大会通过日期")
    assert next(e for e in elements(meeting, [OUT], [], Limits()) if e.label.startswith("应到")).ok


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("赵强（入党积极分子）", "赵强（入党积极分子）"),
        ("钱某（上级党委）、赵强", "钱某（上级党委）、赵强"),
        ("赵强国（发展对象）", "赵强国（发展对象）、赵强（入党积极分子）"),
        ("", "赵强（入党积极分子）"),
    ],
)
def test_a_guest_is_told_once(text, shown):
    guest = Attendance(name="赵强", kind="入党积极分子", state=GUEST)
    assert head([guest], guests=text)["列席人员"] == shown


NAMESAKES = [
    Member(id=1, name="王芳", birth=PartialDate(1978, 10, 2)),
    Member(id=2, name="王芳", birth=PartialDate(1996, 6)),
    Member(id=3, name="李娜", birth=PartialDate(1990, 3)),
    Member(id=4, name="李娜", birth=PartialDate(1990, 11)),
    Member(id=5, name="张伟", birth=PartialDate(1980)),
]


def test_two_of_one_name_are_told_apart():
    states = [(1, "到", ""), (2, "请假", "值班（窗口）"), (3, "到", ""), (4, "缺席", ""), (5, "到", "")]
    people = [
        Attendance(member_id=n, name=NAMESAKES[n - 1].name, kind="正式党员", votes="是", state=state, reason=why)
        for n, state, why in states
    ]
    meeting = Meeting(id=1, kind=GENERAL, day=PartialDate(2026, 3, 12))
    found = {label: text for row in minutes_of(meeting, people, [], BRANCH, NAMESAKES).rows for label, text in row}
    assert found["出席人员"] == "王芳（1978年生）、李娜（1990年3月生）、张伟"
    assert found["缺席人员"] == "请假：王芳（1996年生，值班（窗口））；缺席：李娜（1990年11月生，原因待补）"
    sheet = meetings_sheet([meeting], {1: people}, BRANCH, NAMESAKES, today=date(2026, 11, 23), full=False)
    assert sheet.rows[0][-2] == "请假：王芳（1996年生，值班）\n缺席：李娜（1990年11月生，原因待补）"


def test_whom_nothing_tells_apart_is_called_as_put_down():
    twins = [Member(id=n, name="王芳", birth=PartialDate(1978, 10, n)) for n in (8, 9)]
    people = [Attendance(member_id=n, name="王芳", state=PRESENT) for n in (8, 9, 7, None)]
    found = {label: text for row in minutes_of(Meeting(), people, [], BRANCH, twins).rows for label, text in row}
    assert found["出席人员"] == "王芳、王芳、王芳、王芳"


def test_the_register_says_number_day_of_recording_and_who_is_left_out():
    meeting = Meeting(
        id=1, kind=GENERAL, day=PartialDate(2026, 3, 12), number=4, recorded_on=PartialDate(2027, 2, 1), status="作废"
    )
    kept = Meeting(id=2, kind=GENERAL, day=PartialDate(2026, 3, 12), number=5, status="定稿")
    there = {2: [Attendance(name="甲某", state=PRESENT), OUT]}
    sheet = meetings_sheet([meeting, kept], there, BRANCH, today=date(2027, 3, 1), full=False)
    told = [dict(zip([c.label for c in sheet.columns], row, strict=True)) for row in sheet.rows]
    assert [row["次数"] for row in told] == ["4", "5"]
    assert [row["记录日期"] for row in told] == ["2027-02-01", ""]
    assert [(row["应到"], row["未到人员及原因"]) for row in told] == [("", ""), ("1", "不计入应到：张三")]


def test_a_vote_that_leaves_off_who_counts_until_the_papers_are_there_says_so_beside_the_number():
    """The head said 有表决权14人（含手续待补的1人）, the vote of the same sheet and the register 应到会 13 without a word."""
    there = [Attendance(name=f"甲{n}", kind="正式党员", votes="是", state=PRESENT) for n in range(13)]
    bare = Attendance(name="张三", kind="正式党员", votes="是", state=LEFT_OUT)
    meeting = Meeting(id=1, kind=GENERAL, day=PartialDate(2026, 3, 12), status="定稿")
    item = AgendaItem(meeting_id=1, title_text="表扬", rule="一般议题", ballot="举手", eligible=13, present=13, yes=13)

    def told(people):
        minutes = minutes_of(meeting, people, [item], Branch())
        sheet = votes_sheet(
            [meeting], {1: [item]}, Branch(), today=date(2026, 11, 23), year=None, full=True, people={1: people}
        )
        return minutes.sections[-1].paragraphs[0].split("；")[0], minutes.votes[0][2], sheet.rows[0][-1]

    assert told([*there, bare]) == (
        "应到会有表决权党员13人（不含记为不计入、手续待补的1人），实到13人",
        "13＋\n待补1",
        "应到不含记为不计入、手续待补的1人",
    )
    plain = ("应到会有表决权党员13人，实到13人", "13", "")
    assert told(there) == plain
    assert told([*there, replace(bare, ground="E4", consent="3号", passed=meeting.day)]) == plain, (
        "the papers are there"
    )
    item.eligible = 14
    assert told([*there, bare])[1:] == ("14", ""), "who is counted is not left off"
