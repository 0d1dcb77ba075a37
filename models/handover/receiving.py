"""A hand-over file where it arrives: judged, every byte verified, unpacked beside the place where it will be, and put there whole."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from models.broken_zip import BROKEN_ZIP
from models.exports.names import safe_name
from models.handover.contents import counts_of
from models.handover.errors import HandoverRefused, Progress, quiet
from models.handover.manifest import BESIDE, FORMAT, MANIFEST, MOST_MANIFEST, SUFFIX, Entry, Manifest
from models.handover.packing import seal_holds
from models.records import RECORDS
from models.store import Ledger
from models.store.attachments import in_words
from models.store.backups import sync_folder
from models.store.migrations import STEPS
from models.store.opening import check_version

_CHUNK = 1 << 20
_STAGING = "~接收-"
_LEFT_BEHIND = 3600  # seconds
_MOST_ENTRIES = 400_000
_MOST_TIMES, _AT_LEAST = 100, 256 * 1024 * 1024
"""How much larger than the file what is in it may be, and what is never too much: a ledger is packed to an eighth."""
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_AGAIN = "请让移交人重新拷贝一份移交文件，或重新移交"
_CHECKING, _UNPACKING = "正在核对", "正在接收"


@dataclass(frozen=True)
class Received:
    """What came: the ledger where it lies now, what the file said, its SHA-256, and what differs from the list, '' for nothing."""

    ledger: Path
    manifest: Manifest
    sha256: str
    differences: Sequence[str]


def is_handover(path: Path) -> bool:
    """Whether a file is one by its name; it is not opened, for it could be a ledger that is held open here."""
    return path.suffix.lower() in (SUFFIX, ".zip")


def look(file: Path) -> Manifest:
    """What a file says of itself, without unpacking it; raises HandoverRefused."""
    with _opened(file) as archive:
        return _judged(archive, file)


def verify(file: Path, progress: Progress = quiet) -> tuple[Manifest, str]:
    """Reads every byte and writes nothing; gives the manifest and the SHA-256 of the file. Raises HandoverRefused, Stopped."""
    with _opened(file) as archive:
        manifest = _judged(archive, file)
        done = 0
        for entry in manifest.entries:
            for chunk in _verified(archive, entry, file):
                progress(done, manifest.total, _CHECKING)
                done += len(chunk)
    return manifest, _sealed(file, progress)


def proposed_folder(folder: Path, manifest: Manifest) -> Path:
    """Where the ledger would be put in a folder: in one of its own, named after the branch, that is not there yet."""
    taken = os.listdir(folder) if os.path.isdir(folder) else []
    return folder / safe_name(manifest.branch[:40], taken=taken)


def receive(file: Path, to: Path, progress: Progress = quiet) -> Received:
    """Puts what is in the file into a new folder below `to`, which is made where it is missing. All of it is verified before
    anything is in place. Raises HandoverRefused, LedgerRefused, Stopped: then nothing is left behind."""
    with _opened(file) as archive:
        manifest = _judged(archive, file)
        _refuse_without_room(to, manifest.total)
        made_folder = _make(to)
        try:
            _sweep(to)
            return _unpacked(archive, manifest, file, to, progress)
        except BaseException as error:
            if made_folder:
                with suppress(OSError):
                    to.rmdir()
            if isinstance(error, OSError) and not isinstance(error, HandoverRefused):
                raise _refusal(file, to, error) from error
            raise


def differences(manifest: Manifest, ledger: Ledger) -> list[str]:
    """What a ledger has more or less than the list says, a sentence for each kind of record."""
    there = counts_of(ledger)
    return [
        f"{cls.label}：清单 {listed[0]}，账本 {there[cls.table][0]}"
        for cls in RECORDS
        if (listed := manifest.counts.get(cls.table)) is not None and list(listed) != there[cls.table]
    ]


# Judging


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The file as a zip; whatever is wrong with it as HandoverRefused."""
    try:
        with file.open("rb") as read:
            if read.read(4) != b"PK\x03\x04":
                raise HandoverRefused(f"“{file.name}”不是支部台账的移交文件，未作任何改动。请重新选择。")
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise HandoverRefused(f"找不到移交文件“{file}”，未作任何改动。请核对文件名，或把 U 盘插好再试。") from None
    except OSError:
        raise HandoverRefused(
            f"读不到“{file.name}”（是文件夹、没有读取权限，或 U 盘有问题），未作任何改动。请重新选择，或检查 U 盘。"
        ) from None
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN_ZIP:
        raise _broken(file, "文件末尾的目录") from None
    with archive:
        yield archive


def _broken(file: Path, what: str) -> HandoverRefused:
    return HandoverRefused(
        f"移交文件“{file.name}”不完整或已损坏（{what}），没有接收，未作任何改动。{_AGAIN}。"
    )  # fmt: skip


