"""Handed over and opened on another computer: every row of every table and every file is the same, and the check finds nothing."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from models.handover.handing import hand_over, handed_over
from models.handover.manifest import Parties
from models.handover.receiving import receive
from models.records import RECORDS, Attachment, Handover
from models.store import Ledger
from models.store.attachments import Attachments
from tests.models.handover.conftest import TODAY, files_of

ROOT = Path(__file__).parents[3]


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that the file has, the change log and SQLite's own too."""
    with closing(sqlite3.connect(path)) as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        assert {"change", "unit", "draft", "export_log", "memory"} < set(names)
        return {name: conn.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in sorted(names)}


def call(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The program in a new process of somebody who has nothing at home."""
    assert not list(home.iterdir())
    places = dict.fromkeys(
        ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"), str(home)
    )
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True, encoding="utf-8", timeout=120, env={**os.environ, "PYTHONUTF8": "1", **places}, cwd=home,
    )  # fmt: skip


def test_opened_in_an_empty_home_everything_is_equal(tmp_path: Path, old: Path):
    for name in ("旧家", "新家"):
        (tmp_path / name).mkdir()
    file = tmp_path / "移交.zbyj"
    given = call(
        tmp_path / "旧家", "handover", "--ledger", old, "--out", file, "--receiver", "李敏", "--today", "2026-11-23"
    )
    assert given.returncode == 0, given.stderr
    taken = call(tmp_path / "新家", "receive", file, "--to", tmp_path / "新电脑")
    assert taken.returncode == 0, taken.stderr
    assert "与移交清单逐项一致" in taken.stdout
    new = Path(taken.stdout.splitlines()[0])
    assert new.parent.parent == tmp_path / "新电脑"

    before, after = tables(old), tables(new)
    marked = [row for row in before["memory"] if row[0] == "handed-over"]
    before["memory"] = [row for row in before["memory"] if row not in marked]
    assert len(marked) == 1  # only the ledger that stays behind is told that it does
    assert after == before
    assert len(after["change"]) > 1000
    assert after["draft"]
    assert files_of(new) == files_of(old)
    for place, content in files_of(new).items():
        assert Path(place).stem == hashlib.sha256(content).hexdigest()

    again = call(tmp_path / "新家", "check", "--ledger", new, "--json", "--today", "2026-11-23")
    assert json.loads(again.stdout)["damage"] == []
    with Ledger.open(new) as ledger:
        store, kept = Attachments(ledger), ledger.ever(Attachment)
        assert len(kept) == 6
        assert [store.damaged(one) for one in kept] == [""] * 6
        assert ledger.damage(RECORDS) == []


def test_both_ledgers_tell_of_the_hand_over_and_only_the_old_one_that_it_was_left(old: Path, tmp_path: Path):
    with Ledger.open(old) as ledger:
        hand_over(ledger, tmp_path / "a.zbyj", Parties("2026-11-23", "王建国", "李敏"), today=TODAY)
        assert ledger.undoable().label == "移交账本：王建国 → 李敏"
        left = handed_over(ledger)
        assert left is not None
        assert (left.receiver, left.file, str(left.day)) == ("李敏", "a.zbyj", "2026-11-23")
        assert left.contents.startswith("党员在册 47 名（另有停止党籍 1 名、已离开 6 名），")
        line = ledger.exports()[0]
        assert (line["what"], line["full"], line["purpose"], line["recipient"]) == ("a.zbyj", 1, "移交", "李敏")
    with Ledger.open(receive(tmp_path / "a.zbyj", tmp_path / "新").ledger) as ledger:
        assert ledger.undoable().label == "移交账本：王建国 → 李敏"
        assert [one.receiver for one in ledger.all(Handover)] == ["李敏"]
        assert ledger.exports()[0]["purpose"] == "移交"
        assert handed_over(ledger) is None


def test_a_hand_over_that_is_undone_was_none(old: Path, tmp_path: Path):
    with Ledger.open(old) as ledger:
        hand_over(ledger, tmp_path / "a.zbyj", Parties("2026-11-23"), today=TODAY)
        ledger.undo()
        assert handed_over(ledger) is None


def test_handed_on_twice_and_further_the_mark_stays_where_it_belongs(old: Path, tmp_path: Path):
    with Ledger.open(old) as ledger:
        for name in ("a", "b"):
            hand_over(ledger, tmp_path / f"{name}.zbyj", Parties("2026-11-23", "甲", "乙"), today=TODAY)
        assert handed_over(ledger).id == 2
    with Ledger.open(receive(tmp_path / "b.zbyj", tmp_path / "新").ledger) as ledger:
        assert handed_over(ledger) is None
        hand_over(ledger, tmp_path / "c.zbyj", Parties("2027-11-23", "乙", "丙"), today=TODAY)
        assert handed_over(ledger).receiver == "丙"
    with Ledger.open(receive(tmp_path / "c.zbyj", tmp_path / "更新").ledger) as ledger:
        assert [one.receiver for one in ledger.all(Handover)] == ["乙", "乙", "丙"]
        assert handed_over(ledger) is None


def test_without_the_program_the_file_is_a_zip_with_a_ledger_that_opens(packed, tmp_path: Path):
    with zipfile.ZipFile(packed.file) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    text = (tmp_path / "先看这里.txt").read_text(encoding="utf-8-sig")
    for name in ("支部.zbtz", "支部-附件", "移交清单.pdf", "附件目录.xlsx"):
        assert name in text
        assert (tmp_path / name).exists()
    with Ledger.open(tmp_path / "支部.zbtz") as ledger:
        assert handed_over(ledger) is None
        assert [Attachments(ledger).damaged(one) for one in ledger.ever(Attachment)] == [""] * 6


def test_the_checksum_is_that_which_the_system_computes(packed):
    assert hashlib.sha256(packed.file.read_bytes()).hexdigest() == packed.sha256
    assert packed.file.stat().st_size == packed.size
