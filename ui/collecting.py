"""When Python's garbage collector must stand still: widgets that it deletes at the wrong moment crash the program.

It wakes up in whichever thread allocates memory, also in one that is not the window's, and in the middle of a walk over
all widgets, where Qt's list still names a widget that it has just deleted.

And it stops the window: each time it goes over all that lives long it walks 300,000 objects of modules and pages, a tenth of a
second in the middle of opening some dialog, and finds nothing. What is there for as long as the window is it walks over once.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_asked = 0
_SELDOM = 50_000
"""So many objects more than before, and the young ones are walked over; it is 700 as a rule."""
_usual: tuple[int, ...] = ()
"""What it was before it was put off."""


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


def put_off() -> None:
    """Has the collector come seldom until the first `settle`: while the program starts it finds nothing, and is a hundredth of it."""
    global _usual
    _usual = gc.get_threshold()
    gc.set_threshold(_SELDOM)


def settle() -> None:
    """What is there now stays: of all that came since the last time what nobody holds goes, and the rest is never walked over
    again. In the window's thread, which alone pauses, and at rest; nothing happens while the collector stands still."""
    global _usual
    if not _asked:
        gc.set_threshold(*_usual or gc.get_threshold())
        _usual = ()
        gc.collect()
        gc.freeze()


def unsettle() -> None:
    """What was to stay goes, as the window of a ledger that is closed: it is looked through again, once."""
    gc.unfreeze()


@contextmanager
def paused() -> Iterator[None]:
    """No collecting inside the block."""
    pause()
    try:
        yield
    finally:
        go_on()
