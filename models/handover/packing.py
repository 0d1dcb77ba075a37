"""Everything into one file: attachments first, each verified while it is copied, then the ledger with the record of the hand-over."""

from __future__ import annotations

import errno
import hashlib
import io
import shutil
import time
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from models import about
from models.exports.atomic import write_or_refuse
from models.exports.beside import sweep
from models.exports.names import safe_name
from models.handover import files
from models.handover.contents import Contents
from models.handover.errors import HandoverRefused, Progress, quiet
from models.handover.handing import forget, keep
from models.handover.listing import HandoverList, attachment_index
from models.handover.manifest import (
    FORMAT,
    INDEX,
    LEDGER,
    LIST_PDF,
    LIST_XLSX,
    MANIFEST,
    README,
    SUFFIX,
    Entry,
    Manifest,
    Parties,
    attachments_folder,
)
from models.kinds import PartialDate
from models.records import Handover
from models.store import Ledger, cipher, switching
from models.store.attachments import in_words
from models.store.migrations import STEPS
from models.workplace import Workplace

_CHUNK = 1 << 20
_SEAL = b"SHA-256 of everything before these 64 digits: "
_DIGITS = 64
_STORED = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".pdf", ".docx", ".xlsx", ".pptx", ".zip", ".mp4")
_LONGEST = 40  # characters of the ledger's name: below it stand names of seventy, and Windows takes 260 of a whole path


