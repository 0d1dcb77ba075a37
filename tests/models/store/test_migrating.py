"""A ledger of an earlier version is copied aside, verified, and taken to the newest in one transaction; or it stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from models.records import RECORDS, Member, Progress, Rectification, Transfer
from models.store import Ledger, LedgerRefused
from models.store.making import create
from models.store.migrations import STEPS
from tests.models.store.samples import added
from tests.models.store.states import fingerprint, names_in, rows_of


def backup_of(path: Path) -> Path:
    """The only copy from before an upgrade, beside which there is its hash, and nothing else."""
    copy = next((path.parent / "支部-备份").glob("备份-0001-*-升级前.zbtz"))
    beside = [f"支部-备份/{copy.stem}{suffix}" for suffix in (".sha256", ".zbtz")]
    assert names_in(path.parent) == ["支部-备份", *beside, "支部.zbtz"]
    return copy


def add_column(db: Database) -> None:
    """A step as a new field needs it."""
    db.table("member").add_column("degree", str)


def rebuild(db: Database) -> None:
    """transform() makes the table anew, and takes its triggers away without a word."""
    db.table("rectification").transform(rename={"note": "note2"})
    db.table("rectification").transform(rename={"note2": "note"})


def clean_phones(db: Database) -> None:
    """A step that changes records, and drops and makes some."""
    db.execute("UPDATE member SET phone = '13500135000'")
    db.execute("DELETE FROM progress")
    db.execute("INSERT INTO member (id, name) VALUES (900, '新来')")


def half_done(db: Database) -> None:
    db.execute("UPDATE member SET name = '改坏'")
    db.table("member").add_column("degree", str)
    raise ValueError("step")


def breaks_a_reference(db: Database) -> None:
    db.execute("DELETE FROM rectification")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A ledger of the present version, which the tests take further."""
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        for turn, cls in enumerate(RECORDS):
            added(ledger, cls, turn)
        ledger.undo()
        ledger.redo()
    return path


def test_an_older_ledger_is_copied_and_migrated(old: Path) -> None:
    before, file = None, fingerprint(old)[0]
    with Ledger.open(old) as ledger:
        before, present = rows_of(ledger), ledger.count(Member)
    version = len(STEPS)
    with Ledger.open(old, steps=(*STEPS, add_column, rebuild)) as ledger:
        assert ledger._conn.execute("PRAGMA user_version").fetchone() == (version + 2,)
        assert "degree" in ledger._db.table("member").columns_dict
        assert ledger._conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert ledger.units()[0].kind == "redo", "an empty new column is no change of a record"
        assert ledger.count(Member) == present
        assert ledger.damage(RECORDS) == []
    backup = backup_of(old)
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Ledger.open(backup.rename(old.with_name("从前.zbtz"))) as ledger:
        assert rows_of(ledger) == before
        assert ledger.undoable() is not None
    assert fingerprint(old)[0] != file


def test_after_a_migration_the_log_goes_on(old: Path) -> None:
    with Ledger.open(old, steps=(*STEPS, add_column, rebuild)) as ledger:
        item = added(ledger, Rectification)
        person = added(ledger, Member)
        assert ledger.history(item)[0].unit.label == "登记整改事项"
        after = rows_of(ledger)
        for _ in range(4):  # two actions of before the migration too, one of which closed a year
            assert ledger.undo("核对") is not None
        for _ in range(4):
            assert ledger.redo() is not None
        assert rows_of(ledger) == after
        assert ledger.get(Member, person.id) == person
        assert ledger.damage(RECORDS) == []


def test_what_a_step_changes_in_records_is_a_line_of_history(old: Path) -> None:
    steps = (*STEPS, clean_phones)
    with Ledger.open(old, clock=lambda: datetime(2027, 1, 4, 8), steps=steps) as ledger:
        line = ledger.units()[0]
        assert (line.label, line.kind, line.at) == (f"升级到格式 {len(steps)}", "upgrade", "2027-01-04 08:00:00")
        changes = {(c.table, c.row): c for c in ledger.changes(line)}
        assert changes["member", 1].names() == ["phone"]
        assert changes["member", 900].before is None
        assert changes["progress", 1].after is None
        assert ledger.damage(RECORDS) == []
        undoable = ledger.undoable()
        assert undoable is not None
        assert undoable.kind == "do"
        made = added(ledger, Member)
        ledger.undo()
        assert ledger.get(Member, made.id) is None
    with Ledger.open(old, steps=steps) as ledger:
        assert ledger.damage(RECORDS) == []


