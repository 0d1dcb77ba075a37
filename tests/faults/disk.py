"""A disk that loses its power: from the calls that an operation made, what may be on it when it comes back.

What was synced is there. Of what was written to a file since, each piece may be there, or not, or some of its sectors of 512
bytes. Files that were made, renamed or removed in a folder since that was synced may be so or not, but in their order.
"""

from __future__ import annotations

import os
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = ("openat", "close", "read", "lseek", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "truncate", "?unlink",
         "?unlinkat", "?rename", "?renameat", "?renameat2", "?mkdir", "?mkdirat", "sendto", "sendfile", "copy_file_range")  # fmt: skip
STRACE = ["-xx", "-s", "100000000", "-e", "trace=" + ",".join(CALLS)]
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Event:
    """write file at bytes, cut file size, sync file or folder, new file, folder name, move name name, gone name, told words."""

    kind: str
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""


def _texts(line: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(line)]


class Reader:
    """Reads what strace recorded, as far as it is about files below a folder."""

    def __init__(self, folder: Path, *, unsynced: str = "") -> None:
        """unsynced: the end of names of files whose syncs are left out, to see that it is noticed."""
        self._folder = str(folder)
        self._unsynced = unsynced
        self._files: dict[int, str] = {}
        self._at: dict[int, int] = {}
        self._append: set[int] = set()
        self._sizes = {str(p): p.stat().st_size for p in folder.rglob("*") if p.is_file()}
        self._known = set(self._sizes)
        self.events: list[Event] = []

    def read(self, record: Path) -> list[Event]:
        for line in record.read_text(encoding="ascii", errors="replace").splitlines():
            if found := _LINE.match(line):
                self._take(found[1], found[2], int(found[3]))
        return self.events

    def _ours(self, text: bytes) -> str:
        path = os.fsdecode(text)
        return path if path.startswith(self._folder + os.sep) or path == self._folder else ""

    def _take(self, call: str, arguments: str, result: int) -> None:
        texts = _texts(arguments) if call not in ("read",) else []
        if call == "openat":
            self._open(self._ours(texts[0]), arguments, result)
        elif call == "sendto":
            self.events.append(Event("told", data=texts[0]))
        elif call in ("unlink", "unlinkat") and (path := self._ours(texts[0])):
            self._known.discard(path)
            self.events.append(Event("gone", path))
        elif call.startswith("rename") and (path := self._ours(texts[0])):
            other = os.fsdecode(texts[1])
            self._known.discard(path)
            self._known.add(other)
            self._sizes[other] = self._sizes.pop(path, 0)
            self._files = {number: other if name == path else name for number, name in self._files.items()}
            self.events.append(Event("move", path, other))
        elif call.startswith("mkdir") and (path := self._ours(texts[0])):
            self.events.append(Event("folder", path))
        elif call == "truncate" and (path := self._ours(texts[0])):
            self._cut(path, int(arguments.rsplit(",", 1)[1]))
        elif call == "sendfile" or call == "copy_file_range":
            raise AssertionError("a copy that is not followed here")
        elif call in ("close", "read", "lseek", "ftruncate", "fsync", "fdatasync", "write", "pwrite64"):
            self._by_number(call, arguments, texts, result)

    def _open(self, path: str, arguments: str, number: int) -> None:
        self._files.pop(number, None)
        if not path:
            return
        self._files[number], self._at[number] = path, 0
        (self._append.add if "O_APPEND" in arguments else self._append.discard)(number)
        if "O_CREAT" in arguments and path not in self._known:
            self._known.add(path)
            self._sizes[path] = 0
            self.events.append(Event("new", path))
        elif "O_TRUNC" in arguments and self._sizes.get(path):
            self._cut(path, 0)

    def _cut(self, path: str, size: int) -> None:
        self._sizes[path] = size
        self.events.append(Event("cut", path, at=size))

    def _by_number(self, call: str, arguments: str, texts: list[bytes], result: int) -> None:
        number = int(arguments.split(",", 1)[0])
        path = self._files.get(number)
        if path is None:
            return
        if call == "close":
            del self._files[number]
        elif call == "read":
            self._at[number] += result
        elif call == "lseek":
            self._at[number] = result
        elif call == "ftruncate":
            self._cut(path, int(arguments.split(",", 1)[1]))
        elif call in ("fsync", "fdatasync"):
            if not (self._unsynced and path.endswith(self._unsynced)):
                self.events.append(Event("sync", path))
        elif call in ("write", "pwrite64"):
            at = int(arguments.rsplit(",", 1)[1]) if call == "pwrite64" else self._at[number]
            if number in self._append:
                at = self._sizes[path]
            if call == "write":
                self._at[number] = at + result
            self._sizes[path] = max(self._sizes[path], at + result)
            self.events.append(Event("write", path, at=at, data=texts[0][:result]))


