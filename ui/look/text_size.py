"""How large everything is drawn: 标准, 大 or 特大, over and above the scale of the system.

Qt reads its factor once, before the first window. What it draws then is larger as a whole, with sharp letters and lines and the
same lay-out, which sizes of type in one place and pixels in another would not be; so another size needs another start.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ui.settings import Settings

STANDARD = "standard"
LABELS: Mapping[str, str] = {STANDARD: "标准", "large": "大", "largest": "特大"}
"""The sizes as they are remembered, and their words."""
_FACTORS: Mapping[str, float] = {STANDARD: 1.0, "large": 1.15, "largest": 1.3}
_KEY = "text_size"
_QT = "QT_SCALE_FACTOR"
_drawn = STANDARD


def drawn() -> str:
    """The size in which this program draws, whatever was chosen for the next start."""
    return _drawn


def factor() -> float:
    """How much larger than 标准 this program draws."""
    return _FACTORS[_drawn]


def chosen(settings: Settings) -> str:
    """The size that was chosen, which is in force from the next start on; the standard where the file says anything else."""
    kept = settings.text(_KEY, STANDARD)
    return kept if kept in _FACTORS else STANDARD


def choose(settings: Settings, size: str) -> None:
    """Remembers a size. Raises KeyError for one that there is not."""
    if size not in _FACTORS:
        raise KeyError(size)
    settings.set_text(_KEY, size)
    settings.keep()


@contextmanager
def in_force(settings: Settings) -> Iterator[None]:
    """What is made within it, the application, takes the chosen size; afterwards the environment is as before, or another program
    made with Qt (WPS, say) that opens a file of ours would be enlarged too."""
    global _drawn  # Qt reads its factor once for the whole program
    before, _drawn = os.environ.get(_QT), chosen(settings)
    factor = _FACTORS[_drawn]
    if factor != 1.0:
        os.environ[_QT] = f"{factor * _number(before):g}"
    try:
        yield
    finally:
        if before is not None:
            os.environ[_QT] = before
        else:
            os.environ.pop(_QT, None)


def _number(text: str | None) -> float:
    try:
        found = float(text or 1)
    except ValueError:
        return 1.0
    return found if 0 < found < 10 else 1.0