@dataclass(frozen=True)
class Wish:
    """What is asked for. file: where it is written · moment: when it is handed over, in the ledger too · accepted: what is known
    to be wrong with attachments; with anything else nothing is written."""

    file: Path
    parties: Parties
    today: date
    moment: datetime
    accepted: Collection[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Packed:
    """What was written: the file, its size and SHA-256, what is in it, and the record that the copy of the ledger has."""

    file: Path
    size: int
    sha256: str
    manifest: Manifest
    record: Handover


def proposed_name(branch: str, today: date) -> str:
    """机关第三党支部-移交-2026-11-26.zbyj."""
    return safe_name(f"{branch[:_LONGEST]}-移交-{today.isoformat()}", SUFFIX)


def pack(copy: Path, folder: Path, wish: Wish, progress: Progress = quiet) -> Packed:
    """Writes the file, whole or not at all. copy: a copy of the ledger of our own, which is given the record of the hand-over ·
    folder: that of the attachments. Raises HandoverRefused, TargetBusy, Stopped; what was there before is untouched."""
    work = _Packing(copy, folder, wish, progress)
    sweep(wish.file.parent)  # before it is asked how much room there is
    _refuse_without_room(wish.file.parent, work.total)
    made: list[Packed] = []
    write_or_refuse(wish.file, lambda beside: made.append(work.write(beside)))
    return made[0]


class _Packing:
    """One file in the making."""

    def __init__(self, copy: Path, folder: Path, wish: Wish, progress: Progress) -> None:
        self._copy, self._folder, self._wish, self._progress = copy, folder, wish, progress
        self._kept: list[files.Kept] = []
        self._others = 0
        self._ledger = safe_name(copy.stem[:_LONGEST], LEDGER)
        self._entries: list[Entry] = []
        self._done = 0
        self.total = files.size_of(folder) + copy.stat().st_size

    def write(self, beside: Path) -> Packed:
        """Writes all of it to a file that stands beside the target."""
        try:
            if cipher.id_of(self._copy):
                switching.convert(self._copy, None)
            with zipfile.ZipFile(beside, "w", allowZip64=True) as archive:
                with Ledger.open(self._copy, clock=lambda: self._wish.moment) as ledger:
                    troubles = self._attachments(archive, Contents.of(ledger, self._wish.today))
                    record = self._keep(ledger, troubles)
                    contents = Contents.of(ledger, self._wish.today)
                self._put(archive, self._ledger, self._copy.open("rb"), "正在写入账本")
                manifest = self._papers(archive, contents, troubles)
                archive.comment = _SEAL + b"0" * _DIGITS
        except OSError as error:
            if error.errno == errno.EFBIG:
                raise HandoverRefused(
                    f"“{self._wish.file.name}”没有写成：这个盘装不下这么大的一个文件（常见于 FAT32 的 U 盘，最大 4 GB）。"
                    "请换一个盘，或把 U 盘格式化为 exFAT 后再移交。"
                ) from error
            raise
        digest = _seal(beside, lambda done, size: self._progress(done, size, "正在计算校验值"))
        return Packed(self._wish.file, beside.stat().st_size, digest, manifest, record)

    def _attachments(self, archive: zipfile.ZipFile, contents: Contents) -> list[str]:
        """Copies the files of attachments; what is missing or damaged is given back, a sentence each."""
        self._kept, self._others = files.kept_in(self._folder, contents.attachments)
        found = files.missing(contents.attachments, self._kept)
        folder = attachments_folder(self._ledger)
        for one in self._kept:
            entry = self._put(archive, f"{folder}/{one.name}", one.reading(), "正在复制附件")
            if entry.sha256 != one.digest:
                found += files.damaged(contents.attachments, one.digest, one.name)
        unknown = [line for line in found if line not in self._wish.accepted]
        if unknown:
            raise HandoverRefused(
                f"有 {len(unknown)} 件附件缺失或损坏，没有移交：{'；'.join(unknown[:3])}"
                f"{'等' if len(unknown) > 3 else ''}。请找回文件，或确认照现状移交。"
            )
        return found

    def _keep(self, ledger: Ledger, troubles: list[str]) -> Handover:
        """The record in the copy: the last thing that this ledger is told before it goes."""
        parties, contents = self._wish.parties, Contents.of(ledger, self._wish.today)
        summary = contents.summary(sum(one.size for one in self._kept))
        record = Handover(
            day=PartialDate.parse(parties.day), giver=parties.giver, receiver=parties.receiver, witness=parties.witness,
            contents="\n".join([summary, *troubles]), file=self._wish.file.name, note=parties.note,
        )  # fmt: skip
        forget(ledger)
        keep(ledger, record)
        return record

    def _papers(self, archive: zipfile.ZipFile, contents: Contents, troubles: list[str]) -> Manifest:
        """The list, the index of attachments, the note for people without the program, and what all of it must be."""
        manifest = Manifest(
            FORMAT, program(), len(STEPS), contents.branch.name or contents.branch.title(), contents.branch.title(),
            self._ledger, self._wish.parties, contents.counts, [line.cells() for line in contents.lines], troubles,
            contents.notes(self._others, self._folder), tuple(self._entries),
        )  # fmt: skip
        listed = HandoverList.of(manifest, self._wish.file.name)
        with Workplace() as place:
            for name, write in self._made(listed, contents, troubles).items():
                self._progress(self.total, self.total, "正在生成清单")
                write(Path(place) / name)
                self._put(archive, name, (Path(place) / name).open("rb"), "正在写入清单")
        manifest = replace(manifest, entries=tuple(self._entries))
        archive.writestr(_info(MANIFEST), manifest.to_json().encode())
        return manifest

    def _made(
        self, listed: HandoverList, contents: Contents, troubles: list[str]
    ) -> dict[str, Callable[[Path], object]]:
        from models.exports.excel import write_xlsx
        from models.exports.pdf.handover_list import write_handover_pdf

        index = attachment_index(contents.attachments, self._kept, troubles, listed)
        return {
            README: partial(_write_readme, listed, self._ledger),
            LIST_PDF: partial(write_handover_pdf, listed),
            LIST_XLSX: partial(write_xlsx, listed.sheets()),
            INDEX: partial(write_xlsx, [index]),
        }

    def _put(self, archive: zipfile.ZipFile, name: str, read: BinaryIO, what: str) -> Entry:
        """Copies what is read in, piece by piece, and notes its size and SHA-256; closes it."""
        digest, size = hashlib.sha256(), 0
        info = _info(name)
        if PurePosixPath(name).suffix.lower() in _STORED:
            info.compress_type = zipfile.ZIP_STORED
        with read, archive.open(info, "w", force_zip64=True) as written:
            while chunk := read.read(_CHUNK):
                self._progress(min(self._done, self.total), self.total, what)
                digest.update(chunk)
                written.write(chunk)
                size += len(chunk)
                self._done += len(chunk)
        self._entries.append(Entry(name, size, digest.hexdigest()))
        return self._entries[-1]


def program() -> str:
    """The name and version of this program."""
    return f"{about.NAME} {about.version()}".strip()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, time.localtime()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _seal(file: Path, told: Callable[[int, int], None]) -> str:
    """Writes the SHA-256 of everything before them into the last digits of the file; gives that of the whole file."""
    with file.open("r+b") as both:
        size = both.seek(0, io.SEEK_END)
        both.seek(0)
        digest = digest_of(both, size - _DIGITS, told)
        both.seek(size - _DIGITS)
        both.write(digest.hexdigest().encode())
        digest.update(digest.hexdigest().encode())
    return digest.hexdigest()


def digest_of(file: IO[bytes], size: int, told: Callable[[int, int], None]) -> hashlib._Hash:
    """The SHA-256 of the next bytes of a file."""
    digest, done = hashlib.sha256(), 0
    while done < size and (chunk := file.read(min(_CHUNK, size - done))):
        told(done, size)
        digest.update(chunk)
        done += len(chunk)
    return digest


def seal_holds(file: Path, told: Callable[[int, int], None]) -> tuple[bool, str]:
    """Whether a file is as it was sealed, and the SHA-256 of all of it; one that is no sealed file does not hold."""
    with file.open("rb") as read:
        size = read.seek(0, io.SEEK_END)
        read.seek(0)
        digest = digest_of(read, max(0, size - _DIGITS), told)
        last = read.read(_DIGITS)
    holds = digest.hexdigest().encode() == last
    digest.update(last)
    return holds, digest.hexdigest()


def _write_readme(listed: HandoverList, ledger: str, path: Path) -> None:
    path.write_text("\n".join(listed.readme(ledger)) + "\n", encoding="utf-8-sig", newline="\r\n")


def _refuse_without_room(folder: Path, size: int) -> None:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # told by writing
    if free < size:
        raise HandoverRefused(
            f"“{folder}”所在的盘空间不足：要 {in_words(size)}，只剩 {in_words(free) or '0 KB'}，没有写入任何内容。请换一个盘。"
        )
