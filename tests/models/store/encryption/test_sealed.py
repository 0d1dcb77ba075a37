"""An encrypted ledger does all that a plain one does, and nothing of what it holds can be read on the disk."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from models.records import RECORDS, Attachment, Member
from models.store import Ledger, LedgerBusy, LedgerLocked, LedgerRefused, cipher
from models.store.attachment_gate import AttachmentRefused
from models.store.attachments import Attachments
from models.store.backups import folder_of
from models.store.cipher import NotOurs, Secret
from models.store.journal_files import files_in
from models.store.migrations import STEPS
from models.store.rebuilding import rebuild, story_of
from tests.models.store.encryption.words import NAME, TODAY, WORDS, in_clear
from tests.models.store.samples import added
from tests.models.store.test_rebuilding import busy, everything

ROOT = Path(__file__).parents[4]


def test_nothing_of_it_is_in_clear_anywhere(sealed: Ledger, tmp_path: Path) -> None:
    (tmp_path / "外面").mkdir()
    (tmp_path / "外面" / "材料.txt").write_text(WORDS, "utf-8")
    with sealed.unit(f"登记{NAME}") as unit:
        unit.add(Member(name=NAME, note=WORDS))
        unit.add(Attachments(sealed).take(tmp_path / "外面" / "材料.txt", TODAY))
    sealed.save_draft("member", {"note": WORDS})
    sealed.copy_to(folder_of(sealed.path) / "备份.zbtz")
    assert in_clear(tmp_path) == ["外面/材料.txt"]
    assert sealed.alone == ""
    assert len(files_in(folder_of(sealed.path))) == 1


def test_every_record_undo_and_redo(sealed: Ledger) -> None:
    for cls in RECORDS:
        added(sealed, cls)
    before = everything(sealed)
    for _ in RECORDS:
        assert sealed.undo("核对") is not None
    assert sealed.count(Member) == 0
    for _ in RECORDS:
        sealed.redo()
    assert everything(sealed)[0] == before[0]
    assert sealed.damage(RECORDS) == []


def test_it_opens_with_its_key_alone(sealed: Ledger, secret: Secret, tmp_path: Path) -> None:
    added(sealed, Member)
    sealed.close()
    content = sealed.path.read_bytes()
    cipher._given.clear()
    with pytest.raises(LedgerLocked, match="有密码"):
        Ledger.open(sealed.path)
    cipher.give(Secret.new())
    with pytest.raises(LedgerLocked):
        Ledger.open(sealed.path)
    assert sealed.path.read_bytes() == content
    cipher.give(secret)
    with Ledger.open(sealed.path) as again:
        assert again.count(Member) == 1


def test_a_copy_is_whole_and_has_the_same_key(sealed: Ledger, secret: Secret, tmp_path: Path) -> None:
    added(sealed, Member)
    copy = tmp_path / "副本.zbtz"
    sealed.copy_to(copy)
    assert cipher.id_of(copy) == secret.id
    with Ledger.open(copy) as other:
        assert everything(other) == everything(sealed)


def test_errors_are_those_of_sqlite3(sealed: Ledger, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        sealed._conn.execute("SELECT * FROM nothing")
    with sealed.unit("登记") as unit:
        unit.add(Member(id=1))
    with pytest.raises(sqlite3.IntegrityError), sealed.unit("错") as unit:
        unit.add(Member(id=1))
    assert sealed.count(Member) == 1
    sealed.close()
    with pytest.raises(sqlite3.ProgrammingError):
        sealed._conn.execute("SELECT 1")


def test_another_process_is_kept_out_and_says_so(sealed: Ledger, secret: Secret) -> None:
    code = (
        "import sys; from pathlib import Path; from models.store import Ledger, LedgerRefused\n"
        "try: Ledger.open(Path(sys.argv[1])); print('opened')\n"
        "except LedgerRefused as why: print(type(why).__name__)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **cipher.handed_on(secret)}

    def tried(environment: dict[str, str]) -> str:
        command = [sys.executable, "-c", code, str(sealed.path)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()

    bare = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert tried(environment) == tried(bare) == "LedgerBusy"
    with pytest.raises(LedgerBusy):
        Ledger.open(sealed.path)
    sealed.close()
    assert tried(environment) == "opened"
    assert tried(bare) == "LedgerLocked"


@pytest.mark.parametrize("seed", range(3))
def test_destroyed_it_is_rebuilt_encrypted(sealed: Ledger, secret: Secret, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    busy(sealed, dice, 12)
    backup = tmp_path / "备份.zbtz"
    sealed.copy_to(backup)
    busy(sealed, dice, 6)
    wanted = everything(sealed)
    sealed.close()
    sealed.path.unlink()
    for base in (None, backup):
        made = tmp_path / "重建.zbtz"
        rebuild(made, story_of(folder_of(sealed.path)), base=base, steps=STEPS, at="2026-11-23 09:30:00")
        assert cipher.id_of(made) == secret.id
        with Ledger.open(made) as again:
            assert everything(again) == wanted
            assert again.damage(RECORDS) == []
        made.unlink()
        shutil.rmtree(folder_of(made), ignore_errors=True)


def test_the_journal_goes_on_after_a_torn_line_and_is_not_read_without_the_key(sealed: Ledger) -> None:
    folder = folder_of(sealed.path)
    added(sealed, Member)
    (file,) = files_in(folder)
    sealed.close()
    with file.open("ab") as out:
        out.write(b"2\tabc")
    with Ledger.open(sealed.path) as again:
        added(again, Member, 1)
    assert files_in(folder) == [file]
    assert sorted(story_of(folder)) == [1, 2]
    cipher._given.clear()
    with pytest.raises(LedgerLocked, match="操作流水"):
        story_of(folder)


def test_a_line_of_the_journal_that_was_moved_or_changed_is_none(sealed: Ledger) -> None:
    for number in range(3):
        added(sealed, Member, number)
    sealed.close()
    (file,) = files_in(folder_of(sealed.path))
    head, one, two, three = file.read_bytes().splitlines(keepends=True)
    other = b"B" if two[40:41] == b"A" else b"A"  # one in 64 is an A
    file.write_bytes(head + b"1\t" + two.split(b"\t")[1] + two[:40] + other + two[41:] + three)
    assert sorted(story_of(folder_of(sealed.path))) == [3]
    assert one


def test_a_flipped_bit_is_always_noticed(sealed: Ledger) -> None:
    for number in range(5):
        added(sealed, Member, number)
    sealed.close()
    content, dice = sealed.path.read_bytes(), random.Random(5)
    shutil.rmtree(folder_of(sealed.path))
    for _ in range(25):
        place = dice.randrange(len(content))
        sealed.path.write_bytes(
            content[:place] + bytes([content[place] ^ 1 << dice.randrange(8)]) + content[place + 1 :]
        )
        try:
            with Ledger.open(sealed.path) as again:
                found = again.damage(RECORDS)
        except LedgerRefused:
            continue
        assert found or place < 16, place  # nothing is kept there but which key it is


def test_attachments_are_given_out_and_damage_is_told(sealed: Ledger, tmp_path: Path) -> None:
    (tmp_path / "材料.txt").write_text(WORDS, "utf-8")
    store = Attachments(sealed)
    one = store.take(tmp_path / "材料.txt", TODAY)
    assert (store.trouble(one), store.damaged(one)) == ("", "")
    store.copy_out(one, tmp_path / "出.txt")
    assert (tmp_path / "出.txt").read_text("utf-8") == WORDS
    copy = store.file_of(one)
    assert copy is not None
    assert copy.suffix == ".txt"
    assert copy.read_text("utf-8") == WORDS
    (kept,) = store.folder.glob("??/*")
    assert one.sha256 not in kept.name
    content = kept.read_bytes()
    kept.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert (store.trouble(one), store.damaged(one)) == ("", "内容已改变")
    assert Attachments(sealed).file_of(one) is None
    with pytest.raises(AttachmentRefused, match="不一致"):
        store.copy_out(one, tmp_path / "坏.txt")
    assert not (tmp_path / "坏.txt").exists()
    store.take(tmp_path / "材料.txt", TODAY)
    assert store.damaged(one) == ""
    kept.unlink()
    assert store.trouble(one) == "文件不见了"
    assert sealed.all(Attachment) == []


def test_what_is_sealed_is_opened_by_its_key_and_for_its_use_alone(secret: Secret) -> None:
    data = secret.seal(b"abc", "1")
    assert secret.unseal(data, "1") == b"abc"
    for other, about, bad in (
        (secret, "2", data), (Secret.new(), "1", data), (secret, "1", data[:-1]), (secret, "1", b""), (secret, "1", data[16:]),
    ):  # fmt: skip
        with pytest.raises(NotOurs):
            other.unseal(bad, about)
    assert "00010203" not in repr(secret)
