"""Going back to a backup: the whole ledger as it was then. The present one is kept as 恢复前 and listed with the others."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from models.safekeeping.backing_up import back_up
from models.safekeeping.files import bring
from models.safekeeping.second import go_on_from
from models.safekeeping.swapping import bring_back, put_in_place, set_aside
from models.store import Ledger, LedgerDamaged, LedgerRefused
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import BEFORE_RESTORE, HASH_SUFFIX, ledger_of
from models.store.backups import BackupDamaged, beside, digest_of, folder_of, verified
from models.store.clocked import iso
from models.store.migrations import STEPS
from models.store.rebuilding import Story, check, rebuild
from models.store.switching import bring_in_line
from models.workplace import Workplace


class NoRoom(LedgerRefused):
    """What was made of a backup could not be written: nothing follows about the backup."""


def prepare(backup: Path, title: str, made: Path, at: str) -> None:
    """Makes a ledger of today's format out of a backup that was read through, at a name beside; the present one may be open
    meanwhile. title: what the backup is called in a sentence. Raises LedgerRefused, NoRoom among
    them."""
    try:
        verified(backup)
        rebuild(made, Story(), base=backup, steps=STEPS, at=at)
        wrong = check(made)
    except (BackupDamaged, LedgerRefused, ValueError) as damage:
        raise LedgerRefused(f"没有恢复：{title}用不上（{damage}），账本未作改动。请选另一份。") from None
    except OSError:
        raise NoRoom("没有恢复：磁盘空间不足或不能写入，账本未作改动。请腾出空间再试。") from None
    if wrong:
        raise LedgerRefused(f"没有恢复：{title}核对不符（{wrong[0]}），账本未作改动。请选另一份。")


def keep_present(ledger: Ledger) -> None:
    """Keeps an open ledger as 恢复前; raises LedgerRefused."""
    try:
        back_up(ledger, BEFORE_RESTORE, always=True)
    except (OSError, BackupDamaged):
        raise LedgerRefused(
            f"没有恢复：现在的账本备份不下来（“{folder_of(ledger.path).name}”空间不足或不能写入），账本未作改动。请处理后再试。"
        ) from None


def change_over(made: Path, path: Path) -> Ledger:
    """Puts a ledger that was prepared in place of one that was just closed, and opens it; its journal tells everything anew.
    Raises LedgerRefused; the one before is in place then."""
    try:
        bring_in_line(made, path)
        put_in_place(made, path)
    except OSError:
        raise LedgerRefused(
            f"没有恢复：“{path.name}”换不下来（不能写入，或被其他程序占用），账本未作改动。请关闭其他程序再试。"
        ) from None
    ledger = Ledger.open(path)
    try:
        ledger.go_on_from_here()
    except OSError:
        ledger.alone = "操作流水写不进备份文件夹，请检查磁盘空间和权限。"
    return ledger


def save_as(backup: Path, title: str, path: Path) -> str:
    """Makes a ledger of its own of a backup, with its attachments, where there is none; a sentence that says so. Raises
    LedgerRefused, and there is no ledger then."""
    if ledger_of(path) is not None:
        raise LedgerRefused(f"“{path.name}”在备份文件夹里，没有另存。请选备份文件夹以外的地方。")
    if os.path.lexists(path):
        raise LedgerRefused(f"“{path.name}”已经存在，没有另存，未作任何改动。请换一个文件名。")
    if not path.parent.is_dir():
        raise LedgerRefused(f"文件夹“{path.parent}”不存在，没有另存。请先建好文件夹。")
    if folder_of(path).exists() or attachments_of(path).exists():
        raise LedgerRefused(f"“{path.stem}”旁边已有备份或附件，是另一个同名账本的，没有另存。请换一个文件名。")
    at = iso(datetime.now())
    try:
        with Workplace() as place, beside(path) as made:
            whole = _written_in(backup, Path(place))
            prepare(whole or backup, title, made, at)
            change_over(made, path).close()
            bring(attachments_of(backup.with_suffix("")), attachments_of(path))
    except OSError:
        raise LedgerRefused("没有另存：磁盘空间不足或不能写入，原来的文件没有改动。请腾出空间再试。") from None
    except LedgerRefused as refusal:
        raise LedgerRefused(f"没有另存：{str(refusal).removeprefix('没有恢复：')}") from None
    since = "它做成以后被改过，改过的内容也在新账本里，请核对。" if whole is not None else ""
    told = f"已把{title}另存为账本“{path.name}”，原来的账本没有改动。"
    return f"{told}{since}{bring_back(path, others=[backup.parent])}"


def _written_in(backup: Path, place: Path) -> Path | None:
    """A copy of a backup that was opened as a ledger and written in, as older programs let one do, without the hash that it no
    longer has; None for one that is as it was made. Raises OSError."""
    try:
        known = backup.with_suffix(HASH_SUFFIX).read_bytes()[:64]
    except FileNotFoundError:
        return None
    if known == digest_of(backup).encode():
        return None
    return Path(shutil.copyfile(backup, place / backup.name))


def restore(backup: Path, title: str, path: Path) -> str:
    """Restores a ledger that nobody has open, or that is gone; a sentence that says what was done. Raises LedgerRefused."""
    at = iso(datetime.now())
    with beside(path) as made:
        prepare(backup, title, made, at)
        kept = _keep(path, at)
        try:
            go_on_from(backup.parent, folder_of(path))
        except OSError:
            raise LedgerRefused(
                f"没有恢复：“{folder_of(path).name}”空间不足或不能写入，账本未作改动。请处理后再试。"
            ) from None
        with change_over(made, path):
            pass
    return f"已恢复到{title}。{kept}{bring_back(path, others=[backup.parent])}"


def _keep(path: Path, at: str) -> str:
    """Keeps what stands in the place of the ledger, and says so."""
    try:
        with Ledger.open(path) as ledger:
            keep_present(ledger)
    except LedgerDamaged:
        try:
            aside = set_aside(path, at)
        except OSError:
            raise LedgerRefused("没有恢复：损坏的账本留不下来，未作改动。请腾出磁盘空间再试。") from None
        return f"原来的文件留在备份文件夹，名为“{aside.name}”。" if aside is not None else ""
    return "恢复前的账本也在备份里，名为“恢复前”。"
