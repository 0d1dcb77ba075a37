"""A ledger that came back from a stick goes on where the stick is: its numbers go on, so that what is done since counts there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models.records import Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.folder import listed
from models.safekeeping.recovering import recover
from models.safekeeping.restoring import restore
from models.safekeeping.second import choose, go_on_from, place_in
from models.store import Ledger
from models.store.backup_names import EXIT, START
from models.store.backups import folder_of
from models.store.journal_files import files_in

BEGUN = datetime(2026, 9, 1, 9)


def add(ledger: Ledger, name: str) -> None:
    with ledger.unit(f"登记{name}") as unit:
        unit.add(Member(name=name))


def names(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        return [member.name for member in ledger.all(Member)]


def lived(tmp_path: Path, backups: int, full: int = 8_000_000) -> Path:
    """The stick of a ledger whose computer is gone: a backup a day, after two actions each."""
    stick, path, moment = tmp_path / "U盘", tmp_path / "旧" / "支部.zbtz", [BEGUN]
    stick.mkdir()
    path.parent.mkdir()
    choose(stick, folder_of(path), "")
    with Ledger.create(path, clock=lambda: moment[0]) as ledger:
        ledger._journal.full = full
        for number in range(backups):
            moment[0] += timedelta(days=1)
            add(ledger, f"甲{number}")
            add(ledger, f"乙{number}")
            back_up(ledger, EXIT, second=stick)
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    return stick


@pytest.mark.parametrize(
    ("how", "full"), [("to the first", 8_000_000), ("to the first", 500), ("recovered", 500), ("copied by hand", 500)]
)
def test_what_is_done_since_is_recovered_and_not_what_was_left_behind(tmp_path: Path, how: str, full: int) -> None:
    stick, path = lived(tmp_path, 2, full), tmp_path / "旧" / "支部.zbtz"
    kept = listed(place_in(stick, folder_of(path)))
    match how:
        case "recovered":
            recover(path, stick)
        case "copied by hand":
            shutil.copy(kept[-1].file, path)
        case _:
            restore(kept[-1].file, kept[-1].title, path)
    with Ledger.open(path) as ledger:
        add(ledger, "丙")
        back_up(ledger, EXIT, second=stick)
        add(ledger, "丁")
    wanted = names(path)
    path.unlink()
    assert recover(path, stick).short == ""
    assert names(path) == wanted
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    recover(path, stick)
    assert names(path) == wanted[:-1], "the stick has what was there when it was last plugged in"


def test_the_backups_made_since_stay_on_the_stick(tmp_path: Path) -> None:
    """Those with lower numbers would be thinned there at once: the old ones have the day already."""
    stick, path = lived(tmp_path, 1), tmp_path / "旧" / "支部.zbtz"
    place = place_in(stick, folder_of(path))
    (first,) = listed(place)
    for number in range(2, 13):
        shutil.copy(first.file, replace(first.name, number=number).file_in(place))
    recover(path, stick)
    with Ledger.open(path, clock=lambda: BEGUN + timedelta(days=1, hours=2)) as ledger:
        add(ledger, "丙")
        done = back_up(ledger, EXIT, second=stick)
    assert done.name is not None
    assert done.name.number == 13
    assert done.name.file_in(place).exists()


def test_a_folder_that_is_further_itself_is_let_be(tmp_path: Path) -> None:
    stick, path = lived(tmp_path, 1), tmp_path / "旧" / "支部.zbtz"
    own = folder_of(path)
    place = place_in(stick, own)
    assert go_on_from(place, own)
    before = sorted(own.iterdir())
    assert [file.name for file in files_in(own)] == [file.name for file in files_in(place)]
    assert not go_on_from(place, own)
    assert not go_on_from(own, own)
    assert sorted(own.iterdir()) == before


def test_a_ledger_that_is_only_older_than_the_stick_is_asked_about_first(tmp_path: Path) -> None:
    stick, path = lived(tmp_path, 2), tmp_path / "旧" / "支部.zbtz"
    shutil.copy(listed(place_in(stick, folder_of(path)))[-1].file, path)
    with Ledger.open(path) as ledger:
        back_up(ledger, START, second=stick)
        assert [line.number for line in ledger.behind()] == [3, 4]
