"""Puts a finished file in the place of another, and waits a moment for whoever looks into one of them: a virus scanner, as a rule."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TRIES = 20 if os.name == "nt" else 1  # elsewhere an open file is no obstacle, and what is refused is refused for good


def replace(source: Path, target: Path, *, tries: int = _TRIES, pause: float = 0.1) -> None:
    """`os.replace`; where Windows says that a file is open elsewhere it is tried for two seconds. Raises OSError as that does.

    pause: seconds between two tries.
    """
    for _ in range(tries - 1):
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)
