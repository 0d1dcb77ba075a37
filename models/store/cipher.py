"""The secret of an encrypted ledger: one random key for the ledger, its copies, its journal and its attachments.

A file that is encrypted with it begins with MARK and eight bytes that tell which key it is; they follow from the key and tell
nothing about it. SQLCipher (the package sqlcipher3) encrypts ledgers, AES-256-GCM (the package cryptography) the rest: the
standard library has no cipher, and one made at home out of its hashes would have been looked at by nobody. Neither package is
loaded where nothing is encrypted; where one of them is missing all else works.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from models.store.errors import LedgerLocked, LedgerRefused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"ZBTZENC1"
_ID = 8
_NONCE, _TAG = 12, 16
OVERHEAD = len(MARK) + _ID + _NONCE + _TAG
"""By how many bytes sealed data are longer."""
_HANDED_ON = "ZBTZ_DATA_KEY"
UNAVAILABLE = "“{}”有密码，是加密的，这里打不开：{}文件未作任何改动。"


class NotOurs(ValueError):
    """Sealed data that are damaged, or sealed with another key or about something else."""


@dataclass(frozen=True)
class Secret:
    """The key; whoever has it can read everything."""

    key: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Secret:
        """A random one."""
        return cls(secrets.token_bytes(32))

    @cached_property
    def id(self) -> bytes:
        """Which key it is, without telling the key."""
        return self._derived(b"id")[:_ID]

    @property
    def head(self) -> bytes:
        """What every file that is encrypted with it begins with."""
        return MARK + self.id

    @property
    def for_sqlcipher(self) -> str:
        """The key as SQLCipher takes it, with the sixteen bytes (its salt) that a ledger begins with."""
        return f"x'{self.key.hex()}{self.head.hex()}'"

    def _derived(self, use: bytes) -> bytes:
        return hmac.digest(self.key, "支部台账 ".encode() + use, "sha256")

    def name_of(self, digest: str) -> str:
        """A name that tells nothing of what is known by its SHA-256."""
        return hmac.new(self._derived(b"names"), digest.encode(), hashlib.sha256).hexdigest()

    @cached_property
    def _files(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._derived(b"files"))

    def seal(self, data: bytes, about: str) -> bytes:
        """Encrypts and signs data; `about` must be the same when they are opened."""
        nonce = secrets.token_bytes(_NONCE)
        return self.head + nonce + self._files.encrypt(nonce, data, about.encode())

    def unseal(self, sealed: bytes, about: str) -> bytes:
        """What `seal` was given; raises NotOurs."""
        from cryptography.exceptions import InvalidTag

        body = sealed.removeprefix(self.head)
        if len(body) == len(sealed) or len(body) < _NONCE + _TAG:
            raise NotOurs
        try:
            return self._files.decrypt(body[:_NONCE], body[_NONCE:], about.encode())
        except InvalidTag:
            raise NotOurs from None


_given: dict[bytes, Secret] = {}
"""The keys that this process was given, by password or by recovery sheet."""


def give(secret: Secret) -> None:
    """Has this process open whatever is encrypted with the key."""
    _given[secret.id] = secret


def given() -> list[Secret]:
    """All keys that this process has."""
    return list(_given.values())


def known(number: bytes) -> Secret | None:
    """The key with that id, where this process has it."""
    if number not in _given and _HANDED_ON in os.environ:
        # Handed on by the window to the process that works for it alone; those that this one starts shall not have it.
        with suppress(ValueError):
            give(Secret(bytes.fromhex(os.environ.pop(_HANDED_ON))))
    return _given.get(number)


def handed_on(secret: Secret | None) -> dict[str, str]:
    """What the environment of a process needs that works on a copy for this one."""
    return {} if secret is None else {_HANDED_ON: secret.key.hex()}


def id_of(file: Path) -> bytes:
    """The id of the key that a file is encrypted with; b'' for one that is not. Opens the file: not for a ledger that is open
    in this process (see Ledger)."""
    try:
        if not file.is_file():  # a pipe would wait for ever
            return b""
        with file.open("rb") as read:
            return id_in(read.read(len(MARK) + _ID))
    except (OSError, ValueError):
        return b""


def id_in(head: bytes) -> bytes:
    """The same, by the first bytes of a file."""
    told = head[len(MARK) : len(MARK) + _ID]
    return told if head.startswith(MARK) and len(told) == _ID else b""


def secret_of(file: Path) -> Secret | None:
    """The key of a file, None where it is not encrypted; raises LedgerLocked where this process does not have it, LedgerRefused
    where the packages are missing."""
    number = id_of(file)
    if not number:
        return None
    if why := unavailable():
        raise LedgerRefused(UNAVAILABLE.format(file.name, why))
    secret = known(number)
    if secret is None:
        raise LedgerLocked(file.name)
    return secret


def unavailable() -> str:
    """Why nothing can be encrypted on this machine, a sentence; '' where it can."""
    try:
        import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401
        import sqlcipher3.dbapi2  # noqa: F401
    except ImportError as error:
        missing = "cryptography" if (error.name or "").startswith("cryptography") else "sqlcipher3"
        return (
            f"本机没有装好加密组件 {missing}（龙芯等少数电脑没有现成的安装包）。联网后在程序文件夹里运行"
            "“pip install .[encryption]”，装好后重新启动。"
        )
    return ""
