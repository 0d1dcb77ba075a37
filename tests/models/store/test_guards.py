"""No write gets past the change log, and nobody rewrites it: not our own code, not another program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.fields import Record
from models.records import RECORDS, Member
from models.store import Ledger, LedgerDamaged, LedgerRefused
from tests.models.store.samples import added
from tests.models.store.states import fingerprint, names_in

WRITES = ("INSERT INTO {t} (id) VALUES (77)", "UPDATE {t} SET deleted_at = 'x'", "DELETE FROM {t}")


@pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.table)
@pytest.mark.parametrize("write", WRITES, ids=["insert", "update", "delete"])
def test_a_write_outside_a_unit_fails(ledger: Ledger, cls: type[Record], write: str) -> None:
    made = added(ledger, cls)
    with pytest.raises(sqlite3.IntegrityError, match=r"change\.unit"):
        ledger._conn.execute(write.format(t=cls.table))
    assert ledger.all(cls) == [made]


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A ledger with one member, closed."""
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        added(ledger, Member)
    return path


@pytest.mark.parametrize("write", WRITES, ids=["insert", "update", "delete"])
def test_another_program_cannot_write_unseen(closed: Path, write: str) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as other, pytest.raises(sqlite3.OperationalError):
        other.execute(write.format(t="member"))
    with Ledger.open(closed) as ledger:
        assert ledger.damage(RECORDS) == []


@pytest.mark.parametrize("write", ["UPDATE {t} SET id = id + 100", "DELETE FROM {t}", "DELETE FROM {t} WHERE id = 1"])
@pytest.mark.parametrize("table", ["unit", "change"])
def test_nobody_rewrites_history(closed: Path, table: str, write: str) -> None:
    with (
        closing(sqlite3.connect(closed, isolation_level=None)) as other,
        pytest.raises(sqlite3.IntegrityError, match="history"),
    ):
        other.execute(write.format(t=table))
    with Ledger.open(closed) as ledger:
        with pytest.raises(sqlite3.IntegrityError, match="history"), ledger.unit("清空"):
            ledger._conn.execute(write.format(t=table))
        assert len(ledger.units()) == 1
        assert ledger.damage(RECORDS) == []


@pytest.mark.parametrize(
    ("made", "name"),
    [
        ("CREATE TRIGGER spy AFTER INSERT ON member BEGIN UPDATE member SET name = 'x'; END", "spy"),
        ("CREATE TRIGGER log_member_insert2 AFTER INSERT ON member BEGIN SELECT 1; END", "log_member_insert2"),
        ("CREATE VIEW 汇总 AS SELECT * FROM member", "汇总"),
    ],
)
def test_triggers_and_views_of_others_are_refused(closed: Path, made: str, name: str) -> None:
    with closing(sqlite3.connect(closed)) as other:
        other.execute(made)
    before = fingerprint(closed)
    with pytest.raises(LedgerRefused, match=f"其他程序加入的内容（{name}）"):
        Ledger.open(closed)
    assert fingerprint(closed) == before
    assert names_in(closed.parent) == [closed.name]


@pytest.mark.parametrize(
    "gone",
    [
        "DROP TABLE waiver",
        "DROP TABLE export_log",
        "DROP TABLE change",
        "DROP TRIGGER log_waiver_insert; DROP TRIGGER log_waiver_update; DROP TRIGGER log_waiver_delete;"
        " ALTER TABLE waiver DROP COLUMN reason",
    ],
)
def test_a_ledger_of_which_something_is_gone_is_refused(closed: Path, gone: str) -> None:
    with closing(sqlite3.connect(closed)) as other:
        other.executescript(gone)
    before = fingerprint(closed)
    with pytest.raises(LedgerRefused, match="已损坏"):
        Ledger.open(closed)
    assert fingerprint(closed) == before


def test_a_changed_log_trigger_is_refused(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as other:
        other.execute("DROP TRIGGER log_member_update")
        other.execute("CREATE TRIGGER log_member_update AFTER UPDATE ON member BEGIN SELECT 1; END")
    with pytest.raises(LedgerRefused, match="log_member_update"):
        Ledger.open(closed)


def test_a_line_of_the_schema_that_a_turned_bit_changed_is_refused(closed: Path) -> None:
    """SQLite takes in the trigger of a line that does not call itself one; looked for among triggers it would be missing."""
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_schema SET type = 'triwger' WHERE name = 'log_member_delete'")
    before = closed.read_bytes()
    with pytest.raises(LedgerDamaged):
        Ledger.open(closed)
    assert closed.read_bytes() == before


def test_missing_triggers_are_made_again_and_what_went_past_them_is_told(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("UPDATE member SET phone = '13700137000'")
    with Ledger.open(closed) as ledger:
        assert ledger.damage(RECORDS) == ["党员 1 号与修改记录不一致，可能被其他程序改过或磁盘损坏"]
        added(ledger, Member)
        assert len(ledger.units()) == 2
