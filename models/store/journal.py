"""A second copy of every action, outside the ledger: text files beside the backups to which a line is added, and synced, before
an action counts as saved. With a backup, or without any, they rebuild a ledger that was destroyed.

`操作流水-0001.zbls`: a heading, then a line for each action: its number, its hash and its text (see chain), by tabs. Nothing is
ever written over. Where the last file does not go on to what the ledger holds (an older ledger was put back, or the file is
damaged at its end, or the ledger was encrypted since) a new one is begun that tells everything from the start.

Of an encrypted ledger the heading names the key (see cipher), and of each line all but the number is encrypted: the hash, too,
for with it a guess at an ID number could be proved.
"""

from __future__ import annotations

import base64
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedWriter
from pathlib import Path

from models.store import chain
from models.store.backups import made_folder, sync_folder
from models.store.cipher import Secret, given, known
from models.store.errors import LedgerLocked

HEADING = "支部台账操作流水 1"
SEALED_HEADING = "支部台账操作流水 1 加密"
SUFFIX = ".zbls"
_NAME = re.compile(r"操作流水-(\d{4,9})\.zbls")
_FULL = 8_000_000
"""A file of so many bytes is followed by a new one: a damaged sector then costs little."""
_TAIL = 65_536


@dataclass(frozen=True)
class Line:
    """One action as a journal has it."""

    number: int
    hash: str
    text: str
    secret: Secret | None = field(default=None, compare=False)
    """The key that the line was encrypted with."""

    def follows(self, before: str) -> bool:
        """Whether the action is whole and was done after the one with that hash."""
        return chain.hashed(before, self.text) == self.hash


@dataclass
class Journal:
    """The journal of one ledger, in the folder of its backups, which is made with the first line."""

    folder: Path
    secret: Secret | None = None
    full: int = _FULL
    _file: Path | None = field(default=None, init=False)
    _made: list[Path] = field(default_factory=list, init=False)
    _last: tuple[int, str] = field(default=(0, chain.START), init=False)

    def catch_up(self, conn: sqlite3.Connection) -> None:
        """Adds the actions of a ledger that are missing, the last one as a rule; raises OSError, and the next call tries again."""
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
                for number, text in chain.actions(conn, last):
                    before = chain.hash_of(conn, number)
                    out.write(waiting)
                    waiting, last = _written(self.secret, number, f"{before}\t{text}"), number
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
                _cut_torn_line(files[-1])
                last = last_line(files[-1])
                if last is not None and chain.hash_of(conn, last[0]) == last[1]:
                    return files[-1], last
        return None, (0, chain.START)

    def _cut_damaged_line(self, conn: sqlite3.Connection) -> bool:
        """Takes away a last line that a power cut left with holes, where the ledger has an action in its place and can tell it again."""
        with suppress(OSError, LedgerLocked):
            for file in files_in(self.folder)[-1:]:
                end, before, last = _ends(file)
                line = _read(_told(before), _secret_of(file))
                if line and chain.hash_of(conn, line.number) == line.hash and line.number < chain.head(conn)[0]:
                    os.truncate(file, end - len(last) - 1)
                    return True
        return False

    def _begun(self, conn: sqlite3.Connection, last: int) -> Path:
        made_folder(self.folder)
        files = files_in(self.folder)
        number = 1 + (number_of(files[-1]) if files else 0)
        made = self.folder / f"操作流水-{number:04}.zbls"
        heading = f"{SEALED_HEADING}\t{self.secret.id.hex()}" if self.secret else HEADING
        content = f"{heading}\t".encode() + _written(self.secret, last, chain.hash_of(conn, last))
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


def files_in(folder: Path) -> list[Path]:
    """The files of a journal, in the order in which they were begun; none where there is no folder. Raises OSError where it
    cannot be listed: that is not the same as empty."""
    try:
        return sorted((p for p in folder.iterdir() if _NAME.fullmatch(p.name)), key=number_of)
    except FileNotFoundError:
        return []


def files_of(folders: Iterable[Path]) -> list[Path]:
    """The files of a journal and of its copies, as far as the folders can be listed; of others `story_of` tells."""
    found: list[Path] = []
    for folder in folders:
        with suppress(OSError):
            found += files_in(folder)
    return found


def number_of(file: Path) -> int:
    """The number of a file of a journal."""
    found = _NAME.fullmatch(file.name)
    assert found is not None
    return int(found[1])


def _sync(out: BufferedWriter) -> None:
    out.flush()
    os.fsync(out.fileno())


def _cut_torn_line(file: Path) -> None:
    """Takes away the line that a power cut left half written; it was not told to be kept."""
    end, tail = _tail(file, 1)
    if tail and not tail.endswith(b"\n"):
        os.truncate(file, end - len(tail) + tail.rfind(b"\n") + 1)


