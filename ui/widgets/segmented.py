"""A few choices side by side of which one holds: the quick filter above a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.look import fonts, theme
from ui.widgets.painted_tabs import PaintedTabs

_HEIGHT, _EDGE, _SIDE = 36, 3, 12


class Segmented(PaintedTabs):
    """One choice of several; a tab bar to keyboard and screen reader, so that arrows move it."""

    chosen = Signal(str)
    """The key of the choice made by the user."""
    entered = Signal()
    """Enter: the keyboard is wanted in what the choice shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._quiet = False
        self.setObjectName("segmented")
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.currentChanged.connect(self._was_changed)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Shows these choices (key, label); the chosen key stays chosen where it is still there."""
        before = self.key()
        self._quiet = True
        if [key for key, _ in items] == self._keys:
            for place, (_, label) in enumerate(items):
                self.setTabText(place, label)
        else:
            while self.count():
                self.removeTab(0)
            self._keys = [key for key, _ in items]
            for _, label in items:
                self.addTab(label)
            self.choose(before)
        self._quiet = False
        self.updateGeometry()

    def key(self) -> str:
        """The key that holds; '' without choices."""
        place = self.currentIndex()
        return self._keys[place] if 0 <= place < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Makes a choice without saying so by `chosen`; an unknown key changes nothing."""
        if key in self._keys:
            quiet, self._quiet = self._quiet, True
            self.setCurrentIndex(self._keys.index(key))
            self._quiet = quiet

    def _was_changed(self, place: int) -> None:
        if not self._quiet and 0 <= place < len(self._keys):
            self.chosen.emit(self._keys[place])

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(_font(True)).horizontalAdvance(self.tabText(index)) + 2 * _SIDE
        last = index == self.count() - 1
        return QSize(width + (_EDGE if index == 0 else 0) + (_EDGE if last else 0), _HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(sum(self.tabSizeHint(i).width() for i in range(self.count())), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        if event.key() in places:
            self.setCurrentIndex(places[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line2"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            left = _EDGE if index == 0 else 0
            right = _EDGE if index == self.count() - 1 else 0
            box = rect.adjusted(left + 0.5, _EDGE + 0.5, -right - 0.5, -_EDGE - 0.5)
            current = index == self.currentIndex()
            if current:
                painter.setPen(QPen(theme.colour("link" if self._focus.shown else "line")))
                painter.setBrush(theme.colour("surface"))
                painter.drawRoundedRect(box, 6, 6)
            painter.setFont(_font(current))
            painter.setPen(theme.colour("text" if current or index == self._hover else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        painter.end()


def _font(current: bool) -> QFont:
    return fonts.sized(9.75, QFont.Weight.Bold if current else QFont.Weight.Normal)
