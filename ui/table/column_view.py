"""A table whose columns can be arranged: their widths and marks, one that gives way to the others, one that stays at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from models.fields import Record
from models.store import Ledger
from ui.table.columns import NAME, PILL, SIGN, Column
from ui.table.delegate import RowDelegate
from ui.table.frozen import FrozenColumn
from ui.table.model import Index, RecordTableModel

ROW_HEIGHT = 44
_LEAST, _USEFUL = 76, 0.6  # the column that gives way: never fewer pixels, and what part of its width is of use
_WIDEST, _MORE = (
    760,
    2.0,
)  # what it takes alone, in pixels; from there on the others grow with it, up to so many times their width
_ROOM = {NAME: 46, PILL: 30, SIGN: 30}  # pixels that a cell needs beside its text


class ColumnView(QTableView):
    """The columns of a list; what is done with its rows is in RecordTable."""

    sorted = Signal(int, bool)
    """A heading was clicked: the column, and whether ascending."""
    resized = Signal()
    """There is more or less room."""
    _frozen: FrozenColumn | None = None

    def __init__(
        self, ledger: Ledger, cls: type[Record], columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = RecordTableModel(ledger, cls, columns)
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
        self.frozen_place = next((place for place, column in enumerate(columns) if column.frozen), -1)
        if self.frozen_place >= 0:
            self._frozen = FrozenColumn(self, self.frozen_place)

    # Widths

    def first_width(self, column: Column) -> int:
        """How wide a column is until the user makes it wider or narrower, in pixels."""
        unit = self.fontMetrics().horizontalAdvance("0") + 0.6
        heading = self.fontMetrics().horizontalAdvance(column.label) + 34  # with the mark of the order
        return max(int(column.width * unit) + _ROOM.get(column.paint, 22), heading if column.offered else 0)

    def least_width(self, column: Column) -> int:
        """How wide a column must be at least to be of use."""
        whole = self.first_width(column)
        return max(_LEAST, int(_USEFUL * whole)) if column.gives else whole

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
            others = self._spread(giving[0])
            self.setColumnWidth(giving[0], self._room_of(columns[giving[0]], self.viewport().width() - others))
            self.giving = False
        if self._frozen:
            self._frozen.settle()

    def _room_of(self, column: Column, left: int) -> int:
        """How wide the column that gives way is with so many pixels left. Too narrow to be of use it would only be in the way: what is
        told in lines (a problem) then stays readable, and anything else has its own width, for all is scrolled anyway."""
        if column.wraps:
            return max(left, self.least_width(column))
        return left if left >= _LEAST else self.first_width(column)

    def _spread(self, giving: int) -> int:
        """Gives the other columns their widths and says how wide they are together: on a large screen they share in the room, or what
        belongs to one row would stand at its two ends with nothing between."""
        shown = [(p, c) for p, c in enumerate(self.table.columns) if p != giving and not self.isColumnHidden(p)]
        own = {p: self.first_width(c) for p, c in shown if c.key not in self._given}
        given = sum(self.columnWidth(p) for p, c in shown if c.key in self._given)
        spare = self.viewport().width() - given - sum(own.values()) - _WIDEST
        times = min(_MORE, 1 + max(0, spare) / max(1, sum(own.values())))
        for place, width in own.items():
            self.setColumnWidth(place, int(width * times))
        return given + sum(self.columnWidth(place) for place in own)

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

    # The column at the left

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() < self.frozen_width():
            place = self.table.index(self.currentIndex().row(), self.frozen_place)
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

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
