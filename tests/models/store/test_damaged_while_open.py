"""A ledger that a disk damages while it is open: every read says so in a sentence, the backups stay, and the last step is found again."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from models.records import RECORDS, Member
from models.safekeeping.backing_up import NOT_MADE, UNMADE, back_up, why_not
from models.safekeeping.recovering import recover
from models.sample import write_sample
from models.store import Ledger, LedgerDamaged, LedgerRefused
from models.store.backup_names import EXIT, START
from models.store.backups import folder_of
from models.store.looking import Looking

_ASKED = {
    "state": lambda ledger: ledger.state(),
    "backup": lambda ledger: back_up(ledger, EXIT),
    "backup, always": lambda ledger: back_up(ledger, EXIT, always=True),
    "behind": lambda ledger: ledger.behind(),
    "knows": lambda ledger: ledger.knows(1, ""),
    "drafts": lambda ledger: ledger.drafts(),
    "draft": lambda ledger: ledger.draft("甲"),
    "remembered": lambda ledger: ledger.remembered("甲"),
    "remember": lambda ledger: ledger.remember("甲", {}),
    "exports": lambda ledger: ledger.exports(),
    "last export": lambda ledger: ledger.last_export(),
    "count": lambda ledger: [ledger.count(cls) for cls in RECORDS],
    "all": lambda ledger: [ledger.ever(cls) for cls in RECORDS],
    "units": lambda ledger: ledger.units(),
    "undoable": lambda ledger: ledger.undoable(),
    "redoable": lambda ledger: ledger.redoable(),
    "journal": lambda ledger: ledger.go_on_from_here(),
    "journal anew": lambda ledger: ledger.find_journal_anew(),
    "copy": lambda ledger: ledger.copy_to(ledger.path.with_name("副本.zbtz")),
    "damage": lambda ledger: ledger.damage(RECORDS),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a ledger with a backup, and one step after it; closed."""
    folder = tmp_path_factory.mktemp("made")
    with Ledger.create(folder / "支部.zbtz") as ledger:
        write_sample(ledger, today=date(2026, 11, 23))
        back_up(ledger, START)
        note(ledger, "备份以后")
    return folder


@pytest.fixture
def backed_up(tmp_path: Path, made: Path) -> Path:
    """That ledger with all that lies beside it, for one test."""
    copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "支部.zbtz"


def note(ledger: Ledger, text: str) -> None:
    member = ledger.all(Member)[0]
    member.note = text
    with ledger.unit(f"修改：{text}") as unit:
        unit.save(member)


def hurt(path: Path, how: str) -> None:
    """What a disk does, or another program: nothing of it goes through SQLite."""
    if how == "truncated":
        os.truncate(path, 40960)
    elif how == "emptied":
        os.truncate(path, 0)
    else:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))


def answer_to(asked: str, ledger: Ledger) -> str:
    """What is said where it cannot be done; '' where it can, out of what is in memory."""
    try:
        _ASKED[asked](ledger)
    except UNMADE as error:
        return why_not(error)
    return ""


@pytest.mark.parametrize("how", ["truncated", "emptied", "overwritten"])
@pytest.mark.parametrize("asked", _ASKED)
def test_whatever_is_asked_of_it_the_answer_is_a_sentence(backed_up: Path, how: str, asked: str) -> None:
    with Ledger.open(backed_up) as ledger:
        hurt(backed_up, how)
        said = answer_to(asked, ledger)
    assert said == "" or "磁盘" in said
    assert said != NOT_MADE, "there is room on the disk"


@pytest.mark.parametrize("how", ["truncated", "emptied", "overwritten"])
def test_the_backups_stay_and_the_last_step_is_found_again(backed_up: Path, how: str) -> None:
    folder = folder_of(backed_up)
    before = {file.name: file.read_bytes() for file in folder.rglob("*.zbtz")}
    with Ledger.open(backed_up) as ledger:
        hurt(backed_up, how)
        with pytest.raises(LedgerDamaged, match="已损坏，这次没有备份，以前的备份没有改动"):
            back_up(ledger, EXIT)
    assert {file.name: file.read_bytes() for file in folder.rglob("*.zbtz")} == before
    with pytest.raises(LedgerDamaged):
        Ledger.open(backed_up)
    recover(backed_up)
    with Ledger.open(backed_up) as again:
        assert again.all(Member)[0].note == "备份以后"
        assert again.damage(RECORDS) == []


def test_a_copy_that_was_damaged_is_told_too(backed_up: Path) -> None:
    with Looking.into(backed_up) as looking:
        hurt(backed_up, "overwritten")
        for asked in (looking.head, looking.born, lambda: looking.parted_from(looking)):
            with pytest.raises(LedgerRefused):
                asked()
