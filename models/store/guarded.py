"""What guards a ledger against loss: how far it is, a backup of it, and whether its own journal tells of later actions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.fields import Record
from models.store import backups, chain, connecting, history, journal_files, rebuilding, soundness
from models.store.backup_names import BackupName, following
from models.store.backups import Begun, State
from models.store.cipher import Secret
from models.store.clocked import Clocked
from models.store.errors import LedgerLocked, backing_up, reading
from models.store.journal import Journal
from models.store.journal_files import Line
from models.store.past import WHAT
from models.store.place import Key
from models.store.place import key as file_key


@dataclass(frozen=True)
class BackupBegun:
    """A backup that was copied, and is to be verified and named; `finish` does that in any thread."""

    folder: Path
    name: BackupName
    copy: Begun

    def finish(self) -> State:
        """Verifies it and puts it in place; raises OSError or BackupDamaged, and leaves nothing then."""
        try:
            backups.finish(self.copy, self.name.file_in(self.folder), hashed=self.name.hash_in(self.folder))
        except sqlite3.DatabaseError:
            raise backups.BackupDamaged("副本与账本不一致") from None
        return self.copy.state


class Guarded(Clocked):
    """The side of a ledger that is kept safe."""

    path: Path
    _journal: Journal
    _file: Key | None

    def state(self) -> State:
        """How far it is; raises LedgerDamaged."""
        with backing_up():
            return backups.state_of(self._conn)

    def backup(self, why: str) -> BackupBegun:
        """Begins a backup of it as it is now, into the folder beside it; raises OSError or LedgerDamaged."""
        folder = backups.folder_of(self.path)
        name = following(folder, self.now(), why)
        with backing_up():
            return BackupBegun(folder, name, backups.begin(self._conn, name.file_in(folder)))

    def knows(self, number: int, digest: str) -> bool:
        """Whether it holds an action with that number and hash."""
        with reading(WHAT):
            return chain.hash_of(self._conn, number) == digest

    def behind(self) -> list[Line]:
        """The actions that its journal tells of after its own last one: somebody put an older copy in its place. One of an older
        format was upgraded anew when it was opened, which the journal tells in another way: that is passed over."""
        folder = backups.folder_of(self.path)
        with suppress(OSError):  # a damaged sector: what else is told counts
            files = journal_files.files_in(folder)
            if files and (last := journal_files.last_line(files[-1])) is not None and self.knows(*last):
                return []  # as it is nearly always
        try:
            story = rebuilding.story_of(folder)
        except LedgerLocked:
            return []
        goal = rebuilding.goal_of(story)
        if goal is None or self.knows(goal.number, goal.hash):
            return []
        with reading(WHAT):
            upgrades = list(history.before_upgrades(self._conn))
        for number, digest in upgrades:
            lines = rebuilding.up_to(story, (number, digest), goal)
            if lines and lines[-1] == goal:
                return [line for line in lines if json.loads(line.text)[3] != history.UPGRADE]
        return []

    def go_on_from_here(self) -> None:
        """Has the journal tell everything anew, up to this ledger as it is: what else it told is past. Raises OSError
        or LedgerRefused."""
        with reading(WHAT):
            self._journal.begin_anew(self._conn)

    def find_journal_anew(self) -> None:
        """The journal was given another file: goes on in that, or, where the ledger went another way, begins one that tells
        everything. Where it is only older (see `behind`) she is asked first. Raises OSError or LedgerRefused."""
        self._journal.forget()
        if not self.behind():
            with reading(WHAT):
                self._journal.catch_up(self._conn)

    def is_there(self) -> bool:
        """Whether its file is still in its place."""
        return file_key(self.path) == self._file

    def is_at(self, path: Path) -> bool:
        """Whether `path` leads to the file of this ledger, whatever its name; does not open it."""
        return self._file is not None and file_key(path) == self._file

    @property
    def secret(self) -> Secret | None:
        """The key that the ledger is encrypted with; None where it has no password."""
        return connecting.secret_of(self._conn)

    def damage(self, records: Sequence[type[Record]]) -> list[str]:
        """What is wrong with the file: SQLite's own check, the log against itself, each row against the log."""
        return soundness.damage(self._conn, records)
