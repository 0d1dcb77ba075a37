"""Looking into a backup beside the open ledger: it is taken to today's format in a private copy, checked, and compared."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from models.safekeeping.comparing import Differences, compare
from models.safekeeping.restoring import prepare
from models.store import Ledger, LedgerRefused
from models.store.clocked import iso
from models.store.looking import Looking
from models.workplace import Workplace


class Comparing:
    """One comparison: begun where the ledger is open, which takes moments, and done in any thread."""

    def __init__(self, ledger: Ledger, backup: Path, title: str) -> None:
        """Copies the ledger; raises LedgerRefused. title: what the backup is called in a sentence."""
        self._backup, self._title = backup, title
        self._place = Workplace()
        self._copy, self._made = (Path(self._place.name) / name for name in ("现在.zbtz", "备份.zbtz"))
        self.far = "正在读取和核对备份"
        """What is being done, in words."""
        try:
            ledger.copy_to(self._copy, to_read_once=True)
        except OSError:
            self._place.cleanup()
            raise LedgerRefused("没有比较：临时文件夹写不下账本的副本，账本未作改动。请腾出磁盘空间再试。") from None
        except LedgerRefused:
            self._place.cleanup()
            raise

    def work(self) -> Differences:
        """Compares, and leaves nothing behind; raises LedgerRefused."""
        at = iso(datetime.now())
        with self._place:
            try:
                prepare(self._backup, self._title, self._made, at)
            except LedgerRefused as refusal:
                raise LedgerRefused(f"没有比较：{str(refusal).removeprefix('没有恢复：')}") from None
            self.far = "正在逐条比较"
            with Looking.into(self._made) as then, Looking.into(self._copy) as now:
                return compare(then, now)


def differences(ledger: Ledger, backup: Path, title: str) -> Differences:
    """Compares at once; raises LedgerRefused."""
    return Comparing(ledger, backup, title).work()
