"""A ledger that is gone is made anew from its journal, with or without a backup, to the last action, every row equal."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from models.records import RECORDS, Meeting, Member
from models.store import Ledger, chain
from models.store.backups import folder_of
from models.store.journal_files import files_in
from models.store.migrations import STEPS
from models.store.rebuilding import Story, following, rebuild, story_of
from tests.models.store.samples import added
from tests.models.store.states import rows_of

AT = "2026-11-23 09:30:00"


def everything(ledger: Ledger) -> tuple[object, object, object]:
    """All rows, all history, the head of the chain."""
    conn = ledger._conn
    log = [conn.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in ("unit", "change", "chain")]
    return rows_of(ledger), log, (ledger.undoable(), ledger.redoable())


def rebuilt(ledger_path: Path, base: Path | None = None) -> tuple[object, object, object]:
    made = ledger_path.with_name("重建.zbtz")
    rebuild(made, story_of(folder_of(ledger_path)), base=base, steps=STEPS, at=AT)
    with Ledger.open(made) as again:
        assert again.damage(RECORDS) == []
        found = everything(again)
    made.unlink()
    return found


def busy(ledger: Ledger, dice: random.Random, many: int) -> None:
    """Random actions: adding, changing, deleting, undo and redo."""
    for number in range(many):
        match dice.randrange(5):
            case 0 | 1:
                added(ledger, dice.choice(RECORDS), number)
            case 2:
                for member in ledger.all(Member)[:3]:
                    with ledger.unit("修改", reason="核对") as unit:
                        member.note = f"第 {number} 次，“引号”\n换行\t制表"
                        unit.save(member)
            case 3:
                ledger.undo("核对")
            case _:
                ledger.redo()


@pytest.mark.parametrize("seed", range(6))
def test_from_the_journal_alone_and_from_a_backup(ledger: Ledger, seed: int) -> None:
    dice = random.Random(seed)
    busy(ledger, dice, 15)
    backup = ledger.path.with_name("副本.zbtz")
    ledger.copy_to(backup)
    busy(ledger, dice, 15)
    wanted = everything(ledger)
    assert rebuilt(ledger.path) == wanted
    assert rebuilt(ledger.path, backup) == wanted


def test_a_journal_of_many_files_that_was_interrupted_goes_on(ledger: Ledger) -> None:
    ledger._journal.full = 2000
    busy(ledger, random.Random(1), 12)
    files = files_in(folder_of(ledger.path))
    assert len(files) > 3
    assert rebuilt(ledger.path) == everything(ledger)


def test_a_torn_last_line_is_written_again(ledger: Ledger) -> None:
    added(ledger, Member)
    added(ledger, Meeting)
    (file,) = files_in(folder_of(ledger.path))
    file.write_bytes(file.read_bytes()[:-100])
    ledger.close()
    with Ledger.open(ledger.path) as again:
        added(again, Member)
        assert len(files_in(folder_of(ledger.path))) == 1
        assert rebuilt(again.path) == everything(again)


@pytest.mark.parametrize("place", [0, 1])
def test_a_last_line_with_holes_is_written_again_at_the_next_start(ledger: Ledger, place: int) -> None:
    """A power cut keeps the sectors of a file in any order: the beginning of the line may be there, and its end, and no middle."""
    for number in range(place + 1):
        added(ledger, Member, number)
    (file,) = files_in(folder_of(ledger.path))
    content = file.read_bytes()
    begin = content.removesuffix(b"\n").rindex(b"\n") + 1
    file.write_bytes(content[: begin + 90] + bytes(40) + content[begin + 130 :])
    ledger.close()
    with Ledger.open(ledger.path) as again:
        assert files_in(folder_of(ledger.path)) == [file]
        assert file.read_bytes() == content, "without waiting for another action"
        assert rebuilt(again.path) == everything(again)
        added(again, Member, 2)
        assert rebuilt(again.path) == everything(again)


def test_a_damaged_last_line_that_the_ledger_does_not_have_stays(ledger: Ledger) -> None:
    added(ledger, Member)
    older = ledger.path.read_bytes()
    added(ledger, Meeting)
    (file,) = files_in(folder_of(ledger.path))
    damaged = file.read_bytes()[:-60] + bytes(40) + file.read_bytes()[-20:]
    ledger.close()
    file.write_bytes(damaged)
    ledger.path.write_bytes(older)
    with Ledger.open(ledger.path) as again:
        assert file.read_bytes() == damaged
        added(again, Member, 2)
        assert file.read_bytes() == damaged
        assert rebuilt(again.path) == everything(again)


def test_many_lines_are_synced_before_the_last_of_them(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        added(ledger, Member, number)
    sizes, sync = [], os.fsync

    def noted(number: int) -> None:
        sizes.append(os.fstat(number).st_size)
        sync(number)

    monkeypatch.setattr(os, "fsync", noted)
    ledger.go_on_from_here()
    *_, file = files_in(folder_of(ledger.path))
    content = file.read_bytes()
    assert sizes[-2:] == [content.removesuffix(b"\n").rindex(b"\n") + 1, len(content)]


def test_what_the_journal_could_not_take_follows_with_the_next_action(ledger: Ledger) -> None:
    folder = folder_of(ledger.path)
    folder.write_text("a file where the folder should be")
    made = added(ledger, Member)
    assert ledger.get(Member, made.id) == made, "the action is saved all the same"
    assert ledger.alone.startswith("操作流水写不进“支部-备份”")
    folder.unlink()
    added(ledger, Member)
    assert ledger.alone == ""
    assert rebuilt(ledger.path) == everything(ledger)


def test_a_file_of_the_journal_that_cannot_be_read_is_followed_by_another(ledger: Ledger) -> None:
    added(ledger, Member)
    ledger.close()
    folder = folder_of(ledger.path)
    (folder / "操作流水-0002.zbls").mkdir()  # as good as a damaged sector
    with Ledger.open(ledger.path) as again:
        assert again.behind() == []
        added(again, Member)
        assert again.alone == ""
        assert [file.name for file in files_in(folder)][-1] == "操作流水-0003.zbls"
        assert rebuilt(again.path) == everything(again)


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is a matter of POSIX")
def test_a_full_disk_is_not_filled_with_beginnings(ledger: Ledger) -> None:
    import resource

    folder, (soft, hard) = folder_of(ledger.path), resource.getrlimit(resource.RLIMIT_FSIZE)
    folder.mkdir()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        for _ in range(2):
            ledger._acting.tell_journal(ledger._journal.begin_anew)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert ledger.alone.startswith("操作流水写不进")
    assert files_in(folder) == []
    added(ledger, Member)
    assert rebuilt(ledger.path) == everything(ledger)


def test_an_older_ledger_that_was_put_back_begins_a_new_file(ledger: Ledger) -> None:
    """Both pasts are kept; the newest counts."""
    added(ledger, Member)
    old = ledger.path.with_name("旧.zbtz")
    ledger.copy_to(old)
    for _ in range(4):
        added(ledger, Meeting)
    ledger.close()
    shutil.copy(old, ledger.path)
    with Ledger.open(ledger.path) as again:
        added(again, Member, 1)
        assert len(files_in(folder_of(ledger.path))) == 2
        assert rebuilt(again.path) == everything(again)
        assert rebuilt(again.path, old) == everything(again)


def test_a_damaged_line_ends_the_journal_unless_a_backup_has_it(ledger: Ledger) -> None:
    for _ in range(4):
        added(ledger, Member)
    backup = ledger.path.with_name("副本.zbtz")
    ledger.copy_to(backup)
    added(ledger, Meeting)
    (file,) = files_in(folder_of(ledger.path))
    lines = file.read_bytes().split(b"\n")
    lines[2] = lines[2].replace("欧阳".encode(), "司马".encode()).replace(b"do", b"da")
    file.write_bytes(b"\n".join(lines))
    story = story_of(folder_of(ledger.path))
    assert len(following(story, 0, chain.START)) == 1
    assert rebuilt(ledger.path, backup) == everything(ledger)


def test_a_base_of_an_earlier_format_is_taken_further(ledger: Ledger) -> None:
    def later(db: object) -> None:
        db.execute("UPDATE member SET note = '升级'")  # type: ignore[attr-defined]
        db.table("member").add_column("degree", str)  # type: ignore[attr-defined]

    added(ledger, Member)
    backup = ledger.path.with_name("副本.zbtz")
    ledger.copy_to(backup)
    ledger.close()
    steps = (*STEPS, later)
    with Ledger.open(ledger.path, steps=steps) as newer:
        assert newer.units()[0].kind == "upgrade"
        added(newer, Member, 1)
        wanted = everything(newer)
    story = story_of(folder_of(ledger.path))
    for told in (story, Story()):
        made = ledger.path.with_name("重建.zbtz")
        rebuild(made, told, base=backup, steps=steps, at=AT)
        with Ledger.open(made, steps=steps) as again:
            assert again.damage(RECORDS) == []
            assert bool(told) == (everything(again) == wanted)
        made.unlink()
