"""Figures by person or by group in a table that is sorted by a click on a heading; Enter or a double click opens a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.look import theme
from ui.widgets.label import plain_tip
from ui.widgets.plain_table import make_plain

_ORDER, _NUMBER = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1


class _Item(QTableWidgetItem):
    def __lt__(self, other: QTableWidgetItem) -> bool:
        return bool(self.data(_ORDER) < other.data(_ORDER))


class ShareTable(QTableWidget):
    """Rows of text and numbers; a cell may have a tone."""

    opened = Signal(int)
    """The number of the row that was opened, as it was given."""

    def __init__(self, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        """columns: heading and width in pixels; the first is text, the last takes the room that is left."""
        super().__init__(0, len(columns), parent)
        self._name = name
        self._labels = [label for label, _ in columns]
        self.setHorizontalHeaderLabels(self._labels)
        for place, (_, width) in enumerate(columns):
            self.setColumnWidth(place, width)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(38)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        make_plain(self, name, 38)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)  # a row has room for two lines of a long name
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.cellDoubleClicked.connect(lambda row, _column: self._open(row))

    def show_rows(self, rows: Sequence[tuple[int, Sequence[str], Sequence[object], dict[int, str]]]) -> None:
        """Each row: its number, its texts, what they are sorted by, and the tones of some of its cells."""
        header = self.horizontalHeader()
        column, way = header.sortIndicatorSection(), header.sortIndicatorOrder()
        self.setSortingEnabled(False)
        self.setRowCount(len(rows))
        for place, (number, texts, order, tones) in enumerate(rows):
            for column_at, (text, by) in enumerate(zip(texts, order, strict=True)):
                item = _Item(text)
                item.setData(_ORDER, by)
                item.setData(_NUMBER, number)
                item.setToolTip(plain_tip(text))
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{texts[0]} {self._labels[column_at]} {text}")
                if column_at in tones:
                    item.setForeground(QColor(theme.tone(tones[column_at])[0]))
                self.setItem(place, column_at, item)
        self.setSortingEnabled(True)
        self.sortItems(min(column, self.columnCount() - 1), way)
        self.setAccessibleName(f"{self._name}，{len(rows)} 行")
        if rows:
            self.setCurrentCell(0, 0)

    def _open(self, row: int) -> None:
        item = self.item(row, 0)
        if item is not None:
            self.opened.emit(int(item.data(_NUMBER)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)
