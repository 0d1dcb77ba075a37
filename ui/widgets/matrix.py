"""The coverage matrix: what had to be held in each month, quarter or year, and whether it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, theme
from ui.widgets.matrix_cell import STATES, Cell, Line, paint_cell, spoken
from ui.widgets.pointed import Pointed

_ROW, _TALL, _FREE, _QUARTERS, _MONTHS = 34, 56, 10, 20, 24
_HEAD = _QUARTERS + _MONTHS
_LABEL = 150  # pixels of the longest label that is written out; a 党小组 may have a name of a line
_NARROW = 37  # a month narrower than this leaves no room for a date: the column of requirements gives way


class Matrix(Pointed[tuple[int, int]]):
    """Requirements by months. Cells are clicked, or walked by arrow keys and opened by Enter or Space."""

    cell_clicked = Signal(object, object)
    """The line and the cell."""

    def __init__(self, parent: QWidget | None = None, *, tall: bool = False) -> None:
        """tall: its rows take the height that there is."""
        super().__init__((0, 0), parent)
        self._tall = tall
        self.explain: Callable[[Any, Any], str] = lambda _line, _cell: ""
        """What else there is to say about a line and a cell: why, and what a click does."""
        self._lines: Sequence[Line] = ()
        self._words: tuple[int, int] | None = None
        self._month = 0
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding if tall else QSizePolicy.Policy.Fixed
        )
        self.setAccessibleName("三会一课落实情况")

    def show(self, lines: Sequence[Line] | None = None, month: int = 0) -> None:
        """Shows these lines; `month` 1–12 is the present month and stands out, 0 for a year that is over.

        Without arguments it is the `show` of every widget.
        """
        if lines is None:
            super().show()
            return
        self._lines, self._month, self._hover = list(lines), month, None
        self._at, self._words = (0, 0), None
        counts = {state: sum(c.state == state for line in lines for c in line.cells) for state in STATES}
        self.setAccessibleName("三会一课落实情况：" + "，".join(f"{STATES[s]} {n}" for s, n in counts.items() if n))
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(780, _HEAD + _ROW * len(self._lines) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(520, self.sizeHint().height())

    # ---- where things are ----
    def _row(self) -> float:
        """The height of a row."""
        if not self._tall or not self._lines:
            return _ROW
        return max(_ROW, min(_TALL, (self.height() - _HEAD - 2) / len(self._lines)))

    def _widths(self) -> tuple[float, float]:
        """The width of the labels, and of labels and requirements together."""
        if self._words is None:  # a committee has thousands of lines, and each cell asks
            plain, small = QFontMetrics(_label_font()), QFontMetrics(fonts.sized(9))
            self._words = (
                min(max((plain.horizontalAdvance(line.label) for line in self._lines), default=0), _LABEL),
                max((small.horizontalAdvance(line.requirement) for line in self._lines), default=0),
            )
        labels, wanted = self._words
        full = labels + 16 + wanted + 16
        return (labels, full) if (self.width() - full) / 12 >= _NARROW else (labels, labels + 12)

    def _month_rect(self, first: int, count: int, row: int) -> QRectF:
        left = self._widths()[1]
        step = (self.width() - left) / 12
        high = self._row()
        return QRectF(left + (first - 1) * step + 3, _HEAD + row * high + _FREE / 2, step * count - 6, high - _FREE)

    def cell_rect(self, row: int, place: int) -> QRectF:
        """Where a cell is painted, in pixels of this widget: for what opens beside it."""
        cell = self._lines[row].cells[place]
        return self._month_rect(cell.first_month, cell.months, row)

    def below(self, line: Line, cell: Cell) -> QPoint:
        """The lower left corner of a cell."""
        box = self.cell_rect(self._lines.index(line), line.cells.index(cell))
        return QPoint(int(box.left()), int(box.bottom()))

    def _find(self, point: QPointF) -> tuple[int, int] | None:
        row = int((point.y() - _HEAD) // self._row())
        if point.y() >= _HEAD and row < len(self._lines):
            for place in range(len(self._lines[row].cells)):
                if self.cell_rect(row, place).adjusted(-3, -5, 3, 5).contains(point):
                    return row, place
        return None

    # ---- mouse and keys ----
    def _walk(self, event: QKeyEvent) -> tuple[int, int] | None:
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        if event.key() not in steps or not self._lines:
            return None
        down, along = steps[Qt.Key(event.key())]
        row, place = self._at
        cells = self._lines[row].cells
        if along:
            return row, max(0, min(len(cells) - 1, place + along))
        month = cells[place].first_month if cells else 1
        row = max(0, min(len(self._lines) - 1, row + down))
        starts = [c.first_month for c in self._lines[row].cells]
        return row, max((i for i, first in enumerate(starts) if first <= month), default=0)

    def _current(self) -> tuple[Line, Cell] | None:
        row, place = self._at
        if row < len(self._lines) and place < len(self._lines[row].cells):
            return self._lines[row], self._lines[row].cells[place]
        return None

    def _open(self) -> None:
        current = self._current()
        if current:
            self._tell()
            self.update()
            self.cell_clicked.emit(*current)

    def _tell(self) -> None:
        current = self._current()
        said = (spoken(*current), self.explain(*current)) if current and self._focus.shown else ()
        plain = spoken(*current) if current else ""
        self.setAccessibleDescription("，".join(word.replace("\n", "，") for word in said if word) or plain)

    def _tip(self, place: tuple[int, int]) -> str:
        line = self._lines[place[0]]
        cell = line.cells[place[1]]
        words = (spoken(line, cell), f"要求：{line.requirement}", self.explain(line, cell))
        return "\n".join(word for word in words if word)

    # ---- painting ----
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        labels, left = self._widths()
        self._paint_head(painter, left)
        high, seen = self._row(), event.rect()
        first = max(int((seen.top() - _HEAD) // high), 0)
        for row, line in enumerate(self._lines[first : int((seen.bottom() - _HEAD) // high) + 1], first):
            top = _HEAD + row * high
            if row:
                painter.fillRect(QRectF(0, top, self.width(), 1), theme.colour("line2"))
            painter.setFont(_label_font())
            painter.setPen(theme.colour("text"))
            label = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, int(labels) + 2)
            painter.drawText(QRectF(0, top, labels + 2, high), _LEFT, label)
            if left > labels + 12:
                painter.setFont(fonts.sized(9))
                painter.setPen(theme.colour("text2"))
                painter.drawText(QRectF(labels, top, left - labels - 14, high), _RIGHT, line.requirement)
            for place, cell in enumerate(line.cells):
                paint_cell(painter, self.cell_rect(row, place), cell, self._hover == (row, place))
        if self._focus.shown and self._current():
            painter.setPen(QPen(theme.colour("link"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.cell_rect(*self._at).adjusted(-2, -2, 2, 2), 6, 6)
        painter.end()

    def _paint_head(self, painter: QPainter, left: float) -> None:
        step = (self.width() - left) / 12
        bottom = min(float(self.height()), _HEAD + len(self._lines) * self._row())
        if 1 <= self._month <= 12:
            band = QRectF(left + (self._month - 1) * step, _QUARTERS - 2, step, bottom - _QUARTERS + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(band, 6, 6)
        painter.setFont(fonts.sized(9))
        for quarter in range(4):
            painter.setPen(theme.colour("text2"))
            rect = QRectF(left + quarter * 3 * step, 0, 3 * step, _QUARTERS - 2)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "一二三四"[quarter] + "季度")
            if quarter:
                painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(rect.left(), 2), QPointF(rect.left(), bottom))
        for month in range(1, 13):
            now = month == self._month
            painter.setPen(theme.colour("link" if now else "text2"))
            painter.setFont(fonts.sized(9, QFont.Weight.Bold if now else QFont.Weight.Normal))
            rect = QRectF(left + (month - 1) * step, _QUARTERS, step, _MONTHS)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{month}月")


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _label_font() -> QFont:
    return fonts.sized(fonts.BASE)
