"""The lists that others see: nothing private on what is hung up, names alone on what is signed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents import roster_sheet
from models.exports.contents.roster_columns import MAY_BE_PUBLIC, choosable
from models.exports.deliver import deliver
from models.exports.selection import PUBLIC, SIGN_IN, Selection
from models.records import Branch, Member
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf


def people(count: int) -> list[Member]:
    return [Member(id=n, name=f"张{n:03}", sort_key=f"{n:03}") for n in range(1, count + 1)]


def test_a_list_to_hang_up_has_names_and_the_matter(filled: Ledger, today: date):
    sheet = roster_sheet(
        filled.all(Member), Branch(name="甲支部"), today=today, full=True, selection=Selection(layout=PUBLIC)
    )
    assert [c.label for c in sheet.columns] == ["序号", "姓名", "所在党支部", "拟列事项"]
    assert sheet.rows[0] == ["1", "白露", "甲支部", ""]
    assert sheet.title == "甲支部\n党员公示名单"
    assert "公示期" in sheet.subtitle
    assert "反馈电话" in sheet.footnote


@pytest.mark.parametrize("key", [key for key in choosable() if key not in MAY_BE_PUBLIC])
def test_nothing_else_is_ever_hung_up(filled: Ledger, tmp_path: Path, today: date, key: str):
    chosen = Selection(layout=PUBLIC, columns=("name", key))
    with pytest.raises(ExportRefused, match=f"公示名单不能有“{choosable()[key].label}”"):
        deliver(filled, "roster", tmp_path / "公示.xlsx", today=today, selection=chosen, full=True, purpose="公示")
    assert filled.exports() == []


def test_what_is_private_may_not_be_hung_up():
    assert not MAY_BE_PUBLIC & {
        "id_number",
        "phone",
        "landline",
        "address",
        "birth",
        "note",
        "native_place",
        "standing",
    }


def test_one_page_to_sign(filled: Ledger, tmp_path: Path, today: date):
    done = deliver(filled, "roster", tmp_path / "签到.pdf", today=today, selection=Selection(layout=SIGN_IN))
    pdf = ReadPdf(done.files[0])
    assert (len(pdf.pages), done.rows) == (1, 10)
    assert "签名" in pdf.text
    assert "古丽娜·艾山" in pdf.text
    assert not re.search(r"\d{6}|省|街道", pdf.text)
    assert filled.exports()[0]["what"] == "签到表：签到.pdf（2栏：姓名、签名）"


@pytest.mark.parametrize(("count", "beside", "rows"), [(1, 2, 1), (10, 2, 5), (48, 2, 24), (49, 3, 17), (150, 3, 50)])
def test_everybody_signs_once(tmp_path: Path, today: date, count: int, beside: int, rows: int):
    sheet = roster_sheet(people(count), Branch(name="甲"), today=today, full=False, selection=Selection(layout=SIGN_IN))
    assert (len(sheet.columns), len(sheet.rows), sheet.records) == (beside * 3, rows, count)
    names = [row[place] for row in sheet.rows for place in range(1, beside * 3, 3) if row[place]]
    assert sorted(names) == [person.name for person in people(count)]
    assert [row[0] for row in sheet.rows[:2]] == ["1", "2"][:rows]  # down first, then to the right


def test_who_is_suspended_is_not_expected_to_sign(today: date):
    three, asked = people(3), Selection(layout=SIGN_IN)
    three[1].standing = "停止党籍"
    sheet = roster_sheet(three, Branch(name="甲"), today=today, full=False, selection=asked)
    assert [row[1::3] for row in sheet.rows] == [["张001", "张003"]]
    assert sheet.footnote.startswith("应到 2 人")
    chosen = roster_sheet(three, Branch(), today=today, full=False, selection=Selection(ids=(1, 2), layout=SIGN_IN))
    assert [row[1::3] for row in chosen.rows] == [["张001", "张002"]]
    assert chosen.footnote.startswith("应到 1 人")


def test_who_is_suspended_is_not_hung_up_unless_chosen_and_namesakes_are_told_apart(today: date):
    four = people(4)
    four[1].standing = "停止党籍"
    for person, group in ((four[2], "一组"), (four[3], "二组")):
        person.name, person.group = "王芳", group
    asked = Selection(layout=PUBLIC)
    hung = roster_sheet(four, Branch(name="甲"), today=today, full=False, selection=asked)
    assert sorted(row[1] for row in hung.rows) == sorted(["张001", "王芳（一组）", "王芳（二组）"])
    chosen = roster_sheet(
        four, Branch(name="甲"), today=today, full=False, selection=Selection(ids=(2,), layout=PUBLIC)
    )
    assert [row[1] for row in chosen.rows] == ["张002"]
    grouped = roster_sheet(four, Branch(), today=today, full=False, selection=Selection(layout=PUBLIC, columns=("name", "group")))  # fmt: skip
    assert {row[1] for row in grouped.rows} == {"张001", "王芳"}


def test_48_people_sign_on_one_page(tmp_path: Path, today: date):
    from models.exports.pdf.table import write_table_pdf

    sheet = roster_sheet(people(48), Branch(name="甲"), today=today, full=False, selection=Selection(layout=SIGN_IN))
    write_table_pdf(sheet, tmp_path / "签到.pdf")
    assert len(ReadPdf(tmp_path / "签到.pdf").pages) == 1


def test_the_workbook_to_sign_is_upright_with_room(filled: Ledger, tmp_path: Path, today: date):
    deliver(filled, "roster", tmp_path / "签到.xlsx", today=today, selection=Selection(layout=SIGN_IN))
    page = load_workbook(tmp_path / "签到.xlsx").worksheets[0]
    assert page.page_setup.orientation == "portrait"
    assert page.row_dimensions[4].height >= 25
    assert page.auto_filter.ref is None
    assert str(page.cell(page.max_row, 1).value).startswith("应到 10 人")


def test_a_list_for_paper_is_no_data(filled: Ledger, tmp_path: Path, today: date):
    with pytest.raises(ExportRefused, match="签到表是打印用的"):
        deliver(filled, "roster", tmp_path / "签到.json", today=today, selection=Selection(layout=SIGN_IN))
