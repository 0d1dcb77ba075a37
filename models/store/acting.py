"""One action after the other into the file of a ledger: its rows, the log, the chain and the journal beside it, or nothing of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from models.store import chain, opening, place
from models.store.account import account
from models.store.committing import commit
from models.store.errors import reading, saving
from models.store.history import UndoStacks, last_unit
from models.store.journal import Journal
from models.store.past import WHAT


class Acting:
    """Writes the actions of one open ledger, and knows which of them undo would take back."""

    def __init__(self, path: Path, conn: sqlite3.Connection, journal: Journal) -> None:
        self.under_way: int | None = None
        """The number of the action that is being written."""
        self.touched: frozenset[str] = frozenset()
        """The tables that the last action wrote to."""
        self.alone = ""
        """Why the last actions are in the ledger only, and not in the journal beside it; '' where they are in both."""
        self._set_out = 0
        self._path = path
        self._file = place.key(path)
        self._conn = conn
        self._journal = journal
        conn.create_function("current_unit", 0, lambda: self.under_way)  # the triggers of the log ask

    @cached_property
    def stacks(self) -> UndoStacks:
        """Which actions are done and which are taken back."""
        with reading(WHAT):
            return UndoStacks(self._conn, self._set_out)

    def set_out(self) -> None:
        """What was done so far can be taken back no more, as long as the ledger is open."""
        self._set_out = last_unit(self._conn)
        self.__dict__.pop("stacks", None)

    @contextmanager
    def action(
        self, at: str, label: str, kind: str, target: int | None, note: str = "", reason: str = ""
    ) -> Iterator[int]:
        """One action at a moment, with its number in the log; see `Ledger.unit` and history for the rest. Raises LedgerRefused where the disk
        takes nothing, or another file is in the place of the ledger."""
        if self.under_way is not None:
            raise RuntimeError("a unit is open already")
        place.check(self._path, self._file)
        stacks = self.stacks  # read before this unit is in the log, or it would be counted twice
        try:
            with saving():
                self._conn.execute("BEGIN IMMEDIATE")
                number = self._conn.execute(
                    "INSERT INTO unit (at, label, kind, target, note, by, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [at, label, kind, target, note or None, account() or None, reason or None],
                ).lastrowid
                assert number is not None
                self.under_way = number
                yield number
                rows = self._conn.execute("SELECT DISTINCT tbl FROM change WHERE unit = ?", [number]).fetchall()
                new = chain.extend(self._conn) if rows else None
                commit(self._conn, number) if rows else self._conn.execute("ROLLBACK")
        except BaseException:
            if self._conn.in_transaction:
                with suppress(sqlite3.Error):  # the first error is the one to tell
                    self._conn.execute("ROLLBACK")
            with suppress(sqlite3.Error):
                opening.settle(self._conn)
            self.__dict__.pop("stacks", None)  # what the log says counts, even where the disk failed during the commit
            raise
        finally:
            self.under_way = None
        self.touched = frozenset(table for (table,) in rows)
        if rows:
            stacks.note(number, kind, target)
            self.tell_journal(lambda conn: self._journal.catch_up(conn, new))

    def tell_journal(self, tell: Callable[[sqlite3.Connection], None]) -> None:
        """The action is saved already; where the journal cannot take it, it is added with the next one."""
        try:
            tell(self._conn)
            self.alone = ""
        except (OSError, sqlite3.DatabaseError) as error:  # the latter where the ledger holds what cannot be read
            why = getattr(error, "strerror", "") or "磁盘有问题"
            self.alone = f"操作流水写不进“{self._journal.folder.name}”：{why}。账本已保存，请检查磁盘空间和权限。"
