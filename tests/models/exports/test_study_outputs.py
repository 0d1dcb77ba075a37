"""What training hands out: every number of the ledger of hours with its lines, records of people, figures with their people."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.collection_cards import Who
from models.exports.contents.study.figures import BATCHES, KINDS, NAMES, PEOPLE, figures_sheets
from models.exports.contents.study.grounds import GROUNDS
from models.exports.contents.study.hours import DETAIL, NAME, hours_sheets
from models.exports.contents.study.record import study_records
from models.exports.deliver import deliver, preview
from models.exports.study_registers import snapshot_of
from models.exports.within import Stretch
from models.inspection import Wanted
from models.inspection.material import Material
from models.inspection.missing import missing as missing_of
from models.kinds import PartialDate
from models.records import Attendance, Course, Enrolment, Meeting, Member, Training
from models.rules import Snapshot
from models.rules.study.everybody import unlisted
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def column(sheet, label: str) -> list[str]:
    place = [c.label for c in sheet.columns].index(label)
    return [row[place] for row in sheet.rows]


# The ledger of hours


def test_each_sum_is_that_of_its_lines(filled: Ledger, today: date):
    sheets = hours_sheets(snapshot_of(filled), today=today, year=2026, full=True)
    sums: dict[str, float] = {}
    for name, hours in zip(column(sheets[DETAIL], "姓名"), column(sheets[DETAIL], "学时"), strict=True):
        sums[name] = sums.get(name, 0.0) + float(hours)
    told = dict(zip(column(sheets[NAME], "姓名"), column(sheets[NAME], "已有学时"), strict=True))
    assert {name: hours for name, hours in told.items() if float(hours)} == {n: f"{h:g}" for n, h in sums.items()}
    assert set(column(sheets[DETAIL], "计入年度")) == {"2026"}
    assert "补课（日期未填）" in column(sheets[DETAIL], "说明")


def test_without_a_year_there_is_a_row_for_each(filled: Ledger, today: date):
    sheets = hours_sheets(snapshot_of(filled), today=today, full=False)
    assert set(column(sheets[NAME], "年度")) == {"2025", "2026"}
    assert "2026年度" not in sheets[NAME].title


def test_a_year_that_is_over_ends_on_its_last_day_in_both(filled: Ledger):
    later = date(2027, 3, 1)
    sheets = hours_sheets(snapshot_of(filled), today=later, year=2026, full=False)
    told = [sheets[NAME], sheets[DETAIL], figures_sheets(snapshot_of(filled), 2026, today=later, full=False)[PEOPLE]]
    assert {sheet.subtitle.split("  ")[0] for sheet in told} == {"截至2026年12月31日"}
    assert hours_sheets(snapshot_of(filled), today=later, full=False)[NAME].subtitle.startswith("截至2027年3月1日")
    who = filled.all(Member)[:1]
    (record,) = study_records(snapshot_of(filled), who, today=later, year=2026, full=False)
    assert record.subtitle.startswith("截至2026年12月31日")


def test_hours_over_the_turn_of_the_year_say_so(filled: Ledger, today: date):
    member = next(m for m in filled.all(Member) if m.name == "白露")
    with filled.unit("跨年") as unit:
        over = Training(
            name="跨年班", kind="专题班", start=day("2025-12-29"), end=day("2026-01-01"), planned_hours=16.0
        )
        unit.add(over)
        unit.save_parts(over, [Enrolment(member_id=member.id, name=member.name, state="参加")], Enrolment)
    lines = {}
    for year in (2025, 2026):
        sheet = hours_sheets(snapshot_of(filled), today=today, year=year, full=True)[DETAIL]
        (lines[year],) = [row[3:] for row in sheet.rows if row[6] == "跨年班"]
    said = ["2025-12-29 至 2026-01-01", "培训批次", "专题班", "跨年班"]
    assert lines[2025] == [*said, "12", "2025", "跨年，全部 16 学时"]
    assert lines[2026] == [*said, "4", "2026", "跨年，全部 16 学时"]


@pytest.mark.parametrize("what", ["hours", "study"])
def test_a_year_without_batches_is_refused_in_a_sentence(filled: Ledger, tmp_path: Path, today: date, what: str):
    with pytest.raises(ExportRefused, match="2020年没有培训批次"):
        deliver(filled, what, tmp_path / "a.xlsx", today=today, year=2020)
    assert not (tmp_path / "a.xlsx").exists()


def test_hours_are_numbers_in_excel(filled: Ledger, tmp_path: Path, today: date):
    (file,) = deliver(filled, "study", tmp_path, today=today, year=2026).files
    page = load_workbook(file)[PEOPLE]
    heads = [cell.value for cell in page[3]]
    row = {head: cell.value for head, cell in zip(heads, page[4], strict=True)}
    assert (row["在册"], row["在册党员\n学时合计"]) == (10, 33)
    (file,) = deliver(filled, "hours", tmp_path / "学时.pdf", today=today, year=2026).files
    assert len(ReadPdf(file).pages) == 3


# The figures


def test_every_number_has_its_people(filled: Ledger, today: date):
    sheets = figures_sheets(snapshot_of(filled), 2026, today=today, full=False)
    people = sheets[PEOPLE]
    told = {
        (item, label): (number, names)
        for item, label, number, names in zip(
            *(column(sheets[NAMES], label) for label in ("项目", "栏目", "数字", "是哪些人（批次）")), strict=True
        )
    }
    for label in ("在册", "参训", "未参训", "集中培训", "应达标", "达到", "不足", "不要求", "不判断"):
        for item, number in zip(column(people, "项目"), column(people, label), strict=True):
            assert told.get((item, label), ("0", ""))[0] == number
            assert len([name for name in told.get((item, label), ("", ""))[1].split("、") if name]) == int(number)
    whole = dict(zip([c.label for c in people.columns], people.rows[0], strict=True))
    assert (whole["参训"], whole["参训率"], whole["在册党员\n学时合计"]) == ("2", "20.0%", "33")
    assert [c.label for c in sheets[KINDS].columns][-1] == "学时合计\n含在册以外", "another sum under another name"
    kinds = {row[1]: row for row in sheets[KINDS].rows}
    assert kinds["集中轮训"][2:] == ["1", "0", "0", "0", "1", "0", "2", "2", "1", "33"]
    assert kinds["合计"][2:] == kinds["集中轮训"][2:]


def test_a_batch_for_all_members_is_counted_of_all_of_them(filled: Ledger, tmp_path: Path, today: date):
    there = [
        Member(name=f"学员{n}", kind="正式党员", joined=day("2010-07-01"), full=day("2011-07-01")) for n in range(5)
    ]
    out = there[-1]
    with filled.unit("读书班") as unit:
        unit.add_all(there)
        batch = Training(name="读书班", kind="专题班", start=day("2026-05-11"), planned_hours=8.0, audience="全体党员")
        unit.add(batch)
        unit.save_parts(batch, [Enrolment(member_id=m.id, name=m.name, state="参加") for m in there[:2]], Enrolment)
        held = Meeting(kind="支部党员大会", day=day("2026-03-12"), status="定稿")
        unit.add(held)
        unit.add(Attendance(meeting_id=held.id, member_id=out.id, name=out.name, state="不计入"))
    whole = Snapshot.of(filled)
    missing = [m.name for m in unlisted(batch, whole, today)]
    assert {"学员2", "学员3"} <= set(missing)
    assert out.name not in missing, "who was left out of 应到 need not come"
    (file,) = deliver(filled, "study", tmp_path / "统计.xlsx", today=today, year=2026).files
    page = load_workbook(file)[BATCHES]
    heads = [cell.value for cell in page[3]]
    (row,) = [
        dict(zip(heads, line, strict=True)) for line in page.iter_rows(min_row=4, values_only=True) if "读书班" in line
    ]
    assert (row["名单"], row["参训"], row["未列入"]) == (2, 2, len(missing))
    assert row["参训率"] == pytest.approx(2 / (2 + len(missing)), abs=0.001)
    (file,) = deliver(filled, "training", tmp_path / "台账.xlsx", today=today, year=2026).files
    said = {line[1]: line[-1] for line in load_workbook(file).worksheets[0].iter_rows(min_row=4, values_only=True)}
    assert said["读书班"] == "名单里没有：" + "、".join(missing)
    gone = [
        m.reason for m in missing_of(Material(filled, Wanted(Stretch.of_year(2026)), today)) if "读书班" in m.subject
    ]
    assert f"参训对象是“全体党员”，名单里没有 {len(missing)} 人（{'、'.join(missing)}）" in gone


def test_groups_add_up(filled: Ledger, today: date):
    people = figures_sheets(snapshot_of(filled), 2026, today=today, full=False)[PEOPLE]
    groups = [row for row in people.rows if "党小组" in row[1]]
    for place in (2, 3, 4, 7, 8, 9, 10, 11):
        assert sum(int(row[place]) for row in groups) == int(people.rows[0][place])


def test_each_ground_rests_on_its_own_article_and_what_was_not_checked_is_said(filled: Ledger, today: date):
    sheet = hours_sheets(snapshot_of(filled), today=today, year=2026, full=False)[GROUNDS]
    told = dict(zip(column(sheet, "项目"), column(sheet, "依据"), strict=True))
    assert told["普通党员"].startswith("《中国共产党党员教育管理工作条例》第二十条")
    assert "待核" not in told["普通党员"]
    assert told["书记和班子成员"] == "《全国党员教育培训工作规划（2024—2028年）》（2025-02，待核）"
    assert "第二十三条" in told["不要求学时"]
    assert not any("《" in told[name] for name in ("停止党籍", "年中来去", "年度")), "no article says that"


# Records of people


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_the_record_of_a_person(filled: Ledger, tmp_path: Path, today: date, format: str):
    member = next(m for m in filled.all(Member) if m.name == "欧阳志远")
    with filled.unit("课程") as unit:
        one = filled.all(Training)[1]
        unit.save_parts(one, [Course(title_text="学党章", hours=4.0)], Course)
        entry = next(e for e in filled.parts(Enrolment, one) if e.member_id == member.id)
        entry.result, entry.certificate, entry.score = "优秀", "证字第8号", "95"
        unit.save(entry)
    file = tmp_path / f"记录.{format}"
    done = deliver(filled, "study-record", file, today=today, who=Who([member.name]))
    assert (done.rows, filled.exports()[0]["full"]) == (1, 0)
    if format == "pdf":
        text = ReadPdf(file).text
    else:
        tables = Document(str(file)).tables
        text = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    for words in ("欧阳志远", "1985-03", "16.5", "课程：学党章（4）", "参加，优秀，95分", "证字第8号", "2025年"):
        assert words in text.replace("\n", "") or words in text
    assert "1985-03-12" not in text


def test_a_record_says_why_somebody_was_away_and_by_which_article_nothing_is_asked(filled: Ledger, today: date):
    old = next(m for m in filled.all(Member) if m.name == "欧阳志远")
    with filled.unit("登记") as unit:
        old.study = "送学上门"
        unit.save(old)
        entries = [e for batch in filled.all(Training) for e in filled.parts(Enrolment, batch) if e.member_id == old.id]
        entries[0].state, entries[0].hours, entries[0].reason = "请假", 2.0, "行动不便"
        entries[1].state, entries[1].reason, entries[1].made_up_on = "补课", "出差", day("2026-07-01")
        for entry in entries[:2]:
            unit.save(entry)
    snapshot = snapshot_of(filled)
    for full, told in ((False, ["请假", "原因已登记"]), (True, ["请假", "行动不便"])):  # the reason is one of health
        (record,) = study_records(snapshot, [old], today=today, full=full)
        rows = [row for chapter in record.chapters[2:] for sheet in chapter.tables for row in sheet.rows]
        states = [row[4].splitlines() for row in rows]
        assert [one for one in states if one[0] == "请假"] == [told]
        assert [one[-2:] for one in states if one[0].startswith("补课")] == [["出差", "2026-07-01 补课"]]
    assert record.chapters[1].note.startswith("不要求学时依据：")
    assert "第二十三条" in record.chapters[1].note
    assert "第二十条" not in record.chapters[1].note
    for full, why in ((False, "请假，有实际学时：原因已登记"), (True, "请假，有实际学时：行动不便")):
        detail = hours_sheets(snapshot, today=today, full=full)[DETAIL]
        said = {row[-1] for row in detail.rows if row[1] == old.name}
        assert {why, "补课（2026-07-01）；出差"} <= said


def test_records_of_all_go_into_a_folder_or_one_file(filled: Ledger, tmp_path: Path, today: date):
    done = deliver(filled, "study-record", tmp_path / "记录", today=today)
    assert len(done.files) == done.rows == 10
    assert tmp_path / "记录" / "党员个人培训记录-欧阳志远.pdf" in done.files
    one = deliver(filled, "study-record", tmp_path / "一起.pdf", today=today, year=2026)
    assert len(ReadPdf(one.files[0]).pages) >= 10
    assert "没有参加培训或计学时会议的记录" in ReadPdf(one.files[0]).text


# Looking before printing


def test_a_preview_leaves_no_line_in_the_log(filled: Ledger, tmp_path: Path, today: date):
    about = {"today": today, "year": 2026, "full": False, "who": Who()}
    for what, rows in (("hours", 10), ("trainees", 3), ("study-record", 10)):
        assert preview(filled, what, tmp_path / "预览.pdf", **about) == rows
        assert ReadPdf(tmp_path / "预览.pdf").pages
    assert filled.exports() == []


def test_figures_for_scripts_are_numbers(filled: Ledger, tmp_path: Path, today: date):
    (file,) = deliver(filled, "study", tmp_path / "a.json", today=today, year=2026).files
    lines = json.loads(file.read_text("utf-8"))
    assert lines[0]["项目"] == "全体党员"
    assert (lines[0]["在册"], lines[0]["学时合计"]) == (10, 33.0)
