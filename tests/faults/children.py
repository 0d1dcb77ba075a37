"""Children that do an operation while something happens to them: a kill, a call of the system that fails, a record of all calls.

A child is forked from a process that has everything loaded, stops, and goes on once strace holds it: what is counted are the
calls of the operation alone. It speaks through a socket, which no fault of the disk reaches.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.afterwards import seen
from tests.faults.operations import OPERATIONS, Operation, do, prepare

WRITING = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "truncate", "?unlink", "unlinkat", "?rename", "renameat",
           "renameat2", "openat", "?mkdir", "mkdirat", "fallocate")  # fmt: skip
"""The calls that change a disk, or open a file; a question mark where not every machine has the call."""


def can_trace() -> bool:
    """Whether strace is there and may hold another process."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True).returncode == 0


@dataclass(frozen=True)
class Told:
    """What a child said, how long it took, and whether it came to its end."""

    words: list[str]
    seconds: float
    ended: bool


def child(
    folder: Path,
    operation: Operation,
    seed: int,
    *,
    strace: Sequence[str] = (),
    after: float | None = None,
    control: str = "",
) -> Told:
    """Has a child do an operation: under strace with these arguments, or killed after so many seconds."""
    ours, theirs = socket.socketpair()
    begun = time.monotonic()
    number = os.fork()
    if not number:
        _be_a_child(folder, operation, seed, theirs, stop=bool(strace), control=control)
    theirs.close()
    tracer = None
    if strace:
        os.waitpid(number, os.WUNTRACED)
        tracer = subprocess.Popen(
            ["strace", "-f", "-p", str(number), *strace], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        assert tracer.stderr is not None
        if b"attached" not in (said := tracer.stderr.readline()):
            os.kill(number, signal.SIGKILL)
            raise RuntimeError(said.decode() + tracer.stderr.read().decode())
        os.kill(number, signal.SIGCONT)
    elif after is not None:
        time.sleep(after)
        os.kill(number, signal.SIGKILL)
    told = b""
    while some := ours.recv(65536):
        told += some
    ours.close()
    _, status = os.waitpid(number, 0)
    if tracer is not None:
        tracer.communicate()
    return Told(told.decode().splitlines(), time.monotonic() - begun, status == 0)


def _be_a_child(folder: Path, operation: Operation, seed: int, out: socket.socket, *, stop: bool, control: str) -> None:
    try:
        if stop:
            _let_be_traced()
            os.kill(os.getpid(), signal.SIGSTOP)
        do(folder, operation, seed, lambda word: out.sendall(word.replace("\n", " ").encode() + b"\n"), control)
        os._exit(0)
    finally:
        os._exit(1)


def _let_be_traced() -> None:
    """Some systems let nobody hold a process but its parents."""
    import ctypes

    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1 & 0xFFFFFFFFFFFFFFFF), 0, 0, 0)


@dataclass
class Scene:
    """A folder in which an operation begins, and what it holds before and after."""

    operation: Operation
    seed: int
    folder: Path
    before: dict[str, str]
    after: dict[str, str]
    seconds: float
    control: str = ""

    def fresh(self, name: str = "试") -> Path:
        """The folder as it was before, anew."""
        place = self.folder.with_name(f"{self.folder.name}-{name}")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place)
        return place


def scene(folder: Path, operation: Operation, seed: int, *, ready: bool = False, control: str = "") -> Scene:
    """Prepares a folder, unless it is, and does the operation once in a copy of it, to know what it leads to."""
    if not ready:
        prepare(folder, operation, seed)
    made = Scene(operation, seed, folder, {}, {}, 0.0, control)
    made.before = seen(made.fresh())
    made.after, made.seconds = done(made)
    return made


def done(made: Scene) -> tuple[dict[str, str], float]:
    """What the folder holds after the operation, and how long that took."""
    place = made.fresh()
    told = child(place, made.operation, made.seed)
    if told.words != ["done"]:
        raise AssertionError(f"{made.operation.name} goes wrong even without a fault: {told.words}")
    return seen(place), told.seconds


def chosen(names: Sequence[str]) -> list[Operation]:
    return [OPERATIONS[name] for name in names] if names else list(OPERATIONS.values())


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def dice_for(seed: int, *more: object) -> random.Random:
    """Dice that fall the same way in each run."""
    return random.Random(repr((seed, *more)))
