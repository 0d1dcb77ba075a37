"""A ledger for what only reads it: a backup is looked at in a copy of one's own, for nothing is written in it nor beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.store import Ledger, LedgerDamaged, LedgerRefused
from models.store.backup_names import ledger_of
from models.workplace import Workplace


@contextmanager
def read_only(path: Path) -> Iterator[Ledger]:
    """The ledger at a path, or the copy of a backup, with the attachments that lie among the backups; raises LedgerRefused."""
    if ledger_of(path) is None:
        with Ledger.open(path) as ledger:
            yield ledger
        return
    backup = path.resolve()
    with _place() as place:
        copy = Path(place) / backup.name
        try:
            shutil.copyfile(backup, copy)
        except OSError:
            raise LedgerRefused(
                f"“{backup.name}”读不出来，或临时文件夹写不下它的副本，未作任何改动。请核对文件名，检查磁盘。"
            ) from None
        try:
            ledger = Ledger.open(copy)
        except LedgerDamaged:
            raise LedgerRefused(f"备份“{backup.name}”已损坏，读不出来，未作任何改动。请用另一份。") from None
        with ledger:
            ledger.home = backup
            yield ledger


@contextmanager
def _place() -> Iterator[str]:
    try:
        place = Workplace()
    except OSError:
        raise LedgerRefused("临时文件夹不能写入，没有打开备份，未作任何改动。请腾出磁盘空间再试。") from None
    with place as name:
        yield name
