"""A second copy of every action, outside the ledger: text files beside the backups to which a line is added, and synced, before
an action counts as saved. With a backup, or without any, they rebuild a ledger that was destroyed.

Nothing is ever written over. Where the last file does not go on to what the ledger holds (an older ledger was put back, or the
file is damaged at its end, or the ledger was encrypted since) a new one is begun that tells everything from the start.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedWriter
from pathlib import Path

from models.store import chain
from models.store.backups import made_folder, sync_folder
from models.store.cipher import Secret
from models.store.errors import LedgerLocked
from models.store.journal_files import but_last, files_in, heading, key_of, last_line, name_of, number_of, torn, written

_FULL = 8_000_000
"""A file of so many bytes is followed by a new one: a damaged sector then costs little."""


@dataclass
class Journal:
    """The journal of one ledger, in the folder of its backups, which is made with the first line."""

    folder: Path
    secret: Secret | None = None
    full: int = _FULL
    _file: Path | None = field(default=None, init=False)
    _made: list[Path] = field(default_factory=list, init=False)
    _last: tuple[int, str] = field(default=(0, chain.START), init=False)

    def catch_up(self, conn: sqlite3.Connection, new: chain.New | None = None) -> None:
        """Adds the actions of a ledger that are missing, the last one as a rule; raises OSError, and the next call tries again.

        new: what the chain took in last, which need not be read once more where nothing else is missing.
        """
        file, (last, before) = self._file, self._last
        if file is None:
            file, (last, before) = self._found(conn)
        self._file = None  # until all is written
        if file is None or file.stat().st_size > self.full:
            file = self._begun(conn, last)
        size = file.stat().st_size
        try:
            with file.open("ab") as out:
                waiting = b""
                for number, text in [new[1:]] if new is not None and new[0] == last else chain.actions(conn, last):
                    before = chain.hash_of(conn, number)
                    out.write(waiting)
                    waiting, last = written(self.secret, number, f"{before}\t{text}"), number
                if out.tell() > size:
                    _sync(out)  # the last line comes when all before it are there: where it is whole, so are they
                out.write(waiting)
                _sync(out)
        except BaseException:
            with suppress(OSError):
                os.truncate(file, size)  # what did not fit was not told to be kept
            raise
        self._file, self._last = file, (last, before)

    def go_on(self, conn: sqlite3.Connection) -> None:
        """Adds what is missing where there is a journal of this ledger: a program that was killed did not come to it."""
        file, (last, _) = self._found(conn)
        if file is None and self._cut_damaged_line(conn):
            file, (last, _) = self._found(conn)
        if file is not None and last < chain.head(conn)[0]:
            self.catch_up(conn)

    def _found(self, conn: sqlite3.Connection) -> tuple[Path | None, tuple[int, str]]:
        """The last file, where it can be read and ends with an action that the ledger has too."""
        files = files_in(self.folder)
        with suppress(OSError):  # a damaged sector: another is begun
            if files and key_of(files[-1]) == (self.secret.id.hex() if self.secret else ""):
                if half := torn(files[-1]):  # it was not told to be kept
                    os.truncate(files[-1], files[-1].stat().st_size - half)
                last = last_line(files[-1])
                if last is not None and chain.hash_of(conn, last[0]) == last[1]:
                    return files[-1], last
        return None, (0, chain.START)

    def _cut_damaged_line(self, conn: sqlite3.Connection) -> bool:
        """Takes away a last line that a power cut left with holes, where the ledger has an action in its place and can tell it again."""
        with suppress(OSError, LedgerLocked):
            for file in files_in(self.folder)[-1:]:
                line, last = but_last(file)
                if line and chain.hash_of(conn, line.number) == line.hash and line.number < chain.head(conn)[0]:
                    os.truncate(file, last)
                    return True
        return False

    def _begun(self, conn: sqlite3.Connection, last: int) -> Path:
        made_folder(self.folder)
        files = files_in(self.folder)
        number = 1 + (number_of(files[-1]) if files else 0)
        made = self.folder / name_of(number)
        content = heading(self.secret, last, chain.hash_of(conn, last))
        out = made.open("xb")
        try:
            with out:
                out.write(content)
                _sync(out)
            sync_folder(self.folder)
        except BaseException:
            with suppress(OSError):
                made.unlink()  # a full disk would leave an empty one with each action
            raise
        self._made.append(made)
        return made

    def begin_anew(self, conn: sqlite3.Connection) -> None:
        """Begins a file that tells everything from the start, and goes on with it; raises OSError."""
        self._file, self._last = self._begun(conn, 0), (0, chain.START)
        self.catch_up(conn)

    def forget(self) -> None:
        """Looks for the last file anew before the next line is added."""
        self._file = None

    def take_back(self) -> None:
        """Takes away the files that were begun here: the ledger is gone, which was never told to be kept."""
        with suppress(OSError):
            for file in self._made:
                file.unlink(missing_ok=True)
            self.folder.rmdir()  # where nothing else is in it


def _sync(out: BufferedWriter) -> None:
    out.flush()
    os.fsync(out.fileno())
