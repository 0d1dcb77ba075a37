"""What the colours of the coverage matrix mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, theme
from ui.widgets.matrix_cell import STATES, paint_box

_SHOWN = ("held", "due", "missing")
_MARK, _GAP, _BETWEEN = 15, 5, 14


class MatrixLegend(QWidget):
    """A small picture and a word for each state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(fonts.sized(9))
        width = sum(_MARK + _GAP + words.horizontalAdvance(STATES[state]) for state in _SHOWN)
        return QSize(width + _BETWEEN * (len(_SHOWN) - 1) + 2, 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.sized(9))
        left = 0.0
        for state in _SHOWN:
            paint_box(painter, QRectF(left, (self.height() - 11) / 2, _MARK, 11), state)
            painter.setPen(theme.colour("text2"))
            width = painter.fontMetrics().horizontalAdvance(STATES[state])
            words = QRectF(left + _MARK + _GAP, 0, width + 2, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, STATES[state])
            left += _MARK + _GAP + width + _BETWEEN
        painter.end()
