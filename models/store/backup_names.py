"""What the name of a backup says: its number, which only grows, the day and minute it was made, and why.

`备份-0012-2026-11-26-0930-退出.zbtz`, and beside it `备份-0012-2026-11-26-0930-退出.sha256` with the hash of the file. The order of
backups is that of their numbers: clocks are set wrong at times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

START, EXIT, TIMED, BY_HAND = "启动", "退出", "定时", "手动"
BEFORE_IMPORT, BEFORE_BULK, BEFORE_UPGRADE, BEFORE_RESTORE = "导入前", "批量修改前", "升级前", "恢复前"
AFTER_IMPORT, AFTER_BULK = "导入后", "批量修改后"
WHYS = (
    START, EXIT, TIMED, BEFORE_IMPORT, AFTER_IMPORT, BEFORE_BULK, AFTER_BULK, BEFORE_UPGRADE, BEFORE_RESTORE, BY_HAND
)  # fmt: skip
SUFFIX, HASH_SUFFIX = ".zbtz", ".sha256"
FOLDER = "-备份"
"""The end of the name of a folder of backups; before it stands that of the ledger."""
DAMAGED, BEFORE_CRASH = "损坏-", "异常退出前-"
"""How the name of a ledger begins that was set aside among the backups, and of the copy of one that a crash left."""
ATTACHMENTS = "附件"
"""The folder among the backups that holds the files of attachments, named by what is in them."""
_NAME = re.compile(rf"备份-(\d{{4,9}})-(\d{{4}}-\d{{2}}-\d{{2}})-(\d{{4}})-({'|'.join(WHYS)})")


@dataclass(frozen=True, order=True)
class BackupName:
    """A backup by its name. at: ISO to the minute, by the clock of then."""

    number: int
    at: str
    why: str

    @property
    def stem(self) -> str:
        """The name without a suffix."""
        return f"备份-{self.number:04}-{self.at[:10]}-{self.at[11:13]}{self.at[14:16]}-{self.why}"

    def file_in(self, folder: Path) -> Path:
        """The copy of the ledger."""
        return folder / (self.stem + SUFFIX)

    def hash_in(self, folder: Path) -> Path:
        """The file with the hash of the copy."""
        return folder / (self.stem + HASH_SUFFIX)


def name_of(file: Path) -> BackupName | None:
    """What the name of a copy or of its hash says; None for any other file."""
    found = _NAME.fullmatch(file.stem) if file.suffix in (SUFFIX, HASH_SUFFIX) else None
    if found is None:
        return None
    return BackupName(int(found[1]), f"{found[2]} {found[3][:2]}:{found[3][2:]}", found[4])


def ledger_of(file: Path) -> Path | None:
    """The ledger of which a file is a backup, or was kept among the backups: known by its name and that of its folder, also in a
    second folder. None for any other file. Raises nothing."""
    try:
        return among_backups(file.resolve())
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or a ring of links
        return None


def among_backups(file: Path) -> Path | None:
    """The same by the letters of a whole path alone."""
    stem = file.parent.name.removesuffix(FOLDER)
    kept = file.suffix != HASH_SUFFIX and (name_of(file) is not None or file.name.startswith((DAMAGED, BEFORE_CRASH)))
    return file.parent.with_name(stem + SUFFIX) if kept and stem and stem != file.parent.name else None


def backups_in(folder: Path) -> list[BackupName]:
    """The backups of a folder, the newest first; none where it cannot be read. Raises nothing."""
    try:
        found = {name_of(file) for file in folder.iterdir() if file.suffix == SUFFIX}
    except OSError:
        return []
    return sorted((name for name in found if name is not None), reverse=True)


def following(folder: Path, at: str, why: str) -> BackupName:
    """The name of the next backup; a number is not given twice: one that is being made counts, and a hash without its copy. Raises
    OSError where the folder cannot be listed."""
    try:
        files = [file.with_name(file.name.removeprefix("~").removesuffix(".part")) for file in folder.iterdir()]
        numbers = [name.number for file in files if (name := name_of(file)) is not None]
    except FileNotFoundError:
        numbers = []
    return BackupName(1 + max(numbers, default=0), at[:16], why)
