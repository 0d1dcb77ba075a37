"""The password and the recovery sheet: each opens the ledger by itself, and what is wrong is said."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from models.records import Member
from models.store import Ledger, LedgerRefused, cipher, keyfile, recovery, switching
from models.store.backups import folder_of
from models.store.cipher import Secret
from models.store.keyfile import WrongPassword
from models.store.recovery import LETTERS, WrongSheet
from tests.models.store.encryption.words import PASSWORD


def test_the_password_opens_and_another_does_not(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    cipher._given.clear()
    with pytest.raises(WrongPassword, match="密码不对"):
        keyfile.unlock(plain, PASSWORD + " ")
    keyfile.unlock(plain, PASSWORD)
    with Ledger.open(plain) as ledger:
        assert ledger.count(Member) == 3
        ledger.copy_to(folder_of(plain) / "备份.zbtz")
        usb = plain.parent / "U盘"
        usb.mkdir()
        ledger.copy_to(usb / "支部-1.zbtz")
    for copy in (folder_of(plain) / "备份.zbtz", usb / "支部-1.zbtz"):
        cipher._given.clear()
        keyfile.unlock(copy, PASSWORD)
        Ledger.open(copy).close()


def test_full_width_letters_are_the_same_password(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, "ＡＢＣ记得住的话１２３")
    assert keyfile.unlock(plain, "ABC记得住的话123") == secret


def test_a_changed_password_leaves_the_ledger_as_it_is(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    Ledger.open(plain).close()
    content = plain.read_bytes()
    keyfile.write(plain, secret, "另一句记得住的话")
    assert plain.read_bytes() == content
    with pytest.raises(WrongPassword):
        keyfile.unlock(plain, PASSWORD)
    assert keyfile.unlock(plain, "另一句记得住的话") == secret


def test_without_a_key_file_the_one_among_the_backups_serves_and_then_the_sheet(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    beside, among = keyfile.places(plain)
    beside.write_bytes(b"{damaged")
    assert keyfile.unlock(plain, PASSWORD) == secret
    beside.unlink()
    among.unlink()
    cipher._given.clear()
    with pytest.raises(LedgerRefused, match=r"找不到.*恢复单"):
        keyfile.unlock(plain, PASSWORD)
    typed = " ".join(recovery.groups_of(secret)).lower().replace("0", "o").replace("1", "l")
    assert recovery.unlock(plain, typed) == secret
    Ledger.open(plain).close()


@pytest.mark.parametrize(
    "asked", [{"n": 1 << 30}, {"n": 1 << 18, "r": 16, "p": 4}, {"n": 0}, {"r": -8}, {"n": float("inf")}, {"salt": 5}]
)
def test_a_key_file_that_asks_for_all_the_memory_is_not_followed(
    plain: Path, secret: Secret, asked: dict[str, float]
) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    for file in keyfile.places(plain):
        body = json.loads(file.read_text("utf-8"))
        body["kdf"].update(asked)
        body["check"] = keyfile._check(body)
        file.write_text(json.dumps(body), "utf-8")
    with pytest.raises(WrongPassword):
        keyfile.unlock(plain, PASSWORD)


def test_the_key_file_says_nothing_of_key_and_password(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    for file in keyfile.places(plain):
        text = file.read_text("utf-8")
        assert secret.key.hex() not in text
        assert PASSWORD not in text


def test_the_words_give_the_key_back_and_every_slip_is_found_in_its_group() -> None:
    dice = random.Random(3)
    for _ in range(20):
        secret = Secret(dice.randbytes(32))
        groups = recovery.groups_of(secret)
        assert [len(group) for group in groups] == [8] * 8
        assert recovery.secret_of("-".join(groups)) == secret
        for place, group in enumerate(groups):
            assert not recovery.group_wrong(place, f"{group[:4]} {group[4:]}")
            at = dice.randrange(8)
            other = dice.choice([letter for letter in LETTERS if letter != group[at]])
            wrong = group[:at] + other + group[at + 1 :]
            assert recovery.group_wrong(place, wrong)
            with pytest.raises(WrongSheet, match=f"第 {place + 1} 组"):
                recovery.secret_of("".join([*groups[:place], wrong, *groups[place + 1 :]]))
            at = dice.randrange(7)
            if group[at] != group[at + 1]:
                assert recovery.group_wrong(place, group[:at] + group[at + 1] + group[at] + group[at + 2 :])
        with pytest.raises(WrongSheet, match="组"):
            recovery.secret_of("".join([groups[1], groups[0], *groups[2:]]))
        with pytest.raises(WrongSheet, match="63"):
            recovery.secret_of("".join(groups)[1:])


def test_the_sheet_of_another_ledger_is_told(plain: Path, secret: Secret) -> None:
    switching.switch_on(plain, secret, PASSWORD)
    with pytest.raises(WrongSheet, match=r"不是“支部\.zbtz”的"):
        recovery.unlock(plain, "".join(recovery.groups_of(Secret.new())))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a matter of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "支部.zbtz")
    assert cipher.id_of(tmp_path / "支部.zbtz") == b""
    os.mkfifo(tmp_path / "支部.zbkey")
    assert keyfile.found(tmp_path / "支部.zbtz", b"12345678") == []
