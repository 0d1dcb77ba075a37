"""A child process that works on a stranger's file within limits of memory and time, and the parent's end of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from models import ourselves

MOST_MEMORY = 1024 * 1024 * 1024
MOST_CPU_SECONDS = 20
TOO_LONG, TOO_BIG = "too long", "too big"
NOT_STARTED, BROKEN = "not started", "broken"
"""The system does not let the child start; the child met a mistake of this program's own."""


class Unanswered(Exception):
    """The child gave no answer. why: TOO_LONG, TOO_BIG, NOT_STARTED or BROKEN."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Child:
    """One question to a process of its own; `ask` waits for it, `stop` ends it from another thread."""

    def __init__(self, module: str, seconds: int, environment: Mapping[str, str] | None = None) -> None:
        """module: has an `answer` that calls `serve` · seconds: after which it is given up · environment: what it is told besides."""
        self._module, self._seconds, self._environment = module, seconds, environment or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    @property
    def number(self) -> int:
        """That of the process; 0 as long as there is none."""
        return self._process.pid if self._process is not None else 0

    def ask(self, request: bytes) -> dict[str, Any]:
        """What the child answers; raises Unanswered."""
        try:
            self._process = started(self._module, self._environment)
        except OSError:
            raise Unanswered(NOT_STARTED) from None
        if self._stopped:
            self._process.kill()
        try:
            said, _ = self._process.communicate(request, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            raise Unanswered(TOO_LONG) from None
        # Python ends with 1 after a mistake that nobody caught; the system ends what takes too much by a signal.
        if self._process.returncode == 1 and not self._stopped:  # on Windows also what was stopped ends with 1
            raise Unanswered(BROKEN)
        try:
            told: dict[str, Any] = json.loads(said)
        except ValueError:
            raise Unanswered(TOO_BIG) from None
        if not told:
            raise Unanswered(TOO_BIG)
        return told

    def stop(self) -> None:
        """Ends the process; who asked takes away what it has left half written."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()


def started(module: str, environment: Mapping[str, str] = MappingProxyType({})) -> subprocess.Popen[bytes]:
    """A process of its own in which `answer` of the module runs, without a window; raises OSError where none can be started."""
    flags, pipe = getattr(subprocess, "CREATE_NO_WINDOW", 0), subprocess.PIPE
    return subprocess.Popen(
        ourselves.command(ourselves.CHILD, module),
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
        env={**os.environ, **environment},
    )


def serve(work: Callable[[bytes], dict[str, Any]]) -> None:
    """Answers on standard output what standard input asks; runs in the child."""
    request = sys.stdin.buffer.read()  # from our own parent
    _limit()
    try:
        text = json.dumps(work(request))
    except MemoryError:
        text = "{}"
    sys.stdout.write(text)
    sys.stdout.flush()


def _limit() -> None:
    """Bounds what a hostile file can take; Windows has no `resource`, there the parent's clock and the gate must do."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_CPU_SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
