"""A title with its pills: beside it where there is room for both, else below it, so that neither takes the room of the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt

from ui.widgets.item_layout import ItemLayout
from ui.widgets.title_label import TitleLabel

_GAP, _DOWN = 8, 5


class TitleLayout(ItemLayout):
    """The first widget is the title, the others are its pills."""

    def __init__(self, title: TitleLabel) -> None:
        super().__init__()
        self._title = title
        self.addWidget(title)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSize(self) -> QSize:
        return QSize(24, self._title.minimumSizeHint().height())

    def _lay(self, rect: QRect, *, place: bool) -> int:
        """Puts title and pills in place, or only says how high they become."""
        title, pills = self._items[0], [item for item in self._items[1:] if not item.isEmpty()]
        taken = sum(item.sizeHint().width() + _GAP for item in pills)
        beside = bool(pills) and taken <= rect.width() // 2 and not self._title.is_cut(rect.width() - taken)
        room = rect.width() - taken if beside else rect.width()
        width = min(room, self._title.sizeHint().width())
        high = self._title.heightForWidth(room)
        left, top = (rect.x() + width + _GAP, rect.y()) if beside else (rect.x(), rect.y() + high + _DOWN)
        line = min(high, self._title.heightForWidth(1 << 16))
        if place:
            title.setGeometry(QRect(rect.x(), rect.y(), width if beside else rect.width(), high))
            for item in pills:
                size = item.sizeHint()
                at = top + (line - size.height()) // 2 if beside else top
                item.setGeometry(QRect(left, at, min(size.width(), rect.right() + 1 - left), size.height()))
                left += size.width() + _GAP
        below = max((item.sizeHint().height() for item in pills), default=0)
        return high if beside or not pills else high + _DOWN + below
