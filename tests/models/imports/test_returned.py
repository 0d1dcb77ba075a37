"""Returned rows: the workbook is like the source, and corrected it brings everybody in as in truth, whatever the source was."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from models.exports import TargetBusy
from models.imports import ADDED, RETURNED, FileRefused, Wishes, plan_file, write_plan, write_returned
from models.imports.own_sheets import NOTES, PINS
from models.records import Branch, Member
from models.store import Ledger

from . import faulty, rosters

TODAY = date(2026, 11, 23)
ROSTER = [
    ["第三支部党员花名册"],
    ["序号", "姓名", "性别", "出生年月", "身份证号", "手机"],
    [1, "张三", "男", "1985.03", "110101198503120017", 13800000000],
    [2, "李四", "不清楚", 1985.1, 1.1010119850312e17, ""],
    [3, "=王五", "女", datetime(1990, 1, 2), "110101199001020029", "13900000000"],
    ["合计", "3人"],
]


def save(path: Path, sheets: dict[str, list[list[Any]]], *merged: str) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        for cells in merged:
            sheet.merge_cells(cells)
    book.save(path)
    return path


def returned(tmp_path: Path, rows: Any, *merged: str, **about: Any) -> tuple[Any, Path]:
    """The plan of a roster, and the workbook with its returned rows."""
    source = save(tmp_path / "名册.xlsx", rows if isinstance(rows, dict) else {"名册": rows}, *merged)
    plan = plan_file(source, (), today=TODAY, **about)
    out = tmp_path / "退回.xlsx"
    assert write_returned(plan, source, out) > 0
    return plan, out


def cells(path: Path, sheet: str = "") -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [[c.value for c in line] for line in (book[sheet] if sheet else book.worksheets[0]).iter_rows()]


@pytest.mark.parametrize(("seed", "suffix"), [(n, ".csv" if n % 3 == 0 else ".xlsx") for n in range(100, 108)])
def test_corrected_from_the_truth_everybody_is_in(tmp_path: Path, ledger: Ledger, seed: int, suffix: str):
    made = rosters.make(seed, text_only=suffix == ".csv")
    spoiled = faulty.spoil(made, seed, text_only=suffix == ".csv")
    source, out = tmp_path / f"名册{suffix}", tmp_path / "退回.xlsx"
    rosters.write(made, source, seed)
    plan = plan_file(source, (), today=TODAY)
    number = write_returned(plan, source, out)
    write_plan(plan, ledger)
    assert faulty.differences(ledger.all(Member), list(made.truth.values()))
    again = plan_file(out, ledger.all(Member), today=TODAY)
    kept = [r for r in again.rows if not any(p.level == "error" for p in r.problems)]
    assert all(not r.changes and r.fate != ADDED for r in kept), "what nobody corrected changed something"
    seen = faulty.correct(out, plan, made.truth)
    assert spoiled <= seen
    assert len(seen) == number
    last = plan_file(out, ledger.all(Member), today=TODAY)
    assert last.report()["returned"] == 0, [r.reason for r in last.rows]
    write_plan(last, ledger)
    assert faulty.differences(ledger.all(Member), list(made.truth.values())) == []


def test_it_looks_like_the_source(tmp_path: Path):
    book = openpyxl.load_workbook(save(tmp_path / "名册.xlsx", {"名册": ROSTER}, "A1:F1"))
    book["名册"].column_dimensions["E"].width = 33
    book.save(tmp_path / "名册.xlsx")
    plan = plan_file(tmp_path / "名册.xlsx", (), today=TODAY)
    assert write_returned(plan, tmp_path / "名册.xlsx", tmp_path / "退回.xlsx") == 1
    sheet = openpyxl.load_workbook(tmp_path / "退回.xlsx")["名册"]
    assert [[c.value for c in line][:-1] for line in sheet.iter_rows()] == [
        [ROSTER[0][0], *[None] * 5],
        ROSTER[1],
        [2, "李四", "不清楚", 1985.1, 1.1010119850312e17, None],
    ]
    assert sheet["G2"].value == NOTES
    assert sheet["G3"].value == (
        "原第 4 行：【性别】“不清楚”不在可选范围内：男、女\n"
        "【出生年月】“1985.1”是数字格式，分不清 1985 年 1 月还是 10 月，请写成 1985-01 或 1985-10\n"
        "【身份证号】身份证号是数字格式，Excel 只保留前 15 位，末几位已丢失，请按原件重填（单元格设为文本）"
    )
    marked = {c.coordinate for c in sheet[3] if c.fill.fgColor.rgb == faulty.RED}
    assert marked == {"C3", "D3", "E3"}
    assert all("请" in sheet[c].comment.text for c in ("D3", "E3"))
    assert {sheet[c].number_format for c in ("D3", "E3", "F3")} == {"@"}
    assert [str(m) for m in sheet.merged_cells.ranges] == ["A1:F1"]
    assert (sheet.column_dimensions["E"].width, sheet.freeze_panes) == (33, "A3")


def test_numbers_and_formulas_stay_text(tmp_path: Path):
    rows = [["姓名", "性别", "身份证号", "手机"], ["=张三", "?", 110101850312123, 13800000000.0]]
    _, out = returned(tmp_path, rows)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [(c.value, c.data_type) for c in sheet[2]][:4] == [
        ("=张三", "s"), ("?", "s"), ("110101850312123", "s"), ("13800000000", "s"),
    ]  # fmt: skip


def test_a_month_of_a_text_file_stays_unclear(tmp_path: Path):
    source = tmp_path / "名册.csv"
    source.write_text("姓名,性别,入党时间\n张三,男,1985.1\n李四,女,1985.11\n", encoding="gb18030")
    plan = plan_file(source, (), today=TODAY)
    assert write_returned(plan, source, tmp_path / "退回.xlsx") == 1
    again = plan_file(tmp_path / "退回.xlsx", (), today=TODAY)
    assert [p.message for p in again.problems] == [p.message for p in plan.problems if p.value == "1985.1"]


def test_groups_and_a_second_heading_go_with_their_rows(tmp_path: Path):
    rows = [
        ["预备党员名册", "", ""],
        ["", "", ""],
        ["姓名", "性别", "手机"],
        ["第一党小组"],
        ["张三", "男", "13800000000"],
        ["第二党小组"],
        ["李四", "未知", "13800000001"],
        ["性别", "姓名", "备注"],
        ["男", "王五", ""],
        ["未知", "赵六", "待查"],
    ]
    plan, out = returned(tmp_path, rows)
    again = plan_file(out, (), today=TODAY)
    wrong = [r for r in plan.rows if r.name in ("李四", "赵六")]
    assert [r.record for r in again.rows] == [r.record for r in wrong]
    assert [(r.name, r.record.group, r.record.kind) for r in again.rows if r.record] == [
        ("李四", "第二党小组", "预备党员"),
        ("赵六", "第二党小组", "预备党员"),
    ]
    assert [line[0] for line in cells(out)].count("姓名") == 1
    assert "张三" not in str(cells(out))


def test_sheets_without_faults_are_left_out_and_names_are_kept(tmp_path: Path):
    head = ["姓名", "性别"]
    sheets = {"第一党小组": [head, ["张三", "男"]], "第二党小组": [head, ["李四", "x"]], "说明": [["请如实填写"]]}
    _, out = returned(tmp_path, sheets)
    assert openpyxl.load_workbook(out).sheetnames == ["第二党小组"]
    assert plan_file(out, (), today=TODAY).rows[0].record.group == "第二党小组"


def test_tables_beside_one_another_keep_their_neighbour(tmp_path: Path):
    rows = [["姓名", "性别", "手机", "姓名", "性别", "手机"], ["张三", "男", "1", "李四", "？？", ""], ["王五", "女", "", "", "", ""]]  # fmt: skip
    plan, out = returned(tmp_path, rows)
    again = plan_file(out, (), today=TODAY)
    assert [(r.name, r.record) for r in again.rows] == [(r.name, r.record) for r in plan.rows[:2]]
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet["E2"].fill.fgColor.rgb == faulty.RED
    assert sheet["B2"].fill.fgColor.rgb != faulty.RED


def test_forms_for_one_person_come_back_whole(tmp_path: Path):
    def form(name: str, birth: str) -> list[list[str]]:
        return [
            ["党员信息采集表", "", "", ""],
            ["姓名", name, "性别", "男"],
            ["出生日期", birth, "学历", "大学"],
            ["身份证号", "", "", ""],
            ["填表人签名", "", "", ""],
        ]

    rows = [*form("张三", "1985-03"), *form("李四", "未详"), *form("王五", "1990-02")]
    plan, out = returned(tmp_path, rows, "B4:D4", "B9:D9")
    lines = cells(out)
    assert [line[1] for line in lines if line[0] == "姓名"] == ["李四"]
    assert NOTES in [line[4] for line in lines]
    again = plan_file(out, (), today=TODAY)
    assert [(r.name, r.record) for r in again.rows] == [(r.name, r.record) for r in plan.rows if r.name == "李四"]
    sheet = openpyxl.load_workbook(out).worksheets[0]
    wrong = next(c for line in sheet.iter_rows() for c in line if c.value == "未详")
    assert wrong.fill.fgColor.rgb == faulty.RED
    wrong.value = "1988-08-08"
    sheet.parent.save(out)
    assert plan_file(out, (), today=TODAY).rows[0].record.show("birth") == "1988-08-08"


def test_a_formula_without_a_value_is_no_text(tmp_path: Path):
    rows = [["姓名", "备注", "手机"], ["张三", "#REF!", ""], ["李四", "", ""]]
    source = save(tmp_path / "名册.xlsx", {"名册": rows})
    book = openpyxl.load_workbook(source)
    book.worksheets[0]["B2"].data_type = "e"
    book.worksheets[0]["C3"] = "=1+1"
    book.save(source)
    plan = plan_file(source, (), today=TODAY)
    assert write_returned(plan, source, tmp_path / "退回.xlsx") == 2
    again = plan_file(tmp_path / "退回.xlsx", (), today=TODAY)
    assert [p.column for p in again.problems if p.level == "error"] == ["备注", "手机"]


def test_columns_matched_by_the_user_need_not_be_matched_again(tmp_path: Path):
    rows = [["人", "代码", "职务"], ["张三", "男", "书记"], ["李四", "?", "书记"], ["王五", "女", "科长"]]
    plan, out = returned(tmp_path, rows, wishes=Wishes({"人": "name", "代码": "sex"}))
    assert [c.field for c in plan.columns] == ["name", "sex", "unit"]
    again = plan_file(out, (), today=TODAY)
    assert [c.field for c in again.columns] == ["name", "sex", "unit"]
    assert [s.skipped for s in again.sheets] == ["", "上次导入的表头对应"]
    assert openpyxl.load_workbook(out)[PINS].sheet_state == "hidden"
    other = plan_file(out, (), today=TODAY, wishes=Wishes({"职务": "post"}))
    assert [c.field for c in other.columns] == ["name", "sex", "post"]


def test_who_is_in_the_way_of_a_row_comes_with_it(tmp_path: Path, ledger: Ledger):
    rows = [["姓名", "手机", "出生日期"], ["张三", "13800000000", ""], ["李四", "", ""], ["张三", "13900000000", ""]]
    plan, out = returned(tmp_path, rows)
    assert [r.fate for r in plan.rows] == [ADDED, ADDED, RETURNED]
    assert [line[0] for line in cells(out)] == ["姓名", "张三", "张三"]
    write_plan(plan, ledger)
    book = openpyxl.load_workbook(out)
    book.worksheets[0]["C3"] = "1990-01-02"
    book.save(out)
    # Now one of the two has a birthday, and still nobody can say whether he is the other.
    again = plan_file(out, ledger.all(Member), today=TODAY)
    assert [r.fate for r in again.rows] == ["不变", RETURNED]
    book.worksheets[0]["C2"] = "1980-01-02"
    book.save(out)
    write_plan(plan_file(out, ledger.all(Member), today=TODAY), ledger)
    assert {(m.name, m.phone, m.show("birth")) for m in ledger.all(Member)} == {
        ("张三", "13800000000", "1980-01-02"), ("张三", "13900000000", "1990-01-02"), ("李四", "", ""),
    }  # fmt: skip


def test_nothing_to_return_writes_nothing(tmp_path: Path):
    source = save(tmp_path / "名册.xlsx", {"名册": [["姓名", "性别"], ["张三", "男"]]})
    out = tmp_path / "退回.xlsx"
    out.write_bytes(b"old")
    assert write_returned(plan_file(source, (), today=TODAY), source, out) == 0
    assert out.read_bytes() == b"old"


def test_refusals_leave_all_files_alone(tmp_path: Path):
    source = save(tmp_path / "名册.xlsx", {"名册": ROSTER})
    before = source.read_bytes()
    plan = plan_file(source, (), today=TODAY)
    with pytest.raises(FileRefused, match="正在导入的文件"):
        write_returned(plan, source, source)
    assert source.read_bytes() == before
    with pytest.raises(TargetBusy):
        write_returned(plan, source, tmp_path / "没有" / "退回.xlsx")
    changed = [list(row) for row in ROSTER]
    changed[3][1] = "李五"
    save(source, {"名册": changed})
    with pytest.raises(FileRefused, match="改动过"):
        write_returned(plan, source, tmp_path / "退回.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["名册.xlsx"]


def test_a_second_round_looks_like_the_first(tmp_path: Path):
    _, out = returned(tmp_path, ROSTER)
    again = plan_file(out, (), today=TODAY)
    assert write_returned(again, out, tmp_path / "再退回.xlsx") == 1
    first, second = cells(out), cells(tmp_path / "再退回.xlsx")
    assert [line[:-1] for line in first] == [line[:-1] for line in second]
    assert second[2][-1].startswith("原第 3 行")


def test_a_group_merged_over_several_people_is_said_beside_each(tmp_path: Path):
    rows = [["党小组", "姓名", "性别"], ["第一党小组", "张三", "男"], ["", "李四", "未知"], ["", "王五", "未知"]]
    _, out = returned(tmp_path, rows, "A2:A4")
    assert [line[:2] for line in cells(out)[1:]] == [["第一党小组", "李四"], ["第一党小组", "王五"]]
    assert [r.record.group for r in plan_file(out, (), today=TODAY, branch=Branch()).rows] == ["第一党小组"] * 2


def test_an_ods_gives_its_rows_back_too(tmp_path: Path):
    def cell(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    rows = [["姓名", "性别", "出生日期"], ["张三", "男", "1985-03"], ["李四", "未知", "1990-02"]]
    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    source = tmp_path / "名册.ods"
    with ZipFile(source, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        table = f'<table:table table:name="名册">{lines}</table:table>'
        body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        archive.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")
    assert write_returned(plan_file(source, (), today=TODAY), source, tmp_path / "退回.xlsx") == 1
    assert [line[:3] for line in cells(tmp_path / "退回.xlsx")] == [rows[0], rows[2]]


def test_the_parts_of_a_sheet_stand_in_the_order_that_excel_asks_for(tmp_path: Path):
    _, out = returned(tmp_path, ROSTER, "A1:F1")
    part = ZipFile(out).read("xl/worksheets/sheet1.xml").decode()
    order = [
        part.index(f"<{name}") for name in ("sheetData", "mergeCells", "pageSetup", "ignoredErrors", "legacyDrawing")
    ]
    assert order == sorted(order)
