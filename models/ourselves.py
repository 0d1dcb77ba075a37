"""How this program starts itself again, for work in a process of its own: from its folder, or as the built program, which has no
Python to call.
"""

from __future__ import annotations

import sys
from pathlib import Path

CHILD = "--child"
"""The first word to main.py that has a module of ours answer what standard input asks."""
_MAIN = Path(__file__).resolve().parents[1] / "main.py"


def command(*arguments: str) -> list[str]:
    """The line that runs main.py with some words."""
    if getattr(sys, "frozen", False):  # set by PyInstaller
        return [sys.executable, *arguments]
    return [sys.executable, str(_MAIN), *arguments]
