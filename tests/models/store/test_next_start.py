"""What a killed program left is put right at the next start: half copies go, the journal gets the action that it lacks."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from models.records import Member
from models.store import Ledger, LedgerRefused, opening
from models.store.backups import beside, folder_of
from models.store.chain import START, head
from models.store.journal_files import files_in
from models.store.migrations import STEPS
from models.store.rebuilding import following, rebuild, story_of
from tests.models.store.samples import added


def test_half_copies_are_swept(ledger: Ledger) -> None:
    added(ledger, Member)
    ledger.close()
    folder = folder_of(ledger.path)
    left = [
        folder / "~副本.zbtz.part",
        folder / "~副本.zbtz.part-journal",
        ledger.path.with_name("~支部.zbtz.part-journal"),
        ledger.path.with_name("~~支部.zbtz.part.part-journal"),
        ledger.path.with_name("~支部-0123abcd.part"),
        ledger.path.with_name("~~支部-0123abcd.part.part-journal"),
    ]
    others = [folder / "副本.part", *map(ledger.path.with_name, ("~另一个.zbtz.part", "~支部-第一组.zbtz.part"))]
    for file in [*left, *others]:
        file.write_bytes(b"half")
    Ledger.open(ledger.path).close()
    assert not [file for file in left if file.exists()]
    assert all(file.exists() for file in others), "not ours to take away"


def test_what_is_being_made_is_no_half_copy(ledger: Ledger) -> None:
    """The ledger is opened, to be kept, while the one that is to take its place lies ready."""
    ledger.close()
    with beside(ledger.path) as made:
        made.write_bytes(b"whole")
        Ledger.open(ledger.path).close()
        assert made.exists()
    assert not made.exists()


def test_the_journal_gets_what_it_lacks(ledger: Ledger) -> None:
    added(ledger, Member)
    added(ledger, Member, 1)
    last = head(ledger._conn)
    ledger.close()
    (file,) = files_in(folder_of(ledger.path))
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    Ledger.open(ledger.path).close()
    told = following(story_of(folder_of(ledger.path)), 0, START)
    assert (told[-1].number, told[-1].hash) == last
    assert file.read_bytes() == b"".join(lines)


def test_a_ledger_without_a_journal_gets_none_by_being_opened(ledger: Ledger) -> None:
    added(ledger, Member)
    ledger.close()
    shutil.rmtree(folder_of(ledger.path))
    Ledger.open(ledger.path).close()
    assert not folder_of(ledger.path).exists()


def test_a_rebuilt_ledger_replaces_nothing_and_leaves_no_half(ledger: Ledger) -> None:
    added(ledger, Member)
    story, made = story_of(folder_of(ledger.path)), ledger.path.with_name("重建.zbtz")
    made.write_bytes(b"somebody's file")
    with pytest.raises(FileExistsError):
        rebuild(made, story, base=None, steps=STEPS, at="")
    assert made.read_bytes() == b"somebody's file"
    bad = ledger.path.with_name("坏.zbtz")
    bad.write_bytes(b"no ledger" * 1000)
    with pytest.raises(LedgerRefused):
        rebuild(ledger.path.with_name("另.zbtz"), story, base=bad, steps=STEPS, at="")
    assert not [path for path in ledger.path.parent.iterdir() if path.name.startswith(("~", "另"))]


def test_a_file_that_sqlite_opened_for_reading_only_is_refused(ledger: Ledger) -> None:
    ledger.close()
    conn = sqlite3.connect(Path(ledger.path).as_uri() + "?mode=ro", uri=True)
    with pytest.raises(LedgerRefused, match="只读"):
        opening.check_takes_writes(conn, "支部.zbtz")
    conn.close()
