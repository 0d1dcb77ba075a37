"""Two people of one name on one list: what tells them apart stands behind the name, and behind no other name."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from models.exports.contents import meetings_sheet, roster_sheet, training_sheet
from models.exports.contents.attendance import attendance_sheet
from models.exports.contents.coverage import participation_sheet
from models.exports.contents.sign_in import meeting_sign_in, told_apart
from models.exports.contents.study.figures import NAMES, figures_sheets
from models.exports.contents.study.hours import hours_sheets
from models.exports.layout import paper_for, widths
from models.exports.namesakes import voted_apart
from models.exports.selection import PUBLIC, SIGN_IN, Selection
from models.exports.sheet import Sheet
from models.exports.year_book.attending import attending_sheet
from models.fields import by_parent
from models.kinds import PartialDate
from models.records import Attendance, Branch, Enrolment, Meeting, Member, Training
from models.rules import Snapshot

TODAY, BRANCH = date(2026, 11, 23), Branch(name="甲支部")
APART = ["王芳（1978年生）", "王芳（1996年生）", "李强"]


def people() -> list[Member]:
    """Two of one name in one 党小组, and somebody else."""
    return [
        Member(id=n, name=name, kind="正式党员", group="一组", birth=PartialDate.parse(birth), joined=PartialDate(2010, 6, 1), full=PartialDate(2011, 6, 1))
        for n, (name, birth) in enumerate((("王芳", "1978-10-19"), ("王芳", "1996-06"), ("李强", "1980")), 1)
    ]  # fmt: skip


@pytest.fixture
def snapshot() -> Snapshot:
    """A meeting that all came to, and a batch that one of the two missed."""
    meeting = Meeting(
        id=1, kind="支部党员大会", day=PartialDate(2026, 3, 12), start="09:00", end="10:00", status="定稿"
    )
    batch = Training(id=1, name="班", start=PartialDate(2026, 5, 12), planned_hours=8.0)
    came = [Attendance(meeting_id=1, member_id=m.id, name=m.name, state="到") for m in people()]
    states = ("请假", "参加", "参加")
    listed = [
        Enrolment(id=m.id, training_id=1, member_id=m.id, name=m.name, state=state)
        for m, state in zip(people(), states, strict=True)
    ]
    return Snapshot(
        branch=BRANCH, members=people(), meetings=[meeting], attendances=by_parent(came), trainings=[batch],
        enrolments=by_parent(listed),
    )  # fmt: skip


def names(sheet: Sheet) -> list[str]:
    place = next(n for n, column in enumerate(sheet.columns) if column.label == "姓名")
    return [row[place] for row in sheet.rows if row[place] not in ("", "合计")]


def test_the_registers_of_a_year(snapshot: Snapshot):
    """王芳 was twice there, with numbers that nobody could say whose they were."""
    lists = {number: list(those) for number, those in snapshot.attendances.items()}
    attendance = attendance_sheet(
        snapshot.meetings, lists, snapshot.members, BRANCH, today=TODAY, year=2026, full=False
    )
    study = hours_sheets(snapshot, today=TODAY, year=2026, full=False)
    for sheet in (
        attendance,
        participation_sheet(snapshot, 2026, today=TODAY, full=False),
        attending_sheet(snapshot.meetings, snapshot, 2026, TODAY, full=False),
        study["学时台账"],
    ):
        assert sorted(names(sheet)) == sorted(APART), sheet.title
        wide = next(column.width for column in sheet.columns if column.label == "姓名")
        assert wide == 16, sheet.title
    assert set(names(study["学时明细"])) == set(APART[1:])
    batches = training_sheet(
        snapshot.trainings, snapshot.enrolments, BRANCH, snapshot.members, today=TODAY, year=2026, full=False
    )
    assert batches.rows[0][-1] == "王芳（1978年生）（请假：原因待补）"
    assert meetings_sheet(snapshot.meetings, lists, BRANCH, snapshot.members, today=TODAY, full=False).rows


def test_the_group_beside_the_name_is_enough_in_the_register_of_attendance(snapshot: Snapshot):
    members = [dataclasses.replace(member, group=f"{member.id}组") for member in people()]
    lists = {1: list(snapshot.attendances[1])}
    sheet = attendance_sheet(snapshot.meetings, lists, members, BRANCH, today=TODAY, year=2026, full=False)
    assert sorted(names(sheet)) == ["李强", "王芳", "王芳"]


def test_without_a_namesake_nothing_stands_behind_a_name(snapshot: Snapshot):
    alone = attendance_sheet(
        snapshot.meetings, {1: snapshot.attendances[1][1:]}, people()[1:], BRANCH, today=TODAY, year=2026, full=False
    )
    assert sorted(names(alone)) == ["李强", "王芳"]
    assert next(column.width for column in alone.columns if column.label == "姓名") == 10


@pytest.mark.parametrize(
    ("columns", "told"),
    [(("name", "group"), APART), (("name", "birth"), ["王芳", "王芳", "李强"]), (("name", "id_number"), ["王芳", "王芳", "李强"])],
)  # fmt: skip
def test_a_roster_that_says_neither_number_nor_birth(columns: tuple[str, ...], told: list[str]):
    sheet = roster_sheet(people(), BRANCH, today=TODAY, full=False, selection=Selection(columns=columns, ids=(1, 2, 3)))
    assert names(sheet) == told
    wide = next(column.width for column in sheet.columns if column.label == "姓名")
    assert wide == (16 if told == APART else 12)
    assert ("同名的注明出生年" in sheet.footnote) == (told == APART), (
        "a masked roster says which years of birth it tells"
    )


def test_a_masked_roster_says_that_it_tells_months_of_birth():
    alike = [*people()[:2], dataclasses.replace(people()[0], id=4, birth=PartialDate(1978, 3))]
    choice = Selection(columns=("name", "group"), ids=(1, 2, 4))
    sheet = roster_sheet(alike, BRANCH, today=TODAY, full=False, selection=choice)
    assert names(sheet) == ["王芳（1978年10月生）", APART[1], "王芳（1978年3月生）"]
    assert "同名的注明出生年月" in sheet.footnote


@pytest.mark.parametrize("year", [2026, None])
@pytest.mark.parametrize("group", ["一组", "机关第一党小组"])
def test_the_register_of_attendance_stays_on_one_page_across(year: int | None, group: str):
    meetings = [
        Meeting(id=100 * month + n, kind="支部党员大会", day=PartialDate(2026 - n % 2, month, n + 1), status="定稿")
        for month in range(1, 13)
        for n in range(8)
    ]
    members = [dataclasses.replace(member, group=group) for member in people()]
    lists = {
        meeting.id: [Attendance(meeting_id=meeting.id, member_id=m.id, name=m.name, state="到") for m in members]
        for meeting in meetings
    }
    sheet = attendance_sheet(meetings, lists, members, BRANCH, today=date(2026, 12, 31), year=year, full=False)
    paper = paper_for(sheet)
    assert (paper.a3, len(paper.parts)) == (False, 1)
    place = next(n for n, column in enumerate(sheet.columns) if column.label == "姓名")
    assert widths(sheet, paper.line)[place] >= len(APART[0].encode("gbk")), "a name that is told apart goes on one line"


@pytest.mark.parametrize("full", [False, True])
def test_numbers_that_stand_in_a_name_are_masked_where_names_are_told_apart(snapshot: Snapshot, full: bool):
    """A name pasted with its number behind it was printed whole on every roster without 出生日期 and 身份证号."""
    for member, name in zip(snapshot.members, ("张三110101198503121234", "李四13987654321", "李强"), strict=True):
        member.name = name
    for person in (*snapshot.attendances[1], *snapshot.enrolments[1]):
        person.name = snapshot.by_id[person.member_id or 0].name
    told = {member.name for member in snapshot.members}
    hidden = {"张三110101********1234", "李四139****4321", "李强"}
    columns = Selection(columns=("name", "sex", "phone"))
    for sheet in (
        roster_sheet(snapshot.members, BRANCH, today=TODAY, full=full, selection=columns),
        participation_sheet(snapshot, 2026, today=TODAY, full=full),
        attending_sheet(snapshot.meetings, snapshot, 2026, TODAY, full=full),
    ):
        assert set(names(sheet)) == (told if full else hidden), sheet.title
    for layout in (SIGN_IN, PUBLIC):  # others see them, whoever has asked for the full copy
        roster = roster_sheet(
            snapshot.members, BRANCH, today=TODAY, full=full, selection=Selection(layout=layout, ids=(1, 2))
        )
        assert hidden - {"李强"} <= {cell for row in roster.rows for cell in row}
    sheet = meeting_sign_in(snapshot.meetings[0], snapshot.attendances[1], BRANCH)
    assert hidden <= {cell for row in sheet.rows for cell in row}


def test_who_signs_is_told_apart_by_the_group_else_by_the_year():
    assert told_apart([("王芳", "一组"), ("王芳", "二组"), ("李强", "一组")]) == [
        "王芳（一组）",
        "王芳（二组）",
        "李强",
    ]
    births = [member.birth for member in people()]
    assert told_apart([("王芳", "一组"), ("王芳", "一组"), ("李强", "")], births) == APART
    assert told_apart([("王芳", "一组"), ("王芳", "一组")]) == ["王芳", "王芳"], "what is hung up says no birth"
    roster = roster_sheet(people(), BRANCH, today=TODAY, full=False, selection=Selection(layout=SIGN_IN))
    assert {cell for row in roster.rows for cell in row if "王" in cell} == set(APART[:2])
    there = [Attendance(member_id=m.id, name=m.name) for m in people()]
    sheet = meeting_sign_in(
        Meeting(kind="党课"), there, BRANCH, {1: "一组", 2: "一组"}, {m.id: m.birth for m in people()}
    )
    assert {cell for row in sheet.rows for cell in row if "王" in cell} == set(APART[:2])


def test_behind_a_number_two_whom_nothing_tells_apart_are_two(snapshot: Snapshot):
    """By their names alone they would be one person who came twice."""
    for member in snapshot.members[:2]:
        member.birth = None
    for line in snapshot.enrolments[1]:
        line.state = "参加"
    rows = figures_sheets(snapshot, 2026, today=TODAY, full=True)[NAMES].rows
    (told,) = {row[5] for row in rows if row[3] == "参训人数"}
    assert told == "王芳、王芳、李强"


@pytest.mark.parametrize(
    ("written", "births", "told"),
    [
        ("王伟、王伟", ["1978", "1990"], "王伟（1978年生）、王伟（1990年生）"),
        ("王伟、李敏、王伟", ["1978", "1990"], "王伟（1978年生）、李敏、王伟（1990年生）"),
        ("王伟、王伟", ["1978", "1990", "1996"], "王伟、王伟"),
        ("王伟、王伟、王伟", ["1978", "1990"], "王伟、王伟、王伟"),
        ("王伟", ["1978", "1990"], "王伟"),
        ("王伟、王伟", [], "王伟、王伟"),
    ],
)
def test_who_was_voted_on_is_told_apart_only_where_all_of_the_name_were(written: str, births: list[str], told: str):
    """Of three of one name two were voted on, and nobody knows which."""
    members = [Member(id=n, name="王伟", birth=PartialDate.parse(birth)) for n, birth in enumerate(births, 1)]
    assert voted_apart(written, [*members, Member(id=9, name="李敏")]) == told
