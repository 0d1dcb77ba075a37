"""The title of a record: on one line, on two where it is longer; what is longer still is its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.label import plain_tip
from ui.widgets.wrapped import paint_wrapped, wrapped

_LINES = 2


class TitleLabel(QLabel):
    """Knows how high it is for the width that it is given."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "title")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def is_cut(self, width: int = 0) -> bool:
        """Whether the text does not fit in so many pixels, or in those that it has."""
        return "".join(self._lines(width or self.width())).replace(" ", "") != self.text().replace(" ", "")

    def _lines(self, width: int) -> list[str]:
        return wrapped(self.text(), self.fontMetrics(), max(width, 1), _LINES)

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.is_cut() else "")

    def _pitch(self) -> int:
        return self.fontMetrics().height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._pitch()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self._pitch())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 24), self._pitch())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        paint_wrapped(painter, self.rect(), self.text(), self._pitch(), _LINES)
        painter.end()
