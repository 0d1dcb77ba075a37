"""What the colours and the marks of the coverage matrix mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, theme
from ui.widgets.matrix_cell import STATES, Line, paint_box, paint_mark

_ALWAYS, _WHERE_THERE = ("held", "due", "missing"), ("before", "future")
"""A group that was not there has no mark, and says so where it is pointed at."""
_MARK, _GAP, _BETWEEN = 15, 5, 14


class MatrixLegend(QWidget):
    """A small picture and a word for each state; for what is not asked only where there is such a thing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[str] = _ALWAYS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Explains these lines."""
        there = {cell.state for line in lines for cell in line.cells}
        self._shown = (*_ALWAYS, *(state for state in _WHERE_THERE if state in there))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(fonts.sized(9))
        width = sum(_MARK + _GAP + words.horizontalAdvance(STATES[state]) for state in self._shown)
        return QSize(width + _BETWEEN * (len(self._shown) - 1) + 2, 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.sized(9))
        left = 0.0
        for state in self._shown:
            box = QRectF(left, (self.height() - 11) / 2, _MARK, 11)
            (paint_box if state in _ALWAYS else paint_mark)(painter, box, state)
            painter.setPen(theme.colour("text2"))
            width = painter.fontMetrics().horizontalAdvance(STATES[state])
            words = QRectF(left + _MARK + _GAP, 0, width + 2, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, STATES[state])
            left += _MARK + _GAP + width + _BETWEEN
        painter.end()
