"""A ledger that was destroyed in any way is recovered to its last action, from backups and journal, and the damaged file is kept."""

from __future__ import annotations

import os
import random
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from models.records import RECORDS, Meeting, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.folder import listed
from models.safekeeping.recovering import possible, recover, words_of
from models.safekeeping.second import choose, place_in
from models.store import Ledger, LedgerDamaged, LedgerRefused
from models.store.attachments import Attachments
from models.store.backup_names import EXIT, START, following
from models.store.backups import folder_of
from models.store.journal_files import files_in
from models.store.migrations import STEPS
from models.store.rebuilding import story_of
from tests.faults.recovered import RUINS, ruin
from tests.models.store.samples import added
from tests.models.store.states import names_in
from tests.models.store.test_rebuilding import busy, everything


def lived(ledger: Ledger, seed: int) -> object:
    """Some actions, a few backups in between; what the ledger was at its end."""
    dice = random.Random(seed)
    for _ in range(3):
        busy(ledger, dice, 6)
        back_up(ledger, START)
    busy(ledger, dice, 6)
    added(ledger, Member)
    return everything(ledger)


@pytest.mark.parametrize("how", RUINS)
def test_it_is_recovered_to_the_last_action(ledger: Ledger, how: str) -> None:
    before = lived(ledger, RUINS.index(how))
    ledger.close()
    ruin(ledger.path, how, random.Random(1))
    assert possible(ledger.path)
    found = recover(ledger.path)
    assert found.base is not None
    assert found.label == "登记党员"
    assert "到最后一步“登记党员”（2026-11-23 09:30）" in found.told
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before
        assert again.damage(RECORDS) == []
        assert again.behind() == []
        added(again, Member)
    assert (found.aside is None) == (how == "gone")
    if found.aside is not None:
        assert found.aside.parent == folder_of(ledger.path)
        assert found.aside.name.startswith("损坏-支部-")
    assert not [name for name in names_in(ledger.path.parent) if name.startswith("~") or name.endswith("journal")]


def test_a_damaged_backup_is_passed_over(ledger: Ledger) -> None:
    before = lived(ledger, 5)
    ledger.close()
    newest, second, _ = listed(folder_of(ledger.path))
    newest.file.write_bytes(b"\0" * 100)
    ledger.path.unlink()
    found = recover(ledger.path)
    assert found.base is not None
    assert found.base.name == second.name
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before


def test_without_any_backup_the_journal_is_enough(ledger: Ledger) -> None:
    added(ledger, Member)
    before = everything(ledger)
    ledger.close()
    ledger.path.unlink()
    found = recover(ledger.path)
    assert (found.base, found.actions) == (None, 1)
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before


def test_without_the_journal_the_newest_backup_counts(ledger: Ledger) -> None:
    lived(ledger, 6)
    last = everything(ledger)
    back_up(ledger, EXIT)
    ledger.close()
    for file in files_in(folder_of(ledger.path)):
        file.unlink()
    ledger.path.unlink()
    recover(ledger.path)
    with Ledger.open(ledger.path) as again:
        assert everything(again) == last


def test_a_backup_goes_further_than_a_journal_that_could_not_be_written(ledger: Ledger) -> None:
    added(ledger, Member)
    (file,) = files_in(folder_of(ledger.path))
    told = file.read_bytes()
    added(ledger, Member)
    back_up(ledger, EXIT)
    last = everything(ledger)
    ledger.close()
    file.write_bytes(told)
    ledger.path.unlink()
    found = recover(ledger.path)
    assert found.short == ""
    with Ledger.open(ledger.path) as again:
        assert everything(again) == last


def test_a_hole_in_the_journal_is_told(ledger: Ledger) -> None:
    for _ in range(6):
        added(ledger, Member)
    ledger.close()
    (file,) = files_in(folder_of(ledger.path))
    lines = file.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b"member", b"memver")
    file.write_bytes(b"".join(lines))
    ledger.path.unlink()
    found = recover(ledger.path)
    assert found.short == "流水中间有损坏，它记到第 6 步，第 3 步以后的没有找回，请按纸质材料补记。"
    with Ledger.open(ledger.path) as again:
        assert again.count(Member) == 3


def test_from_the_second_folder_where_all_beside_the_ledger_is_lost(ledger: Ledger) -> None:
    stick = ledger.path.with_name("U盘")
    stick.mkdir()
    choose(stick, folder_of(ledger.path), "")
    added(ledger, Member)
    source = ledger.path.with_name("签到.txt")
    source.write_text("签到")
    made = Attachments(ledger).take(source, date(2026, 11, 23))
    made.owner, made.owner_id = Member.table, 1
    with ledger.unit("添加附件") as unit:
        unit.add(made)
    before = everything(ledger)
    back_up(ledger, EXIT, second=stick)
    ledger.close()
    for gone in (folder_of(ledger.path), ledger.path.with_name("支部-附件")):
        shutil.rmtree(gone)
    ledger.path.unlink()
    assert not possible(ledger.path)
    assert possible(ledger.path, stick)
    assert place_in(stick, folder_of(ledger.path)).is_dir()
    recover(ledger.path, stick)
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before
        assert Attachments(again).damaged(made) == ""


