"""backup, restore and recover: a ledger is kept safe, goes back to a backup, or is made anew after it was damaged."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from datetime import date
from pathlib import Path

from models.store import Ledger, LedgerBusy, LedgerLocked, LedgerRefused
from ui.commands.printing import DONE, PROBLEMS
from ui.commands.unlocking import unlock

_SUFFIX = ".zbtz"


def back_up(arguments: argparse.Namespace, today: date) -> int:
    from models.safekeeping.backing_up import UNMADE, why_not
    from models.safekeeping.backing_up import back_up as make
    from models.store.backup_names import BY_HAND, backups_in
    from models.store.backups import folder_of

    out: Path | None = arguments.out
    with Ledger.open(arguments.ledger) as ledger:
        if out is not None:
            return _written(ledger, out)
        try:
            done = make(ledger, BY_HAND)
        except UNMADE as error:
            raise LedgerRefused(why_not(error)) from None
        name = done.name or backups_in(folder_of(ledger.path))[0]
        print(name.file_in(folder_of(ledger.path)))
        as_it_is = "" if done.name is not None else "账本没有改动，这份备份就是现在的样子，没有另做一份。"
        print(f"{as_it_is}已打开核对，{ledger.state().records} 条记录。")
    if done.trouble:
        print(done.trouble, file=sys.stderr)
    return PROBLEMS if done.trouble else DONE


def _written(ledger: Ledger, out: Path) -> int:
    """A copy to where she says; nothing that is there is written over."""
    target = out / f"{ledger.path.stem}{_SUFFIX}" if os.path.isdir(out) else out
    if os.path.exists(target):
        raise LedgerRefused(f"“{target.name}”已经存在，没有覆盖，没有备份。请换一个文件名。")
    try:
        ledger.copy_to(target)
    except (OSError, shutil.SameFileError):
        raise LedgerRefused(f"没有备份：“{target.parent}”不存在、空间不足或不能写入。账本没有受影响。") from None
    print(target)
    print(f"已打开核对，{ledger.state().records} 条记录。")
    return DONE


def restore(arguments: argparse.Namespace, today: date) -> int:
    from models.safekeeping.restoring import restore as go_back
    from ui.commands.finding_back import chosen, find_back

    backup: Path = arguments.backup
    if not os.path.isfile(backup):
        raise LedgerRefused(f"找不到备份“{backup}”，账本未作改动。请核对文件名。")
    if os.path.exists(arguments.ledger) and backup.samefile(arguments.ledger):
        raise LedgerRefused("备份和账本是同一个文件，未作任何改动。请核对文件名。")
    unlock(backup)
    if chosen(arguments):
        return find_back(arguments)
    print(go_back(backup, f"“{backup.name}”", arguments.ledger))
    return DONE


def recover(arguments: argparse.Namespace, today: date) -> int:
    from models.safekeeping.recovering import catch_up, locked, why_not_open
    from models.safekeeping.recovering import recover as make_anew

    while (file := locked(arguments.ledger, arguments.second)) is not None:
        unlock(file)

    try:
        with Ledger.open(arguments.ledger) as ledger:
            later = len(ledger.behind())
    except (LedgerBusy, LedgerLocked):
        raise
    except LedgerRefused:
        later = 0
    if later:
        print(f"账本比它的操作流水旧，找回后来的 {later} 步。")
        print(catch_up(arguments.ledger, arguments.second))
        return DONE
    if why_not_open(arguments.ledger) is None:
        raise LedgerRefused(f"账本“{arguments.ledger.name}”完好，也不比操作流水旧，不用恢复，未作任何改动。")
    found = make_anew(arguments.ledger, arguments.second)
    print(found.told)
    return PROBLEMS if found.short else DONE


def before_import(ledger: Ledger) -> None:
    """Keeps a ledger as it is before a file is taken into it; an import that cannot be kept so is refused."""
    from models.safekeeping.backing_up import back_up as make
    from models.store.backup_names import BEFORE_IMPORT
    from models.store.backups import BackupDamaged

    try:
        make(ledger, BEFORE_IMPORT)
    except (OSError, BackupDamaged):
        raise LedgerRefused(
            "没有导入：导入前的备份没有做成（磁盘空间不足，或备份文件夹不能写入），账本未作改动。请处理后再试。"
        ) from None
