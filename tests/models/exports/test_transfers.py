"""组织关系转接登记簿: all letters with their state, as sheet, file and objects."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from models.exports.contents import transfers_sheet
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.kinds import PartialDate
from models.records import Branch, Member, Transfer
from models.store import Ledger

TODAY = date(2026, 11, 23)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


MEMBERS = [Member(id=1, name="郭某"), Member(id=2, name="田某")]
LETTERS = [
    Transfer(id=1, member_id=2, direction="转出", other="外地党支部", issued=day("2025-05-03"), valid_days=30, receipt=day("2025-05-17")),
    Transfer(id=2, member_id=1, direction="转出", other="某街道党支部", issued=day("2026-11-01"), valid_days=30, letter="014",
             note="联系人手机 13900001234"),
    Transfer(id=3, member_id=9, direction="转入", other="某区党支部", issued=day("2026-01-01"), valid_days=10),
]  # fmt: skip


def test_by_the_day_of_issue_with_state_and_last_day():
    sheet = transfers_sheet(LETTERS, MEMBERS, Branch(name="测试支部"), today=TODAY, full=False)
    labels = [column.label for column in sheet.columns]
    rows = [dict(zip(labels, row, strict=True)) for row in sheet.rows]
    assert [(r["序号"], r["姓名"], r["状态"], r["有效期至"]) for r in rows] == [
        ("1", "田某", "已回执", "2025-06-02"),
        ("2", "", "已过期", "2026-01-11"),
        ("3", "郭某", "在途", "2026-12-01"),
    ]
    assert "备注" not in labels
    assert "备注不导出" in sheet.footnote
    assert "共3件" in sheet.subtitle


def test_of_one_year():
    sheet = transfers_sheet(LETTERS, MEMBERS, Branch(), today=TODAY, year=2025, full=True)
    assert [row[1] for row in sheet.rows] == ["田某"]


def test_what_was_remarked_leaves_in_full_only():
    whole = transfers_sheet(LETTERS, MEMBERS, Branch(), today=TODAY, full=True)
    assert (whole.columns[-1].label, whole.rows[2][-1]) == ("备注", LETTERS[1].note)
    assert "备注不导出" not in whole.footnote


def test_delivered_as_files(ledger: Ledger, tmp_path: Path):
    with pytest.raises(ExportRefused, match="没有组织关系转接记录"):
        deliver(ledger, "transfers", tmp_path / "簿.xlsx", today=TODAY)
    with ledger.unit("登记") as unit:
        number = unit.add(Member(name="郭某"))
        letter = Transfer(member_id=number, direction="转出", other="某街道党支部", issued=day("2026-11-01"))
        letter.note = "因病返乡"
        unit.add(letter)
    for name in ("簿.xlsx", "簿.pdf", "簿.json"):
        assert deliver(ledger, "transfers", tmp_path / name, today=TODAY).rows == 1
    (told,) = json.loads((tmp_path / "簿.json").read_text("utf-8"))
    assert (told["姓名"], told["对方党组织"], told["备注"]) == ("郭某", "某街道党支部", None)
