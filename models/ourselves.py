"""How this program starts itself again, for work in a process of its own, from its folder or as the built program, which has no
Python to call; and what other programs are started with.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

CHILD = "--child"
"""The first word to main.py that has a module of ours answer what standard input asks."""
_MAIN = Path(__file__).resolve().parents[1] / "main.py"


_LIBRARIES = "LD_LIBRARY_PATH"


def is_built() -> bool:
    """Whether this is the built program."""
    return bool(getattr(sys, "frozen", False))  # set by PyInstaller


def environment_for_others() -> dict[str, str]:
    """The environment in which another program is started: a built program looks for libraries in its own folder, and what it starts
    would take them instead of its own, and break."""
    environment = dict(os.environ)
    if is_built():
        before = environment.pop(f"{_LIBRARIES}_ORIG", None)  # as PyInstaller keeps it
        environment.pop(_LIBRARIES, None)
        if before is not None:
            environment[_LIBRARIES] = before
    return environment


def name() -> str:
    """What is typed to run it."""
    return Path(sys.executable).name if is_built() else _MAIN.name


def command(*arguments: str) -> list[str]:
    """The line that runs main.py with some words."""
    if is_built():
        return [sys.executable, *arguments]
    return [sys.executable, str(_MAIN), *arguments]
