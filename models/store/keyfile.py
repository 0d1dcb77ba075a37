"""The key file of an encrypted ledger: its key, wrapped with the password. It lies beside the ledger and in the backup folder.

`<ledger>.zbkey` is JSON. The password goes through scrypt, which takes half a second and 64 MB so that guessing is slow, and
what comes out encrypts the key (AES-256-GCM). To change the password the key is wrapped anew; the ledger is not touched.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from models.store import backups, cipher, journal_files
from models.store.cipher import Secret
from models.store.errors import LedgerRefused
from models.store.sealed_files import write_synced

FORMAT = "支部台账密钥 1"
SUFFIX = ".zbkey"
SHORTEST = 8
"""Characters of a password."""
_N, _R, _P = 1 << 16, 8, 1
_MOST = 1 << 21  # of all three: 256 MB and two seconds; a key file that asks for more is not ours


_OTHER_KEY = "“{}”的开头已损坏，或旁边的密钥文件是另一本账本的，输入的密码打不开，账本未作任何改动。请再输一次密码，或用恢复单打开。"


class WrongPassword(LedgerRefused):
    """The password does not fit."""

    def __init__(self) -> None:
        super().__init__("密码不对，没有打开。请看大小写和中英文输入法，再输一次；忘了密码可以用恢复单打开。")


def weak(password: str) -> str:
    """Why a password cannot be used, a sentence; '' where it can."""
    if len(password) < SHORTEST:
        return f"密码至少 {SHORTEST} 个字。可以用一句自己记得住的话。"
    if len(set(password)) < 4 or password in "01234567890123456789" or password in "98765432109876543210":
        return "这个密码太容易猜到。可以用一句自己记得住的话。"
    return ""


def places(ledger: Path) -> tuple[Path, Path]:
    """Where the key file of a ledger lies: beside it, and among its backups."""
    return ledger.with_suffix(SUFFIX), backups.folder_of(ledger) / (ledger.stem + SUFFIX)


def write(ledger: Path, secret: Secret, password: str) -> None:
    """Wraps the key with a password, at both places; raises OSError. A file of another key is not written over: it is renamed."""
    data = _wrapped(secret, password)
    for place in places(ledger):
        number = _id_in(place)
        if number and number != secret.id:
            place.replace(place.with_name(f"{place.stem}-{number.hex()}{SUFFIX}"))
        write_synced(place, data)


def go_along(ledger: Path, secret: Secret, folder: Path) -> None:
    """Copies the key file of a ledger into the folder of a copy of it; raises OSError."""
    for place in found(ledger, secret.id)[:1]:
        target = folder / place.name
        if _id_in(target) not in (b"", secret.id):
            target = folder / f"{place.stem}-{secret.id.hex()}{SUFFIX}"
        if not target.exists() or target.read_bytes() != place.read_bytes():
            write_synced(target, place.read_bytes())


def bring(ledger: Path, folders: Iterable[Path]) -> None:
    """Puts the key file of a ledger that nobody has open beside it, from one of the folders, where none is to be found there;
    raises OSError."""
    number = cipher.id_of(ledger)
    if number and not found(ledger, number):
        for file in (
            file for folder in folders for file in sorted(folder.glob(f"*{SUFFIX}")) if _id_in(file) == number
        ):
            write_synced(ledger.with_suffix(SUFFIX), file.read_bytes())
            return


def _derived(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    text = unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
    return hashlib.scrypt(text, salt=salt, n=n, r=r, p=p, maxmem=129 * n * r + (1 << 20), dklen=32)


def _wrapped(secret: Secret, password: str) -> bytes:
    salt = secrets.token_bytes(16)
    wrapping = Secret(_derived(password, salt, _N, _R, _P))
    body = {
        "format": FORMAT,
        "id": secret.id.hex(),
        "kdf": {"name": "scrypt", "n": _N, "r": _R, "p": _P, "salt": salt.hex()},
        "wrapped": wrapping.seal(secret.key, FORMAT + secret.id.hex()).hex(),
    }
    body["check"] = _check(body)
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _body(file: Path) -> dict[str, Any]:
    """What a key file holds; {} for what is none, or damaged."""
    with suppress(OSError, ValueError, RecursionError):
        if file.is_file() and file.stat().st_size < 10_000:
            body = json.loads(file.read_bytes())
            if isinstance(body, dict) and body.get("format") == FORMAT and body.get("check") == _check(body):
                return body
    return {}


def _check(body: dict[str, Any]) -> str:
    """Tells a damaged file from a wrong password."""
    text = json.dumps({name: body[name] for name in body if name != "check"}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _id_in(file: Path) -> bytes:
    with suppress(TypeError, ValueError):
        return bytes.fromhex(_body(file).get("id", ""))
    return b""


def found(file: Path, number: bytes) -> list[Path]:
    """The key files for a key, beside a ledger or backup, or in the backup folder; the one of the same name first."""
    near: Iterable[Path] = (*places(file), *sorted(file.parent.glob(f"*{SUFFIX}")), *_among_backups(file))
    return [place for place in dict.fromkeys(near) if _id_in(place) == number]


def _among_backups(file: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(backups.folder_of(file).glob(f"*{SUFFIX}"))
    return []


def unlock(file: Path, password: str) -> Secret:
    """Opens an encrypted file's key with the password and has this process know it; raises WrongPassword, and LedgerRefused where
    there is no key file. Takes half a second; the file must not be open here (see Ledger)."""
    number = key_in(file)
    others = [other for other in belonging(file) - {number} if found(file, other)]
    if others and not found(file, number):  # the beginning of the ledger, which tells its key, is damaged
        secret = _by_one_of(file, others, password)
    else:
        secret = unwrapped(file, number, password)
    cipher.give(secret)
    return secret


def _by_one_of(file: Path, numbers: Iterable[bytes], password: str) -> Secret:
    for number in numbers:
        with suppress(WrongPassword):
            return unwrapped(file, number, password)
    raise LedgerRefused(_OTHER_KEY.format(file.name))


def belonging(file: Path) -> set[bytes]:
    """The ids of the keys that a ledger can have: by itself, and by what is named after it, should its beginning be damaged."""
    ids = {key_in(file), *map(_id_in, places(file))}
    for told in journal_files.files_of([backups.folder_of(file)])[-1:]:
        ids.add(key_in(told))
    return ids - {b""}


def heal(ledger: Path, secret: Secret) -> None:
    """Has a key file that is gone or damaged be there again, where the other one is whole; raises OSError."""
    here = [place for place in places(ledger) if _id_in(place) == secret.id]
    for place in places(ledger):
        if len(here) == 1 and not _body(place):
            write_synced(place, here[0].read_bytes())


def key_in(file: Path) -> bytes:
    """The id of the key that a ledger, a backup or a journal is encrypted with; b'' for one that is not."""
    if file.suffix == journal_files.SUFFIX:
        with suppress(OSError):
            return bytes.fromhex(journal_files.key_of(file))
        return b""
    return cipher.id_of(file)


def unwrapped(file: Path, number: bytes, password: str) -> Secret:
    """The key with that id of a file, by the password; raises as `unlock` does."""
    keys = found(file, number)
    if not keys:
        raise LedgerRefused(
            f"找不到“{file.name}”的密钥文件（{file.stem}{SUFFIX}），或它已损坏，光有密码打不开，账本未作任何改动。"
            "请从备份文件夹或 U 盘的备份里把密钥文件放回账本旁边，或用恢复单打开。"
        )
    for place in keys:
        with suppress(KeyError, TypeError, ValueError, OverflowError, MemoryError):  # NotOurs among them
            body = _body(place)
            kdf = body["kdf"]
            n, r, p = int(kdf["n"]), int(kdf["r"]), int(kdf["p"])
            if kdf["name"] != "scrypt" or min(n, r, p) < 1 or n * r * p > _MOST:
                continue
            wrapping = Secret(_derived(password, bytes.fromhex(kdf["salt"]), n, r, p))
            secret = Secret(wrapping.unseal(bytes.fromhex(body["wrapped"]), FORMAT + number.hex()))
            if secret.id == number:
                return secret
    raise WrongPassword
