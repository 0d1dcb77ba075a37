"""Python's own way of importing, given back after PySide6 was loaded.

PySide6 puts a function of its own in the place of `__import__`. It reads the source of every module that comes after it, to see
whether `from __feature__ import …` could concern it, and keeps all of these sources in memory. Nothing here uses that: a fifth
of the time in which the window opens went into it. Where a version of PySide6 does it in another way, nothing is changed.
"""

from __future__ import annotations

import builtins


def give_back() -> None:
    """Imports are Python's again; to be called once PySide6 is loaded."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
