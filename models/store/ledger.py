"""The ledger: one SQLite file, opened with care, read as records, written in units that can be undone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakValueDictionary

from models.store import (
    backups,
    history,
    keyfile,
    making,
    migrations,
    opening,
    place,
    triggers,
)
from models.store.acting import Acting
from models.store.aside import Aside
from models.store.cipher import Secret
from models.store.clocked import Clock, iso
from models.store.errors import LedgerBusy, LedgerRefused, Sealed, reading, saving
from models.store.guarded import Guarded
from models.store.history import DO, REDO, UNDO, UnitLine
from models.store.journal import Journal
from models.store.past import WHAT, Past
from models.store.reading import Reading
from models.store.seals import Seals
from models.store.unit import Unit

if TYPE_CHECKING:
    from sqlite_utils import Database


class Ledger(Reading, Past, Aside, Guarded):
    """An open ledger; one thread owns it. Close it, or use it in a `with`."""

    # POSIX drops all locks that a process has on a file as soon as the process closes any descriptor of it: reading the
    # header of a ledger that is open here would let another process in. So we must know it without opening the file.
    _open_here: ClassVar[WeakValueDictionary[place.Key, Ledger]] = WeakValueDictionary()

    def __init__(self, path: Path, conn: sqlite3.Connection, clock: Clock) -> None:
        self.path = path
        self.home = path
        """The ledger beside which the files of the attachments lie: of a copy, the one that it was copied from."""
        self._conn = conn
        self._clock = clock
        self._file = place.key(path)
        self.is_new = False
        """Whether it was made just now: nothing in it is of an earlier sitting."""
        self.asks: Callable[[str, Sealed], str] | None = None
        """Asks why what is sealed is to be changed, by what is to be done and what is sealed; '' for no answer."""
        self._journal = Journal(backups.folder_of(path), self.secret)
        self._acting = Acting(path, conn, self._journal)
        if self._file:
            self._open_here[self._file] = self

    # Opening and closing

    @classmethod
    def open(
        cls, path: Path, *, clock: Clock = datetime.now, steps: Sequence[migrations.Step] = migrations.STEPS
    ) -> Ledger:
        """Opens a ledger, migrating it after a verified backup where it is older; raises LedgerRefused."""
        opening.refuse_kept(path)
        if place.key(path) in cls._open_here:
            raise LedgerBusy(opening.BUSY.format(path.name))
        opening.check_header(path, len(steps))
        opening.refuse_long(path)
        opening.check_writable(path)
        opening.keep_crash_evidence(path, backups.folder_of(path))
        file = place.key(path)
        conn = opening.connect(path)
        try:
            if place.key(path) != file:  # another process has just put another file in its place
                raise LedgerBusy(opening.BUSY.format(path.name))
            version = opening.check_sound(conn, path.name, len(steps))
            opening.check_takes_writes(conn, path.name)
            if version < len(steps):
                making.upgrade(conn, path, version, steps, iso(clock()))
            if len(steps) >= len(migrations.STEPS):
                opening.check_whole(conn, path.name)
            with saving():
                triggers.ensure(conn)
            making.tidy(conn, path)
            backups.sweep(path)
            ledger = cls(path, conn, clock)
            if len(steps) >= len(migrations.STEPS):
                ledger._acting.tell_journal(ledger._journal.go_on)
            return ledger
        except BaseException:
            opening.release(conn)
            raise

    @classmethod
    def create(
        cls, path: Path, *, clock: Clock = datetime.now, steps: Sequence[migrations.Step] = migrations.STEPS,
        secret: Secret | None = None,
    ) -> Ledger:  # fmt: skip
        """Makes an empty ledger and opens it, encrypted where there is a key; raises LedgerRefused where there is a file or no
        folder."""
        making.create(path, steps, secret)
        try:
            ledger = cls.open(path, clock=clock, steps=steps)
            ledger.is_new = True
            return ledger
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    @contextmanager
    def made(cls, path: Path) -> Iterator[Ledger]:
        """A new ledger to be filled, closed at the end; gone again where filling it fails or is stopped, for half a ledger
        looks like a whole one. Raises LedgerRefused as `create` does."""
        ledger = None
        try:
            with making.uninterrupted():
                ledger = cls.create(path)
            with ledger:
                yield ledger
        except BaseException:
            if ledger is not None:
                with making.uninterrupted():
                    ledger.close()
                    for left in (path, path.with_name(path.name + "-journal")):
                        left.unlink(missing_ok=True)
                    ledger._journal.take_back()
            raise

    def close(self) -> None:
        """Closes the file; nothing is pending, every unit was committed."""
        opening.release(self._conn)
        if self._file:
            self._open_here.pop(self._file, None)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _db(self) -> Database:
        # sqlite-utils takes a tenth of a second to load: only when something is written.
        from sqlite_utils import Database

        return Database(self._conn, execute_plugins=False)

    @contextmanager
    def dated(self, moment: datetime) -> Iterator[None]:
        """What is written in the block has this moment: an action that a copy of the ledger keeps too has the same line in both."""
        clock, self._clock = self._clock, lambda: moment
        try:
            yield
        finally:
            self._clock = clock

    # Writing

    @contextmanager
    def unit(self, label: str, *, note: str = "", reason: str = "") -> Iterator[Unit]:
        """One action: all of it is kept, or none. A unit that changed nothing leaves no line of history.

        label: what the user did, as the history and the undo button show it · note: JSON with more about it · reason: why,
        without which no record that is sealed (archived minutes, a closed year) can be changed: she is asked by `asks`, and what
        was done is done again with her reason; without it `Sealed` is raised.
        Raises LedgerRefused where the disk takes nothing; the records then are as new as they were and can be added again.
        """
        unit = Unit(self._db, self.now(), reason.strip(), ask=self.asks is not None)
        did: list[history.Logged] = []
        try:
            try:
                with self._acting.action(self.now(), label, DO, None, note, reason.strip()) as number:
                    yield unit
                    if unit.broken:
                        did = history.logged(self._conn, number)
                        raise unit.broken
            except Sealed as sealed:
                why = self._ask(label, sealed)
                with self._acting.action(self.now(), label, DO, None, note, why):
                    history.put(self._conn, did)
        except BaseException:
            unit.take_ids_back()
            raise

    def _ask(self, label: str, sealed: Sealed) -> str:
        """Why; raises Sealed without an answer. Nothing is pending meanwhile, and what was to be done is refused where something
        else was done in between."""
        if self.asks is None:
            raise sealed
        before = self.units(1)
        why = self.asks(label, sealed).strip()
        sealed.asked = True
        if not why:
            raise sealed
        if self.units(1) != before:
            raise LedgerRefused("没有保存：写原因的时候账本又有了别的改动，这一步没有做。请再做一次。")
        return why

    @property
    def touched(self) -> frozenset[str]:
        """The tables that the last action wrote to."""
        return self._acting.touched

    @property
    def alone(self) -> str:
        """Why the last actions are in the ledger only, and not in the journal beside it; '' where they are in both."""
        return self._acting.alone

    @alone.setter
    def alone(self, why: str) -> None:
        self._acting.alone = why

    # Undo and history

    def undoable(self) -> UnitLine | None:
        """The action that undo would take back."""
        return self._line_of(self._acting.stacks.done)

    def redoable(self) -> UnitLine | None:
        """The action that redo would do again."""
        return self._line_of(self._acting.stacks.undone)

    def _line_of(self, stack: Sequence[int]) -> UnitLine | None:
        with reading(WHAT):
            return history.unit_line(self._conn, stack[-1]) if stack else None

    def set_out(self) -> None:
        """Undo goes back no farther than here as long as the ledger is open: what is in it she did not do."""
        self._acting.set_out()

    def undo(self, reason: str = "") -> UnitLine | None:
        """Takes the last action back, whatever it was, and gives it; None if there is none. Raises Sealed where that changes
        a sealed record and no reason is given."""
        return self._apply(self.undoable(), UNDO, reason.strip())

    def redo(self) -> UnitLine | None:
        """Does the action taken back last again, for the reason that it had, and gives it; None if there is none."""
        line = self.redoable()
        return self._apply(line, REDO, line.reason if line else "")

    def _apply(self, line: UnitLine | None, kind: str, reason: str) -> UnitLine | None:
        if line is not None:
            try:
                self._act(line, kind, reason)
            except Sealed as sealed:
                self._act(line, kind, self._ask(f"撤销：{line.label}", sealed))
        return line

    def _act(self, line: UnitLine, kind: str, reason: str) -> None:
        with self._acting.action(self.now(), line.label, kind, line.id, reason=reason):
            seals = Seals(self._conn, reason, ask=True)  # all of them are named in the question
            history.apply(self._conn, line.id, backwards=kind == UNDO, seals=seals)

    def undone(self) -> frozenset[int]:
        """Ids of the actions that are taken back at present and can be done again."""
        return frozenset(self._acting.stacks.undone)

    # Copy

    def copy_to(self, path: Path, *, to_read_once: bool = False) -> None:
        """Makes a verified copy of the ledger as it is now, or one that is to be read once and thrown away; raises OSError where
        it cannot be written, LedgerRefused where the ledger cannot be read."""
        if place.key(path) in self._open_here:
            raise shutil.SameFileError(f"“{path.name}”正是打开着的账本，没有复制。请换一个文件名。")
        with reading("全部记录"):
            (backups.plain_copy if to_read_once else backups.verified_copy)(self._conn, path)
        if self.secret is not None:
            keyfile.go_along(self.path, self.secret, path.parent)
