"""JSON for scripts and tables for Word."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

from models.exports.deliver import deliver
from models.exports.sheet import Column, Sheet
from models.exports.word_table import write_table_docx
from models.fields import typed
from models.records import Member
from models.store import Ledger


def exported(ledger: Ledger, what: str, tmp_path: Path, today: date, **more: Any) -> list[dict[str, Any]]:
    deliver(ledger, what, tmp_path / "a.json", today=today, **more)
    found: list[dict[str, Any]] = json.loads((tmp_path / "a.json").read_text("utf-8"))
    return found


def test_roster_has_all_typed_fields_in_order(filled: Ledger, tmp_path: Path, today: date):
    people = exported(filled, "roster", tmp_path, today, full=True, purpose="核对")
    assert len(people) == 10
    assert list(people[0]) == [field.label for field in typed(Member)]
    first = people[0]
    assert (first["姓名"], first["党内职务"], first["出生日期"]) == ("白露", "书记", "1985-03-12")
    assert first["手机号"] == "13800000006"
    assert first["备注"] is None
    assert {p["姓名"]: p["出生日期"] for p in people}["古丽娜·艾山"] == "1985"
    assert {p["姓名"]: p["加入党组织日期"] for p in people}["古丽娜·艾山"] == "2008-06"


def test_roster_is_masked_by_default(filled: Ledger, tmp_path: Path, today: date):
    first = exported(filled, "roster", tmp_path, today)[0]
    assert (first["手机号"], first["出生日期"]) == ("138****0006", "1985-03")
    assert {p["备注"] for p in exported(filled, "roster", tmp_path, today)} == {None}
    assert any(p["备注"] for p in exported(filled, "roster", tmp_path, today, full=True, purpose="核对"))


def test_meetings_nest_people_and_items(filled: Ledger, tmp_path: Path, today: date):
    meetings = exported(filled, "meetings", tmp_path, today, year=2026)
    assert len(meetings) == 2
    assert [p["到会"] for p in meetings[0]["到会情况"]] == ["到", "请假", "缺席", "列席", "到"]
    assert [item["序号"] for item in meetings[0]["议题"]] == [1, 2]
    assert meetings[0]["议题"][0]["赞成"] == 9
    assert meetings[0]["议题"][0]["不赞成"] == 0
    assert meetings[0]["议题"][0]["弃权"] is None
    assert meetings[0]["会议议题"] == "讨论接收预备党员"


def test_training_and_rectification_nest_their_parts(filled: Ledger, tmp_path: Path, today: date):
    batch = exported(filled, "training", tmp_path, today, year=2026)[0]
    assert batch["计划学时"] == 16.5
    assert [(p["姓名"], p["实际学时"]) for p in batch["参训人员"]][:1] == [("欧阳志远", 16.5)]
    item = exported(filled, "rectification", tmp_path, today)[0]
    assert [entry["日期"] for entry in item["整改进展"]] == ["2026-05-08", "2026-04-10"]


def test_word_table(tmp_path: Path):
    rows = [[str(n), "=1+1\x07\x0b姓名"] for n in range(40)]
    write_table_docx(
        Sheet("名册", "截至今天", [Column("序号", 4, "center"), Column("姓名", 12)], rows, "注"), tmp_path / "a.docx"
    )
    document = Document(str(tmp_path / "a.docx"))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "姓名"]
    assert len(table.rows) == 41
    assert table.rows[5].cells[1].text == "=1+1\n姓名"  # what Word calls a new line
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert [p.text for p in document.paragraphs] == ["名册", "截至今天", "注"]
    assert "PAGE" in document.sections[0].footer._element.xml


def _kept_rows(sheet: Sheet, path: Path) -> list[int]:
    """The rows of the table that stay with the next."""
    write_table_docx(sheet, path)
    rows = Document(str(path)).tables[0].rows
    return [n for n, row in enumerate(rows) if row.cells[0].paragraphs[0].paragraph_format.keep_with_next]


def test_only_a_table_that_fits_a_page_is_kept_on_one(tmp_path: Path):
    """Thirteen high rows on two pages that have to be together leave the title alone on a page before them."""
    columns = [Column("序号", 4, "center"), Column("整改进展", 20)]
    low, high = ([[str(n), text] for n in range(13)] for text in ("登记", "逐条核对\n" * 8))
    assert _kept_rows(Sheet("台账", "", columns, low, notes=["注"]), tmp_path / "low.docx") == list(range(14))
    _kept_rows(Sheet("台账", "", columns, low, notes=["注一", "注二"]), tmp_path / "low.docx")
    notes = Document(str(tmp_path / "low.docx")).paragraphs[-2:]
    assert [bool(note.paragraph_format.keep_with_next) for note in notes] == [True, False], "notes go with their table"
    assert _kept_rows(Sheet("台账", "", columns, low), tmp_path / "low.docx") == list(range(13))
    assert _kept_rows(Sheet("台账", "", columns, high, notes=["注"]), tmp_path / "high.docx") == [0]


def test_rows_of_a_long_table_are_copies_of_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """python-docx is slow to make a row: it makes one of each look, and each has its own text and look all the same."""
    made, add_row = [0], Table.add_row

    def counted(table: Table) -> Any:
        made[0] += 1
        return add_row(table)

    monkeypatch.setattr(Table, "add_row", counted)
    columns = [Column("姓名", 8), Column("人数", 6, align="right")]
    rows = [[f"第{number}人", "甲\n乙" if number % 7 == 0 else str(number)] for number in range(300)]
    rows[50][0] = "长" * 3000  # higher than a quarter of a page
    write_table_docx(Sheet("名单", "", columns, rows, strong={299}), tmp_path / "a.docx")
    assert made[0] == 4
    table = Document(str(tmp_path / "a.docx")).tables[0]
    trs = table._tbl.tr_lst
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["姓名", "人数"], *rows]
    assert [n for n, tr in enumerate(trs) if tr.find(".//" + qn("w:cantSplit")) is None] == [51]
    assert [n for n, tr in enumerate(trs) if tr.find(".//" + qn("w:tblHeader")) is not None] == [0]
    fonts = [{run.font.name for cell in row.cells for run in cell.paragraphs[0].runs} for row in table.rows]
    assert [n for n, font in enumerate(fonts) if font == {"黑体"}] == [0, 300]
    kept = [n for n, row in enumerate(table.rows) if row.cells[0].paragraphs[0].paragraph_format.keep_with_next]
    assert kept == [0]
