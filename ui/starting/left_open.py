"""Which ledger is open, written down: found at the next start, it tells that the program ended without leave."""

from __future__ import annotations

from pathlib import Path

from ui.settings import Settings

_OPEN = "open"


def is_open(settings: Settings, path: Path) -> bool:
    """Whether a window has this ledger open, or had it when the program was torn down."""
    return settings.text(_OPEN) in (str(path), str(path.absolute()))


def begin(settings: Settings, path: str) -> bool:
    """A ledger is opened; whether the program ended without leave while it was open before."""
    torn = is_open(settings, Path(path))
    settings.set_text(_OPEN, path)
    settings.keep()
    return torn


def end(settings: Settings) -> None:
    """The ledger is closed as it should be."""
    settings.set_text(_OPEN, "")
    settings.keep()
