"""A million records are made without the search for what may go, that Python would begin again and again meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 50_000
"""Objects; a branch of 50 has fewer records in all."""


@contextmanager
def without_collecting() -> Iterator[None]:
    """The block is not searched for rings of objects that nobody holds any more; within another such block it goes on so."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()
            if gc.get_count()[0] > _MANY:
                # Held for long, and in no ring: a walk over a million takes half a second, and would be taken again and again.
                gc.freeze()
            else:
                # What was made is looked through once; left to itself Python would do it for each of two ages.
                gc.collect(1)
