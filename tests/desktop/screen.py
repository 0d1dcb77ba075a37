"""A screen of X11 that nobody sees, of its own number, for as long as it is wanted."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen(size: str = "1600x1000") -> Iterator[str]:
    """Gives its DISPLAY. Needs Xvfb; raises FileNotFoundError without it."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as told:
        try:
            server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
                pass_fds=[writing],
                stderr=subprocess.DEVNULL,
            )
        finally:
            os.close(writing)
        try:
            yield f":{told.readline().strip()}"
        finally:
            server.terminate()
            server.wait()
