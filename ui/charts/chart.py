"""One picture of a statistic: bars, a ring or a pyramid; each part leads to its people by click, or by arrows and Enter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.statistics.geometry import SCREEN, Drawing
from models.statistics.pictures import Picture
from ui.charts.painting import mark, measuring, paint
from ui.widgets.pointed import Pointed

_SIDE = 6  # pixels left free for the mark around an item
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class Chart(Pointed[int]):
    """Paints a picture as wide as there is room, and is as high as the picture then gets."""

    opened = Signal(int)
    """The number of the item whose people are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._picture: Picture | None = None
        self._drawing = Drawing(0)
        self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(300)

    def show_picture(self, picture: Picture, title: str) -> None:
        """Shows another picture."""
        self._picture, self._title = picture, title
        self._at, self._hover = 0, None
        said = "，".join(f"{name} {item.number} 人" for name, item in zip(picture.names, picture.items, strict=True))
        self.setAccessibleName(f"{title}图：{said}")
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        if self._picture is None:
            return
        self._drawing = self._picture.drawn(max(self.width() - 2 * _SIDE, 240), SCREEN, measuring())
        if self.height() != self._high():
            self.setFixedHeight(self._high())
        self.update()

    def _high(self) -> int:
        return int(self._drawing.height) + 4

    def sizeHint(self) -> QSize:
        return QSize(440, self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def item_rect(self, place: int) -> QRectF:
        """Where an item can be clicked, in pixels of this widget."""
        target = self._drawing.targets[place]
        return QRectF(target.x + _SIDE, target.y, target.width, target.height)

    # ---- mouse and keys ----
    def _find(self, point: QPointF) -> int | None:
        return next((t.place for t in self._drawing.targets if self.item_rect(t.place).contains(point)), None)

    def _leads(self, place: int) -> bool:
        return bool(self._number(place))

    def _walk(self, event: QKeyEvent) -> int | None:
        last, key = len(self._drawing.targets) - 1, event.key()
        if key in _STEPS and last >= 0:
            return max(0, min(last, self._at + self._step(Qt.Key(key))))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            return 0 if key == Qt.Key.Key_Home else last
        return None

    def _step(self, key: Qt.Key) -> int:
        """Up and down go to the item above and below: in a pyramid that is the next band of the same sex, the oldest on top."""
        targets = self._drawing.targets
        if len(targets) < 3 or targets[0].y == targets[-1].y or targets[0].y != targets[1].y:
            return _STEPS[key]
        return {Qt.Key.Key_Up: 2, Qt.Key.Key_Down: -2}.get(key, _STEPS[key])

    def _number(self, place: int) -> int:
        return self._picture.items[place].number if self._picture else 0

    def _open(self) -> None:
        self._tell()
        self.update()
        if self._number(self._at):
            self.opened.emit(self._at)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._spoken(self._at))

    def _spoken(self, place: int) -> str:
        if self._picture is None or place >= len(self._picture.items):
            return ""
        item = self._picture.items[place]
        text = item.text if "人" in item.text else f"{item.number} 人"
        against = f"，对比日期 {item.before} 人" if item.before is not None else ""
        share = f"，占 {item.share}" if item.share else ""
        return f"{self._picture.names[place]}：{text}{share}{against}"

    def _tip(self, place: int) -> str:
        return self._spoken(place) + ("\n点击看名单" if self._leads(place) else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(_SIDE, 0)
        targets = self._drawing.targets
        if self._hover is not None:
            mark(painter, targets[self._hover], focus=False)
        paint(painter, self._drawing)
        if self._focus.shown and self._at < len(targets):
            mark(painter, targets[self._at], focus=True)
        painter.end()
