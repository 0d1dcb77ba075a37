"""The only package that touches SQLite: opening, migrations, units of change, undo, drafts, backups."""

from models.store.account import account
from models.store.errors import LedgerBusy, LedgerDamaged, LedgerKept, LedgerLocked, LedgerRefused, Sealed
from models.store.history import Change, UnitLine
from models.store.ledger import Ledger
from models.store.unit import Unit

__all__ = [
    "Change",
    "Ledger",
    "LedgerBusy",
    "LedgerDamaged",
    "LedgerKept",
    "LedgerLocked",
    "LedgerRefused",
    "Sealed",
    "Unit",
    "UnitLine",
    "account",
]
