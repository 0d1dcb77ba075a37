"""What a page and a view on it have in common: they show records, read them again when they have changed, and know keys."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.session import Session


class Part(QWidget):
    """What shows records of some tables. Subclasses say what Ctrl+N, Ctrl+F, Ctrl+S and Ctrl+P mean in it."""

    key: ClassVar[str] = ""
    label: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes the part shows."""

    asked = Signal(str, str, int)
    """Something else is wanted: the key of a page, a table and an id (0 for none), as after a click on a reminder."""

    mending = Signal(str, str, int, str)
    """Something is to be mended: the key of a page, a table, an id, and the place in the record (`Finding.at`)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._stale = True

    def spoil(self, tables: frozenset[str]) -> None:
        """Takes note that tables were written."""
        self._stale = self._stale or bool(tables & self.tables)

    def refresh(self) -> None:
        """Reads the ledger again if something has changed since the last time."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Shows what the ledger says now."""
        raise NotImplementedError(type(self).__name__)

    def go_to(self, table: str, number: int) -> None:
        """Shows a record."""

    def mend(self, table: str, number: int, at: str) -> None:
        """Brings the keyboard to the place in a record where something is mended; `at` as in Finding."""
        self.go_to(table, number)
        self.take_keyboard()

    def leave(self) -> None:
        """Something else is about to be shown, or the window to close: nothing typed may be lost."""

    def step_back(self) -> bool:
        """Ctrl+Z: takes back the last change that is in no ledger yet; False where there is none, or none that can be told."""
        return False

    def settled(self, verb: str) -> bool:
        """Whether the ledger has all that is typed, so that its last action is the last thing that was done; says so where not.
        verb: what is not done then."""
        return True

    def set_narrow(self, narrow: bool) -> None:
        """The window has become narrow or wide."""

    def take_keyboard(self) -> None:
        """A key has brought the user here: arrows and Enter belong to what is listed, where something is."""

    def new(self) -> None:
        """Ctrl+N."""

    def start_search(self) -> None:
        """Ctrl+F."""

    def save(self) -> None:
        """Ctrl+S; where there is no open editing there is nothing to save."""
        self.session.say("没有需要保存的改动：每一步操作都已保存在账本里")

    def print_out(self) -> None:
        """Ctrl+P."""
