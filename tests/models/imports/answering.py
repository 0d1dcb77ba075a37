"""A module whose `answer` ends in each of the ways that a child process can end; run by the tests of it only."""

from __future__ import annotations

import os
import signal
import threading
from typing import Any

from models.limited import MOST_MEMORY, serve


def answer() -> None:
    """Does what it is asked to."""
    serve(_told)


def _told(request: bytes) -> dict[str, Any]:
    if request == b"mistake":
        raise KeyError("a mistake")
    if request == b"memory":
        bytearray(2 * MOST_MEMORY)
    if request == b"killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if request == b"sleep":
        threading.Event().wait()
    return {"said": request.decode()}
