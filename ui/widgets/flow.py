"""A layout that puts widgets side by side and goes on below where the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.widgets.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Widgets in their own size, line by line, each in the middle of the height of its line."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 6, down: int = 4) -> None:
        super().__init__(parent)
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        widest = max((size.width() for size in sizes), default=0)
        return QSize(widest, max((size.height() for size in sizes), default=0))

    def _lay(self, rect: QRect, *, place: bool) -> int:
        """Puts the widgets in place, or only says how high they become."""
        top, line, left = rect.y(), list[tuple[QLayoutItem, int]](), rect.x()

        def end_line() -> int:
            height = max((item.sizeHint().height() for item, _ in line), default=0)
            for item, x in line if place else ():
                size = item.sizeHint()
                width = min(size.width(), max(rect.width(), 1))
                at = QPoint(x, top + (height - size.height()) // 2)
                item.setGeometry(QRect(at, QSize(width, size.height())))
            return height

        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if line and left + width > rect.x() + rect.width():
                top += end_line() + self._down
                line, left = [], rect.x()
            line.append((item, left))
            left += width + self._across
        return top + end_line() - rect.y()