def test_where_there_is_nothing_it_is_said_and_nothing_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "支部.zbtz"
    path.write_bytes(b"something")
    with pytest.raises(LedgerRefused, match="没有备份，也没有操作流水"):
        recover(path)
    assert path.read_bytes() == b"something"


def test_an_older_copy_that_was_put_back_knows_what_is_missing(ledger: Ledger) -> None:
    added(ledger, Member)
    old = ledger.path.with_name("旧.zbtz")
    ledger.copy_to(old)
    added(ledger, Member)
    added(ledger, Member)
    before = everything(ledger)
    ledger.close()
    old.replace(ledger.path)
    with Ledger.open(ledger.path) as opened:
        assert [line.number for line in opened.behind()] == [2, 3]
    recover(ledger.path, kept=True)
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before
        assert again.behind() == []


def test_to_go_on_from_an_older_copy_ends_the_question(ledger: Ledger) -> None:
    added(ledger, Member)
    old = ledger.path.with_name("旧.zbtz")
    ledger.copy_to(old)
    added(ledger, Member)
    ledger.close()
    old.replace(ledger.path)
    with Ledger.open(ledger.path) as opened:
        opened.go_on_from_here()
        assert opened.behind() == []
        before = everything(opened)
    with Ledger.open(ledger.path) as opened:
        assert opened.behind() == []
    ledger.path.unlink()
    recover(ledger.path)
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before


def test_what_is_damaged_is_told_apart_from_what_is_held(tmp_path: Path) -> None:
    with pytest.raises(LedgerDamaged):
        Ledger.open(tmp_path / "没有.zbtz")
    (tmp_path / "坏.zbtz").write_bytes(b"")
    with pytest.raises(LedgerDamaged):
        Ledger.open(tmp_path / "坏.zbtz")


def test_a_copy_of_an_earlier_format_tells_of_later_actions_though_it_was_upgraded_anew(ledger: Ledger) -> None:
    """The upgrade changes records, and is another action each time."""

    def later(db: object) -> None:
        db.execute("UPDATE member SET note = '升级'")  # type: ignore[attr-defined]

    steps, old = (*STEPS, later), ledger.path.with_name("旧.zbtz")
    added(ledger, Member)
    ledger.copy_to(old)
    ledger.close()
    with Ledger.open(ledger.path, steps=steps) as newer:
        assert newer.units(1)[0].kind == "upgrade"
        added(newer, Member, 1)
        added(newer, Meeting)
        assert newer.behind() == []
    old.replace(ledger.path)
    with Ledger.open(ledger.path, steps=steps, clock=lambda: datetime(2026, 12, 1)) as again:
        assert [words_of(line)[0] for line in again.behind()] == ["登记党员", "登记会议"]
    old_alone = ledger.path.with_name("另一份.zbtz")
    ledger.path.replace(old_alone)
    with Ledger.open(old_alone, steps=steps) as alone:
        assert alone.behind() == [], "the journal of another ledger tells nothing"


def closed_with_a_copy(ledger: Ledger, stick: Path) -> object:
    """Backs a ledger up to a second place as well, and closes it; what it was."""
    stick.mkdir()
    assert choose(stick, folder_of(ledger.path), ledger.state().origin) == ""
    added(ledger, Member)
    back_up(ledger, EXIT, second=stick)
    before = everything(ledger)
    ledger.close()
    return before


def test_a_journal_that_cannot_be_read_is_told_unless_a_copy_of_it_was(ledger: Ledger, tmp_path: Path) -> None:
    folder, stick = folder_of(ledger.path), tmp_path / "U盘"
    before = closed_with_a_copy(ledger, stick)
    (newest,) = files_in(folder)
    newest.rename(newest.with_suffix(".aside"))
    newest.mkdir()  # as good as a damaged sector
    assert f"“{newest.name}”读不出来" in recover(ledger.path, kept=True).short
    ledger.path.unlink()
    for file in files_in(folder)[1:]:
        file.unlink()
    (place_in(stick, folder) / newest.name).write_bytes(newest.with_suffix(".aside").read_bytes().ljust(9000, b"\n"))
    assert recover(ledger.path, stick).short == ""
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before


@pytest.mark.skipif(os.name == "nt", reason="a folder that cannot be listed is made by a link to itself")
def test_a_folder_of_backups_that_cannot_be_listed_is_not_taken_for_empty(ledger: Ledger, tmp_path: Path) -> None:
    folder, stick = folder_of(ledger.path), tmp_path / "U盘"
    before = closed_with_a_copy(ledger, stick)
    folder.rename(folder.with_name("别处"))
    folder.symlink_to(folder.name)
    with pytest.raises(OSError, match="symbolic link"):
        files_in(folder)
    assert story_of(folder).unread == [folder]
    with pytest.raises(OSError, match="symbolic link"):
        following(folder, "2026-11-23 09:30", EXIT)
    found = recover(ledger.path, stick, kept=True)
    assert "“支部-备份”读不出来" in found.short
    with Ledger.open(ledger.path) as again:
        assert everything(again) == before
        added(again, Member)
        assert again.alone.startswith("操作流水写不进“支部-备份”")
