"""What the window is asked for when it is started; the usual start, with a ledger or with nothing, is read at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

COMMANDS = (
    "demo", "import", "template", "reconcile", "export", "fill", "check", "guide", "handover", "receive", "backup", "restore", "recover",
)  # fmt: skip


class Wanted:
    """The arguments of the window, as `ui/window_arguments.py` explains them."""

    ledger: Path | None = None
    demo: bool = False
    pictures: Path | None = None
    for_help: bool = False
    dark: bool = False
    size: tuple[int, int] = (1440, 900)
    today: date | None = None


def wanted(arguments: list[str]) -> Wanted:
    """What is asked for; ends the program with a sentence where that cannot be understood."""
    if any(not argument.strip() or argument.startswith("-") for argument in arguments) or len(arguments) > 1:
        from ui.window_arguments import read_window

        return read_window(arguments)
    from pathlib import Path

    read = Wanted()
    read.ledger = Path(arguments[0]) if arguments else None
    return read
