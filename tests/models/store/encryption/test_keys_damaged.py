"""A damaged key file, or a damaged beginning of the ledger, is told from a wrong password, and nobody is locked out by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.safekeeping.recovering import recover
from models.store import Ledger, LedgerDamaged, LedgerLocked, LedgerRefused, cipher, keyfile, recovery, switching
from models.store.cipher import MARK, Secret
from models.store.recovery import WrongSheet
from tests.models.store.encryption.words import PASSWORD


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def test_a_damaged_key_file_is_no_wrong_password(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    whole = keyfile.places(plain)[0].read_bytes()
    for at in range(0, len(whole), 7):
        for place in keyfile.places(plain):
            place.write_bytes(whole)
            flip(place, at)
        with pytest.raises(LedgerRefused, match="已损坏"):
            keyfile.unlock(plain, PASSWORD)


@pytest.mark.parametrize("which", [0, 1])
def test_of_two_key_files_one_mends_the_other_when_the_ledger_is_opened(
    plain: Path, secret: Secret, which: int
) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    Ledger.open(plain).close()
    places = keyfile.places(plain)
    whole = places[0].read_bytes()
    for harm in (lambda: places[which].unlink(), lambda: flip(places[which], 90)):
        harm()
        Ledger.open(plain).close()
        assert [place.read_bytes() for place in places] == [whole, whole]


def test_a_copy_elsewhere_gets_no_folder_and_no_key_file_of_its_own(
    plain: Path, secret: Secret, tmp_path: Path
) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    copy = tmp_path / "别处" / "副本.zbtz"
    copy.parent.mkdir()
    copy.write_bytes(plain.read_bytes())
    Ledger.open(copy).close()
    assert [file.name for file in copy.parent.rglob("*.zbkey")] == []


@pytest.mark.parametrize("by", ["password", "sheet", "sheet, without key files"])
@pytest.mark.parametrize("at", range(len(MARK), len(MARK) + 8, 3))
def test_where_the_beginning_tells_a_wrong_key_it_is_damaged_and_recovered(
    plain: Path, secret: Secret, by: str, at: int
) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    with Ledger.open(plain) as ledger:
        wanted = len(ledger.units(99))
    flip(plain, at)
    cipher._given.clear()
    with pytest.raises(LedgerLocked):
        Ledger.open(plain)
    with pytest.raises(LedgerRefused, match="开头已损坏"):
        keyfile.unlock(plain, "不是这个密码")
    if "without" in by:
        for place in keyfile.places(plain):
            place.unlink()
    with pytest.raises(WrongSheet):
        recovery.unlock(plain, " ".join(recovery.groups_of(Secret(bytes(32)))))
    if by == "password":
        keyfile.unlock(plain, PASSWORD)
    else:
        recovery.unlock(plain, " ".join(recovery.groups_of(secret)))
    with pytest.raises(LedgerDamaged):
        Ledger.open(plain)
    assert recover(plain).aside is not None
    with Ledger.open(plain) as ledger:
        assert len(ledger.units(99)) == wanted
        assert ledger.secret == secret
