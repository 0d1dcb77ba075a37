"""Why a ledger cannot be opened or written: each error is one sentence for the user, and the file is untouched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

# A full disk is told as FULL or, where a quota or a size limit stops the write, as IOERR.
_UNWRITABLE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_DAMAGED = (
    "账本文件在磁盘上已损坏，{}，以前的备份没有改动。请关闭支部台账再打开，按提示从备份和操作流水恢复到最后一步。"
)


class LedgerRefused(Exception):
    """The ledger was not opened or not written; the text says what happened and what to do next."""


class LedgerDamaged(LedgerRefused):
    """The file is gone, or is no sound ledger: it may be recovered from its backups and its journal."""


class Sealed(LedgerRefused):
    """The record was archived, or its year was, and no reason was given for changing it.

    years: the closed years, none where it is minutes that are archived · asked: whether she was asked why, and gave no reason.
    """

    def __init__(self, years: Iterable[int] = ()) -> None:
        self.years = tuple(sorted(set(years)))
        self.asked = False
        super().__init__(f"没有保存：{self.what}，账本保持原样。请在窗口里写明修改原因后再保存。")

    @property
    def what(self) -> str:
        """What is archived: 2025 年度已归档."""
        if self.years:
            return f"{'、'.join(map(str, self.years))} 年度已归档"
        return "这份会议记录已归档或作废"


class LedgerBusy(LedgerRefused):
    """Another window or program holds the ledger."""


class LedgerKept(LedgerRefused):
    """The file is a backup, which is not worked in: it is thinned with the others, and what was written in it would be gone."""

    def __init__(self, name: str, ledger: str) -> None:
        super().__init__(
            f"“{name}”是账本“{ledger}”的备份，不能直接在里面登记，未作任何改动。请恢复到这份备份，或另存为新账本再用。"
        )


class LedgerLocked(LedgerRefused):
    """The file is encrypted, and nobody has given the password yet."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”有密码，没有打开，未作任何改动。请输入密码，或用恢复单打开。")


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 0 for errors that Python itself raised."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def unwritable(error: sqlite3.Error) -> bool:
    """Whether the disk is what is wrong."""
    return primary_code(error) in _UNWRITABLE


@contextmanager
def saving() -> Iterator[None]:
    """Raises LedgerRefused where SQLite cannot write the file; mistakes of ours (constraints, SQL) go through as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        if code in _UNWRITABLE:
            raise LedgerRefused("没有保存：磁盘已满或写不进去。账本保持原样，请腾出空间后再保存。") from error
        if code in _BROKEN:
            raise LedgerDamaged(_DAMAGED.format("这一步没有保存")) from error
        raise


@contextmanager
def confirming() -> Iterator[None]:
    """Raises LedgerRefused where an action is in the file and the disk does not say that it stays there."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LedgerRefused(
            "磁盘出错：这一步已经写入账本，但不能确定断电后还在，请不要重做。请检查磁盘，在“修改记录”里核对这一步，并另存一份备份。"
        ) from error


@contextmanager
def backing_up() -> Iterator[None]:
    """Raises LedgerDamaged where the file of an open ledger cannot be read for a copy of it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LedgerDamaged(_DAMAGED.format("这次没有备份")) from error


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Raises LedgerRefused where what the file holds is no record any more: bytes turned by a damaged disk, other programs."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake of ours
        raise
    except (
        sqlite3.DatabaseError,
        ValueError,
        TypeError,
    ) as error:  # ValueError: 1985-99, or text that is no longer UTF-8
        if isinstance(error, sqlite3.DatabaseError) and primary_code(error) in _BROKEN:
            raise LedgerDamaged(_DAMAGED.format(f"“{what}”读不出来")) from error
        raise LedgerRefused(
            f"账本中“{what}”的内容有读不出来的，磁盘可能已损坏，未作任何改动。请先复制一份留存，再用“设置 → 备份与恢复”恢复最近的一份。"
        ) from error
