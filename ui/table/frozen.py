"""The column that stays at the left while a list is scrolled sideways: a second view of the same rows above the first.

Mouse and wheel go through it to the list below, which selects whole rows in any case; only its heading answers itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.look import theme
from ui.table.delegate import RowDelegate


class _Edge(QWidget):
    """A line at the right of the column: something lies below."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("line3"))
        painter.end()


class FrozenColumn(QObject):
    """The frozen column of a list; it can be seen only while something is scrolled away below it."""

    def __init__(self, table: QTableView, column: int) -> None:
        super().__init__(table)
        self._table, self._column = table, column
        self._body, self._heading, self._edge = (
            QTableView(table),
            QHeaderView(Qt.Orientation.Horizontal, table),
            _Edge(table),
        )
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        body = self._body
        body.setModel(table.model())
        body.setSelectionModel(table.selectionModel())
        body.setItemDelegate(RowDelegate(body, under_mouse=table))
        body.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        body.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        body.setFrameShape(QFrame.Shape.NoFrame)
        body.setShowGrid(False)
        body.setWordWrap(False)
        body.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setVerticalScrollMode(table.verticalScrollMode())
        body.horizontalHeader().hide()
        body.verticalHeader().hide()
        body.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        body.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        body.setAccessibleName("固定在左侧的列")
        heading = self._heading
        heading.setModel(table.model())
        heading.setDefaultAlignment(table.horizontalHeader().defaultAlignment())
        heading.setHighlightSections(False)
        heading.setSectionsClickable(True)
        heading.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heading.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heading.setAccessibleName("固定在左侧的表头")
        heading.sectionClicked.connect(table.horizontalHeader().sectionClicked)
        heading.sectionResized.connect(lambda _place, _old, new: table.setColumnWidth(column, new))
        heading.customContextMenuRequested.connect(table.horizontalHeader().customContextMenuRequested)
        for place in range(table.model().columnCount()):
            body.setColumnHidden(place, place != column)
            heading.setSectionHidden(place, place != column)
        table.verticalScrollBar().valueChanged.connect(body.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.settle())
        table.horizontalHeader().sectionResized.connect(lambda *_: self.settle())
        table.model().modelReset.connect(self.settle)
        self.settle()

    @property
    def shown(self) -> bool:
        """Whether it lies above the list at this moment."""
        return self._body.isVisibleTo(self._table)

    def width(self) -> int:
        """How many pixels at the left it covers; 0 while it cannot be seen."""
        return self._table.columnWidth(self._column) if self.shown else 0

    def settle(self) -> None:
        """Stands where the column would stand, or goes away."""
        table, header = self._table, self._table.horizontalHeader()
        wanted = table.horizontalScrollBar().value() > 0 and not table.isColumnHidden(self._column)
        width = table.columnWidth(self._column)
        port = table.viewport().geometry()
        self._body.setGeometry(QRect(port.left(), port.top(), width, port.height()))
        self._heading.setGeometry(QRect(port.left(), header.geometry().top(), width, header.height()))
        self._edge.setGeometry(
            QRect(port.left() + width - 1, header.geometry().top(), 1, header.height() + port.height())
        )
        if self._body.columnWidth(self._column) != width:
            self._body.setColumnWidth(self._column, width)
        if self._heading.sectionSize(self._column) != width:
            self._heading.resizeSection(self._column, width)
        self._heading.setSortIndicatorShown(header.isSortIndicatorShown())
        self._heading.setSortIndicator(header.sortIndicatorSection(), header.sortIndicatorOrder())
        for part in (self._body, self._heading, self._edge):
            part.setVisible(wanted)
            part.raise_()
        self._body.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def repaint_rows(self) -> None:
        """Paints its cells again, as when the mouse has gone to another row."""
        self._body.viewport().update()
