"""Files of attachments beside an encrypted ledger: sealed with its key, under names that tell nothing of what is in them.

A file holds, sealed, sixteen bytes with the suffix that the file has in clear, and its content.
"""

from __future__ import annotations

import glob
import hashlib
import io
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from models.replacing import replace
from models.store.backups import sync_folder
from models.store.cipher import OVERHEAD, NotOurs, Secret, id_of, known

SUFFIX = ".zb-enc"
"""No file in clear has it (see attachments)."""
_HEAD = 16
LONGER = OVERHEAD + _HEAD
"""By how many bytes a file is longer than what is in it."""
_ABOUT = "附件"


def path_of(folder: Path, secret: Secret, digest: str) -> Path:
    """Where the file lies of which that is the SHA-256."""
    name = secret.name_of(digest)
    return folder / name[:2] / (name + SUFFIX)


def opened(file: Path, secret: Secret) -> tuple[bytes, str]:
    """The content and the suffix; raises OSError, and NotOurs where the file was damaged."""
    clear = secret.unseal(file.read_bytes(), _ABOUT)
    return clear[_HEAD:], clear[:_HEAD].rstrip(b"\0").decode("ascii", "replace")


def reading(file: Path, secret: Secret | None) -> BinaryIO:
    """A file in clear, sealed or not; of one that is sealed and damaged, nothing. Raises OSError."""
    if secret is None:
        return file.open("rb")
    try:
        return io.BytesIO(opened(file, secret)[0])
    except NotOurs:
        return io.BytesIO()


def digest_of(data: bytes) -> str:
    """The SHA-256, hex."""
    return hashlib.sha256(data).hexdigest()


def content(file: Path, secret: Secret, digest: str) -> bytes:
    """The content, which has that SHA-256; raises OSError or NotOurs."""
    data, _ = opened(file, secret)
    if digest_of(data) != digest:
        raise NotOurs
    return data


def holds(file: Path, secret: Secret, digest: str) -> bool:
    """Whether a file has the content of that hash."""
    try:
        content(file, secret, digest)
    except (OSError, NotOurs):
        return False
    return True


def named_after(file: Path, name: str) -> bool:
    """Whether a file holds what that name of a kept attachment says; of one that is sealed with a key that this process was not
    given nobody can tell. Raises OSError."""
    if not name.endswith(SUFFIX):
        with file.open("rb") as read:
            return hashlib.file_digest(read, "sha256").hexdigest() == name[:64]
    secret = known(id_of(file))
    if secret is None:
        return bool(id_of(file))
    try:
        return secret.name_of(digest_of(opened(file, secret)[0])) == name[:64]
    except NotOurs:
        return False


def put(folder: Path, secret: Secret, digest: str, suffix: str, data: bytes) -> None:
    """Writes a file, whole or not at all, and synced; raises OSError."""
    target = path_of(folder, secret, digest)
    write_synced(target, secret.seal(suffix.encode("ascii").ljust(_HEAD, b"\0") + data, _ABOUT))
    sync_folder(folder)


def write_synced(target: Path, data: bytes) -> None:
    """Writes a file in a folder, which is made, whole or not at all, and synced; raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"~{target.name}-{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
        replace(part, target)
        sync_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def parts_of(target: Path) -> list[Path]:
    """What a killed program left of it, half written."""
    return sorted(target.parent.glob(f"~{glob.escape(target.name)}-????????.part"))
