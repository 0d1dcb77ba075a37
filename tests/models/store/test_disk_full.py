"""A disk that takes nothing more: one sentence, the ledger as before, and the same save goes through once there is room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.records import RECORDS, Member
from models.store import Ledger
from tests.models.store.samples import added
from tests.models.store.states import answer, names_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is a matter of POSIX")

BEGIN = """
import json, resource, sqlite3, sys
from pathlib import Path
import models.pinyin, pypinyin, sqlite_utils
from models.records import RECORDS, Member
from models.store import Ledger, LedgerRefused
from models.store.migrations import STEPS
from tests.models.store.states import rows_of
path = Path(sys.argv[1])
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
def refused(act):
    try:
        act()
    except (LedgerRefused, OSError) as refusal:
        return type(refusal).__name__, str(refusal)
    return "done", ""
"""

SAVE = (
    BEGIN
    + """
ledger = Ledger.open(path)
people = [Member(name="甲", note="记" * 1000) for _ in range(int(sys.argv[2]))]
def save():
    with ledger.unit("导入") as unit:
        unit.add_all(people)
before = rows_of(ledger)
room(path.stat().st_size)
told = [refused(save), refused(save), refused(lambda: ledger.save_draft("甲", {"记": "记" * 90000}))]
same = rows_of(ledger) == before and not ledger.drafts() and all(person.id == 0 for person in people)
undo = ledger.undoable().label
room(resource.RLIM_INFINITY)
told.append(refused(save))
print(json.dumps([told, same, undo, ledger.count(Member), len(ledger.units()), ledger.damage(RECORDS)]))
ledger.close()
"""
)

LEAVE = (
    BEGIN
    + """
ledger = Ledger.open(path)
people = [Member(name="甲", note="记" * 1000) for _ in range(2000)]
room(path.stat().st_size + int(sys.argv[2]))
def save():
    with ledger.unit("导入") as unit:
        unit.add_all(people)
print(json.dumps(refused(save)))
ledger.close()
"""
)

COPY = (
    BEGIN
    + """
ledger = Ledger.open(path)
room(8192)
told = refused(lambda: ledger.copy_to(path.with_name("副本.zbtz")))
room(resource.RLIM_INFINITY)
ledger.copy_to(path.with_name("副本二.zbtz"))
print(json.dumps(told))
ledger.close()
"""
)

MIGRATE = (
    BEGIN
    + """
def step(db):
    db.table("member").add_column("degree", str)
    db.execute("UPDATE member SET note = ?", ["记" * 400000])
room(path.stat().st_size if sys.argv[2] == "step" else 8192)
print(json.dumps(refused(lambda: Ledger.open(path, steps=(*STEPS, step)))))
"""
)

CREATE = (
    BEGIN
    + """
room(8192)
print(json.dumps(refused(lambda: Ledger.create(path))))
"""
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one member, closed."""
    with Ledger.create(tmp_path / "支部.zbtz") as ledger:
        added(ledger, Member)
    return tmp_path / "支部.zbtz"


@pytest.mark.parametrize("many", [3, 900], ids=["at the commit", "in the middle"])
def test_a_save_on_a_full_disk_is_refused_and_can_be_repeated(path: Path, many: int) -> None:
    told, same, undo, members, lines, damage = answer(SAVE, path, many)
    sentence = "没有保存：磁盘已满或写不进去。账本保持原样，请腾出空间后再保存。"
    assert told == [["LedgerRefused", sentence]] * 3 + [["done", ""]]
    assert same
    assert undo == "登记党员"
    assert (members, lines, damage) == (1 + many, 2, [])
    with Ledger.open(path) as ledger:
        assert ledger.count(Member) == 1 + many
        assert ledger.damage(RECORDS) == []


@pytest.mark.parametrize("room", [0, 40960, 400000])
def test_the_program_that_ends_on_a_full_disk_leaves_the_ledger_as_it_was(path: Path, room: int) -> None:
    """SQLite had written half of the save into the file; nothing was read between the failure and the end."""
    with Ledger.open(path) as ledger, ledger.unit("导入") as unit:
        unit.add_all([Member(name="乙", note="记" * 500) for _ in range(300)])
    content = path.read_bytes()
    assert answer(LEAVE, path, room)[0] == "LedgerRefused"
    assert path.read_bytes() == content
    assert names_in(path.parent) == ["支部.zbtz"]


def test_a_copy_on_a_full_disk_leaves_nothing(path: Path) -> None:
    kind, _ = answer(COPY, path)
    assert kind == "OSError"
    assert names_in(path.parent) == ["副本二.zbtz", "支部.zbtz"]


@pytest.mark.parametrize(("where", "told"), [("backup", "备份没有做成"), ("step", "已退回原样")])
def test_a_migration_on_a_full_disk_leaves_the_ledger_as_it_was(path: Path, where: str, told: str) -> None:
    content = path.read_bytes()
    kind, sentence = answer(MIGRATE, path, where)
    assert kind == "LedgerRefused"
    assert told in sentence
    assert path.read_bytes() == content
    assert not [name for name in names_in(path.parent) if "part" in name or "journal" in name]
    Ledger.open(path).close()


def test_a_new_ledger_on_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    kind, sentence = answer(CREATE, tmp_path / "支部.zbtz")
    assert kind == "LedgerRefused"
    assert sentence.startswith("不能在“")
    assert names_in(tmp_path) == []
