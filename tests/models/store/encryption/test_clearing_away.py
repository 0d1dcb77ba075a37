"""Backups from before the password go when she says so, and not before an encrypted one is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.records import Member
from models.safekeeping.backing_up import back_up, changed
from models.safekeeping.recovering import recover
from models.safekeeping.second import choose, place_in
from models.store import Ledger, LedgerRefused, cipher, switching
from models.store.backup_names import BY_HAND
from models.store.backups import folder_of, verified
from models.store.cipher import Secret
from models.store.sealed_files import digest_of
from tests.models.store.encryption.words import NAME, PASSWORD, WORDS


def held_in_clear(folder: Path) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file for file in files if any(word.encode() in file.read_bytes() for word in (NAME, WORDS))]


def test_what_is_in_clear_goes_once_an_encrypted_backup_is_whole(plain: Path, secret: Secret) -> None:
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND, always=True)
    folder = folder_of(plain)
    switching.switch_on(plain, secret, PASSWORD)
    Ledger.open(plain).close()
    before = held_in_clear(folder)
    assert len(before) == 3  # two backups and a file
    with pytest.raises(LedgerRefused, match="没有删去"):
        switching.clear_away([folder])
    assert held_in_clear(folder) == before
    with Ledger.open(plain) as ledger:
        made = back_up(ledger, BY_HAND, always=True).name
        assert made is not None
        file = made.file_in(folder)
        whole = file.read_bytes()
        file.write_bytes(whole[:5000] + b"x" + whole[5001:])
        with pytest.raises(LedgerRefused, match="没有删去"):
            switching.clear_away([folder])
        file.write_bytes(whole)
        switching.clear_away([folder])
    assert held_in_clear(folder) == switching.left_in_clear([folder]) == []
    assert verified(file).records == 4
    assert [each.name for each in folder.glob("*.sha256")] == [made.hash_in(folder).name]


def test_a_ledger_that_was_encrypted_or_is_no_longer_is_backed_up_at_once(plain: Path, secret: Secret) -> None:
    for change in (lambda: switching.switch_on(plain, secret, PASSWORD), lambda: switching.switch_off(plain)):
        with Ledger.open(plain) as ledger:
            back_up(ledger, BY_HAND)
            assert not changed(ledger)
        change()
        with Ledger.open(plain) as ledger:
            assert changed(ledger)
            made = back_up(ledger, BY_HAND).name
            assert made is not None
            assert cipher.id_of(made.file_in(folder_of(plain))) == (ledger.secret.id if ledger.secret else b"")
            assert not changed(ledger)


def test_nothing_in_clear_goes_to_the_second_folder_and_what_lies_there_goes_too(plain: Path, secret: Secret) -> None:
    """Backups and attachments from before the password lie among the backups still."""
    folder, stick = folder_of(plain), plain.with_name("U盘")
    stick.mkdir()
    with Ledger.open(plain) as ledger:
        assert choose(stick, folder, "") == ""
        assert back_up(ledger, BY_HAND, second=stick).carried
    there = place_in(stick, folder)
    assert len(held_in_clear(there)) == 3  # a backup, the journal and a file
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        assert back_up(ledger, BY_HAND, second=stick).carried
        assert len(switching.left_in_clear([there])) == 3
        switching.clear_away([folder, there])
        assert held_in_clear(stick) == held_in_clear(folder) == []
        other = plain.with_name("新U盘")
        other.mkdir()
        assert choose(other, folder, "") == ""
    with Ledger.open(plain) as ledger, ledger.unit("改") as unit:
        unit.add(Member(name=NAME))
    (folder / "附件" / "ab").mkdir(exist_ok=True)
    (folder / "附件" / "ab" / f"{digest_of(WORDS.encode())}.txt").write_bytes(WORDS.encode())
    with Ledger.open(plain) as ledger:
        assert back_up(ledger, BY_HAND, second=other).carried
    assert held_in_clear(folder), "it was left there"
    assert held_in_clear(other) == []


def test_a_recovered_ledger_gets_no_attachments_that_only_an_old_password_opens(
    plain: Path, secret: Secret, monkeypatch: pytest.MonkeyPatch
) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND)
    Ledger.open(plain).close()
    switching.switch_off(plain)
    with Ledger.open(plain) as ledger:
        back_up(ledger, BY_HAND)
    monkeypatch.setattr(cipher, "_given", {})  # another day
    plain.unlink()
    shutil.rmtree(plain.with_name("支部-附件"))
    recover(plain)
    files = [file for file in plain.with_name("支部-附件").rglob("*") if file.is_file()]
    assert [file.suffix for file in files] == [".txt"]
