"""Drafts and the log of exports: kept beside the records, outside undo and history, over a restart."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models.records import RECORDS
from models.store import Ledger, LedgerRefused


def test_a_draft_is_found_after_a_restart_until_it_is_dropped(tmp_path: Path) -> None:
    path, typed = tmp_path / "支部.zbtz", {"姓名": "欧阳·“志”远", "人": [1, None, {"到": "请假"}]}
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9, 30)) as ledger:
        ledger.save_draft("member:7", {"姓名": "欧阳"})
        ledger.save_draft("member:7", typed)
        assert ledger.units() == []
    with Ledger.open(path) as ledger:
        assert ledger.draft("member:7") == ("2026-11-23 09:30:00", typed)
        assert ledger.draft("member:8") is None
        ledger.drop_draft("member:7")
        ledger.drop_draft("member:8")
        assert ledger.draft("member:7") is None
        assert ledger.drafts() == []


def test_drafts_are_told_newest_first_whatever_the_clock_says(tmp_path: Path) -> None:
    moments = (datetime(2026, 1, 9) - timedelta(days=n) for n in range(9))
    with Ledger.create(tmp_path / "支部.zbtz", clock=lambda: next(moments)) as ledger:
        for key in ("甲", "乙", "丙", "甲"):
            ledger.save_draft(key, {})
        assert ledger.drafts() == ["甲", "丙", "乙"]


def test_a_draft_that_cannot_be_kept_as_json_is_a_mistake(ledger: Ledger) -> None:
    with pytest.raises(TypeError):
        ledger.save_draft("甲", {"日期": datetime(2026, 1, 1)})
    assert ledger.drafts() == []


def test_each_export_is_noted_with_its_purpose(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9, 30)) as ledger:
        ledger.log_export("党员名册", 48, full=True, purpose="年度统计", recipient="机关党委")
        ledger.log_export("会议记录", 0, full=False)
    with Ledger.open(path) as ledger:
        second, first = ledger.exports()
        assert first == {
            "at": "2026-11-23 09:30:00", "what": "党员名册", "rows": 48, "full": 1, "purpose": "年度统计",
            "recipient": "机关党委",
        }  # fmt: skip
        assert (second["what"], second["rows"], second["full"], second["purpose"]) == ("会议记录", 0, 0, "")
        assert ledger.undo() is None
        assert len(ledger.exports()) == 2
        assert ledger.damage(RECORDS) == []


def test_what_was_said_about_a_kind_of_file_is_remembered_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        ledger.remember("import:花名册", {"工号": ""})
        ledger.remember("import:花名册", {"手机": "phone"})
    with Ledger.open(path) as ledger:
        assert ledger.remembered("import:花名册") == {"手机": "phone"}
        assert ledger.remembered("import:别的") is None
        assert ledger.undoable() is None


@pytest.mark.parametrize("kept", [b"", b"{", b"[1]", b"7", b"null", b"[" * 100_000, b'{"no UTF-8": "\xff"}'])
def test_what_is_damaged_is_as_if_nothing_had_been_kept(tmp_path: Path, kept: bytes) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        ledger.remember("import:花名册", {"手机": "phone"})
        ledger.save_draft("member:7", {"姓名": "欧阳"})
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE memory SET body = CAST(? AS TEXT)", [kept])
        conn.execute("UPDATE draft SET body = CAST(? AS TEXT)", [kept])
        conn.execute("INSERT INTO draft (key, at, body) VALUES (CAST(x'ff' AS TEXT), '', '{}')")
    conn.close()
    with Ledger.open(path) as ledger:
        assert ledger.remembered("import:花名册") is None
        assert ledger.draft("member:7") is None
        assert [ledger.draft(key) for key in ledger.drafts()] == [None, None]
        ledger.save_draft("member:7", {"姓名": "李"})
        assert ledger.draft("member:7") is not None


def test_an_export_that_cannot_be_noted_is_told_as_done_but_not_noted(ledger: Ledger) -> None:
    ledger._conn.execute("PRAGMA query_only = 1")  # the ledger takes nothing, as on a full disk
    with pytest.raises(LedgerRefused, match=r"没有记入导出记录.*已经写好的文件是完整的，留在原处") as refused:
        ledger.log_export("党员名册", 48, full=False)
    assert "没有保存" not in str(refused.value)
    ledger._conn.execute("PRAGMA query_only = 0")
    assert ledger.exports() == []
