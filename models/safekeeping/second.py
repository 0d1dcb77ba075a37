"""A second folder, on a USB stick or another disk: the newest backup, the journal and new attachments are copied there."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from models.safekeeping.files import bring, is_sealed
from models.safekeeping.folder import newest, thin
from models.store import LedgerLocked
from models.store.backup_names import ATTACHMENTS, backups_in, following
from models.store.backups import clear_half_made, made_folder, peek, verified, write_whole
from models.store.cipher import id_of
from models.store.journal_files import files_in, number_of, whole_lines
from models.store.keyfile import SUFFIX as KEY_SUFFIX

SAME_DISK = "和账本在同一块磁盘上，磁盘坏了会一起坏；请换成 U 盘或移动硬盘"
"""What is said of a second folder that goes with the ledger: it is better than none and not refused."""
UNSEEN = 14
"""After so many days without it she is asked."""


def place_in(second: Path, folder: Path) -> Path:
    """Where in the second folder the backups of `folder` go: into one of the same name, for a stick may serve two ledgers."""
    return second / folder.name


def is_there(second: Path, folder: Path) -> bool:
    """Whether the stick is plugged in: an empty folder in which it would be mounted is not it."""
    return os.path.isdir(place_in(second, folder))


def on_same_disk(second: Path, folder: Path) -> bool:
    """Whether the second folder lies in the file system of the ledger, so that both go with the disk. folder: of its backups,
    which need not be there yet. False where it cannot be known: it is not there, or lies on a share, which is not waited for.

    Of two partitions of one disk this knows nothing."""
    if str(second).startswith(("\\\\", "//")):
        return False
    kept = next((place for place in (folder, *folder.parents) if os.path.isdir(place)), folder)
    try:
        return second.is_dir() and os.stat(second).st_dev == os.stat(kept).st_dev
    except OSError:
        return False


def choose(second: Path, folder: Path, origin: str) -> str:
    """Makes the place in a folder that was chosen; gives why it cannot be used, '' where it can. origin: of the ledger."""
    if second.resolve() == folder.parent.resolve() or second.resolve().is_relative_to(folder.resolve()):
        return "第二处要选在别的盘或别的文件夹：账本旁边的备份坏了，它才用得上。"
    place = place_in(second, folder)
    try:
        for name in backups_in(place):
            state = peek(name.file_in(place))
            if state is not None and origin and state.origin not in ("", origin):
                return f"“{second.name or second}”里已有另一个同名账本的备份，没有选用。请另建一个文件夹再选。"
        place.mkdir(exist_ok=True)
        write_whole(place / "~写入检查", b"")
        (place / "~写入检查").unlink()
    except OSError:
        return f"“{second}”不能写入，没有选用。请换一个文件夹。"
    return ""


def go_on_from(place: Path, folder: Path) -> bool:
    """Has a folder of backups go on with the numbers of another that is further, as a stick is from which a ledger came back: of
    two backups, and of two files of the journal, the one with the higher number is believed and kept. Whether the journal ends
    with another file now. Raises OSError."""
    for name in backups_in(place)[:1]:
        if name.number >= following(folder, name.at, name.why).number:
            made_folder(folder)
            write_whole(name.hash_in(folder), b"")  # its number is not given again
    ours = files_in(folder)
    for file in files_in(place)[-1:]:
        if not ours or number_of(file) > number_of(ours[-1]):
            made_folder(folder)
            _copy(file, folder / file.name)
            return True
    return False


def carry(folder: Path, second: Path) -> None:
    """Copies there what is new, of an encrypted ledger only what is encrypted; raises OSError where it cannot be written, and what
    was there stays whole."""
    place = place_in(second, folder)
    clear_half_made(place)  # a stick was pulled out
    kept = newest(folder)
    if kept is not None:
        file = kept.name.file_in(place)
        if not (file.exists() and file.stat().st_size == kept.size):
            _copy(kept.file, file)
            _copy(kept.name.hash_in(folder), kept.name.hash_in(place))
            verified(file)
    for journal in files_in(folder):
        there = place / journal.name
        if not there.exists() or _tells_more(journal, there):
            _copy(journal, there)
    for key in sorted(folder.glob(f"*{KEY_SUFFIX}")):  # without it nothing there can be read
        if not (place / key.name).exists() or (place / key.name).read_bytes() != key.read_bytes():
            _copy(key, place / key.name)
    sealed = kept is not None and bool(id_of(kept.file))
    bring(folder / ATTACHMENTS, place / ATTACHMENTS, is_sealed if sealed else lambda file: True)
    thin(place)


def _tells_more(journal: Path, there: Path) -> bool:
    """Whether a journal has whole lines that its copy has not, and all of those that it has: one that was damaged since must
    not take the place of a copy that is whole."""
    if journal.stat().st_size == there.stat().st_size:
        return False
    try:
        mine, other = whole_lines(journal), whole_lines(there)
    except LedgerLocked:  # of a password that is past
        return journal.read_bytes().startswith(there.read_bytes())
    return len(mine) > len(other) and mine >= other


def _copy(source: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        write_whole(target, source.read_bytes())


def long_unseen(seen: str, today: date) -> bool:
    """Whether it was not seen for so long that she is asked. seen: the day or moment, ISO; one that is yet to come says nothing."""
    try:
        days = (today - date.fromisoformat(seen[:10])).days
    except ValueError:
        return True
    return days >= UNSEEN


def moment_words(seen: str) -> str:
    """A day, or a moment to the minute, as it is shown. seen: ISO."""
    return seen[:16].replace("T", " ")
