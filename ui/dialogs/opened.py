"""A file that was chosen becomes an open ledger, whatever it is: a ledger, one that was handed over, a backup, a damaged one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.handover.receiving import is_handover
from models.store import Ledger, LedgerDamaged, LedgerRefused
from models.store.backup_names import ledger_of
from ui.dialogs.ask import OPENED_FILES, file_to_open, refuse
from ui.dialogs.handover.receiving_dialog import receive
from ui.dialogs.password.unlock_dialog import open_ledger
from ui.dialogs.safekeeping.kept_copy import GoingBack, open_kept
from ui.dialogs.safekeeping.recovery import offer_recovery
from ui.settings import Settings


@dataclass(frozen=True)
class Opened:
    """An open ledger, and what is to be said of it, '' for nothing; or a ledger is to be `going_back` to the backup that was chosen."""

    ledger: Ledger | None = None
    told: str = ""
    going_back: GoingBack | None = None


def choose(folder: Path, settings: Settings, parent: QWidget) -> Opened | None:
    """Asks for a file, and opens it; None where there is none."""
    path = file_to_open(parent, "打开账本", OPENED_FILES + ";;所有文件 (*)", folder)
    return None if path is None else opened(path, settings, parent)


def opened(path: Path, settings: Settings, parent: QWidget) -> Opened | None:
    """Opens a file; None where it could not be, which was said, or she changed her mind."""
    if is_handover(path):
        received = receive(path, parent)
        return None if received is None else Opened(*received)
    if ledger_of(path) is not None:
        found = open_kept(path, settings, parent)
        if isinstance(found, GoingBack):
            return Opened(going_back=found)
        return None if found is None else Opened(*found)
    try:
        ledger = open_ledger(path, parent)
        return None if ledger is None else Opened(ledger)
    except LedgerDamaged as damage:
        recovered = offer_recovery(path, damage, settings, parent)
        return None if recovered is None else Opened(*recovered)
    except LedgerRefused as refusal:
        refuse(parent, str(refusal))
        return None
