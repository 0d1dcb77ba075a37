"""The files of a journal, and what can be read of them: a line for each action, whole or not, in the clear or encrypted.

`操作流水-0001.zbls`: a heading, then a line for each action: its number, its hash and its text (see chain), by tabs. The heading
names the action after which the file begins.

Of an encrypted ledger the heading names the key (see cipher), and of each line all but the number is encrypted: the hash, too,
for with it a guess at an ID number could be proved.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from models.store import chain
from models.store.cipher import Secret, given, known
from models.store.errors import LedgerLocked

HEADING = "支部台账操作流水 1"
SEALED_HEADING = "支部台账操作流水 1 加密"
SUFFIX = ".zbls"
_NAME = re.compile(r"操作流水-(\d{4,9})\.zbls")
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


def name_of(number: int) -> str:
    """The name of a file of a journal."""
    return f"操作流水-{number:04}{SUFFIX}"


def number_of(file: Path) -> int:
    """The number of a file of a journal."""
    found = _NAME.fullmatch(file.name)
    assert found is not None
    return int(found[1])


def written(secret: Secret | None, number: int, text: str) -> bytes:
    """The line of an action, its text after its hash; or the end of the heading."""
    if secret is None:
        return f"{number}\t{text}\n".encode()
    return b"%d\t%s\n" % (number, base64.b64encode(secret.seal(text.encode("utf-8", "replace"), f"操作流水 {number}")))


def heading(secret: Secret | None, number: int, digest: str) -> bytes:
    """The heading of a file that begins after the action with that number and hash."""
    told = f"{SEALED_HEADING}\t{secret.id.hex()}" if secret else HEADING
    return f"{told}\t".encode() + written(secret, number, digest)


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


def torn(file: Path) -> int:
    """How many bytes stand at the end that a power cut left of half a line; raises OSError."""
    _, tail = _tail(file, 1)
    return len(tail) - tail.rfind(b"\n") - 1


def but_last(file: Path) -> tuple[Line | None, int]:
    """The last action but one in a file, or what its heading says, and where the last line begins. Raises OSError, and
    LedgerLocked where this process was not given the key."""
    end, before, last = _ends(file)
    return _read(_told(before), _secret_of(file)), end - len(last) - 1


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
        first = read.readline(4096)
        line = _read(_told(first), _secret_of(file)) if first.startswith(HEADING.encode()) else None
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


def _told(line: bytes) -> bytes:
    """A line without what makes it a heading."""
    for begins, fields in ((SEALED_HEADING, 2), (HEADING, 1)):
        if line.startswith(begins.encode() + b"\t"):
            return line.split(b"\t", fields)[-1]
    return line


def _read(raw: bytes, secret: Secret | None) -> Line | None:
    """What `written` wrote; None for anything else."""
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
