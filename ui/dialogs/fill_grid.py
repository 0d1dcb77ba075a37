"""A sheet of a filled form, drawn so that it looks like the form: merges, frames, what was filled and what could not be."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from models.forms.addresses import cell_of, letters, name_of
from models.forms.picture import FILLED, NOT_FILLED, Page, PictureCell
from ui.look import fonts, theme
from ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
_CELL = int(Qt.ItemDataRole.UserRole)
_SCALE = 0.92
_POINT, _CHARACTER, _EDGE = 96 / 72, 7.0, 5.0
_TIGHTER = 0.85  # lines that are a little too high stand closer, as they do in the program that made the form
_SMALLEST = 0.72
_LOWEST, _NARROWEST, _WIDEST = 18, 14, 560
_INSET = 3  # pixels beside a text
_NUMBER = re.compile(r"[\dXx*-]{11,}")
"""Numbers of identity cards and telephones: of these it is looked at each digit, so they are never cut."""
_ACROSS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "centerContinuous": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_DOWN = {"top": Qt.AlignmentFlag.AlignTop, "bottom": Qt.AlignmentFlag.AlignBottom}


class FillModel(QAbstractTableModel):
    """The cells of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._cells = {(cell.row - 1, cell.column - 1): cell for cell in page.cells}

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.page.heights)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.page.widths)

    def cell(self, row: int, column: int) -> PictureCell | None:
        """What is in a cell, counted from 0."""
        return self._cells.get((row, column))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cells.get((index.row(), index.column()))
        if cell is None:
            return None
        if role == _CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            said = {NOT_FILLED: f"没有填：{cell.why}", FILLED: cell.text}.get(cell.state, cell.text)
            return plain_tip("公式，打开时重新计算" if cell.formula and not said else said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = {FILLED: "已填", NOT_FILLED: f"没有填，{cell.why}"}.get(cell.state, "")
            return f"{name_of(cell.row, cell.column)} {cell.text} {state}".strip()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters(section + 1) if orientation == Qt.Orientation.Horizontal else str(section + 1)


class _CellDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: PictureCell | None = index.data(_CELL)
        rect = QRectF(option.rect)
        painter.save()
        ground = {FILLED: "info_bg", NOT_FILLED: "warn_bg"}.get(cell.state if cell else "", "surface")
        painter.fillRect(rect, theme.colour(ground))
        if cell is not None:
            if cell.framed:
                painter.setPen(QPen(theme.colour("line3"), 1))
                painter.drawRect(rect.adjusted(-1, -1, -1, -1))
            self._write(painter, rect, cell)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRectF, cell: PictureCell) -> None:
        text, token = cell.text, "text"
        if cell.state == NOT_FILLED:
            text, token = "！" + text, "warn"
        elif cell.formula and not text:
            text, token = "公式", "text3"
        size = _size(cell)
        painter.setFont(fonts.sized(size, QFont.Weight.DemiBold if cell.bold else QFont.Weight.Normal))
        painter.setPen(theme.colour(token))
        flags = _ACROSS.get(cell.across, Qt.AlignmentFlag.AlignLeft) | _DOWN.get(
            cell.down, Qt.AlignmentFlag.AlignVCenter
        )
        inner = rect.adjusted(_INSET, 1, -_INSET, -1)
        if text.isascii() and "\n" not in text and self._on_one_line(painter, inner.width(), size, text):
            painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextSingleLine), text)
            return
        if cell.wrapped or "\n" in text:
            wrap = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
            if painter.boundingRect(inner, int(flags) | wrap, text).height() > inner.height():
                painter.setFont(fonts.sized(size * _TIGHTER, painter.font().weight()))
                flags = _ACROSS.get(cell.across, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop
            painter.drawText(inner, int(flags) | wrap, text)
            return
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def _on_one_line(self, painter: QPainter, room: float, size: float, text: str) -> bool:
        """Whether a date or a number stands on one line, with letters a little smaller if need be: it is not broken in two
        where the program that made the form has room for it."""
        font = painter.font()
        for smaller in (size, size * _TIGHTER, size * _SMALLEST):
            painter.setFont(fonts.sized(smaller, font.weight()))
            if painter.fontMetrics().horizontalAdvance(text) <= room:
                return True
        painter.setFont(font)
        return False


def _size(cell: PictureCell) -> float:
    """The points of the letters of a cell."""
    return max(7.0, min(18.0, cell.size * 0.82))


def _width(cell: PictureCell) -> int:
    """The pixels that the text of a cell needs with its smallest letters."""
    weight = QFont.Weight.DemiBold if cell.bold else QFont.Weight.Normal
    metrics = QFontMetrics(fonts.sized(_size(cell) * _SMALLEST, weight))
    return metrics.horizontalAdvance(cell.text) + 2 * _INSET + 1


class FillGrid(QTableView):
    """One page; arrows move over its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("填好后的样子")
        self.setObjectName("fillGrid")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(0)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
            header.setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(24)
        self.verticalHeader().setFixedWidth(34)
        self._model: FillModel | None = None

    def show_page(self, page: Page) -> None:
        """Shows another page, at the place where the last one was scrolled to if it is the same sheet."""
        same = self._model is not None and self._model.page.sheet == page.sheet
        place = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._model = FillModel(page)
        self.clearSpans()
        self.setModel(self._model)
        for column, width in enumerate(page.widths):
            pixels = int((width * _CHARACTER + _EDGE) * _SCALE) if width else 0
            self.setColumnWidth(column, min(_WIDEST, max(_NARROWEST, pixels)) if width else 0)
        for row, height in enumerate(page.heights):
            self.setRowHeight(row, max(_LOWEST, int(height * _POINT * _SCALE)) if height else 0)
        self._span(page, self._model)
        self._widen(page)
        if same:
            self.horizontalScrollBar().setValue(place[0])
            self.verticalScrollBar().setValue(place[1])

    def _widen(self, page: Page) -> None:
        """A column becomes as wide as a number needs that was filled in, or it would be cut."""
        for cell in page.cells:
            if cell.state != FILLED or not _NUMBER.fullmatch(cell.text):
                continue
            row, column = cell.row - 1, cell.column - 1
            last = column + max(1, self.columnSpan(row, column)) - 1
            missing = _width(cell) - sum(self.columnWidth(c) for c in range(column, last + 1))
            if missing > 0:
                self.setColumnWidth(last, self.columnWidth(last) + missing)

    def _span(self, page: Page, model: FillModel) -> None:
        """Merged cells, and texts that go on over the blank cells beside them."""
        merged = set()
        for top, left, bottom, right in page.merges:
            rows, columns = min(bottom, len(page.heights)) - top + 1, min(right, len(page.widths)) - left + 1
            merged |= {(r, c) for r in range(top - 1, top + rows - 1) for c in range(left - 1, left + columns - 1)}
            if rows * columns > 1:
                self.setSpan(top - 1, left - 1, rows, columns)
        for cell in page.cells:
            row, column = cell.row - 1, cell.column - 1
            if cell.wrapped or cell.framed or not cell.text or (row, column) in merged or cell.across in _ACROSS:
                continue
            end = column + 1
            while end < len(page.widths) and model.cell(row, end) is None and (row, end) not in merged:
                end += 1
            if end - column > 1:
                self.setSpan(row, column, 1, end - column)

    def show_cell(self, address: str) -> None:
        """Scrolls to a cell and gives it the focus of the grid."""
        if self._model is not None:
            row, column = cell_of(address)
            index = self._model.index(row - 1, column - 1)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