@dataclass
class _File:
    synced: bytearray
    pending: list[Event] = field(default_factory=list)


FOLDER = _File(bytearray())


class Disk:
    """The disk while the calls are made one after the other."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[str, _File] = {str(folder): FOLDER}
        for path in folder.rglob("*"):
            self.names[str(path)] = FOLDER if path.is_dir() else _File(bytearray(path.read_bytes()))
        self._now = dict(self.names)
        self._moves: list[tuple[str, Event, _File | None]] = []
        self.told: list[str] = []

    def take(self, event: Event) -> None:
        """One call."""
        path, now = event.path, self._now
        if event.kind == "told":
            self.told += event.data.decode().splitlines()
        elif event.kind in ("write", "cut"):
            now[path].pending.append(event)
        elif event.kind == "sync" and now.get(path) is FOLDER:
            for _, move, file in [m for m in self._moves if m[0] == path]:
                _rename(self.names, move, file)
            self._moves = [m for m in self._moves if m[0] != path]
        elif event.kind == "sync":
            file = now[path]
            for write in file.pending:
                _apply(file.synced, write)
            file.pending.clear()
        else:
            made = {"new": _File(bytearray()), "folder": FOLDER, "move": now.get(path)}.get(event.kind)
            _rename(now, event, made)
            self._moves.append((os.path.dirname(path), event, made))

    def after_power_loss(self, dice: random.Random) -> dict[str, bytes | None]:
        """One of the states in which it may be; None for a folder."""
        names = dict(self.names)
        for folder in {m[0] for m in self._moves}:
            mine = [m for m in self._moves if m[0] == folder]
            for _, move, file in mine[: dice.choice([0, len(mine), dice.randint(0, len(mine))])]:
                _rename(names, move, file)
        how = dice.choice(["none", "all", "some", "some", "torn", "torn", "first", "last"])
        kept = {}
        for path, file in names.items():
            if _reachable(path, names):
                kept[path] = None if file is FOLDER else bytes(_settled(file, how, dice))
        return kept


def _reachable(path: str, names: dict[str, _File]) -> bool:
    parent = os.path.dirname(path)
    return path == min(names, key=len) or (names.get(parent) is FOLDER and _reachable(parent, names))


def _rename(names: dict[str, _File], event: Event, file: _File | None) -> None:
    if event.kind in ("gone", "move"):
        names.pop(event.path, None)
    if event.kind != "gone" and file is not None:
        names[event.other or event.path] = file


def _apply(content: bytearray, event: Event) -> None:
    if event.kind == "cut":
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
    else:
        content.extend(bytes(max(0, event.at - len(content))))
        content[event.at : event.at + len(event.data)] = event.data


def _settled(file: _File, how: str, dice: random.Random) -> bytearray:
    content, many = bytearray(file.synced), len(file.pending)
    until = {"none": 0, "first": dice.randint(0, many)}.get(how, many)
    since = dice.randint(0, many) if how == "last" else 0
    for event in file.pending[since:until]:
        if how in ("some", "torn") and dice.random() < 0.4:
            continue
        if how == "torn" and event.kind == "write":
            for begin in range(0, len(event.data), SECTOR):
                if dice.random() < 0.6:
                    _apply(content, Event("write", at=event.at + begin, data=event.data[begin : begin + SECTOR]))
        else:
            _apply(content, event)
    return content
