"""Which file a path means: told without opening it, for closing any descriptor would give up the lock (see Ledger)."""

from __future__ import annotations

import os
from pathlib import Path

from models.store.errors import LedgerRefused

Key = tuple[int, int]


def key(path: Path) -> Key | None:
    """What tells a file from all others, whatever its name; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def mark_of_switching(ledger: Path) -> Path:
    """What stands beside a ledger while it is encrypted, or while its encryption is taken away."""
    return ledger.with_name(f"~{ledger.name}.转换")


def check(path: Path, file: Key | None) -> None:
    """Raises LedgerRefused where `path` no longer leads to `file`: SQLite would write on, into a file without a name."""
    if os.name == "posix" and key(path) != file:  # Windows does not let go of an open file
        raise LedgerRefused(
            f"没有保存：账本文件“{path.name}”被移走、改名或删除了。请把它放回原处再保存；放不回时先另存一份备份。"
        )
