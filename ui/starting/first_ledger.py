"""The ledger with which the program begins: opened, received, recovered or chosen; loaded once the window is on the screen."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models import workplace
from models.store import Ledger, LedgerBusy, LedgerDamaged, LedgerLocked, LedgerRefused
from models.store.backup_names import SUFFIX
from ui.dialogs.ask import refuse, tell
from ui.settings import Settings, in_backups
from ui.starting.wanted import Wanted

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.shell import Shell

DONE, REFUSED = 0, 2


def open_first(desk: Desk, settings: Settings, arguments: Wanted, frame: Shell | None) -> int | None:
    """Opens the ledger with which the program begins; the code with which it ends at once, None where it goes on."""
    Thread(target=workplace.sweep, daemon=True).start()
    if arguments.demo:
        desk.show_sample(frame)
        return None
    path = arguments.ledger.absolute() if arguments.ledger else settings.last()  # shown in full
    try:
        ledger, told = _opened(path, settings, frame)
    except LedgerRefused as refusal:
        ledger, told = None, ""
        if frame is not None:
            frame.hide()
        if path and isinstance(refusal, LedgerBusy) and _raised(path):
            return DONE
        if arguments.ledger and sys.stderr is not None:  # pythonw has none
            sys.stderr.write(f"{refusal}\n")
        if not isinstance(refusal, LedgerDamaged):  # of that she was told already
            refuse(None, str(refusal))
        if arguments.ledger:
            return REFUSED
    if ledger is not None:
        desk.show(ledger, told, frame=frame)
        return None
    if frame is not None:
        frame.hide()
    if arguments.ledger:
        return REFUSED
    return None if desk.choose() else DONE


def _opened(path: Path | None, settings: Settings, frame: Shell | None) -> tuple[Ledger | None, str]:
    """The ledger at a path, received or recovered where that is needed, and what is to be said of it; None where she does not
    want that, or no path is given. Raises LedgerRefused; of a damaged one she was told."""
    if path is None:
        return None, ""
    if path.suffix.lower() != SUFFIX:
        from models.handover.receiving import is_handover
        from ui.dialogs.handover.receiving_dialog import receive

        if is_handover(path):
            return receive(path, None) or (None, "")
    if in_backups(path):
        from models.store.backup_names import ledger_of
        from ui.dialogs.safekeeping.kept_copy import GoingBack, go_back, open_kept

        if ledger_of(path) is not None:
            wish = open_kept(path, settings, frame)
            return (go_back(wish, frame) if isinstance(wish, GoingBack) else wish) or (None, "")
    try:
        return _open(path, frame), ""
    except LedgerDamaged as damage:
        from ui.dialogs.safekeeping.recovery import offer_recovery

        found = offer_recovery(path, damage, settings, frame)
        if found is None:
            raise
        return found


def _open(path: Path, parent: QWidget | None = None) -> Ledger | None:
    """Opens a ledger, with its password where it has one; None where she gave up. Raises LedgerRefused."""
    try:
        return Ledger.open(path)
    except LedgerLocked:
        from ui.dialogs.password.unlock_dialog import open_ledger

        return open_ledger(path, parent)


def _raised(path: Path) -> bool:
    """Whether another window has the ledger open, which shows itself now."""
    from ui.starting.single import raise_other

    return raise_other(path)


def sample(place: Path, today: date) -> Ledger:
    """The ledger of the sample branch, made in a folder."""
    from models.sample import write_sample

    ledger = Ledger.create(place / "示例支部.zbtz")
    write_sample(ledger, today=today)
    ledger.set_out()  # she can play with it, and not unmake it
    return ledger


def opened_again(path: Path) -> Ledger | None:
    """The ledger of a window that was closed for a moment; None where it does not open any more, which is said."""
    try:
        return _open(path)
    except LedgerRefused as refusal:
        refuse(None, str(refusal))
        return None


def say_first(shell: Shell, sentences: str, torn: bool) -> None:
    """Says what is to be said over a window that has just opened, and offers what was being typed when it was torn down."""
    if sentences:
        tell(shell, sentences)
    if torn:
        from ui import unsaved_drafts

        unsaved_drafts.offer(shell)
