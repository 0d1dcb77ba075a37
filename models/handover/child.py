"""Packing and receiving in a process of its own, for the window: how far it is comes back while it works, and it can be stopped."""

from __future__ import annotations

import base64
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from models.exports import ExportRefused, TargetBusy
from models.handover.errors import HandoverRefused, Stopped
from models.handover.packing import Packed, Wish, pack
from models.handover.receiving import Received, receive
from models.store import LedgerRefused, cipher

_OFTEN = 0.1  # seconds between two words on how far it is
_HEARKEN = 0.05  # seconds in which it is heard at the beginning whether it was stopped already
_PATIENCE = 10.0  # seconds that it has to take away what it began
_BROKEN = "没有{}完：程序出错或被系统停下了。账本没有改动，请重新启动支部台账再试。"


@dataclass(frozen=True)
class Pack:
    """A copy of the ledger, the folder of its attachments, and what is wished."""

    copy: Path
    folder: Path
    wish: Wish


@dataclass(frozen=True)
class Receive:
    """A file, and the folder below which it goes."""

    file: Path
    to: Path


class Work:
    """One request. `run` waits for it in whatever thread; `far` says meanwhile how far it is; `stop` may come from any thread."""

    def __init__(self, request: Pack | Receive) -> None:
        self._request = request
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self.far: tuple[int, int, str] = (0, 0, "")
        """Bytes done, bytes in all, and what is being done."""

    def run(self) -> Packed | Received:
        """What came of it; raises HandoverRefused, TargetBusy, LedgerRefused, and Stopped after `stop`."""
        from models.limited import started

        told: dict[str, Any] = {}
        if self._stopped:
            raise Stopped
        try:
            self._process = started(__name__, self._environment())
        except OSError:
            raise HandoverRefused(self._broken()) from None
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with process, suppress(BrokenPipeError):
            try:
                process.stdin.write(base64.b64encode(pickle.dumps(self._request)) + b"\n")
                process.stdin.flush()
                if self._stopped:
                    self._ask_to_stop()
                for line in process.stdout:
                    said = pickle.loads(base64.b64decode(line))  # from our own child
                    if isinstance(said, tuple):
                        self.far = cast("tuple[int, int, str]", said)
                    else:
                        told = said
            finally:
                self._ask_to_stop()
        if "result" in told:
            return cast("Packed | Received", told["result"])
        if self._stopped or "stopped" in told:
            raise Stopped
        if "refused" in told:
            raise _REFUSALS[told["kind"]](told["refused"])
        raise HandoverRefused(self._broken())

    def _environment(self) -> dict[str, str]:
        """The key of an encrypted copy, which goes in clear."""
        return cipher.handed_on(cipher.secret_of(self._request.copy)) if isinstance(self._request, Pack) else {}

    def _broken(self) -> str:
        return _BROKEN.format("移交" if isinstance(self._request, Pack) else "接收")

    def stop(self) -> None:
        """Asks it to take away what it began and end; ends it where it does not."""
        self._stopped = True
        self._ask_to_stop()
        process = self._process
        if process is not None:
            patience = threading.Timer(_PATIENCE, process.kill)
            patience.daemon = True
            patience.start()

    def _ask_to_stop(self) -> None:
        """The child ends when nobody is left at the other end: so it does where the window is gone."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError, ValueError):
                self._process.stdin.close()


_REFUSALS: dict[str, type[Exception]] = {
    kind.__name__: kind for kind in (HandoverRefused, ExportRefused, TargetBusy, LedgerRefused)
}


def answer() -> None:
    """Does what is asked; runs in the child."""
    request: Pack | Receive = pickle.loads(base64.b64decode(sys.stdin.buffer.readline()))
    alone = threading.Event()
    threading.Thread(target=_listen, args=[alone], daemon=True).start()
    progress = _Telling(alone)
    alone.wait(_HEARKEN)
    try:
        _say({"result": _done(request, progress)})
    except Stopped:
        _say({"stopped": True})
    except tuple(_REFUSALS.values()) as refusal:
        kind = type(refusal).__name__
        _say({"refused": str(refusal), "kind": kind if kind in _REFUSALS else LedgerRefused.__name__})


def _done(request: Pack | Receive, progress: Callable[[int, int, str], None]) -> Packed | Received:
    if isinstance(request, Pack):
        return pack(request.copy, request.folder, request.wish, progress)
    return receive(request.file, request.to, progress)


def _listen(alone: threading.Event) -> None:
    while os.read(0, 1):  # not through sys.stdin, whose lock would be held when the process ends
        pass
    alone.set()


def _say(told: Any) -> None:
    with suppress(OSError):
        sys.stdout.buffer.write(base64.b64encode(pickle.dumps(told)) + b"\n")
        sys.stdout.buffer.flush()


class _Telling:
    """How far it is, told now and then; raises Stopped when the other end is closed."""

    def __init__(self, alone: threading.Event) -> None:
        self._alone, self._last = alone, 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        if self._alone.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._last >= _OFTEN:
            self._last = now
            _say((done, total, what))
