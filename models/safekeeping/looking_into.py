"""Looking into a backup beside the open ledger: it is taken to today's format in a private copy, checked, and compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.safekeeping.comparing import Differences, compare
from models.safekeeping.restoring import prepare
from models.store import Ledger, LedgerRefused
from models.store.looking import Looking

NO_ROOM = "没有比较：临时文件夹写不下账本的副本，账本未作改动。请腾出磁盘空间再试。"


@dataclass
class Comparing:
    """One comparison: the ledger is copied where it is open, which takes moments; the rest may be done in any thread."""

    backup: Path
    title: str
    copy: Path
    far: str = "正在读取备份"
    """What is being done, in words."""

    def work(self) -> Differences:
        """Compares; raises LedgerRefused."""
        at = datetime.now().isoformat(sep=" ", timespec="seconds")
        made = self.copy.with_name("备份.zbtz")
        try:
            prepare(self.backup, self.title, made, at)
        except LedgerRefused as refusal:
            said = str(refusal).removeprefix("没有恢复：")
            raise LedgerRefused(f"没有比较：{said}") from None
        self.far = "正在逐条比较"
        with Looking.into(made) as then, Looking.into(self.copy) as now:
            return compare(then, now)


@contextmanager
def comparing(ledger: Ledger, backup: Path, title: str) -> Iterator[Comparing]:
    """Copies an open ledger into a folder of its own, which goes at the end. Raises LedgerRefused."""
    with tempfile.TemporaryDirectory(prefix="支部台账-", ignore_cleanup_errors=True) as place:
        yield begun(ledger, backup, title, Path(place))


def begun(ledger: Ledger, backup: Path, title: str, place: Path) -> Comparing:
    """The same in a folder that is there already."""
    copy = place / "现在.zbtz"
    try:
        ledger.copy_to(copy)
    except OSError:
        raise LedgerRefused(NO_ROOM) from None
    return Comparing(backup, title, copy)


def differences(ledger: Ledger, backup: Path, title: str) -> Differences:
    """Compares at once; raises LedgerRefused."""
    with comparing(ledger, backup, title) as begun_here:
        return begun_here.work()
