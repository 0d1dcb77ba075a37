"""Going back to a backup takes all of it or nothing, keeps the ledger of before, and leaves a journal that goes with it."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from models.records import RECORDS, Member
from models.safekeeping import drill, restoring
from models.safekeeping.backing_up import back_up
from models.safekeeping.folder import Kept, listed
from models.safekeeping.recovering import recover
from models.safekeeping.restoring import restore
from models.store import Ledger, LedgerBusy, LedgerRefused
from models.store.backup_names import BEFORE_RESTORE, START
from models.store.backups import folder_of
from models.store.making import create
from models.store.migrations import STEPS
from tests.models.store.samples import added
from tests.models.store.states import answer, fingerprint, names_in
from tests.models.store.test_rebuilding import busy, everything


def kept(path: Path) -> list[Kept]:
    return listed(folder_of(path))


@pytest.fixture
def past(ledger: Ledger) -> tuple[Kept, object, Path]:
    """A ledger that is closed, with a backup of an earlier state, and that state."""
    busy(ledger, random.Random(3), 12)
    then = everything(ledger)
    back_up(ledger, START)
    busy(ledger, random.Random(4), 12)
    ledger.close()
    return kept(ledger.path)[0], then, ledger.path


def test_the_whole_is_as_it_was_and_the_present_is_kept(past) -> None:
    backup, then, path = past
    with Ledger.open(path) as ledger:
        now = everything(ledger)
    said = restore(backup.file, backup.title, path)
    assert said.startswith("已恢复到第 1 号备份（2026-11-23 09:30）")
    with Ledger.open(path) as ledger:
        assert everything(ledger) == then
        assert ledger.damage(RECORDS) == []
        assert ledger.behind() == [], "its journal goes with it"
    before, _ = kept(path)
    assert before.name.why == BEFORE_RESTORE
    restore(before.file, before.title, path)
    with Ledger.open(path) as ledger:
        assert everything(ledger) == now
    assert not [name for name in names_in(path.parent) if "part" in name or "journal" in name]


def test_after_going_back_a_destroyed_ledger_is_recovered_to_what_was_done_since(past) -> None:
    """The actions that were left behind by it do not come back, though journal and 恢复前 tell of them."""
    backup, then, path = past
    restore(backup.file, backup.title, path)
    path.unlink()
    recover(path)
    with Ledger.open(path) as ledger:
        assert everything(ledger) == then
        added(ledger, Member)
        after = everything(ledger)
    path.write_bytes(b"")
    recover(path)
    with Ledger.open(path) as ledger:
        assert everything(ledger) == after


def test_a_damaged_backup_changes_nothing(past) -> None:
    backup, _, path = past
    content = bytearray(backup.file.read_bytes())
    content[len(content) // 2] ^= 1
    backup.file.write_bytes(content)
    before, names = fingerprint(path), names_in(path.parent)
    with pytest.raises(LedgerRefused, match="用不上（内容与校验值不符），账本未作改动"):
        restore(backup.file, backup.title, path)
    assert fingerprint(path) == before
    assert names_in(path.parent) == names


def test_a_backup_with_a_changed_row_is_found_by_the_log(past) -> None:
    """Its hash was made after the change: SQLite's own check and the hash see nothing."""
    backup, _, path = past
    with closing(sqlite3.connect(backup.file, isolation_level=None)) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("UPDATE member SET note = '篡改' WHERE id = 1")
    backup.name.hash_in(backup.folder).unlink()
    with pytest.raises(LedgerRefused, match=r"第 1 号备份.*(核对不符|用不上)"):
        restore(backup.file, backup.title, path)


def test_an_open_ledger_is_not_swapped(past) -> None:
    backup, _, path = past
    with Ledger.open(path), pytest.raises(LedgerBusy):
        restore(backup.file, backup.title, path)


def test_where_the_present_cannot_be_kept_nothing_is_done(past, tmp_path: Path) -> None:
    backup, _, path = past
    file = tmp_path / "U盘.zbtz"
    shutil.copy(backup.file, file)
    shutil.rmtree(folder_of(path))
    folder_of(path).write_text("a file where the folder should be")
    before = fingerprint(path)
    with pytest.raises(LedgerRefused, match="备份不下来"):
        restore(file, "备份", path)
    assert fingerprint(path) == before


FULL = """
import json, resource, signal, sys
from pathlib import Path
from models.store import Ledger, LedgerRefused
from models.safekeeping.restoring import restore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, backup = Path(sys.argv[1]), Path(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    restore(backup, "备份", path)
    print(json.dumps("restored"))
except LedgerRefused as refusal:
    print(json.dumps(str(refusal)))
"""


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_on_a_full_disk_nothing_is_done(past, share: float) -> None:
    """share: how much of the ledger there is still room for."""
    backup, _, path = past
    before, names = fingerprint(path)[0], names_in(path.parent)
    told = answer(FULL, path, backup.file, int(path.stat().st_size * share) - (4096 if share == 1 else 0))
    assert told.startswith("没有恢复：")
    assert fingerprint(path)[0] == before
    assert names_in(path.parent) == names


def test_a_stop_at_the_last_moment_leaves_the_ledger(past, monkeypatch: pytest.MonkeyPatch) -> None:
    backup, _, path = past
    before = fingerprint(path)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, "change_over", stop)
    with pytest.raises(KeyboardInterrupt):
        restore(backup.file, backup.title, path)
    assert fingerprint(path)[0] == before[0]
    assert not list(path.parent.glob("~*"))


def test_a_backup_of_an_earlier_version_is_taken_to_the_present(tmp_path: Path) -> None:
    old, path = tmp_path / "旧.zbtz", tmp_path / "支部.zbtz"
    create(old, STEPS[:-1])
    restore(old, "旧备份", path)
    with Ledger.open(path) as ledger:
        added(ledger, Member)
        assert ledger.damage(RECORDS) == []


def test_a_backup_is_tried_out_only_where_the_parent_clears_away(
    past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child may be killed; it must not have made a place of its own."""
    backup = past[0]
    place = tmp_path / "试"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))
    assert drill._answer(json.dumps([str(backup.file), str(place)]).encode()) == {"wrong": ""}
    assert names_in(place) == ["试恢复.zbtz"]
    assert drill.try_out(backup.file) == drill.UNTRIED, "nowhere to try it is no fault of the backup"


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is a matter of POSIX")
def test_a_full_disk_while_it_is_tried_is_no_fault_of_the_backup(past, tmp_path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    asked = json.dumps([str(past[0].file), str(tmp_path)]).encode()
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        assert drill._answer(asked) == {"wrong": drill.UNTRIED}
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert drill._answer(asked) == {"wrong": ""}
