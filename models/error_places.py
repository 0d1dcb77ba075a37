"""What is told of an error that nobody expected: its kind and where it came from, never its text, which could hold names."""

from __future__ import annotations

import traceback
from pathlib import Path

_MOST = 40
"""Places that are told: a function that calls itself would fill the log."""


def described(error: BaseException) -> str:
    """The kind of an error and the places it went through, without any data."""
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at " + " < ".join(list(reversed(places))[:_MOST])
