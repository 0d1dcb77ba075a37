"""Beginning a ledger: its folder, its file, what is known of the branch, and the second folder for its backups; all or nothing."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from models.exports.names import safe_name
from models.records import Branch
from models.safekeeping import second
from models.store import Ledger, LedgerRefused
from models.store.backup_names import SUFFIX
from models.store.backups import folder_of

USUAL_NAME = "党支部台账"
_FULL = re.compile(r"^中国共产党(.+?)(?:委员会)?$")
_NEW = "new"
"""Origin of a ledger that is not there yet: backups of any other in the second folder are not its own."""


def short_name(full: str) -> str:
    """What people call a branch: 中国共产党甲局机关第三支部委员会 → 甲局机关第三党支部; '' where that cannot be told."""
    found = _FULL.match(full.strip())
    if found is None:
        return ""
    rest = found[1]
    return rest.removesuffix("支部") + "党支部" if rest.endswith("支部") and not rest.endswith("党支部") else rest


def file_for(branch: Branch, folder: Path) -> Path:
    """A file for a new ledger in a folder, named after the branch; where nothing is yet."""
    stem = safe_name(branch.short_name or branch.name or USUAL_NAME)
    path, count = folder / f"{stem}{SUFFIX}", 1
    while os.path.exists(path) or os.path.exists(folder_of(path)):
        count += 1
        path = folder / f"{stem}（{count}）{SUFFIX}"
    return path


def begin(path: Path, branch: Branch, second_folder: Path | None) -> Ledger:
    """Makes a ledger and its folder, with the branch where anything of it is filled. Raises LedgerRefused, and there is none then."""
    made = _made_folder(path.parent)
    try:
        if os.path.exists(path):
            raise LedgerRefused(f"“{path.name}”已经存在，没有新建。要用它，请打开已有的账本；要另建，请换一个文件名。")
        if second_folder is not None and (why := second.choose(second_folder, folder_of(path), _NEW)):
            raise LedgerRefused(f"第二处备份不能放在那里：{why}")
        ledger = Ledger.create(path)
    except BaseException:
        if made is not None:
            with suppress(OSError):
                made.rmdir()
        raise
    if branch != Branch(begun=branch.begun):
        branch.id = 1
        with ledger.unit("填写支部信息") as unit:
            unit.add(branch)
    return ledger


def _made_folder(folder: Path) -> Path | None:
    """Makes a folder in one that is there; gives it, None where it was there. Raises LedgerRefused."""
    if os.path.isdir(folder):
        return None
    try:
        folder.mkdir()
    except OSError:
        raise LedgerRefused(f"文件夹“{folder}”建不了，没有新建账本。请换一个能写入的文件夹。") from None
    return folder
