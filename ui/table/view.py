"""The view of a list: rows painted as in the pictures, sorting by a click on the heading, copying to a spreadsheet."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from models.fields import Record
from models.store import Ledger
from ui.table.columns import Column
from ui.table.delegate import RowDelegate
from ui.table.model import RecordTableModel

ROW_HEIGHT = 44
_LEAST = 96  # pixels of the column that gives way


def is_enter(event: QKeyEvent) -> bool:
    """Whether either of the Enter keys was pressed."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordTable(QTableView):
    """Rows of one class of records."""

    opened = Signal(object)
    """A record was double-clicked, or Enter was pressed on it."""
    chosen = Signal(object)
    """The current record, or None."""
    sorted = Signal(int, bool)
    """A heading was clicked: the column, and whether ascending."""
    deleting = Signal()
    """Delete was pressed."""

    def __init__(
        self, ledger: Ledger, cls: type[Record], columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = RecordTableModel(ledger, cls, columns)
        self._mark = -1, True
        self.setModel(self.table)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(not any(column.gives for column in columns))
        header.setFixedHeight(38)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._heading_clicked)
        self._size_columns(columns)
        self.setAccessibleName(f"{cls.label}列表")
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.table.record(index.row())))

    def _size_columns(self, columns: Sequence[Column]) -> None:
        unit = self.fontMetrics().horizontalAdvance("0") + 0.6
        for place, column in enumerate(columns):
            room = 46 if column.paint == "name" else 30 if column.paint == "pill" else 22
            self.setColumnWidth(place, int(column.width * unit) + room)

    def set_narrow(self, narrow: bool) -> None:
        """Leaves out the columns that only fit a roomy window, or shows them again."""
        for place, column in enumerate(self.table.columns):
            if column.roomy:
                self.setColumnHidden(place, narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column that gives way takes what the others leave, so that nothing has to be scrolled sideways."""
        super().resizeEvent(event)
        giving = [place for place, column in enumerate(self.table.columns) if column.gives]
        if giving and not self.isColumnHidden(giving[0]):
            others = sum(self.columnWidth(p) for p in range(len(self.table.columns)) if p != giving[0])
            self.setColumnWidth(giving[0], max(_LEAST, self.viewport().width() - others))

    def sort_mark(self, column: int, ascending: bool) -> None:
        """Shows by which column the rows are ordered."""
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self._mark = column, ascending
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)

    def _heading_clicked(self, column: int) -> None:
        if self.table.columns[column].sort:
            marked, ascending = self._mark
            ascending = not ascending if marked == column else True
            self.sort_mark(column, ascending)
            self.sorted.emit(column, ascending)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Shows these records; the current one stays current where it is still there, else the nearest row."""
        current = self.current()
        row = self.currentIndex().row()
        self.table.show(ids)
        if not ids:
            self.chosen.emit(None)
            return
        place = self.table.row_of(current.id) if current else -1
        self.choose_row(place if place >= 0 else max(0, min(row, len(ids) - 1)))

    def choose_row(self, row: int) -> None:
        """Makes a row the current one and selects it."""
        index = self.table.index(row, 0)
        same = self.currentIndex() == index
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)
        if same:  # otherwise the change of the current row has said so already
            self.chosen.emit(self.table.record(row))

    def choose(self, number: int) -> bool:
        """Makes a record the current one; False if it is not shown."""
        row = self.table.row_of(number)
        if row >= 0:
            self.choose_row(row)
        return row >= 0

    def current(self) -> Record | None:
        """The current record."""
        index = self.currentIndex()
        return self.table.record(index.row()) if index.isValid() and index.row() < len(self.table.ids) else None

    def selected(self) -> list[Record]:
        """The selected records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [record for record in map(self.table.record, rows) if record is not None]

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.table.record(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_enter(event) and self.current() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit(self.current())
        elif event.key() == Qt.Key.Key_Delete and self.current():
            self.deleting.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.viewport().update()

    def copy(self) -> None:
        """Puts the selected rows on the clipboard."""
        QGuiApplication.clipboard().setMimeData(self.copied())

    def copied(self) -> QMimeData:
        """The selected rows as a spreadsheet takes them: text with tabs, and HTML whose cells stay text."""
        shown = [c for i, c in enumerate(self.table.columns) if not self.isColumnHidden(i)]
        rows = [[c.text(record) for c in shown] for record in self.selected()]
        text = io.StringIO()
        csv.writer(text, dialect="excel-tab").writerows(rows)
        cells = "".join(
            "<tr>"
            + "".join(f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell)}</td>" for cell in row)
            + "</tr>"
            for row in rows
        )
        data = QMimeData()
        data.setText(text.getvalue())
        data.setHtml(f"<table>{cells}</table>")
        return data
