"""The files of attachments, beside the ledger: named by what is in them, kept once, never deleted, verified before use.

`<ledger>-附件/ab/ab12….pdf` holds the file whose SHA-256 is ab12…; the record of an attachment names the hash. A file is on
the disk, whole, before a record can name it, and no file is ever taken away: undo and history may name it again. Beside an
encrypted ledger they are encrypted, under other names (see sealed_files).
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import secrets
import shutil
import time
import weakref
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from models.kinds import PartialDate
from models.records import Attachment
from models.replacing import replace
from models.store import sealed_files
from models.store.attachment_gate import (
    MOST_BYTES,
    AttachmentRefused,
    check_file,
    check_package,
    check_start,
    honest_name,
    suffix_of,
    usual_kind,
)
from models.store.backup_names import ATTACHMENTS, among_backups
from models.store.backups import sync_folder
from models.store.cipher import NotOurs
from models.workplace import Workplace

if TYPE_CHECKING:
    from models.store.ledger import Ledger

_CHUNK = 1024 * 1024
MISSING = "文件不见了"
_HASH = re.compile(r"[0-9a-f]{64}")


def folder_of(ledger: Path) -> Path:
    """The folder beside a ledger that holds the files of its attachments, there once something was attached; of a backup, by its
    whole path, the one among the backups."""
    if among_backups(ledger) is not None:
        return ledger.with_name(ATTACHMENTS)
    return ledger.with_name(ledger.stem + "-附件")


class Attachments:
    """The files of one ledger. Nothing here reads or writes the ledger itself, so it may be called from any thread."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._secret = ledger.secret
        self._clear: Workplace | None = None

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return folder_of(self._ledger.home)

    def take(self, source: Path, today: date) -> Attachment:
        """Copies a file in and gives the record for it, which still needs its owner; raises AttachmentRefused.

        What was there before is untouched. Of a file that is kept already no second copy is made; one that was damaged
        meanwhile is whole again.
        """
        name = honest_name(source.name)
        check_file(source)
        # Reading our own ledger would give up the lock on it as soon as it is closed again (see Ledger).
        if self._ledger.is_at(source):
            raise AttachmentRefused(f"“{name}”正是打开着的账本，没有添加。账本的副本请用备份。")
        try:
            size, digest = self._copy_in(source, name)
        except AttachmentRefused:
            raise
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            why = "磁盘空间不足" if full else "文件读不出来，或附件文件夹不能写入"
            raise AttachmentRefused(f"“{name}”没有添加：{why}。账本没有改动，请处理后再试。") from error
        return Attachment(kind=usual_kind(name), name=name, size=size, sha256=digest, added=PartialDate.of(today))

    def take_all(self, sources: Sequence[Path], today: date) -> tuple[list[Attachment], list[str]]:
        """Takes files one by one; what is refused is said, a sentence for each."""
        taken, refused = [], []
        for source in sources:
            try:
                taken.append(self.take(source, today))
            except AttachmentRefused as refusal:
                refused.append(str(refusal))
        return taken, refused

    def _copy_in(self, source: Path, name: str) -> tuple[int, str]:
        self.folder.mkdir(exist_ok=True)
        self._sweep()
        if self._secret is not None:
            clear = io.BytesIO()  # nothing of it is written in clear
            size, digest = _read_whole(source, clear, name)
            check_package(name, clear)
            if not sealed_files.holds(sealed_files.path_of(self.folder, self._secret, digest), self._secret, digest):
                sealed_files.put(self.folder, self._secret, digest, plain_suffix(name), clear.getvalue())
            return size, digest
        part = self.folder / f"~{secrets.token_hex(8)}.part"
        try:
            with part.open("xb") as written:
                size, digest = _read_whole(source, written, name)
                written.flush()
                os.fsync(written.fileno())
            check_package(name, part)
            shelf = self.folder / digest[:2]
            shelf.mkdir(exist_ok=True)
            kept = self._find(digest)
            if kept is None or not holds(kept, digest):
                replace(part, kept or shelf / (digest + plain_suffix(name)))
                sync_folder(shelf)
                sync_folder(self.folder)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return size, digest

    def _sweep(self) -> None:
        """Takes away what a power cut in the middle of a copy left; no copy takes an hour."""
        for left in (*self.folder.glob("~*.part"), *self.folder.glob("??/~*.part")):
            with suppress(OSError):
                if left.stat().st_mtime < time.time() - 3600:
                    left.unlink()

    def _find(self, digest: str) -> Path | None:
        if not _HASH.fullmatch(digest):
            return None
        if self._secret is not None:
            file = sealed_files.path_of(self.folder, self._secret, digest)
            return file if file.is_file() else None
        with suppress(OSError):
            return next(iter(sorted((self.folder / digest[:2]).glob(digest + "*"))), None)
        return None

    def file_of(self, attachment: Attachment) -> Path | None:
        """The kept file, to be read only; None where it is missing. Of an encrypted ledger it is a copy in clear, in a folder
        that goes with this object, and None where it is damaged, too."""
        file = self._find(attachment.sha256)
        if file is None or self._secret is None:
            return file
        if self._clear is None:
            self._clear = Workplace()
            weakref.finalize(self, self._clear.cleanup)  # also where the program ends
        copy = Path(self._clear.name) / (attachment.sha256 + plain_suffix(attachment.name))
        try:
            if not copy.exists():
                copy.write_bytes(sealed_files.content(file, self._secret, attachment.sha256))
        except (OSError, NotOurs):
            copy.unlink(missing_ok=True)
            return None
        return copy

    def _holds(self, file: Path, digest: str) -> bool:
        if self._secret is not None:
            return sealed_files.holds(file, self._secret, digest)
        return holds(file, digest)

    def trouble(self, attachment: Attachment) -> str:
        """What is wrong with the file at a glance (by its size), in a few words; '' for nothing."""
        file = self._find(attachment.sha256)
        if file is None:
            return MISSING
        longer = sealed_files.LONGER if self._secret else 0
        try:
            return "" if file.stat().st_size == (attachment.size or 0) + longer else "内容已改变"
        except OSError:
            return "文件读不出来"

    def is_missing(self, attachment: Attachment) -> bool:
        """Whether there is no file of it at all."""
        return self._find(attachment.sha256) is None

    def damaged(self, attachment: Attachment) -> str:
        """The same, by reading all of the file."""
        said = self.trouble(attachment)
        file = self._find(attachment.sha256)
        return said or ("" if file is not None and self._holds(file, attachment.sha256) else "内容已改变")

    def copy_out(self, attachment: Attachment, target: Path) -> None:
        """Writes the file to `target`, verified before it stands there; raises AttachmentRefused, and what was there before
        is as it was."""
        name, file = attachment.name, self._find(attachment.sha256)
        if file is None:
            raise AttachmentRefused(
                f"“{name}”的文件不见了，没有打开，账本没有改动。请重新打开账本，备份里有的会自动放回；"
                f"备份里也没有的，请把原来的“{self.folder.name}”文件夹复制到账本旁边，或重新添加原件。"
            )
        part = target.with_name(f"~{secrets.token_hex(8)}.part")
        try:
            with sealed_files.reading(file, self._secret) as read, part.open("xb") as written:
                _, digest = _hashed(read, written, "")
            if digest != attachment.sha256:
                raise AttachmentRefused(
                    f"“{name}”的内容与添加时不一致，可能已损坏或被改动，没有打开。请从备份恢复，或重新添加原件。"
                )
            if target.exists():
                shutil.copymode(target, part)
            replace(part, target)
        except OSError as error:
            raise AttachmentRefused(f"“{name}”读不出来或写不下，没有打开。账本没有改动，请检查磁盘后再试。") from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _read_whole(source: Path, written: BinaryIO, name: str) -> tuple[int, str]:
    """Copies a file that comes in; raises AttachmentRefused where another program is writing to it."""
    with source.open("rb") as read:
        before = os.fstat(read.fileno())
        size, digest = _hashed(read, written, name)
        after = os.fstat(read.fileno())
    if size != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise AttachmentRefused(f"“{name}”正在被别的程序写入，没有添加。请等它写完（扫描、传输结束）后再添加。")
    return size, digest


