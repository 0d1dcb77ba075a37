"""The files of attachments that go along: all that lie in the folder, those that only the history names too; each looked at."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.handover.errors import Progress, quiet
from models.records import RECORDS, Attachment
from models.store import Ledger, cipher, sealed_files
from models.store.attachments import plain_suffix
from models.store.cipher import Secret

_NAME = re.compile(rf"([0-9a-f]{{64}})(\.[a-z0-9]{{1,8}}|{re.escape(sealed_files.SUFFIX)})?")
_OWNERS = {cls.table: cls for cls in RECORDS}
LOOKING = "正在核对附件"


@dataclass(frozen=True)
class Known:
    """An attachment that the ledger names, and the record that it belongs to, in words."""

    about: Attachment
    where: str
    binned: bool = False

    def wrong(self, what: str) -> str:
        """A sentence on what is wrong with its file."""
        return f"“{self.about.name}”（{self.where}）：{what}"


@dataclass(frozen=True)
class Kept:
    """A file in the folder of attachments. digest, suffix, size: of what is in it · secret: the key that it is sealed with."""

    path: Path
    digest: str
    suffix: str
    size: int
    secret: Secret | None = None

    @property
    def name(self) -> str:
        """Where it lies in the folder that goes, with /."""
        return f"{self.digest[:2]}/{self.digest}{self.suffix}"

    def reading(self) -> BinaryIO:
        """What is in it, in clear; nothing where it is sealed and damaged. Raises OSError."""
        return sealed_files.reading(self.path, self.secret)

    def is_whole(self) -> bool:
        """Whether it holds what it is named after; raises OSError."""
        return sealed_files.named_after(self.path, self.path.name)


def known(ledger: Ledger) -> list[Known]:
    """All attachments of a ledger, those of the recycle bin last."""
    found = []
    for about, binned in [(one, False) for one in ledger.all(Attachment)] + [
        (one, True) for one in ledger.all(Attachment, deleted=True)
    ]:
        cls = _OWNERS.get(about.owner)
        owner = ledger.get(cls, about.owner_id or 0) if cls else None
        where = f"{owner.label} {owner.title()}" if owner is not None else "所属记录已不在"
        found.append(Known(about, where + ("，在回收站" if binned else ""), binned))
    return found


def size_of(folder: Path) -> int:
    """The bytes of all that lies in the folder."""
    return sum((Path(shelf) / name).lstat().st_size for shelf, _, names in os.walk(folder) for name in names)


def kept_in(folder: Path, attachments: Iterable[Known]) -> tuple[list[Kept], int]:
    """The files of attachments that lie in a folder, by name, and how many other files somebody has put there. Those that are
    sealed are known by the attachments of the ledger; any other is opened to be known."""
    kept, others = [], 0
    about = {one.about.sha256: plain_suffix(one.about.name) for one in attachments}
    named: dict[bytes, dict[str, str]] = {}
    for shelf, _, names in os.walk(folder):
        for name in names:
            file, found = Path(shelf) / name, _NAME.fullmatch(name)
            placed = found is not None and file.parent.name == name[:2] and file.parent.parent == folder
            one = None
            if found is not None and placed and file.is_file() and not file.is_symlink():
                size, suffix = file.stat().st_size, found[2] or ""
                sealed = suffix == sealed_files.SUFFIX
                one = _unsealed(file, about, named) if sealed else Kept(file, found[1], suffix, size)
            if one is not None:
                kept.append(one)
            elif not name.startswith("~"):
                others += 1
    return sorted(kept, key=lambda one: one.name), others


def _unsealed(file: Path, about: Mapping[str, str], named: dict[bytes, dict[str, str]]) -> Kept | None:
    """A file that is sealed; None where this process was not given its key, or it is damaged and nothing names it."""
    secret = cipher.known(cipher.id_of(file))
    if secret is None:
        return None
    if secret.id not in named:
        named[secret.id] = {secret.name_of(digest): digest for digest in about}
    size, digest = file.stat().st_size - sealed_files.LONGER, named[secret.id].get(file.stem)
    if digest is not None:
        return Kept(file, digest, about[digest], size, secret)
    try:
        data, suffix = sealed_files.opened(file, secret)
    except cipher.NotOurs:
        return None
    return Kept(file, sealed_files.digest_of(data), suffix, size, secret)


def missing(attachments: Iterable[Known], kept: Sequence[Kept]) -> list[str]:
    """A sentence for each attachment that has no file."""
    there = {one.digest for one in kept}
    return [one.wrong("文件不见了") for one in attachments if one.about.sha256 not in there]


def damaged(attachments: Iterable[Known], digest: str, name: str) -> list[str]:
    """A sentence for each attachment whose file was damaged; one for the file where only the history names it."""
    named = [one.wrong("内容已改变") for one in attachments if one.about.sha256 == digest]
    return named or [f"附件文件 {name}（只在修改记录里用到）：内容已改变"]


def troubles(folder: Path, attachments: Sequence[Known], progress: Progress = quiet) -> list[str]:
    """What is wrong with the attachments, by reading every file; may be called from any thread."""
    kept, _ = kept_in(folder, attachments)
    total, done = sum(one.size for one in kept), 0
    found = missing(attachments, kept)
    by_digest: Mapping[str, list[Known]] = _by_digest(attachments)
    for one in kept:
        progress(done, total, LOOKING)
        if not one.is_whole():
            found += damaged(by_digest.get(one.digest, []), one.digest, one.name)
        done += one.size
    progress(total, total, LOOKING)
    return found


def _by_digest(attachments: Iterable[Known]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for one in attachments:
        found.setdefault(one.about.sha256, []).append(one)
    return found
