"""The work under way: a folder beside the target, and a line for each file that is finished, so that it can be gone on with.

`.<token>-迎检材料/内容/` becomes the folder at the end; `步骤.jsonl` begins with what the work is of and then names each file
that stands in it whole, with its size and SHA-256. A line is on the disk only after its file is. Who goes on reads the lines,
looks whether each file still is what the line says, and throws away everything else.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.exports.atomic import TargetBusy, write_or_refuse
from models.exports.errors import ExportRefused
from models.store.attachments import holds

CONTENT, STEPS, DONE, ZIP, LOCK = "内容", "步骤.jsonl", "完成.json", "包.zip", "锁"
_BUSY = "“{}”正在由另一个窗口或程序生成，没有开始。请等它做完，或先在那里取消。"
MOST_PATH = 200
"""Characters of the path of a file within the folder: Windows opens no path of more than 259, and the folder lies somewhere."""


@dataclass(frozen=True)
class Kept:
    """A finished file: its size and what is in it."""

    size: int
    sha256: str


def work_folder(target: Path) -> Path:
    """Where the work for a target is done; the same target has the same, so that what was left there is found."""
    token = hashlib.sha256(target.name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return target.with_name(f".{token}-迎检材料")


@contextmanager
def locked(work: Path, name: str) -> Iterator[None]:
    """Makes the folder and lets nobody else work there; the lock is gone with its process, however that ends. Raises
    ExportRefused where somebody works there, TargetBusy where nothing can be written."""
    file = _open_lock(work, name)
    try:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(file), os.stat(work / LOCK)):  # whoever had it has taken the folder away
                raise BlockingIOError
        except OSError:
            raise ExportRefused(_BUSY.format(name)) from None
        yield
    finally:
        os.close(file)
        if sys.platform == "win32":  # a file that is open stays there
            with suppress(OSError):
                (work / LOCK).unlink()
                work.rmdir()  # where nothing is left to go on with


def _open_lock(work: Path, name: str) -> int:
    try:
        if work.is_symlink():
            raise NotADirectoryError
        work.mkdir(exist_ok=True)
        return os.open(work / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        gone = isinstance(error, (FileNotFoundError, FileExistsError)) and work.parent.is_dir()
        if gone and (work.is_dir() or not os.path.lexists(work)):  # it was taken away in this moment
            raise ExportRefused(_BUSY.format(name)) from None
        raise TargetBusy(f"“{work.parent.name}”里不能写文件，没有开始。请换一个位置。") from None


class Journal:
    """The files of the work that are finished. `keep` is what exports write through."""

    def __init__(self, work: Path, about: dict[str, Any]) -> None:
        """about: what the work is of; what was left by work of something else is thrown away."""
        self.content = work / CONTENT
        self._file = work / STEPS
        self.files: dict[str, Kept] = {}
        """Those of this run, by their path within the folder, in the order in which they were asked for."""
        self.gone_on = 0
        """How many of them were there already."""
        self.said: Callable[[str], None] = lambda _path: None
        """Called with the path of each file before it is made."""
        self._known = self._read(about)
        if not self._known:
            self._begin(about)
        self.content.mkdir(exist_ok=True)

    def _read(self, about: dict[str, Any]) -> dict[str, Kept]:
        """The lines of earlier work of the same; the last may be torn."""
        try:
            lines = self._file.read_text("utf-8").splitlines()
            if not lines or json.loads(lines[0]) != about:
                return {}
        except (OSError, ValueError):
            return {}
        found = {}
        for line in lines[1:]:
            with suppress(ValueError, KeyError, TypeError):
                said = json.loads(line)
                found[str(said["path"])] = Kept(int(said["size"]), str(said["sha256"]))
        return {path: kept for path, kept in found.items() if self._stands(path, kept)}

    def _begin(self, about: dict[str, Any]) -> None:
        shutil.rmtree(self.content, ignore_errors=True)
        self._file.unlink(missing_ok=True)
        self._append(about)

    def _stands(self, path: str, kept: Kept) -> bool:
        """Whether the file is there and is what it was."""
        file = self.content / path
        try:
            return file.is_file() and file.stat().st_size == kept.size and holds(file, kept.sha256)
        except OSError:
            return False

    def _append(self, line: dict[str, Any]) -> None:
        with self._file.open("ab") as file:
            file.write(json.dumps(line, ensure_ascii=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def keep(self, path: Path, write: Callable[[Path], object]) -> None:
        """Lets `write` make the file unless it is there from before. Raises TargetBusy where it cannot be written: then the
        whole work stops."""
        name = path.relative_to(self.content).as_posix()
        if len(name) > MOST_PATH:
            raise ExportRefused(f"文件名太长：“{path.name}”，没有放入。请把名称改短。")
        self.said(name)
        if (kept := self._known.get(name)) is None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_or_refuse(path, write)
            except (ExportRefused, OSError) as error:
                raise error if isinstance(error, TargetBusy) else TargetBusy(_said(error, path)) from error
            kept = kept_as(path)
            self._append({"path": name, "size": kept.size, "sha256": kept.sha256})
        else:
            self.gone_on += name not in self.files
        self.files[name] = kept

    def drop(self, path: Path) -> None:
        """Takes a file out again."""
        self.files.pop(path.relative_to(self.content).as_posix(), None)
        path.unlink(missing_ok=True)

    def keep_anew(self, path: Path, write: Callable[[Path], object]) -> None:
        """The same for what tells of all the others, and so is never there from before."""
        self._known.pop(path.relative_to(self.content).as_posix(), None)
        self.keep(path, write)

    def sweep(self, *others: str) -> None:
        """Leaves nothing in the folder but the files of this run, and `others`."""
        for file in sorted(self.content.rglob("*"), reverse=True):
            if file.is_dir():
                with suppress(OSError):
                    file.rmdir()  # where it is empty
            elif file.relative_to(self.content).as_posix() not in (*self.files, *others):
                file.unlink()


def kept_as(path: Path) -> Kept:
    """The size and the hash of a file."""
    with path.open("rb") as file:
        return Kept(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _said(error: Exception, path: Path) -> str:
    return str(error) if isinstance(error, ExportRefused) else f"“{path.name}”没有写成。请换一个位置再做。"
