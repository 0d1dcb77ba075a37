"""A million records are made without the search for what may go, that Python would begin again and again meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
            gc.collect(
                1
            )  # what was made is looked through once; left to itself Python would do it for each of two ages
