"""What is not a ledger that we can open is refused in one sentence, and neither it nor its folder is touched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from models.records import Member
from models.store import Ledger, LedgerRefused
from models.store.opening import APPLICATION_ID
from tests.models.store.samples import added
from tests.models.store.states import fingerprint, names_in


def folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("姓名,性别\n赵一,男\n" * 50, encoding="utf-8")


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE 客户 (名称)")


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 252006674")
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE 客户 (名称)")


def newer(path: Path) -> None:
    Ledger.create(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")


def cut_header(path: Path) -> None:
    Ledger.create(path).close()
    os.truncate(path, 60)


def broken_page(path: Path) -> None:
    with Ledger.create(path) as ledger:
        added(ledger, Member)
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xa5" * 64)


def truncated(path: Path) -> None:
    Ledger.create(path).close()
    os.truncate(path, path.stat().st_size // 2)


def broken_header(path: Path) -> None:
    Ledger.create(path).close()
    with path.open("r+b") as file:
        file.seek(16)
        file.write(b"\xff\xff")


def pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (folder, "是文件夹"),
        (empty, "不是支部台账的账本文件"),
        (text, "不是支部台账的账本文件"),
        (other_database, "其他程序的数据库"),
        (other_program, "其他程序的数据库"),
        (newer, r"更新版本的支部台账写成（格式 99，本程序认识到 \d+）"),
        (cut_header, "不是支部台账的账本文件"),
        (broken_page, "已损坏"),
        (truncated, "已损坏"),
        (broken_header, "已损坏"),
        pytest.param(pipe, "不是支部台账的账本文件", marks=pytest.mark.skipif(os.name == "nt", reason="no pipes")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_refused_untouched_in_one_sentence(tmp_path: Path, make: Callable[[Path], None], told: str) -> None:
    path = tmp_path / "支部.zbtz"
    make(path)
    before = fingerprint(path) if path.is_file() else None
    files, folder_time = names_in(tmp_path), tmp_path.stat().st_mtime_ns
    with pytest.raises(LedgerRefused, match=told) as refusal:
        Ledger.open(path)
    said = str(refusal.value)
    assert said.startswith(("“支部.zbtz”", "账本“支部.zbtz”"))
    assert said.endswith("。")
    assert "\n" not in said
    assert "未作任何改动" in said or make is folder
    assert names_in(tmp_path) == files
    if before:
        assert fingerprint(path) == before
    if "已损坏" not in told:  # a damaged ledger is found out only after the folder was tried
        assert tmp_path.stat().st_mtime_ns == folder_time


@pytest.mark.parametrize("name", ["没有.zbtz", "没有/支部.zbtz", "长" * 300 + ".zbtz", "空\0字符"])
def test_a_mistyped_name_makes_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(LedgerRefused, match=r"找不到账本|读不到账本"):
        Ledger.open(tmp_path / name)
    if len(name) > 20 or "\0" in name:
        with pytest.raises(LedgerRefused, match=r"没有新建账本|文件名太长|不能在.*里新建账本"):
            Ledger.create(tmp_path / name)
    assert names_in(tmp_path) == []


def test_a_name_below_a_file_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    with pytest.raises(LedgerRefused, match="找不到账本"):
        Ledger.open(tmp_path / "文件" / "支部.zbtz")


def test_making_refuses_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    text(path)
    before = fingerprint(path)
    with pytest.raises(LedgerRefused, match="已经存在"):
        Ledger.create(path)
    with pytest.raises(LedgerRefused, match=r"文件夹.*不存在"):
        Ledger.create(tmp_path / "没有" / "支部.zbtz")
    assert fingerprint(path) == before
    assert names_in(tmp_path) == [path.name]


def test_a_half_made_ledger_of_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "~支部.zbtz.part").write_bytes(b"half")
    Ledger.create(tmp_path / "支部.zbtz").close()
    assert names_in(tmp_path) == ["支部.zbtz"]


def test_the_settings_are_in_force(ledger: Ledger) -> None:
    pragmas = {
        "journal_mode": "truncate", "synchronous": 3, "locking_mode": "exclusive", "foreign_keys": 1, "secure_delete": 1,
        "recursive_triggers": 1, "cell_size_check": 1, "temp_store": 2, "application_id": APPLICATION_ID,
    }  # fmt: skip
    assert {name: ledger._conn.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas} == pragmas
    for ended in ("登记", ""):  # nor does a migration, a unit or an undo change them
        added(ledger, Member) if ended else ledger.undo()
        assert {name: ledger._conn.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas} == pragmas


def test_a_ledger_is_one_file_once_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        added(ledger, Member)
    assert names_in(tmp_path) == [path.name]
    before = fingerprint(path)
    Ledger.open(path).close()
    assert fingerprint(path) == before, "looking at a ledger changed it"


def test_deleted_text_does_not_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        ledger.save_draft("member:new", {"id_number": "11010519491231002X"})
        ledger.drop_draft("member:new")
    assert b"11010519491231002X" not in path.read_bytes()