def _tail(file: Path, feeds: int) -> tuple[int, bytes]:
    """The size of a file, and its end with at least so many line feeds, or all of it."""
    with file.open("rb") as read:
        end = begin = read.seek(0, os.SEEK_END)
        tail = b""
        while begin and tail.count(b"\n") < feeds:
            step = min(begin, max(_TAIL, len(tail)))
            begin -= step
            read.seek(begin)
            tail = read.read(step) + tail
        return end, tail


def _ends(file: Path) -> tuple[int, bytes, bytes]:
    """The size of a file, and its last two lines, the heading among them; b'' where there is but one. Raises OSError."""
    end, tail = _tail(file, 3)
    before, _, last = tail.removesuffix(b"\n").rpartition(b"\n")
    return end, before.rpartition(b"\n")[2], last


def last_line(file: Path) -> tuple[int, str] | None:
    """The last action in a file, or the one that its heading names; None where the end is damaged, or this process was not given
    the key. Raises OSError."""
    _, before, last = _ends(file)
    try:
        secret = _secret_of(file)
        line = _read(_told(last), secret)
        if line is not None and _told(last) == last:  # no heading
            previous = _read(_told(before), secret)
            line = line if previous is not None and line.follows(previous.hash) else None
    except LedgerLocked:
        return None
    return None if line is None or not line.hash.isascii() else (line.number, line.hash)


def _told(line: bytes) -> bytes:
    """A line without what makes it a heading."""
    for heading, fields in ((SEALED_HEADING, 2), (HEADING, 1)):
        if line.startswith(heading.encode() + b"\t"):
            return line.split(b"\t", fields)[-1]
    return line


def _written(secret: Secret | None, number: int, text: str) -> bytes:
    """A line, or the end of the heading."""
    if secret is None:
        return f"{number}\t{text}\n".encode()
    return b"%d\t%s\n" % (number, base64.b64encode(secret.seal(text.encode("utf-8", "replace"), f"操作流水 {number}")))


def _read(raw: bytes, secret: Secret | None) -> Line | None:
    """What `_written` wrote; None for anything else."""
    number, _, rest = raw.removesuffix(b"\n").partition(b"\t")
    if not number.isdigit() or len(number) > 15:
        return None
    if secret is not None:
        try:
            rest = secret.unseal(base64.b64decode(rest, validate=True), f"操作流水 {int(number)}")
        except ValueError:  # NotOurs among them
            return None
    digest, _, text = rest.partition(b"\t")
    return Line(int(number), digest.decode("ascii", "replace"), text.decode("utf-8", "replace"), secret)


def key_of(file: Path) -> str:
    """The id of the key that a file is encrypted with, hex; '' for one that is not, or whose heading is damaged. Raises OSError."""
    with file.open("rb") as read:
        found = re.match(re.escape(SEALED_HEADING.encode()) + rb"\t([0-9a-f]{16})\t", read.read(128))
    return found[1].decode() if found else ""


def is_in_clear(file: Path) -> bool:
    """Whether a file tells by its heading that it is not encrypted. Raises OSError."""
    with file.open("rb") as read:
        return read.read(len(HEADING.encode()) + 1) == f"{HEADING}\t".encode()


def _secret_of(file: Path) -> Secret | None:
    """The key that a file is encrypted with; raises LedgerLocked where this process was not given it, and OSError."""
    key = key_of(file)
    secret = known(bytes.fromhex(key)) if key else None
    if key and secret is None:
        raise LedgerLocked(file.name)
    return secret


def heading_of(file: Path) -> str:
    """The hash of the action after which a file begins; '' where that is damaged, or this process was not given the key. Raises
    OSError."""
    with suppress(LedgerLocked), file.open("rb") as read:
        heading = read.readline(4096)
        line = _read(_told(heading), _secret_of(file)) if heading.startswith(HEADING.encode()) else None
        return line.hash if line is not None else ""
    return ""


def lines_of(file: Path) -> Iterator[Line]:
    """The lines of a file that can be read; whether they are true is for `Line.follows` to say. Raises OSError, and LedgerLocked
    where it is encrypted and this process does not have the key."""
    secret = _secret_of(file)
    with file.open("rb") as read:
        for raw in read:
            line = _read(raw, secret)
            if line is not None and not line.text and secret is None:  # the heading that named the key is damaged
                line = next((found for key in given() if (found := _read(raw, key)) is not None), line)
            if line is not None:
                yield line


@dataclass
class Read:
    """A file of a journal as far as it was read. before: the hash of the action that its heading names."""

    file: Path
    before: str = ""
    lines: list[Line] = field(default_factory=list)

    def whole(self) -> list[Line]:
        """The lines that go with the ones before as these name themselves."""
        befores = [self.before, *(line.hash for line in self.lines)]
        return [line for before, line in zip(befores, self.lines, strict=False) if line.follows(before)]


def whole_lines(file: Path) -> set[tuple[int, str]]:
    """Number and hash of the lines of a file that are whole. Raises OSError, and LedgerLocked as `lines_of` does."""
    return {(line.number, line.hash) for line in Read(file, heading_of(file), list(lines_of(file))).whole()}
