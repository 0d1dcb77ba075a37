"""The sheet to sign at one meeting: everybody who is expected once, room for guests, one page for a whole branch."""

from pathlib import Path

import pytest

from models.exports.contents.sign_in import meeting_sign_in
from models.exports.pdf.table import write_table_pdf
from models.exports.word_table import write_table_docx
from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting
from models.records.meeting import EXCUSED, GENERAL, GROUP, GUEST, LEFT_OUT
from tests.models.exports.pdf_reader import ReadPdf

BRANCH = Branch(name="中共甲局机关第一支部委员会")
MEETING = Meeting(kind=GENERAL, day=PartialDate(2026, 11, 27), start="14:30", place="三楼党员活动室")


def people(count: int) -> list[Attendance]:
    return [Attendance(name=f"张{n:03}", kind="正式党员", votes="是") for n in range(1, count + 1)]


def listed(sheet) -> list[tuple[str, ...]]:
    halves = [tuple(row[place : place + 4]) for row in sheet.rows for place in (0, 4)]
    return sorted((half for half in halves if half[0]), key=lambda half: int(half[0]))


def test_the_head_says_which_meeting_and_how_many_are_expected():
    sheet = meeting_sign_in(MEETING, people(3), BRANCH)
    assert sheet.title == "中共甲局机关第一支部委员会\n支部党员大会签到表"
    assert sheet.subtitle == "时间：2026年11月27日（星期五） 14:30    地点：三楼党员活动室    应到：3人"
    assert [column.label for column in sheet.columns] == ["序号", "姓名", "签名", "备注"] * 2
    group = meeting_sign_in(Meeting(kind=GROUP, group="第一党小组"), [], BRANCH)
    assert group.title.endswith("\n第一党小组会签到表")
    assert "＿＿＿＿年＿＿月＿＿日" in group.subtitle
    assert group.subtitle.endswith("应到：＿＿＿人"), "nobody is listed yet"
    assert group.footnote.startswith("应到＿＿＿人，")


def test_two_people_of_one_name_are_told_apart_by_their_group():
    there = [Attendance(member_id=n, name=name) for n, name in enumerate(("王芳", "李强", "王芳", "王芳"), 1)]
    groups = {1: "第一党小组", 2: "第一党小组", 3: "第二党小组", 4: ""}
    names = [name for _, name, _, _ in listed(meeting_sign_in(MEETING, there, BRANCH, groups))][:4]
    assert names == ["王芳（第一党小组）", "李强", "王芳（第二党小组）", "王芳"]
    same = {1: "第一党小组", 3: "第一党小组"}
    assert listed(meeting_sign_in(MEETING, there[:3], BRANCH, same))[0][1] == "王芳"


def test_guests_sign_last_and_those_left_out_do_not():
    there = [
        *people(2),
        Attendance(name="钱某", kind="发展对象", state=GUEST),
        Attendance(name="免某", state=LEFT_OUT),
        Attendance(name="预某", kind="预备党员", state=EXCUSED),
    ]
    sheet = meeting_sign_in(MEETING, there, BRANCH)
    assert [(name, remark) for _, name, _, remark in listed(sheet)] == [
        ("张001", ""), ("张002", ""), ("预某", "预备党员"), ("钱某", "列席"), *[("", "列席")] * 4,
    ]  # fmt: skip
    assert sheet.records == 4
    assert sheet.footnote.startswith("应到 3 人")


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (44, 1), (45, 1), (50, 1), (52, 1), (300, 5)])
def test_a_whole_branch_signs_on_one_page(tmp_path: Path, count: int, pages: int):
    sheet = meeting_sign_in(MEETING, people(count), BRANCH)
    assert [name for _, name, _, _ in listed(sheet)][:count] == [f"张{n:03}" for n in range(1, count + 1)]
    write_table_pdf(sheet, tmp_path / "签到表.pdf")
    assert len(ReadPdf(tmp_path / "签到表.pdf").pages) == pages


def test_on_many_pages_numbers_go_on_from_left_to_right():
    rows = meeting_sign_in(MEETING, people(300), BRANCH).rows
    assert [(row[0], row[4]) for row in rows[:2]] == [("1", "2"), ("3", "4")]
    assert [(row[0], row[4]) for row in meeting_sign_in(MEETING, people(50), BRANCH).rows[:1]] == [("1", "28")]


def test_long_names_and_fifty_people_are_on_one_page_too(tmp_path: Path):
    there = people(50)
    there[7].name = "欧阳娜娜买买提江阿卜杜热合曼阿依古丽古丽娜艾山"
    write_table_pdf(meeting_sign_in(MEETING, there, BRANCH), tmp_path / "签到表.pdf")
    assert len(ReadPdf(tmp_path / "签到表.pdf").pages) == 1


def test_word_holds_the_same_names(tmp_path: Path):
    from docx import Document

    write_table_docx(meeting_sign_in(MEETING, people(5), BRANCH), tmp_path / "签到表.docx")
    table = Document(str(tmp_path / "签到表.docx")).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["1", "张001", "", "", "6", "", "", "列席"]
