"""The figures of a statistic as a table: labels left, numbers right, and the people behind a number by click or Enter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from models.statistics.rows import Row
from models.statistics.table import AMONG, DOUBT, OUTSIDE, PART, TOTAL, UNKNOWN, Cell
from ui.look import fonts, theme
from ui.widgets.key_focus import KeyFocus
from ui.widgets.label import plain_tip
from ui.widgets.restyle import restyle

_ROW, _HEAD, _SIDE = 34, 36, 12
_SLIM, _MANY = 6, 9  # a table with more columns than this has less free space in its cells
_LEAST, _MOST = 46, 110  # pixels of a column of figures, and of its heading on one line
_CELL = int(Qt.ItemDataRole.UserRole)
_KIND = _CELL + 1


def _heading(label: str, slim: bool) -> str:
    """As it stands above a column: 及以上, 及以下, 技校 stay on one line; 31–35 alone where the 岁 would fall below it."""
    label = re.sub(r"(?<=\d–\d\d) 岁$", "", label) if slim else label
    return re.sub("(?<=及)(?=以[上下])|(?<=及以)(?=[上下])|(?<=技)(?=校)", "\u2060", label)


class FigureTable(QTableWidget):
    """All rows are seen at once: the page scrolls, not the table; only to the side it scrolls itself."""

    opened = Signal(str, object)
    """What the number counts, and the Cell with its people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(_Figures(self))
        self._labels: Sequence[str] = ()
        self.focus = KeyFocus(self)

    def show_rows(self, labels: Sequence[str], rows: Sequence[Row], title: str) -> None:
        """Shows these rows under these headings."""
        self._labels = labels
        self.clear()
        self.setColumnCount(len(labels))
        self.setRowCount(len(rows))
        for place, label in enumerate(labels):
            item = QTableWidgetItem(_heading(label, self._slim()))
            align = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
            item.setToolTip(label)
            self.setHorizontalHeaderItem(place, item)
        for number, row in enumerate(rows):
            for place, (text, cell) in enumerate(zip(row.texts, row.cells, strict=True)):
                self.setItem(number, place, self._item(row, place, text, cell))
        self.setAccessibleName(f"{title}表，{len(rows)} 行")
        self._fit()
        if rows:
            self.setCurrentCell(0, min(1, len(labels) - 1))

    def _item(self, row: Row, place: int, text: str, cell: Cell | None) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        align = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(fonts.sized(9.75, QFont.Weight.Bold if row.kind == TOTAL else QFont.Weight.Normal))
        item.setData(_KIND, row.kind)
        said = f"{row.line.label} {self._labels[place]} {text}"
        if cell is not None and cell.number:
            item.setData(_CELL, cell)
            said += "，回车看名单"
            item.setToolTip(plain_tip(f"看这 {cell.number} {cell.unit}"))
        elif place == 0:
            item.setToolTip(plain_tip(row.line.label))
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), said)
        return item

    # ---- size ----
    @property
    def side(self) -> int:
        """Pixels free at each side of a text: fewer in a table of many columns."""
        return _SLIM if self._slim() else _SIDE

    def _slim(self) -> bool:
        return self.columnCount() > _MANY

    def _fit(self) -> None:
        """Columns of figures as wide as they need, labels as wide as they are; what is left goes to both."""
        count = self.columnCount()
        if not count:
            return
        restyle(self.horizontalHeader(), "slim", self._slim())
        widths = [self._width(place) for place in range(1, count)]
        labels = min(self._widest(0) + 2 * self.side + 6, 280)
        spare = self.viewport().width() - labels - sum(widths)
        more = max(0, spare) // count if count > 3 else 0
        for place, width in enumerate(widths, start=1):
            self.setColumnWidth(place, width + more)
        self.setColumnWidth(0, labels + max(0, spare) - more * len(widths))
        self.horizontalHeader().setFixedHeight(self._head_height([width + more for width in widths]))
        bar = self.horizontalScrollBar().sizeHint().height() if spare < 0 else 0
        self.setFixedHeight(self.horizontalHeader().height() + _ROW * self.rowCount() + bar + 2)

    def _width(self, place: int) -> int:
        """Of a column of figures: its widest number, and its heading, which may go onto several lines."""
        metrics, label = QFontMetrics(fonts.sized(9.75)), self._labels[place]
        need = metrics.horizontalAdvance(label)
        if self._slim() or need > _MOST:
            words = label.split(" ")
            lines = 2 if need <= _MOST else 3
            need = max(map(metrics.horizontalAdvance, words)) if len(words) > 1 else need // lines + 9
        return max(_LEAST, max(need, self._widest(place)) + 2 * self.side + 4)

    def _widest(self, place: int) -> int:
        bold = QFontMetrics(fonts.sized(9.75, QFont.Weight.Bold))
        items = (self.item(row, place) for row in range(self.rowCount()))
        return max((bold.horizontalAdvance(item.text()) for item in items if item is not None), default=0)

    def _head_height(self, widths: Sequence[int]) -> int:
        metrics, lines = QFontMetrics(fonts.sized(9.75)), 1
        for label, width in zip(self._labels[1:], widths, strict=True):
            box = QRect(0, 0, width - 2 * self.side - 2, 400)
            taken = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), _heading(label, self._slim())).height()
            lines = max(lines, -(-taken // metrics.height()))
        return _HEAD + (min(lines, 4) - 1) * metrics.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(460, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.minimumHeight())

    # ---- mouse and keys ----
    def open_cell(self, row: int, column: int) -> None:
        """Asks for the people of a number; a label leads to those of its first number."""
        item = self.item(row, column if column else 1)
        cell = item.data(_CELL) if item is not None else None
        if cell is not None:
            label = self.item(row, 0)
            words = [label.text().strip() if label else "", *([self._labels[column]] if column > 1 else [])]
            self.opened.emit(" · ".join(words), cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.open_cell(index.row(), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        item = self.itemAt(event.position().toPoint())
        behind = item is not None and (item.data(_CELL) is not None or item.column() == 0)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if behind else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_cell(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._labels:
            self._fit()


class _Figures(QStyledItemDelegate):
    """Paints a cell: sums on a ground of their own, what is not known quieter, a cursor for keys, a line below."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self.parent()
        assert isinstance(view, FigureTable)
        kind, rect = index.data(_KIND), QRect(option.rect)
        state = option.state
        painter.save()
        if kind == TOTAL:
            painter.fillRect(rect, theme.colour("head"))
        if view.focus.shown and view.currentIndex() == index:
            painter.fillRect(rect, theme.colour("sel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line2"))
        font = index.data(Qt.ItemDataRole.FontRole)
        text = str(index.data() or "")
        hover = bool(state & QStyle.StateFlag.State_MouseOver) and index.data(_CELL) is not None
        font.setUnderline(hover)
        painter.setFont(font)
        quiet = kind in (UNKNOWN, AMONG, OUTSIDE) or (kind == PART and index.column() == 0) or text in ("–", "0")
        ink = "link" if hover else "bad" if kind == DOUBT else "text2" if quiet else "text"
        painter.setPen(theme.colour(ink))
        inner = rect.adjusted(view.side, 0, -view.side, -1)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
