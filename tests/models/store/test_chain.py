"""Each action carries a hash over itself and the one before."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.records import RECORDS, Member
from models.store import Ledger, chain
from tests.models.store.samples import added
from tests.models.store.test_damage import behind_the_back, used  # noqa: F401


def test_the_chain_is_what_its_description_says(ledger: Ledger) -> None:
    """Recomputed here from the tables alone: whoever reads a ledger in ten years can do the same."""
    added(ledger, Member)
    ledger.undo()
    ledger.redo()
    before = "0" * 64
    conn = ledger._conn
    for unit in conn.execute("SELECT id, at, label, kind, target, note, by, reason FROM unit ORDER BY id").fetchall():
        changes = conn.execute(
            "SELECT tbl, row, before, after FROM change WHERE unit = ? ORDER BY id", [unit[0]]
        ).fetchall()
        text = json.dumps([*unit, [list(c) for c in changes]], ensure_ascii=False, separators=(",", ":"))
        before = hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
        assert chain.hash_of(conn, unit[0]) == before
    assert chain.head(conn) == (3, before)


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE unit SET at = '2020-01-01 00:00:00' WHERE id = 4", 4),
        ("UPDATE unit SET label = label || '。' WHERE id = 1", 1),
        ("UPDATE unit SET by = '别人' WHERE id = 11", 11),
        ("UPDATE unit SET reason = '补' WHERE id = 3", 3),
        ("UPDATE change SET after = replace(after, '县农业农村局', '县林业局') WHERE unit = 5", 5),
        ("UPDATE chain SET hash = replace(hash, 'a', 'b') WHERE unit = 6", 6),
        ("DELETE FROM chain WHERE unit = 7", 7),
    ],
)
def test_a_line_of_history_that_was_changed_is_named(used: Path, statement: str, number: int) -> None:  # noqa: F811
    found = behind_the_back(used, statement)
    assert any(line.startswith(f"第 {number} 步操作与当时留下的校验码不符") for line in found), found


def test_a_ledger_from_before_the_chain_gets_one_with_the_upgrade(tmp_path: Path) -> None:
    from models.store.migrations import STEPS

    path = tmp_path / "支部.zbtz"
    before = STEPS[: [step.__name__ for step in STEPS].index("chained")]
    Ledger.create(path, steps=before).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.create_function("current_unit", 0, lambda: 1)
        old.execute("INSERT INTO unit (id, at, label, kind) VALUES (1, '2026-01-05 09:00:00', '登记党员', 'do')")
        old.execute("INSERT INTO member (id, name) VALUES (1, '苏岑')")
    with Ledger.open(path) as ledger:
        assert chain.head(ledger._conn)[0] == 1
        assert ledger.damage(RECORDS) == []
        added(ledger, Member)
        assert chain.head(ledger._conn)[0] == 2
        assert ledger.damage(RECORDS) == []
