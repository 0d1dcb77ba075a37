"""What every page of the window has: a title with a living sentence below it, and buttons at the right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.records import Meeting
from models.rules.todo import CONVERSION
from ui.session import Session
from ui.tabs.pages import page_of
from ui.tabs.part import Part
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label


def way_to(table: str, number: int, at: str) -> tuple[str, str, int, str]:
    """The page, table, id and place where something is settled: in the record itself, unless a meeting decides about it."""
    if at == CONVERSION:
        return page_of(Meeting.table), Meeting.table, 0, f"{at}/{number}"
    return page_of(table), table, number, at


class Page(Part):
    """One tab. Subclasses fill `column`."""

    icon: ClassVar[str] = ""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
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
        session.changed.connect(self._heard)

    def prepare(self) -> Iterator[object]:
        """Makes what the first look would wait for, step by step, while nobody looks."""
        self.refresh()
        yield self

    def _heard(self, tables: frozenset[str]) -> None:
        self.spoil(tables)
        if self.isVisible():
            self.refresh()
