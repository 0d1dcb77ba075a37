"""After a crash every acknowledged action is there and no half one; what the crash left is kept before it is repaired."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from models.records import RECORDS, Member
from models.store import Ledger, LedgerBusy, LedgerRefused
from tests.models.store.samples import added
from tests.models.store.states import fingerprint, names_in, rows_of, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 is a matter of POSIX")

# More rows than SQLite's cache holds: the file is written before the commit, and the journal is needed to undo it.
IN_THE_MIDDLE = """
import sys
from pathlib import Path
from models.records import Member
from models.store import Ledger
with Ledger.open(Path(sys.argv[1])) as ledger, ledger.unit("导入") as unit:
    unit.add_all([Member(name="甲", note="记" * 1000) for _ in range(800)])
    print("half", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A ledger with one member, whose program was killed in the middle of an import."""
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger:
        added(ledger, Member)
    with start(IN_THE_MIDDLE, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "half\n"
        child.kill()
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    return path


def test_a_half_action_is_rolled_back_and_the_evidence_kept(crashed: Path) -> None:
    journal = crashed.with_name(crashed.name + "-journal")
    left = (crashed.read_bytes(), journal.read_bytes())
    with Ledger.open(crashed) as ledger:
        assert ledger.count(Member) == 1
        assert len(ledger.units()) == 1
        assert ledger.damage(RECORDS) == []
        added(ledger, Member)
        rows = rows_of(ledger)
    kept = crashed.parent / "支部-备份"
    assert ((kept / "异常退出前-支部.zbtz").read_bytes(), (kept / "异常退出前-支部.zbtz-journal").read_bytes()) == left
    before = fingerprint(kept / "异常退出前-支部.zbtz")
    with Ledger.open(crashed) as ledger:
        assert rows_of(ledger) == rows
    assert fingerprint(kept / "异常退出前-支部.zbtz") == before
    assert sorted(p.name for p in crashed.parent.iterdir()) == ["支部-备份", "支部.zbtz"]


def test_a_ledger_that_is_opened_by_a_link_keeps_its_evidence_too(crashed: Path) -> None:
    link = crashed.with_name("快捷.zbtz")
    link.symlink_to(crashed)
    with Ledger.open(link) as ledger:
        assert ledger.count(Member) == 1
    assert (crashed.parent / "快捷-备份" / "异常退出前-支部.zbtz").exists()


def test_without_room_for_the_evidence_nothing_is_repaired(crashed: Path) -> None:
    shutil.rmtree(crashed.parent / "支部-备份")
    (crashed.parent / "支部-备份").write_text("a file where the folder should be")
    journal = crashed.with_name(crashed.name + "-journal")
    before = fingerprint(crashed), fingerprint(journal)
    with pytest.raises(LedgerRefused, match=r"上次异常退出.*未作任何改动.*请"):
        Ledger.open(crashed)
    assert (fingerprint(crashed), fingerprint(journal)) == before


def test_another_program_at_work_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    Ledger.create(path).close()
    with start(IN_THE_MIDDLE, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "half\n"
        assert path.with_name(path.name + "-journal").stat().st_size > 0
        with pytest.raises(LedgerBusy):
            Ledger.open(path)
        assert "支部-备份" not in names_in(tmp_path)
        child.communicate("\n", timeout=60)
    with Ledger.open(path) as ledger:
        assert ledger.count(Member) == 800


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is a matter of POSIX")
def test_evidence_that_did_not_fit_leaves_no_half_copy_among_the_backups(crashed: Path) -> None:
    import resource

    before = crashed.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        with pytest.raises(LedgerRefused, match=r"上次异常退出.*未作任何改动.*请"):
            Ledger.open(crashed)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names_in(crashed.parent / "支部-备份") == []
    assert crashed.read_bytes() == before
