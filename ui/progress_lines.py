"""How far a command is, as a line on stderr: said by the command, read as they come by the window that has started it."""

from __future__ import annotations

import sys

_MARK = "进度 "


def say_progress(done: int, total: int, what: str) -> None:
    """Says how many are done, of about how many, and what comes now."""
    sys.stderr.write(f"{_MARK}{done}/{total} {what}\n")
    sys.stderr.flush()


def progress_of(line: str) -> tuple[int, int, str] | None:
    """What such a line says; None for any other."""
    if not line.startswith(_MARK):
        return None
    numbers, _, what = line.removeprefix(_MARK).rstrip("\r\n").partition(" ")
    done, _, total = numbers.partition("/")
    return (int(done), int(total), what) if done.isdecimal() and total.isdecimal() else None