def _hashed(read: BinaryIO, written: BinaryIO, name: str) -> tuple[int, str]:
    """Copies a file and gives its size and SHA-256; with a name it is one that comes in, and is looked at."""
    digest, size = hashlib.sha256(), 0
    while chunk := read.read(_CHUNK):
        if name and size == 0:
            check_start(name, chunk[:16])
        size += len(chunk)
        if name and size > MOST_BYTES:  # it grew since it was looked at
            raise AttachmentRefused(f"“{name}”超过 50 MB，没有添加。请压缩或拆分后再添加。")
        digest.update(chunk)
        written.write(chunk)
    if name and size == 0:
        raise AttachmentRefused(f"“{name}”是空文件，没有添加。请核对文件是否完整。")
    return size, digest.hexdigest()


def holds(file: Path, digest: str) -> bool:
    """Whether a file has the content of that hash."""
    try:
        with file.open("rb") as read:
            return hashlib.file_digest(read, "sha256").hexdigest() == digest
    except OSError:
        return False


def plain_suffix(name: str) -> str:
    """The suffix under which a file of that name is kept; '' for none."""
    suffix = suffix_of(name)
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


def in_words(size: int | None) -> str:
    """A size for people: 820 KB, 2.1 MB."""
    if not size:
        return ""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
