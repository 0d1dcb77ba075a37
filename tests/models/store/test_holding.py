"""One process holds a ledger, and only one; it notices when the file goes away under it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.records import Member
from models.store import Ledger, LedgerBusy, LedgerRefused
from models.store.opening import connect, release
from tests.models.store.samples import added
from tests.models.store.states import OPEN, answer, fingerprint, names_in, start

HOLD = """
import sys
from pathlib import Path
from models.records import Member
from models.store import Ledger
with Ledger.open(Path(sys.argv[1])) as ledger:
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_process_is_refused_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    Ledger.create(path).close()
    with start(HOLD, path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        before = fingerprint(path)
        with pytest.raises(LedgerBusy, match=r"已在另一个窗口或程序中打开.*请"):
            Ledger.open(path)
        assert fingerprint(path) == before
        other.kill()
    Ledger.open(path).close()


def test_opening_twice_in_one_process_is_refused_and_keeps_the_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "支部.zbtz", tmp_path / "快捷.zbtz"
    with Ledger.create(path) as ledger:
        added(ledger, Member)
        link.symlink_to(path)
        for name in (path, link):
            with pytest.raises(LedgerBusy):
                Ledger.open(name)
        assert answer(OPEN, path)[0] == "LedgerBusy", "another process could open a ledger that is open here"
        added(ledger, Member)
    assert answer(OPEN, path) == ["opened", ""]
    with Ledger.open(link) as ledger:
        assert ledger.count(Member) == 2


def test_a_ledger_that_was_forgotten_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    forgotten = Ledger.create(path)
    connection = forgotten._conn
    del forgotten
    release(connection)
    Ledger.open(path).close()


def test_another_program_that_reads_is_no_reason_to_lose_a_save(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger, closing(sqlite3.connect(path, timeout=0)) as other:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT count(*) FROM member")
        added(ledger, Member)
        assert ledger.count(Member) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_file_that_went_away_is_noticed_before_the_next_save(tmp_path: Path, how: str) -> None:
    path, aside = tmp_path / "支部.zbtz", tmp_path / "别处.zbtz"
    with Ledger.create(path) as ledger:
        added(ledger, Member)
        path.rename(aside)
        if how == "deleted":
            aside.unlink()
        if how == "replaced":
            path.write_bytes(aside.read_bytes())
        with pytest.raises(LedgerRefused, match="被移走、改名或删除"):
            added(ledger, Member)
        assert ledger.count(Member) == 1
        rescued = tmp_path / "另存.zbtz"
        ledger.copy_to(rescued)
    with Ledger.open(rescued) as ledger:
        assert ledger.count(Member) == 1


def test_a_ledger_in_wal_mode_is_taken_back(tmp_path: Path) -> None:
    """Some database tools switch the mode; then a copy of the one file would not be the ledger."""
    path = tmp_path / "支部.zbtz"
    Ledger.create(path).close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    with Ledger.open(path) as ledger:
        added(ledger, Member)
    assert names_in(tmp_path) == [path.name]
    assert path.read_bytes()[18:20] == b"\1\1"
    with closing(connect(path)) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
