"""When Python's garbage collector must stand still: widgets that it deletes at the wrong moment crash the program.

It wakes up in whichever thread allocates memory, also in one that is not the window's, and in the middle of a walk over
all widgets, where Qt's list still names a widget that it has just deleted.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_asked = 0


def pause() -> None:
    """Stops the collector until `go_on` was called as often."""
    global _asked
    with _lock:
        _asked += 1
        gc.disable()


def go_on() -> None:
    """Takes one `pause` back."""
    global _asked
    with _lock:
        _asked -= 1
        if not _asked:
            gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """No collecting inside the block."""
    pause()
    try:
        yield
    finally:
        go_on()
