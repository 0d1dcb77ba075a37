"""What each view of 三会一课 has: a name, buttons of its own, a sentence below the title, and what keys do in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.widgets.button import Button, button


class View(QWidget):
    """One way to look at organization life. Subclasses say what Ctrl+N, Ctrl+F, Ctrl+S and Ctrl+P mean in it."""

    key: ClassVar[str] = ""
    label: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes the view shows."""

    described = Signal()
    """What `subtitle` or `buttons_shown` says has changed."""
    asked = Signal(str, str, int)
    """Something else is wanted: the key of a page ('' for a view of this one), a table and an id."""

    beginning = Signal(object, int)
    """A record is to be begun: a Meeting with what is known of it, and the line of the plan that it comes from, 0 for none."""

    planning = Signal(object)
    """A line is to be added to the plan: a PlannedMeeting with what is known of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.buttons: list[Button] = []
        """What stands at the right of the title while the view is shown; labels give way where the window is narrow."""
        self._stale = True

    def add_button(
        self, label: str, icon_name: str, does: Callable[[], object], *, kind: str = "", hint: str = ""
    ) -> Button:
        """Adds a button to the title's row; the primary one keeps its label."""
        made = button(label, does, icon_name=icon_name, kind=kind, hint=hint or label)
        made.setProperty("label", label)
        made.setProperty("hint", made.toolTip())
        self.buttons.append(made)
        return made

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

    def subtitle(self) -> str:
        """The sentence below the title of the page."""
        return ""

    def buttons_shown(self) -> bool:
        """Whether there is anything that the buttons, the primary one excepted, could be for."""
        return True

    @classmethod
    def shows(cls, table: str) -> bool:
        """Whether records of a table are shown in this view."""
        return False

    def go_to(self, table: str, number: int) -> None:
        """Shows a record."""

    def leave(self) -> None:
        """Something else is about to be shown, or the window to close: nothing typed may be lost."""

    def set_narrow(self, narrow: bool) -> None:
        """The window has become narrow or wide."""

    def take_keyboard(self) -> None:
        """Arrows and Enter belong to what the view lists."""

    def new(self) -> None:
        """Ctrl+N."""

    def start_search(self) -> None:
        """Ctrl+F."""

    def save(self) -> None:
        """Ctrl+S; views without open editing have nothing to save."""
        self.session.said.emit("没有需要保存的改动：每一步操作都已保存在账本里", False)

    def print_out(self) -> None:
        """Ctrl+P."""
