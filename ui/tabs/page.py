"""What every page of the window has: a title with a living sentence below it, buttons at the right, and what keys do here."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.session import Session
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label

_PAGE_OF = {
    "member": "members",
    "saved_filter": "members",
    "training": "trainings",
    "rectification": "rectifications",
    "branch": "settings",
}


def page_of(table: str) -> str:
    """The key of the page that shows the records of a table; parts are shown with what they belong to."""
    return _PAGE_OF.get(table, "meetings")


class Page(QWidget):
    """One tab. Subclasses fill `column` and say what Ctrl+N, Ctrl+F, Ctrl+S and Ctrl+P mean here."""

    key: ClassVar[str] = ""
    label: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes the page shows."""

    asked = Signal(str, str, int)
    """Another page is wanted: its key, a table and an id (0 for none), as after a click on a reminder."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("page")
        self.title = plain_label(self.label, "page")
        self.subtitle = ElideLabel("")
        self.subtitle.setProperty("role", "second")
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.title)
        titles.addWidget(self.subtitle)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(24, 18, 24, 0)
        self.top.addLayout(titles, 1)
        self.top.addLayout(self.buttons)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addLayout(self.top)
        self._stale = True
        session.changed.connect(self._heard)

    def _heard(self, tables: frozenset[str]) -> None:
        if tables & self.tables:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Reads the ledger again if something has changed since the last time."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Shows what the ledger says now."""
        raise NotImplementedError(type(self).__name__)

    @classmethod
    def badge(cls, session: Session) -> tuple[str, str]:
        """The number in the side bar and its tone, '' for none; said before the page is made."""
        return "", "neutral"

    def leave(self) -> None:
        """Something else is about to be shown, or the window to close: nothing typed may be lost."""

    def set_narrow(self, narrow: bool) -> None:
        """The window has become narrow or wide."""

    def take_keyboard(self) -> None:
        """A key has brought the user here: arrows and Enter belong to what the page lists, where it lists something."""

    def new(self) -> None:
        """Ctrl+N."""

    def start_search(self) -> None:
        """Ctrl+F."""

    def save(self) -> None:
        """Ctrl+S; pages without open editing have nothing to save."""
        self.session.said.emit("没有需要保存的改动：每一步操作都已保存在账本里", False)

    def print_out(self) -> None:
        """Ctrl+P."""

    def go_to(self, table: str, number: int) -> None:
        """Shows a record."""