def test_a_migration_does_not_hide_what_was_changed_behind_the_back(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("UPDATE member SET note = '篡改' WHERE id = 1")
    with Ledger.open(old, steps=(*STEPS, clean_phones)) as ledger:
        assert [line[:6] for line in ledger.damage(RECORDS)] == ["党员 1 号"]


def test_the_ledger_is_never_without_its_triggers(old: Path) -> None:
    """They are made in the transaction of the migration, and know the new columns."""
    with Ledger.open(old, steps=(*STEPS, add_column)) as ledger:
        with ledger.unit("填写"):
            ledger._conn.execute("UPDATE member SET degree = '学士' WHERE id = 1")
        assert ledger.changes(ledger.units()[0])[0].names() == ["degree"]
        ledger.undo()
        assert ledger._conn.execute("SELECT degree FROM member WHERE id = 1").fetchone() == (None,)
    Ledger.open(old, steps=(*STEPS, add_column)).close()
    new = old.with_name("新.zbtz")
    create(new, STEPS)
    with closing(sqlite3.connect(new)) as other:
        [(count,)] = other.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    assert count == 3 * len(RECORDS) + 6


@pytest.mark.parametrize("step", [half_done, breaks_a_reference])
def test_a_step_that_fails_leaves_the_ledger_as_it_was(old: Path, step) -> None:
    with Ledger.open(old) as ledger:
        before = rows_of(ledger)
    content = old.read_bytes()
    for _ in range(2):  # and the second try does not lose the copy of the first
        with pytest.raises(LedgerRefused, match=r"升级到格式 \d+ 时出错，已退回原样"):
            Ledger.open(old, steps=(*STEPS, rebuild, step))
        assert old.read_bytes() == content
        backup = backup_of(old)
    for path in (old, backup.rename(old.with_name("从前.zbtz"))):
        with Ledger.open(path) as ledger:
            assert rows_of(ledger) == before
            added(ledger, Progress)


def test_no_migration_without_a_backup(old: Path) -> None:
    shutil.rmtree(old.parent / "支部-备份")
    (old.parent / "支部-备份").write_text("a file where the folder should be")
    content = old.read_bytes()
    with pytest.raises(LedgerRefused, match="备份没有做成"):
        Ledger.open(old, steps=(*STEPS, add_column))
    assert old.read_bytes() == content


def test_a_ledger_of_the_newest_version_is_not_copied(old: Path) -> None:
    Ledger.open(old).close()
    assert names_in(old.parent) == [old.name]


def test_an_older_program_refuses_what_a_newer_one_wrote(old: Path) -> None:
    Ledger.open(old, steps=(*STEPS, add_column)).close()
    before = fingerprint(old)
    with pytest.raises(LedgerRefused, match="请先升级程序"):
        Ledger.open(old)
    assert fingerprint(old) == before


def test_triggers_worded_by_an_earlier_program_are_replaced(old: Path) -> None:
    with closing(sqlite3.connect(old)) as other:
        [(sql,)] = other.execute("SELECT sql FROM sqlite_schema WHERE name = 'log_member_insert'").fetchall()
        other.execute("DROP TRIGGER log_member_insert")
        other.execute(sql.replace("AFTER INSERT", "AFTER  INSERT"))
    with pytest.raises(LedgerRefused, match="log_member_insert"):
        Ledger.open(old)
    with Ledger.open(old, steps=(*STEPS, add_column)) as ledger:
        made = added(ledger, Member)
        assert len(ledger.history(made)) == 1


def test_a_crash_at_the_end_of_a_migration_is_rolled_back_and_done_again(old: Path) -> None:
    """The version in the header is then that of the migration that did not happen."""
    crashed, version = old.with_name("断电.zbtz"), len(STEPS)
    with closing(sqlite3.connect(old, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size = 1")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute(f"PRAGMA user_version = {version + 1}")
        conn.execute("ALTER TABLE member ADD COLUMN degree TEXT")
        for number in range(400):
            conn.execute("INSERT INTO draft VALUES (?, '', ?)", [f"k{number}", "x" * 3000])
        shutil.copy(old, crashed)
        shutil.copy(old.with_name(old.name + "-journal"), crashed.with_name(crashed.name + "-journal"))
        conn.execute("ROLLBACK")
    with crashed.open("r+b") as file:  # the first page is written last of all
        file.seek(60)
        file.write((version + 1).to_bytes(4, "big"))
    assert os.path.getsize(crashed) > os.path.getsize(old)
    with Ledger.open(crashed, steps=(*STEPS, add_column)) as ledger:
        assert "degree" in ledger._db.table("member").columns_dict
        assert ledger.drafts() == []
        assert ledger.damage(RECORDS) == []
    kept = [name for name in names_in(old.parent) if "异常退出前" in name]
    assert kept == ["断电-备份/异常退出前-断电.zbtz", "断电-备份/异常退出前-断电.zbtz-journal"]


def test_a_ledger_of_the_first_version_keeps_its_people(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path, steps=STEPS[:1]) as first:
        first._conn.execute(
            "INSERT INTO unit (id, at, label, kind) VALUES (1, '2026-01-05 09:00:00', '登记党员', 'do')"
        )
        first._acting.under_way = 1
        first._conn.execute("INSERT INTO member (id, name, standing, left) VALUES (1, '苏岑', '停止党籍', '2025-03')")
    with Ledger.open(path) as ledger:
        (member,) = ledger.all(Member)
        assert (member.name, member.standing, member.show("left"), member.lost_why) == (
            "苏岑",
            "停止党籍",
            "2025-03",
            "",
        )
        assert ledger.count(Transfer) == 0
        assert ledger.remembered("import:x") is None
        assert ledger.damage(RECORDS) == []
        assert ledger.history(member)[0].unit.by == ""
        assert ledger.undo() is not None
        assert ledger.count(Member) == 0
        assert ledger.redo() is not None
        assert ledger.all(Member) == [member]
