"""Lists of a batch of training: who takes part, where one signs, who should come."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.collection_cards import Who
from models.exports.contents.study.batch import Batch
from models.exports.contents.study.inviting import invited, inviting_sheet
from models.exports.contents.study.signing import COURSE, DAY, HALF, ONCE, signing_sheets, usual_way
from models.exports.contents.study.trainees import trainees_sheet
from models.exports.deliver import deliver
from models.exports.pdf.table import write_table_pdf
from models.exports.study_registers import snapshot_of
from models.kinds import PartialDate
from models.records import Branch, Course, Enrolment, Member, Training
from models.rules.study.inviting import Ground, Wanted
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def column(sheet, label: str) -> list[str]:
    place = [c.label for c in sheet.columns].index(label)
    return [row[place] for row in sheet.rows]


def batch(people: int = 3, *, start: str = "2026-06-03", end: str = "2026-06-04", courses=(), **about) -> Batch:
    members = {
        n: Member(id=n, name=f"党员{n:03}", sex="女", birth=day("1990-05-06"), group="第一党小组", unit="综合科")
        for n in range(1, people + 1)
    }
    training = Training(
        id=1, number="2026-03", name="年中轮训", kind="集中轮训", start=day(start), end=day(end), planned_hours=16.0, **about
    )  # fmt: skip
    listed = [Enrolment(id=n, member_id=n, name=m.name, state="参加") for n, m in members.items()]
    return Batch(training, listed, courses, members, Branch(name="某某支部委员会"))


# Lists of a batch


def test_the_list_of_a_batch(today: date):
    one = batch(2, courses=[Course(title_text="党章", hours=4.0)], place="党校", organizer="机关党委")
    one = dataclasses.replace(
        one,
        enrolments=[
            *one.enrolments,
            Enrolment(name="外来人", unit="街道，电话 13812345678", state="补课", hours=4.0),
        ],
    )
    sheet = trainees_sheet(one, full=False)
    assert sheet.facts[0] == "培训名称：年中轮训    批次：2026-03    类别：集中轮训"
    assert sheet.facts[1] == "时间：2026-06-03 至 2026-06-04    地点：党校    学时：16"
    assert column(sheet, "出生年月") == ["1990-05", "1990-05", ""]
    assert column(sheet, "学时") == ["16", "16", "4"]
    assert column(sheet, "备注")[2] == "补课日期未填；不在名册"
    assert "138****5678" in sheet.rows[2][4]
    assert column(trainees_sheet(one, full=True), "出生日期")[0] == "1990-05-06"


@pytest.mark.parametrize(
    ("way", "labels"),
    [
        (HALF, ["6月3日\n上午", "6月3日\n下午", "6月4日\n上午", "6月4日\n下午"]),
        (DAY, ["6月3日", "6月4日"]),
        (COURSE, ["第1课\n6月3日", "第2课"]),
    ],
)
def test_a_column_for_each_time_one_signs(way: str, labels: list[str]):
    lessons = [
        Course(position=2, title_text="党章"),
        Course(position=1, title_text="条例", teacher="王老师", day=day("2026-06-03")),
    ]
    (sheet,) = signing_sheets(batch(3, courses=lessons), way).values()
    assert [c.label for c in sheet.columns][3:] == labels
    assert column(sheet, "姓名") == ["党员001", "党员002", "党员003", *[""] * 4]
    assert ("第1课 条例（王老师）    第2课 党章" in sheet.facts) == (way == COURSE)


def test_only_those_expected_are_asked_to_sign():
    one = batch(5)
    one.enrolments[0].state, one.enrolments[1].state, one.enrolments[2].state = "请假", "补课", "缺课"
    one.members[4].left = day("2026-06-01")
    (sheet,) = signing_sheets(one, DAY).values()
    assert column(sheet, "姓名")[:3] == ["党员003", "党员005", ""]
    assert sheet.subtitle == "应到4人（其中已请假、补课2人）", (
        "who came, was on leave and stayed away are those expected"
    )
    assert sheet.footnote.startswith("应到 4 人，实到＿＿＿人，请假＿＿＿人，缺课＿＿＿人。")
    assert "其中已请假、补课 2 人：党员001、党员002" in sheet.footnote
    (once,) = signing_sheets(one, ONCE).values()
    assert (once.subtitle, once.footnote) == (sheet.subtitle, sheet.footnote)


def test_who_signs_is_told_apart_from_those_on_the_sheet_only():
    """One who has left before the batch stands on it nowhere; one who is on leave stands below."""
    one = batch(2)
    for enrolment in one.enrolments:
        enrolment.name = one.members[enrolment.id].name = "王芳"
    one.members[2].birth = day("1978-10-19")
    one.enrolments[0].state = "请假"
    (sheet,) = signing_sheets(one, DAY).values()
    assert column(sheet, "姓名")[0] == "王芳（1978年生）"
    assert "王芳（1990年生）" in sheet.footnote
    one.members[1].left = day("2026-06-01")
    (sheet,) = signing_sheets(one, DAY).values()
    assert column(sheet, "姓名")[0] == "王芳"


def test_many_days_go_on_several_sheets_and_one_on_two_columns_of_people():
    long = batch(3, start="2026-08-03", end="2026-08-16")
    sheets = signing_sheets(long, DAY)
    assert [len(sheet.columns) - 3 for sheet in sheets.values()] == [7, 7]
    (once,) = signing_sheets(long, ONCE).values()
    assert [c.label for c in once.columns] == ["序号", "姓名", "签名"] * 2
    assert [usual_way(b) for b in (batch(), long, batch(start="2026-06"), batch(days=0.5))] == [HALF, DAY, ONCE, ONCE]


def test_without_courses_one_cannot_sign_by_them():
    with pytest.raises(ExportRefused, match="没有登记课程"):
        signing_sheets(batch(), COURSE)


def test_a_batch_without_people_gives_an_empty_sheet_to_sign_and_no_list(filled: Ledger, tmp_path: Path, today: date):
    with filled.unit("新批次") as unit:
        unit.add(Training(name="还没有人", number="2026-09", start=day("2026-12-01")))
    who = Who(["2026-09"])
    with pytest.raises(ExportRefused, match="还没有登记参训名单"):
        deliver(filled, "trainees", tmp_path, today=today, who=who)
    (file,) = deliver(filled, "signing", tmp_path / "签到.pdf", today=today, who=who, way="day").files
    assert "名单还没有登记，请手工填写" in ReadPdf(file).text
    done = deliver(filled, "trainees", tmp_path / "全部.xlsx", today=today, year=2026)
    assert load_workbook(done.files[0]).sheetnames == ["参训人员名册"]
    assert done.notes == ["还没有登记参训名单的 1 批没有导出：还没有人。"]


@pytest.mark.parametrize(("way", "days"), [(HALF, "04"), (DAY, "04"), (DAY, "10"), (ONCE, "04"), (COURSE, "04")])
@pytest.mark.parametrize("more", [{}, {"place": "党校", "organizer": "机关党委"}])
def test_an_empty_sheet_to_sign_is_one_full_page(way: str, days: str, more: dict[str, str], tmp_path: Path):
    """How many come is not known: there is nothing to say but a place to write it, and no page with a single line on it."""
    courses = [Course(position=n, title_text=f"第{n}讲学习党章党规和党的创新理论") for n in range(1, 5)]
    one = batch(0, end=f"2026-06-{days}", courses=courses, **more)
    (sheet,) = signing_sheets(one, way).values()
    assert sheet.footnote.startswith("应到＿＿＿人，")
    write_table_pdf(sheet, tmp_path / "a.pdf")
    assert len(ReadPdf(tmp_path / "a.pdf").pages) == 1
    if way != ONCE:
        write_table_pdf(dataclasses.replace(sheet, rows=[*sheet.rows, *sheet.rows[:2]]), tmp_path / "b.pdf")
        assert len(ReadPdf(tmp_path / "b.pdf").pages) == 2, "the page is full"


def test_batches_go_into_a_folder_a_file_each_and_are_logged(filled: Ledger, tmp_path: Path, today: date):
    done = deliver(filled, "trainees", tmp_path / "名册", today=today, format="docx")
    assert [file.name for file in done.files] == [
        "参训人员名册-2025-01-2025年党员集中轮训.docx",
        "参训人员名册-2026-01-2026年党员集中轮训.docx",
    ]
    assert (done.rows, [line["rows"] for line in filled.exports()]) == (6, [3, 3])
    with pytest.raises(ExportRefused, match="没有“2031-01”这个培训批次"):
        deliver(filled, "trainees", tmp_path, today=today, who=Who(["2031-01"]))
    with pytest.raises(ExportRefused, match="2031年没有培训批次"):
        deliver(filled, "signing", tmp_path, today=today, year=2031)
    with pytest.raises(ExportRefused, match="签到办法"):
        deliver(filled, "signing", tmp_path, today=today, way="hour")


def test_two_hundred_people_keep_their_headings(tmp_path: Path):
    from models.exports.pdf.table import write_tables_pdf

    (sheet,) = signing_sheets(batch(200), HALF).values()
    write_tables_pdf([sheet], tmp_path / "签到.pdf")
    read = ReadPdf(tmp_path / "签到.pdf")
    assert len(read.pages) > 5
    assert all("序号" in page for page in read.pages)


# Who should come


def test_who_is_on_the_list_already_is_not_invited(filled: Ledger, tmp_path: Path, today: date):
    snapshot = snapshot_of(filled)
    everybody = {one.member.name for one in invited(snapshot, 2026, today)}
    assert "白露" in everybody
    known = {member.id: member for member in filled.all(Member)}
    white = next(member for member in known.values() if member.name == "白露")
    training = Training(id=9, name="冬训", kind="调训", start=day("2026-12-10"))
    one = Batch(training, [Enrolment(member_id=white.id, name="白露", state="报名")], (), known, Branch())
    assert {w.member.name for w in invited(snapshot, 2026, today, one)} == everybody - {"白露"}
    training.audience = "班子成员"
    assert {w.member.name for w in invited(snapshot, 2026, today, one)} == {"沈一鸣"}
    (file,) = deliver(filled, "invite", tmp_path, today=today, year=2026).files
    page = load_workbook(file).active
    assert "还差" in page["G4"].value
    assert "第二十条" in "".join(str(cell.value) for cell in page["H"])


def test_an_invitation_is_dated_as_it_was_worked_out_and_says_who_is_lost(today: date):
    member = Member(id=1, name="张某", lost="是")
    ground = Ground("T01", "按 32 学时还差 32 学时", "education-20")
    over = batch(0, start="2026-06-03", end="2026-06-04")
    sheet = inviting_sheet([Wanted(member, 32.0, (ground,))], Branch(), 2026, today=today, full=False, batch=over)
    assert sheet.subtitle.startswith("截至2026年6月3日")
    assert column(sheet, "应当参加的原因") == ["按 32 学时还差 32 学时（名册上是失联党员，先查找联系）"]
    coming = batch(0, start="2026-12-03", end="2026-12-04")
    assert inviting_sheet([], Branch(), 2026, today=today, full=False, batch=coming).subtitle.startswith(
        "截至2026年11月"
    )