def _judged(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """The manifest, after looking whether the file holds just what it says, under names that lead nowhere else."""
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if MANIFEST not in names:
        raise HandoverRefused(f"“{file.name}”里没有{MANIFEST}，不是支部台账的移交文件，没有接收。请重新选择。")
    if len(infos) > _MOST_ENTRIES or len({name.casefold() for name in names}) < len(names):
        raise _broken(file, "文件数目不对或有重名")
    if any(info.flag_bits & 1 or info.compress_type not in _PLAIN for info in infos):
        raise _broken(file, "有加密或压缩方式不明的内容")
    manifest = _manifest(archive, file)
    listed = {entry.name: entry.size for entry in manifest.entries}
    if not {manifest.ledger, *BESIDE} <= listed.keys() or len(listed) < len(manifest.entries):
        raise _broken(file, f"{MANIFEST}里缺少内容或有重名")
    for info in infos:
        size = listed.get(info.filename)
        if info.filename != MANIFEST and (size != info.file_size or not manifest.allows(info.filename)):
            raise _broken(file, f"“{_short(info.filename)}”与{MANIFEST}不符")
        if (info.external_attr >> 16) & 0o170000 not in (0, 0o100000):
            raise _broken(file, f"“{_short(info.filename)}”不是普通文件")
    if absent := listed.keys() - set(names):
        raise _broken(file, f"缺少“{_short(min(absent))}”")
    packed, size = sum(info.compress_size for info in infos), file.stat().st_size
    if packed > size or manifest.total > max(_AT_LEAST, size * _MOST_TIMES):
        raise _broken(file, "内容比文件大得不合情理")
    return manifest


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        with archive.open(MANIFEST) as read:
            data = read.read(MOST_MANIFEST + 1)
        manifest = Manifest.from_json(data if len(data) <= MOST_MANIFEST else b"")
    except (*BROKEN_ZIP, TypeError, AttributeError, RecursionError):
        raise _broken(file, MANIFEST) from None
    if manifest.format > FORMAT:
        raise HandoverRefused(
            f"移交文件“{file.name}”由更新版本的支部台账（{manifest.program}）写成，没有接收，未作任何改动。请先升级程序。"
        )
    check_version(manifest.schema, len(STEPS), file.name)
    return manifest


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:40]}…{name[-16:]}"


def _verified(archive: zipfile.ZipFile, entry: Entry, file: Path) -> Iterator[bytes]:
    """The bytes of an entry, counted and summed; raises HandoverRefused after the last where they are not what was listed."""
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(entry.name) as read:
            while size <= entry.size and (chunk := read.read(_CHUNK)):
                size += len(chunk)
                digest.update(chunk)
                if size <= entry.size:
                    yield chunk
    except BROKEN_ZIP:
        raise _broken(file, f"“{_short(entry.name)}”读不出来") from None
    if size != entry.size or digest.hexdigest() != entry.sha256:
        raise _broken(file, f"“{_short(entry.name)}”与校验值不符")


def _sealed(file: Path, progress: Progress) -> str:
    """The SHA-256 of the file; raises HandoverRefused where a byte has changed that belongs to no entry."""
    holds, digest = seal_holds(file, lambda done, size: progress(done, size, "正在核对整个文件"))
    if not holds:
        raise _broken(file, "整个文件与末尾的校验值不符")
    return digest


# Unpacking


def _make(folder: Path) -> bool:
    """Makes the folder; whether it was missing."""
    if os.path.isdir(folder):
        return False
    try:
        folder.mkdir()
    except OSError:
        raise HandoverRefused(f"不能建立文件夹“{folder}”，没有接收，未作任何改动。请另选一个能写入的文件夹。") from None
    return True


def _unpacked(archive: zipfile.ZipFile, manifest: Manifest, file: Path, to: Path, progress: Progress) -> Received:
    staging = to / f"{_STAGING}{secrets.token_hex(4)}"
    staging.mkdir()
    try:
        done = 0
        for entry in manifest.entries:
            place = staging / entry.name
            if not os.path.isdir(place.parent):
                place.parent.mkdir(parents=True)
            os.utime(staging)  # who sweeps sees that it is being worked in
            with place.open("xb") as written:
                for chunk in _verified(archive, entry, file):
                    progress(done, manifest.total, _UNPACKING)
                    written.write(chunk)
                    done += len(chunk)
                written.flush()
                os.fsync(written.fileno())
        digest = _sealed(file, progress)
        with Ledger.open(staging / manifest.ledger) as ledger:
            differing = differences(manifest, ledger)
        for folder in [*(path for path in staging.rglob("*") if path.is_dir()), staging]:
            sync_folder(folder)
        there = _put_in_place(staging, to, manifest)
    finally:
        if staging.exists():
            shutil.rmtree(staging, ignore_errors=True)
    return Received(there / manifest.ledger, manifest, digest, differing)


def _put_in_place(staging: Path, to: Path, manifest: Manifest) -> Path:
    """Renames the folder to the name that is free; never onto something that is there."""
    for _ in range(3):
        target = proposed_folder(to, manifest)
        with suppress(FileExistsError):
            if not os.path.lexists(target):
                staging.rename(target)
                sync_folder(to)
                return target
    raise HandoverRefused(f"文件夹“{to}”正被其他程序改动，没有接收。请稍候再试，或另选一个文件夹。")


def _refuse_without_room(to: Path, size: int) -> None:
    place = to if os.path.isdir(to) else to.parent  # False for a name that the disk does not take, too
    if not os.path.isdir(place):
        raise HandoverRefused(f"文件夹“{place}”不存在，没有接收，未作任何改动。请先建好文件夹，或另选位置。")
    free = shutil.disk_usage(place).free
    if free < size:
        raise HandoverRefused(
            f"“{place}”所在的盘空间不足：要 {in_words(size)}，只剩 {in_words(free) or '0 KB'}，没有接收。请清理磁盘或另选位置。"
        )


def _refusal(file: Path, to: Path, error: OSError) -> HandoverRefused:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return HandoverRefused(f"磁盘空间不足，“{file.name}”没有接收，没有留下任何文件。请清理磁盘或另选位置再接收。")
    return HandoverRefused(
        f"不能写入“{to}”，或读“{file.name}”时 U 盘断开了，没有接收，没有留下任何文件。请另选位置，或插好 U 盘再试。"
    )


def _sweep(to: Path) -> None:
    """Takes away what a power cut in the middle of a hand-over left; each entry that is unpacked marks the folder anew."""
    for left in to.glob(f"{_STAGING}????????"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)
