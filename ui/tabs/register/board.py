"""看板: the items in a column for each state, the most urgent on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.records import Rectification
from models.records.rectification import CLOSED, STATES
from models.rules.register.steps import state_of
from ui.session import Session
from ui.tabs.register.cards import Card, CardList
from ui.widgets.label import plain_label

_NARROWEST = 140
"""Pixels of a column: what is left of a title, and how long is left, can be read."""


class Board(QScrollArea):
    """Columns of cards; left and right go from column to column. On a narrow screen they scroll."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns = {state: _Column(state, session) for state in STATES}
        inner = QWidget()
        inner.setObjectName("canvas")
        self.setWidget(inner)
        row = QHBoxLayout(inner)
        row.setContentsMargins(24, 12, 14, 0)
        row.setSpacing(10)
        for column in self.columns.values():
            column.list.chosen.connect(self._choose)
            column.list.opened.connect(self.opened)
            column.setMinimumWidth(_NARROWEST)
            row.addWidget(column, 1)

    def show_items(self, items: Sequence[Rectification]) -> None:
        """Shows these items, each in the column of its state."""
        for state, column in self.columns.items():
            here = [item for item in items if state_of(item) == state]
            if state == CLOSED:  # the latest first
                here.sort(key=lambda item: (str(item.closed_on or ""), item.id), reverse=True)
            else:
                here.sort(key=lambda item: (str(item.deadline or "9999"), item.id))
            column.show_items(here)

    def choose(self, number: int) -> None:
        """Marks an item, wherever it is."""
        for column in self.columns.values():
            if column.list.choose(number):
                self.ensureWidgetVisible(column, 24, 0)

    def _choose(self, number: int) -> None:
        for column in self.columns.values():
            if number not in {item.id for item in column.list.items()}:
                column.list.choose(0)
        self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        lists = [column.list for column in self.columns.values() if column.list.items()]
        at = next((place for place, each in enumerate(lists) if each.hasFocus()), -1)
        if step and 0 <= at + step < len(lists):
            following = lists[at + step]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            if not following.currentIndex().isValid():
                following.setCurrentIndex(following.model().index(0, 0))
        else:
            super().keyPressEvent(event)


class _Column(QWidget):
    """A state, how many items are in it, and their cards."""

    def __init__(self, state: str, session: Session) -> None:
        super().__init__()
        self._state = state
        self._head = plain_label(state, "strong")
        self.list = CardList(state, session, lines=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)

    def show_items(self, items: Sequence[Rectification]) -> None:
        self._head.setText(f"{self._state} {len(items)}")
        self.list.setAccessibleName(f"{self._state} {len(items)} 项")
        self.list.show_cards([Card(item) for item in items])
