"""A copy of the open ledger is whole, checked and a ledger itself; one that failed leaves nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from models.records import RECORDS, Member
from models.store import Ledger, LedgerBusy
from tests.models.store.samples import added
from tests.models.store.states import OPEN, answer, names_in, rows_of


@pytest.mark.parametrize("to_read_once", [False, True])
def test_a_copy_is_a_ledger_with_all_that_the_first_has(ledger: Ledger, to_read_once: bool) -> None:
    for cls in RECORDS:
        added(ledger, cls)
    ledger.undo()
    target = ledger.path.parent / "U盘" / "副本.zbtz"
    ledger.copy_to(target, to_read_once=to_read_once)
    assert names_in(target.parent) == [target.name]
    with Ledger.open(target) as copy:
        assert rows_of(copy) == rows_of(ledger)
        assert copy.units() == ledger.units()
        assert copy.damage(RECORDS) == []
        added(copy, Member)
        assert copy.count(Member) == ledger.count(Member) + 1


def test_a_copy_takes_the_place_of_an_older_one(ledger: Ledger) -> None:
    target = ledger.path.parent / "副本.zbtz"
    ledger.copy_to(target)
    made = added(ledger, Member)
    ledger.copy_to(target)
    with Ledger.open(target) as copy:
        assert copy.all(Member) == [made]


def test_a_copy_onto_an_open_ledger_is_refused(ledger: Ledger) -> None:
    made, link = added(ledger, Member), ledger.path.parent / "链接.zbtz"
    link.symlink_to(ledger.path)
    for name in (ledger.path, link):
        with pytest.raises(shutil.SameFileError, match="正是打开着的账本"):
            ledger.copy_to(name)
    with Ledger.create(ledger.path.parent / "另一本.zbtz") as other, pytest.raises(shutil.SameFileError):
        ledger.copy_to(other.path)
    assert ledger.all(Member) == [made]
    added(ledger, Member)


@pytest.mark.parametrize("to_read_once", [False, True])
def test_a_copy_that_cannot_be_written_says_so_and_leaves_nothing(ledger: Ledger, to_read_once: bool) -> None:
    folder = ledger.path.parent / "目标.zbtz"
    folder.mkdir()
    before = names_in(ledger.path.parent)
    for target in (folder, ledger.path / "副本.zbtz", ledger.path.parent / "甲" / "乙" / "副本.zbtz"):
        with pytest.raises(OSError):  # noqa: PT011  which one differs between systems
            ledger.copy_to(target, to_read_once=to_read_once)
    assert names_in(ledger.path.parent) == before


def test_copying_keeps_the_lock(ledger: Ledger) -> None:
    ledger.copy_to(ledger.path.parent / "副本.zbtz")
    assert answer(OPEN, ledger.path)[0] == LedgerBusy.__name__


def test_the_folder_of_backups_is_beside_the_ledger(tmp_path: Path) -> None:
    from models.store.backups import folder_of

    assert folder_of(tmp_path / "机关三.支部.zbtz") == tmp_path / "机关三.支部-备份"
    assert not os.path.exists(folder_of(tmp_path / "机关三.支部.zbtz"))
