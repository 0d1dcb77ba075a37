"""A register in a dialog of its own: which lines are listed, a table of them, and what can be done; it follows the ledger while it
is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.fields import Record
from ui.look import theme
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.rule import rule
from ui.widgets.segmented import Segmented

R = TypeVar("R", bound=Record)
ALL = "all"
"""The key of what is listed first: everything."""
_NUMBER = int(Qt.ItemDataRole.UserRole)
_ROW = 38  # pixels, with room for two lines of a long name


class ListingDialog(QDialog, Generic[R]):
    """Subclasses name their columns, make the buttons, and say what is there, what of it is listed and what a line shows."""

    heads: ClassVar[tuple[tuple[str, int], ...]]
    """Heading and pixels of each column."""
    wide: ClassVar[int]
    """The column that takes what room is left."""
    tables: ClassVar[frozenset[str]]
    """What the lines are made of."""
    extent: ClassVar[tuple[int, int]]
    """Width and height in pixels, where the window is as large."""

    def __init__(self, session: Session, parent: QWidget | None, title: str, choice: str, empty: EmptyState) -> None:
        """choice: what is chosen above, for a screen reader · empty: what is shown instead of a table without lines."""
        super().__init__(parent)
        self._session = session
        self._all: Sequence[R] = ()
        self.setWindowTitle(title)
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(self.extent[0], room.width() - 40), min(self.extent[1], room.height() - 60))
        self._sum = plain_label("", "second")
        self._which = Segmented(self)
        self._which.setAccessibleName(choice)
        self._which.chosen.connect(lambda _key: self._show())
        self._table = QTableWidget(0, len(self.heads))
        make_plain(self._table, title, _ROW)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setWordWrap(True)
        self._table.setHorizontalHeaderLabels([label for label, _ in self.heads])
        for place, (_, width) in enumerate(self.heads):
            self._table.setColumnWidth(place, width)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(self.wide, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self._table.itemActivated.connect(lambda _item: self.open_current())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(empty)
        session.changed.connect(self._changed)

    def lay_out(self, tools: Sequence[QPushButton], note: str, open_kind: str = "") -> None:
        """Places everything and shows the lines. tools: the buttons above the table · note: what the keys do · open_kind: of the
        button that opens a line."""
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._which)
        top.addStretch(1)
        for made in tools:
            top.addWidget(made)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 0, 0)
        foot.addWidget(plain_label(note, "note"), 1)
        self._opens = button("打开", self.open_current, kind=open_kind)
        foot.addWidget(self._opens)
        foot.addWidget(button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._sum)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._load()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & self.tables:
            self._load()

    def _load(self) -> None:
        self._all, words, choices = self.read()
        self._sum.setText(words)
        self._which.set_items(choices)
        self._show()

    def _show(self) -> None:
        """Shows what is chosen; the line that was current stays so."""
        current, key = self._current_id(), self._which.key() or ALL
        kept = [each for each in self._all if self.listed(each, key)]
        self._table.setRowCount(len(kept))
        for row, each in enumerate(kept):
            texts, tone = self.cells(each), self.tone(each)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_NUMBER, each.id)
                item.setToolTip(plain_tip(text))
                if tone and column == len(texts) - 1:
                    item.setForeground(QColor(theme.tone(tone)[0]))
                self._table.setItem(row, column, item)
        self._stack.setCurrentIndex(0 if self._all else 1)
        self._opens.setEnabled(bool(kept))
        if kept:
            self._table.selectRow(next((row for row, each in enumerate(kept) if each.id == current), 0))

    def _current_id(self) -> int:
        item = self._table.item(self._table.currentRow(), 0)
        return int(item.data(_NUMBER)) if item is not None else 0

    def current(self) -> R | None:
        """What the current line is about, as the ledger has it now."""
        number = self._current_id()
        return next((self._session.ledger.get(type(each), number) for each in self._all if each.id == number), None)

    # What subclasses say

    def read(self) -> tuple[Sequence[R], str, list[tuple[str, str]]]:
        """Reads the ledger: all of it, the newest first; the sum in words; what can be chosen to be listed, key and label."""
        raise NotImplementedError(type(self).__name__)

    def listed(self, each: R, key: str) -> bool:
        """Whether it is listed where `key` is chosen."""
        raise NotImplementedError(type(self).__name__)

    def cells(self, each: R) -> Sequence[str]:
        """The texts of its line."""
        raise NotImplementedError(type(self).__name__)

    def tone(self, each: R) -> str:
        """The tone of its last cell, where that says a state."""
        return ""

    def open_current(self) -> None:
        """Opens what the current line is about."""
        raise NotImplementedError(type(self).__name__)
