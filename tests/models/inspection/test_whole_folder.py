"""The folder of the sample branch: every file in the index and every record of the year in a file, nothing private, the zip equal."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zipfile

import openpyxl

from models.inspection import SECTIONS
from models.inspection.exchange import LIST
from models.inspection.index import INDEX_PDF, INDEX_XLSX
from models.inspection.journal import MOST_PATH
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf
from tests.models.inspection.conftest import Packed, names, numbers

OWN = {INDEX_XLSX, INDEX_PDF, LIST}
OF_2026 = "substr(day, 1, 4) = '2026'"


def table(packed: Packed, sheet: str) -> list[tuple[str, ...]]:
    """The rows of a sheet of the index, below its heading."""
    book = openpyxl.load_workbook(packed.folder / INDEX_XLSX)
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in book[sheet].iter_rows(values_only=True)]
    return [row for row in rows[3:] if len([cell for cell in row if cell]) > 1]


def test_the_parts_stand_in_the_usual_order(packed: Packed) -> None:
    folders = sorted(each.name for each in packed.folder.iterdir() if each.is_dir())
    wanted = [section.folder for section in SECTIONS.values()]
    assert folders == wanted


def test_what_the_rules_find_and_the_annual_figures_are_there_with_their_names(packed: Packed) -> None:
    assert {"自查报告.pdf", "自查报告.xlsx"} == {file.name for file in (packed.folder / "09 自查报告").iterdir()}
    report = "".join(ReadPdf(packed.folder / "09 自查报告" / "自查报告.pdf").pages).replace(" ", "")
    assert "2026年度自查报告" in report
    book = openpyxl.load_workbook(packed.folder / "08 统计报表" / "年度统计附表.xlsx")
    people = [sheet for sheet in book if "名单" in sheet.title]
    assert people
    assert sum(sheet.max_row for sheet in people) > numbers(packed.ledger, "select count(*) from member")
    shown = {row[2]: row[3] for row in table(packed, "目录")}
    assert shown["08 统计报表/年度统计附表.xlsx"] == "年度统计要交的附表，每个数字有名单"
    assert shown["04 会议记录/民主评议结果汇总表-2025年度.xlsx"] == "2025年度每名党员的测评票数、评定等次和反馈日期"


def test_every_file_is_in_the_index_and_nothing_else_is(packed: Packed) -> None:
    rows = table(packed, "目录")
    assert [row[2] for row in rows][:3] == [INDEX_PDF, INDEX_XLSX, LIST]
    assert sorted(row[2] for row in rows) == sorted(names(packed.folder))
    for row in rows[3:]:
        data = (packed.folder / row[2]).read_bytes()
        assert row[4:6] == (str(len(data)), hashlib.sha256(data).hexdigest()), row[2]
        assert row[3], row[2]


def test_the_list_for_programs_names_every_other_file(packed: Packed) -> None:
    listed = json.loads((packed.folder / LIST).read_text("utf-8"))["files"]
    assert {one["path"] for one in listed} == names(packed.folder) - {LIST}
    for one in listed:
        assert hashlib.sha256((packed.folder / one["path"]).read_bytes()).hexdigest() == one["sha256"]


def test_every_record_of_the_year_is_accounted_for(packed: Packed) -> None:
    """Counted in SQLite, counted in the folder, and as the index says."""
    ledger, minutes = packed.ledger, packed.folder / "04 会议记录" / "会议记录"
    meetings = numbers(ledger, f"select count(*) from meeting where {OF_2026}")
    talks = numbers(ledger, f"select count(*) from meeting where {OF_2026} and kind like '%谈%' and status <> '作废'")
    void = numbers(ledger, f"select count(*) from meeting where {OF_2026} and status = '作废'")
    assert talks
    assert void
    assert len(list(minutes.glob("*.pdf"))) == meetings - talks - void
    told = {row[0]: row[1:] for row in table(packed, "核对")}
    assert told["会议记录"][:2] == (f"{meetings}份", f"{meetings - talks - void}份")
    assert f"{talks}份" in told["会议记录"][2]
    assert f"{void}份" in told["会议记录"][2]
    for what, unit, question in (
        ("培训批次", "期", "select count(*) from training where substr(start, 1, 4) = '2026'"),
        ("整改事项", "项", "select count(*) from rectification where substr(found, 1, 4) <= '2026'"
                           " and (closed_on is null or closed_on = '' or substr(closed_on, 1, 4) = '2026')"),
        ("计划的会议", "次", "select count(*) from planned_meeting where year = 2026"),
        ("组织关系转接", "件", "select count(*) from transfer where substr(issued, 1, 4) = '2026'"),
        ("会议附件", "件", "select count(*) from attachment where owner = 'meeting'"),
        ("表彰奖励", "项", f"select count(*) from award where {OF_2026}"),
        ("民主评议结果", "人", f"select count(*) from appraisal where {OF_2026} or year = 2026"),
        ("待办事项", "项", "select count(*) from task"),
        ("责任事项", "项", "select count(*) from responsibility"),
    ):  # fmt: skip
        number = numbers(ledger, question)
        assert number, what
        assert told[what][:2] == (f"{number}{unit}", f"{number}{unit}"), what
    contacts = numbers(ledger, f"select count(*) from contact where {OF_2026}")
    assert told["联系和查找记录"] == (f"{contacts}条", "0条", f"党员个人情况，不放入 {contacts}条")
    assert not [what for what, cells in told.items() if "重新生成" in "".join(cells)]


def test_the_annual_tables_come_with_the_people_behind_every_number(packed: Packed) -> None:
    """As the index says of them."""
    book = openpyxl.load_workbook(packed.folder / "08 统计报表" / "年度统计附表.xlsx")
    assert len([name for name in book.sheetnames if name.startswith("名单")]) > 9
    assert any(row[2].endswith("年度统计附表.xlsx") and "名单" in row[3] for row in table(packed, "目录"))


def test_the_overview_counts_the_groups_in_their_order(packed: Packed) -> None:
    text = "".join("".join(ReadPdf(packed.folder / "01 支部概况" / "支部概况.pdf").pages).split())
    first, second, third = (text.index(f"第{numeral}党小组会1") for numeral in "一二三")
    assert first < second < third


def test_the_overview_and_the_annual_tables_say_the_same_hours_as_the_ledger(packed: Packed) -> None:
    """Those taught at home have hours though they were not there: they count in both."""
    with sqlite3.connect(packed.ledger) as asked:
        ((there, hours),) = asked.execute(
            "select sum(state in ('参加', '补课')), sum(hours) from enrolment join training on training.id = training_id "
            f"where {OF_2026.replace('day', 'start')}"
        ).fetchall()
    text = "".join("".join(ReadPdf(packed.folder / "01 支部概况" / "支部概况.pdf").pages).split())
    assert f"{there}人次，{hours:g}学时" in text
    book = openpyxl.load_workbook(packed.folder / "08 统计报表" / "年度统计附表.xlsx")
    rows = {row[0]: row for row in book["党员教育培训（二）培训批次"].iter_rows(values_only=True)}
    assert (int(rows["合计"][6]), float(rows["合计"][9])) == (there, hours)


def test_results_and_honours_have_registers(packed: Packed) -> None:
    """The 民主评议 of 2025 was held in January 2026: an inspector of 2026 asks for it."""
    rows = {row[2] for row in table(packed, "目录")}
    assert {"04 会议记录/民主评议结果汇总表-2025年度.xlsx", "02 党员名册/表彰奖励台账.xlsx"} <= rows
    assert "04 会议记录/民主评议结果汇总表-2026年度.xlsx" not in rows


def test_every_meeting_is_in_a_file_of_its_own(packed: Packed) -> None:
    """By the day and the kind, read in the text of the minutes."""
    with sqlite3.connect(packed.ledger) as asked:
        rows = asked.execute(
            f"select day, kind from meeting where {OF_2026} and status <> '作废' and kind not like '%谈%'"
        ).fetchall()
    found = [file.name for file in (packed.folder / "04 会议记录" / "会议记录").iterdir()]
    assert sorted(tuple(re.match(r"(\d{4}-\d\d-\d\d)-([^-.(]+)", name).groups()) for name in found) == sorted(rows)
    one = packed.folder / "04 会议记录" / "会议记录" / "2026-01-19-组织生活会.pdf"
    assert "2026年1月19日" in "".join(ReadPdf(one).pages).replace(" ", "")


def test_the_files_open(packed: Packed) -> None:
    for name in sorted(names(packed.folder)):
        file = packed.folder / name
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(file)
            assert all(sheet.max_row > 1 for sheet in book), name
        elif name.endswith(".pdf") and "附件/" not in name:
            assert ReadPdf(file).pages, name


def test_the_index_as_pdf_names_every_part_and_what_is_missing(packed: Packed) -> None:
    text = "".join(ReadPdf(packed.folder / INDEX_PDF).pages).replace(" ", "")
    for section in SECTIONS.values():
        assert f"、{section.name}" in text
    for words in ("缺什么", "没有签到表或签过字的扫描件", "2026年6月第二党小组会", "第十三条", "核对", "谈心谈话"):
        assert words in text, words


def test_what_is_missing_is_listed_one_by_one_with_its_article(packed: Packed) -> None:
    rows = table(packed, "缺什么")
    assert any(r[2] == "没有记录" and r[3].startswith("2026年6月第二党小组会") and "支部工作条例" in r[4] for r in rows)
    assert any(row[2] == "记录还是草稿" for row in rows)
    assert len(rows) == int(re.search(r"还缺 (\d+) 处", "".join(packed.done.notes))[1])


def test_nothing_private_is_in_it_and_no_place_on_this_machine(packed: Packed) -> None:
    with Ledger.open(packed.ledger) as ledger:
        from models.records import Member

        private = [text for m in ledger.all(Member) for text in (m.id_number, m.phone) if text]
    assert private
    for name in names(packed.folder):
        assert len(name) <= MOST_PATH
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(packed.folder / name) as book:
                text = "".join(
                    book.read(part).decode("utf-8", "replace") for part in book.namelist() if part.endswith("xml")
                )
        elif name.endswith(".pdf") and "附件/" not in name:
            text = "".join(ReadPdf(packed.folder / name).pages)
        else:
            text = (packed.folder / name).read_text("utf-8", "replace") if name.endswith(".json") else ""
        assert not [number for number in private if number in text], name
        assert str(packed.folder.parent) not in text, name


def test_the_zip_holds_the_same_files_below_one_folder(packed: Packed) -> None:
    with zipfile.ZipFile(packed.zip) as archive:
        assert archive.testzip() is None
        held = {name.removeprefix(f"{packed.folder.name}/"): archive.read(name) for name in archive.namelist()}
    assert held == {name: (packed.folder / name).read_bytes() for name in names(packed.folder)}


def test_the_log_has_one_line_for_all_of_it(packed: Packed) -> None:
    with Ledger.open(packed.ledger) as ledger:
        (line,) = ledger.exports()[:1]
        others = [other for other in ledger.exports() if "迎检材料" in str(other["what"])]
    assert others == [line]
    assert line["what"].startswith("迎检材料：2026年度迎检材料（2026年度，")
    assert "会议记录62份" in line["what"]
    assert (line["purpose"], line["full"], line["rows"]) == ("年终检查", 0, packed.done.rows)


def test_nothing_is_left_beside_it(packed: Packed) -> None:
    beside = {each.name for each in packed.folder.parent.iterdir()}
    assert beside == {packed.folder.name, packed.zip.name, "示例.zbtz", "示例-附件"} | (beside & {"示例-备份"})
