"""An encrypted ledger is kept safe as any other: backups, second folder, going back, recovery; nothing of it lies in clear."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.records import RECORDS, Attachment, Member
from models.safekeeping.backing_up import back_up
from models.safekeeping.drill import try_out
from models.safekeeping.folder import listed, why_damaged
from models.safekeeping.recovering import locked, recover
from models.safekeeping.restoring import restore
from models.safekeeping.second import choose
from models.store import Ledger, LedgerLocked, cipher, keyfile, switching
from models.store.attachments import Attachments
from models.store.backup_names import START
from models.store.backups import folder_of
from models.store.cipher import Secret
from models.store.journal_files import files_in
from tests.models.store.encryption.words import PASSWORD, WORDS, in_clear
from tests.models.store.test_rebuilding import everything


def add(path: Path, name: str) -> None:
    with Ledger.open(path) as ledger, ledger.unit("登记党员") as unit:
        unit.add(Member(name=name, note=WORDS))


@pytest.fixture
def locked_up(plain: Path, secret: Secret, tmp_path: Path) -> Path:
    """The ledger encrypted, with a backup and a second folder; the plain copies of before are gone. Closed."""
    switching.switch_on(plain, secret, PASSWORD)
    for left in switching.left_in_clear([folder_of(plain)]):
        left.unlink()
    (tmp_path / "U盘").mkdir()
    assert choose(tmp_path / "U盘", folder_of(plain), "") == ""
    with Ledger.open(plain) as ledger:
        assert back_up(ledger, START, second=tmp_path / "U盘").carried
    return plain


def test_backups_and_the_second_folder_are_encrypted_and_have_the_key_file_with_them(locked_up: Path) -> None:
    stick = locked_up.parent / "U盘" / folder_of(locked_up).name
    assert in_clear(locked_up.parent) == []
    (kept,) = listed(folder_of(locked_up))
    assert why_damaged(kept) == ""
    assert kept.state is not None
    for folder in (folder_of(locked_up), stick):
        assert [file.name for file in folder.glob("*.zbkey")] == ["支部.zbkey"]
        assert len(list(folder.glob("附件/??/*.zb-enc"))) == 1
    assert files_in(stick)[0].read_bytes() == files_in(folder_of(locked_up))[0].read_bytes()
    broken = bytearray(kept.file.read_bytes())
    broken[len(broken) // 2] ^= 1
    kept.file.write_bytes(broken)
    assert why_damaged(kept) == "内容与校验值不符"


def test_a_backup_is_tried_out_in_a_process_that_is_given_the_key(locked_up: Path) -> None:
    (kept,) = listed(folder_of(locked_up))
    assert try_out(kept.file) == ""
    cipher._given.clear()
    assert "有密码" in try_out(kept.file)


def test_going_back_to_a_plain_backup_leaves_the_ledger_encrypted(plain: Path, secret: Secret) -> None:
    with Ledger.open(plain) as ledger:
        back_up(ledger, START)
        then = everything(ledger)
    (old,) = listed(folder_of(plain))
    switching.switch_on(plain, secret, PASSWORD)
    add(plain, "后来的人")
    restore(old.file, old.title, plain)
    assert cipher.id_of(plain) == secret.id
    with Ledger.open(plain) as ledger:
        assert everything(ledger) == then
        assert ledger.damage(RECORDS) == []
        attachment = ledger.all(Attachment)[0]
        assert Attachments(ledger).damaged(attachment) == ""


def test_going_back_to_an_encrypted_backup_leaves_a_plain_ledger_plain(locked_up: Path) -> None:
    (old,) = listed(folder_of(locked_up))
    with Ledger.open(locked_up) as ledger:
        then = everything(ledger)
    switching.switch_off(locked_up)
    add(locked_up, "后来的人")
    restore(old.file, old.title, locked_up)
    assert cipher.id_of(locked_up) == b""
    with Ledger.open(locked_up) as ledger:
        assert everything(ledger) == then
        assert Attachments(ledger).damaged(ledger.all(Attachment)[0]) == ""


def test_a_destroyed_one_is_recovered_from_the_stick_once_the_password_is_given(locked_up: Path) -> None:
    stick = locked_up.parent / "U盘"
    add(locked_up, "后来的人")
    with Ledger.open(locked_up) as ledger:
        back_up(ledger, START, second=stick)
        then = everything(ledger)
    locked_up.unlink()
    locked_up.with_suffix(".zbkey").unlink()
    shutil.rmtree(folder_of(locked_up))
    shutil.rmtree(locked_up.with_name("支部-附件"))
    cipher._given.clear()
    with pytest.raises(LedgerLocked):
        recover(locked_up, stick)
    assert not locked_up.exists()
    file = locked(locked_up, stick)
    assert file is not None
    keyfile.unlock(file, PASSWORD)
    assert locked(locked_up, stick) is None
    recover(locked_up, stick)
    cipher._given.clear()
    keyfile.unlock(locked_up, PASSWORD)  # the key file came along
    with Ledger.open(locked_up) as ledger:
        assert everything(ledger) == then
        assert Attachments(ledger).damaged(ledger.all(Attachment)[0]) == ""
    assert in_clear(locked_up.parent) == []


def test_files_of_before_the_password_are_encrypted_when_they_come_back(plain: Path, secret: Secret) -> None:
    """The attachments were backed up in clear; the ledger that needs them is encrypted now."""
    with Ledger.open(plain) as ledger:
        back_up(ledger, START)
    switching.switch_on(plain, secret, PASSWORD)
    add(plain, "后来的人")
    shutil.rmtree(plain.with_name("支部-附件"))
    plain.write_bytes(b"")
    recover(plain)
    with Ledger.open(plain) as ledger:
        assert [one.name for one in ledger.all(Member)][-1] == "后来的人"
        assert Attachments(ledger).damaged(ledger.all(Attachment)[0]) == ""
    assert in_clear(plain.with_name("支部-附件")) == []
    left = [file.relative_to(plain.parent).as_posix() for file in switching.left_in_clear([folder_of(plain)])]
    assert left == in_clear(plain.parent), "what of before can still be read she is told"


def test_a_journal_whose_heading_is_damaged_still_tells(locked_up: Path) -> None:
    add(locked_up, "后来的人")
    with Ledger.open(locked_up) as ledger:
        then = everything(ledger)
    journal = files_in(folder_of(locked_up))[-1]
    content = journal.read_bytes()
    journal.write_bytes(b"#" * 30 + content[30:])
    locked_up.unlink()
    recover(locked_up)
    with Ledger.open(locked_up) as ledger:
        assert everything(ledger) == then


def test_a_backup_of_a_password_that_is_past_says_so(locked_up: Path) -> None:
    switching.switch_off(locked_up)
    switching.switch_on(locked_up, Secret.new(), PASSWORD + "新")
    cipher._given.clear()
    keyfile.unlock(locked_up, PASSWORD + "新")
    with Ledger.open(locked_up) as ledger:
        back_up(ledger, START)
    new, old = listed(folder_of(locked_up))
    assert why_damaged(new) == ""
    assert "以前的密码" in why_damaged(old)
    keyfile.unlock(old.file, PASSWORD)  # its key file was kept beside it
    assert why_damaged(old) == ""
