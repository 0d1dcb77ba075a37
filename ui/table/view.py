"""The view of a list: rows painted as in the pictures, sorting by a click on the heading, keys for everything, copying."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from models.fields import Record
from models.store import Ledger
from ui.table.columns import NAME, PILL, Column
from ui.table.copying import cells, for_spreadsheet
from ui.table.delegate import RowDelegate
from ui.table.frozen import FrozenColumn
from ui.table.jumping import Jumping
from ui.table.model import Index, RecordTableModel

ROW_HEIGHT = 44
_LEAST, _USEFUL = 76, 78  # pixels of the column that gives way: never less, and to be of use
_ROOM = {NAME: 46, PILL: 30}  # pixels that a cell needs beside its text
_ROWS = QItemSelectionModel.SelectionFlag.Rows


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
    changing = Signal()
    """F2 was pressed: the selected records are to be changed."""
    pasting = Signal()
    """Ctrl+V was pressed."""
    resized = Signal()
    """There is more or less room."""
    menu_wanted = Signal(QPoint)
    """A menu for the selected rows is wanted, at this place of the screen."""

    _frozen: FrozenColumn | None = None

    def __init__(
        self, ledger: Ledger, cls: type[Record], columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = RecordTableModel(ledger, cls, columns)
        self.jumping = Jumping(self)
        self.giving = False
        """Whether the widths of columns are changed by the list itself at this moment."""
        self._given: frozenset[str] = frozenset()
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
        for place, column in enumerate(columns):
            self.setColumnWidth(place, self.first_width(column))
            self.setColumnHidden(place, column.offered)
        self.setAccessibleName(f"{cls.label}列表")
        self.frozen_place = next((place for place, column in enumerate(columns) if column.frozen), -1)
        if self.frozen_place >= 0:
            self._frozen = FrozenColumn(self, self.frozen_place)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.table.record(index.row())))

    # Columns

    def first_width(self, column: Column) -> int:
        """How wide a column is until the user makes it wider or narrower, in pixels."""
        unit = self.fontMetrics().horizontalAdvance("0") + 0.6
        heading = self.fontMetrics().horizontalAdvance(column.label) + 34  # with the mark of the order
        return max(int(column.width * unit) + _ROOM.get(column.paint, 22), heading if column.offered else 0)

    def least_width(self, column: Column) -> int:
        """How wide a column must be at least to be of use."""
        return _USEFUL if column.gives else self.first_width(column)

    def set_given(self, keys: frozenset[str]) -> None:
        """The columns to which the user gave a width; they give no room to others."""
        self._given = keys

    def give_room(self) -> None:
        """The column that gives way takes what the others leave, so that nothing has to be scrolled sideways."""
        columns = self.table.columns
        giving = [
            p for p, c in enumerate(columns) if c.gives and c.key not in self._given and not self.isColumnHidden(p)
        ]
        if giving:
            self.giving = True
            others = sum(self.columnWidth(p) for p in range(len(columns)) if p != giving[0])
            self.setColumnWidth(giving[0], max(_LEAST, self.viewport().width() - others))
            self.giving = False
        if self._frozen:
            self._frozen.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_room()
        self.resized.emit()

    def frozen_width(self) -> int:
        """How many pixels at the left the frozen column covers at this moment."""
        return self._frozen.width() if self._frozen else 0

    def columns_shown(self) -> list[Column]:
        """The columns that are not hidden, from left to right."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(place) for place in range(header.count())]
        return [self.table.columns[place] for place in places if not header.isSectionHidden(place)]

    def current_column(self) -> int:
        """Which of the columns shown is the current one, from the left; 0 where none is."""
        keys = [column.key for column in self.columns_shown()]
        place = self.currentIndex().column()
        key = self.table.columns[place].key if 0 <= place < len(self.table.columns) else ""
        return keys.index(key) if key in keys else 0

    # Order

    def sort_mark(self, column: int, ascending: bool) -> None:
        """Shows by which column the rows are ordered."""
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self._mark = column, ascending
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)
        if self._frozen:
            self._frozen.settle()

    def _heading_clicked(self, column: int) -> None:
        if self.table.columns[column].sortable:
            marked, ascending = self._mark
            self.sort_by(column, not ascending if marked == column else True)

    def sort_by(self, column: int, ascending: bool) -> None:
        """Asks for the rows in this order."""
        self.sort_mark(column, ascending)
        self.sorted.emit(column, ascending)

    # Rows

    def show_ids(self, ids: Sequence[int]) -> None:
        """Shows these records; the current and the selected ones stay so where they are still there, else the nearest row."""
        current, chosen = self.current_id(), self.selected_ids()
        row = self.currentIndex().row()
        self.table.show(ids)
        if not ids:
            self.chosen.emit(None)
            return
        place = self.table.row_of(current) if current else -1
        self.choose_row(place if place >= 0 else max(0, min(row, len(ids) - 1)))
        if len(chosen) > 1 and place >= 0:
            self._select_ids(chosen)

    def _select_ids(self, chosen: Collection[int]) -> None:
        wanted, selection, begin = set(chosen), QItemSelection(), -1
        for row, number in enumerate([*self.table.ids, 0]):
            if number in wanted:
                begin = row if begin < 0 else begin
            elif begin >= 0:
                selection.select(self.table.index(begin, 0), self.table.index(row - 1, 0))
                begin = -1
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select | _ROWS)

    def choose_row(self, row: int) -> None:
        """Makes a row the current one and selects it."""
        index = self.table.index(row, max(0, self.currentIndex().column()))
        same = self.currentIndex() == index
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
        self.scrollTo(self.table.index(row, 0))
        if same:  # otherwise the change of the current row has said so already
            self.chosen.emit(self.table.record(row))

    def choose(self, number: int) -> bool:
        """Makes a record the current one; False if it is not shown."""
        row = self.table.row_of(number)
        if row >= 0:
            self.choose_row(row)
        return row >= 0

    def current_id(self) -> int:
        """The id of the current record; 0 if there is none."""
        row = self.currentIndex().row()
        return self.table.ids[row] if 0 <= row < len(self.table.ids) else 0

    def current(self) -> Record | None:
        """The current record."""
        return self.table.record(self.currentIndex().row()) if self.current_id() else None

    def selected_ids(self) -> list[int]:
        """The ids of the selected records, from top to bottom."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.size())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.table.ids[row] for row in sorted(rows) if row < len(self.table.ids)]

    def selected(self) -> list[Record]:
        """The selected records, from top to bottom, as the ledger has them now."""
        return self.table.records(self.selected_ids())

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.table.record(current.row()))

    # Mouse, keys, scrolling

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.table.ids) - 1
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        elif key == Qt.Key.Key_F2 and self.current():
            self.changing.emit()
        elif key == Qt.Key.Key_Delete and self.current():
            self.deleting.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and last >= 0:
            self.choose_row(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the next row that begins so."""
        self.jumping.typed(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() < self.frozen_width():
            place = self.table.index(self.currentIndex().row(), self.frozen_place)
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the mouse; for the key, below the current row."""
        if not self.current_id():
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            top = self.rowViewportPosition(self.currentIndex().row())
            place = self.viewport().mapToGlobal(QPoint(60, min(max(top, 0) + ROW_HEIGHT, self.viewport().height())))
        self.menu_wanted.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        if self._frozen and self._frozen.shown:
            if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave, QEvent.Type.Leave):
                self._frozen.repaint_rows()
            if isinstance(event, QHelpEvent) and event.pos().x() < self._frozen.width():
                index = self.table.index(self.rowAt(event.pos().y()), self.frozen_place)
                QToolTip.showText(event.globalPos(), index.data(int(Qt.ItemDataRole.ToolTipRole)) or "", self)
                return True
        return bool(super().viewportEvent(event))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Never leaves a cell below the frozen column; that itself is always in sight, and so scrolls nothing sideways."""
        bar, before = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if self._frozen is None or not index.isValid():
            return
        if self.table.columns[index.column()].frozen:
            bar.setValue(before)
        elif (hidden := self._frozen.width() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    # Copying

    def copy(self, *, headings: bool = False, whole: bool = False) -> None:
        """Puts the selected rows on the clipboard."""
        QGuiApplication.clipboard().setMimeData(self.copied(headings=headings, whole=whole))

    def copied(self, *, headings: bool = False, whole: bool = False) -> QMimeData:
        """The selected rows with the columns shown; `whole`: what is masked on the screen in full."""
        return for_spreadsheet(cells(self.selected(), self.columns_shown(), headings=headings, whole=whole))
