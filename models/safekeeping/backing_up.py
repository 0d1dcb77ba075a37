"""Making a backup, its attachments with it: begun where the ledger is open, finished in any thread, thinned afterwards."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.safekeeping.files import bring
from models.safekeeping.folder import newest, thin, why_damaged
from models.safekeeping.second import carry, go_on_from, is_there, on_same_disk, place_in
from models.store import Ledger, LedgerRefused, cipher
from models.store.attachments import folder_of as attachments_of
from models.store.backup_names import ATTACHMENTS, BY_HAND, BackupName
from models.store.backups import BackupDamaged, folder_of
from models.store.guarded import BackupBegun

NOT_MADE = "备份没有做成：磁盘空间不足，或备份文件夹不能写入。账本没有受影响，请处理后在“设置 → 备份与恢复”里再做一次。"

NOT_SOUND = (
    "备份没有做成：副本与账本核对不上，账本文件或磁盘可能已损坏，以前的备份没有改动。"
    "请关闭支部台账再打开，账本有损坏的，按提示从备份和操作流水恢复到最后一步。"
)
UNMADE = OSError, BackupDamaged, LedgerRefused
"""What is raised where there is no backup; `why_not` tells it."""


def why_not(error: Exception) -> str:
    """Why there is no backup, in a sentence: the disk has no room, or what is on it is damaged."""
    if isinstance(error, LedgerRefused):
        return str(error)
    return NOT_SOUND if isinstance(error, BackupDamaged) else NOT_MADE


@dataclass(frozen=True)
class Done:
    """What came of a backup. name: None where nothing had changed · carried: the second folder, where it was written ·
    trouble: a sentence about what is not as it should be, '' for nothing · together: whether the second folder goes with the
    disk of the ledger, None where that was not looked at."""

    name: BackupName | None
    carried: Path | None = None
    trouble: str = ""
    together: bool | None = None


@dataclass(frozen=True)
class Task:
    """What is left to do of a backup once the ledger was copied. begun: None where nothing had changed · second: the other
    folder, None for none or where this backup does not go there."""

    ledger: Path
    begun: BackupBegun | None
    second: Path | None = None

    def finish(self) -> Done:
        """Verifies, takes in new attachments, thins, and copies to the second folder; in any thread. Raises OSError or
        BackupDamaged where there is no backup then."""
        folder, said = folder_of(self.ledger), []
        if self.begun is not None:
            self.begun.finish()
        try:
            damaged = bring(attachments_of(self.ledger), folder / ATTACHMENTS)
            if damaged:
                said.append(f"附件有 {len(damaged)} 件已损坏，没有备份；以前备份过的那一份还在。")
        except OSError:
            said.append("附件没有全部备份：磁盘空间不足或不能写入。账本的备份已做成。")
        thin(folder)
        carried: Path | None = None
        if self.second is not None and is_there(self.second, folder):
            try:
                carry(folder, self.second)
                carried = self.second
            except (OSError, BackupDamaged):
                said.append(f"第二处备份没有写成：“{self.second}”空间不足或不能写入。本机的备份已做成。")
        name = self.begun.name if self.begun is not None else None
        together = on_same_disk(carried, folder) if carried is not None else None
        return Done(name, carried, "".join(said), together)


def changed(ledger: Ledger) -> bool:
    """Whether anything was done since the newest backup, or the ledger was encrypted, or is no longer. Raises LedgerDamaged."""
    last, state = newest(folder_of(ledger.path)), ledger.state()
    if last is None:  # an empty ledger is nothing to lose
        return state.last > 0 or state.exports > 0
    if cipher.id_of(last.file) != (ledger.secret.id if ledger.secret else b""):
        return True
    return last.state != state


def _newest_is_whole(folder: Path) -> bool:
    last = newest(folder)
    return last is not None and not why_damaged(last)


def begin(ledger: Ledger, why: str, *, always: bool = False, second: Path | None = None) -> Task:
    """Copies the ledger where it has changed, or always, and by hand also where the newest backup is no longer whole; in the thread
    that owns it. Raises OSError or LedgerRefused."""
    folder = folder_of(ledger.path)
    if second is not None and is_there(second, folder):
        with suppress(OSError):  # a stick that cannot be read is told when the backup is carried to it
            if go_on_from(place_in(second, folder), folder):
                ledger.find_journal_anew()
    wanted = always or changed(ledger) or (why == BY_HAND and not _newest_is_whole(folder))
    begun = ledger.backup(why) if wanted else None
    return Task(ledger.path, begun, second)


def back_up(ledger: Ledger, why: str, *, always: bool = False, second: Path | None = None) -> Done:
    """The whole of it at once; raises what is UNMADE."""
    return begin(ledger, why, always=always, second=second).finish()
