"""Folders for what is there for a moment only, often in clear: they go with their work, or at the next start if that was killed.

In each lies a file, MARK, which the process at work holds for as long as it lives; no process number is believed, for those come
again. Taken away is only what is surely ours, and left alone: a folder of this user that nobody else can look into, no link,
with a mark that is written and that nobody holds.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "支部台账-"
MARK = ".支部台账"
_WRITTEN = "支部台账：程序工作时用的临时文件夹，下次启动时清除。".encode()
_POSIX = os.name == "posix"


class Workplace(tempfile.TemporaryDirectory[str]):
    """A folder in that for temporary files; raises OSError."""

    def __init__(self) -> None:
        super().__init__(prefix=PREFIX, ignore_cleanup_errors=True)
        self._held = _hold(Path(self.name) / MARK, new=True)

    def cleanup(self) -> None:
        held, self._held = self._held, -1
        if held >= 0:
            os.close(held)  # Windows deletes no open file
        super().cleanup()


def join() -> None:
    """Holds the folder that this process was given for its temporary files by the one that started it, as long as it lives."""
    _hold(Path(tempfile.gettempdir()) / MARK, new=False)


def sweep() -> None:
    """Takes away the folders of processes that were killed. What cannot be taken away is tried again the next time."""
    with suppress(OSError):
        for folder in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*")):
            with suppress(OSError), _left_alone(folder) as alone:
                if alone:
                    _take_away(folder)


def _hold(mark: Path, *, new: bool) -> int:
    """The mark, held open until it is closed; -1 where that cannot be, and the folder stays for ever rather than be taken from
    under somebody. It is written once it is held: an empty one tells nothing."""
    try:
        held = os.open(mark, os.O_RDWR | (os.O_CREAT | os.O_EXCL if new else 0), 0o600)
    except OSError:
        return -1
    try:
        if _POSIX:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if new:
            os.write(held, _WRITTEN)
    except OSError:
        os.close(held)
        return -1
    return held


@contextmanager
def _left_alone(folder: Path) -> Iterator[bool]:
    """Whether a folder is ours and its process is gone; nobody can take it up again meanwhile. Others may write beside it."""
    found = folder.lstat()
    ours = stat.S_ISDIR(found.st_mode)
    if _POSIX:
        ours = ours and found.st_uid == os.getuid() and not found.st_mode & 0o077
    mark = folder / MARK
    if not ours or not stat.S_ISREG(mark.lstat().st_mode):
        yield False
        return
    if not _POSIX:  # Windows lets nobody rename what is open
        away = mark.with_name(f"{MARK}-")
        os.replace(mark, away)
        os.replace(away, mark)
        yield mark.read_bytes() == _WRITTEN
        return
    import fcntl

    with mark.open("rb") as read:
        fcntl.flock(read, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError where it is held
        yield read.read(len(_WRITTEN) + 1) == _WRITTEN


def _take_away(folder: Path) -> None:
    """The mark goes last: what another program still has open, on Windows, is tried again."""

    def again(_does: object, path: str, _error: object) -> None:
        with suppress(OSError):
            os.chmod(path, stat.S_IRWXU)  # Windows deletes no read-only file
            os.unlink(path)

    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, onerror=again)
        elif entry.name != MARK:
            try:
                entry.unlink()
            except OSError as error:
                again(None, str(entry), error)
    if [entry.name for entry in folder.iterdir()] == [MARK]:
        shutil.rmtree(folder)
