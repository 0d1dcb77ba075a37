"""One export under way: what it writes, each file whole or not at all, and each noted in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from models.exports.atomic import write_or_refuse
from models.exports.errors import ExportRefused
from models.exports.scope import Scope
from models.exports.sheet_files import Write
from models.kinds import encodable
from models.store import Ledger


class Keeper(Protocol):
    """Writes the files of several exports that leave as one."""

    def keep(self, path: Path, write: Write) -> None:
        """Lets `write` make the file at `path`, unless it is there already."""


@dataclass
class Delivered:
    """What an export wrote: the files in the order of writing, how many records are in them (each counted once), and
    sentences on what was left out."""

    files: list[Path] = field(default_factory=list)
    rows: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Export:
    """One export under way: the ledger, its scope, what the log is told, and what is done so far."""

    ledger: Ledger
    scope: Scope
    purpose: str
    recipient: str
    done: Delivered
    in_full: str = ""
    """How one asks for what is left out, as it is said to the user."""
    keeper: Keeper | None = None
    """Who writes the files and answers for the log, where they are part of something larger."""

    @property
    def bundled(self) -> bool:
        """Whether its files are part of a folder that is masked as a whole."""
        return self.keeper is not None

    def say_talks(self, count: int, left_out: str) -> None:
        """Notes that talks were left out; `left_out`: of what, 导出 or 编入."""
        self.done.notes.append(
            f"谈心谈话记录 {count} 份没有{left_out}（思想状况默认不导出）；确需{left_out}的，请{self.in_full}并写明用途。"
        )

    def write(self, name: str, path: Path, rows: int, write: Write, *, columns: Sequence[str] = ()) -> None:
        """Writes one file and notes it in the log with its `columns`; raises TargetBusy or ExportRefused, and the old file is
        as it was."""
        if self.ledger.is_at(path):
            raise ExportRefused(f"“{path.name}”正是打开着的账本，没有导出，账本没有改动。请换一个文件名。")
        if self.keeper is not None:
            self.keeper.keep(path, write)
            self.done.files.append(path)
            return
        write_or_refuse(path, write)
        self.ledger.log_export(
            encodable(f"{name}：{path.name}" + (f"（{len(columns)}栏：{'、'.join(columns)}）" if columns else "")),
            rows,
            full=self.scope.full,
            purpose=self.purpose,
            recipient=self.recipient,
        )
        self.done.files.append(path)
