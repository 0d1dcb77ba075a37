"""A window that comes back where it was and as large, all over the screen or not, on whatever screens there are now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMoveEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.look import text_size
from ui.settings import Settings
from ui.starting.first_paint import PaintedWindow

_KEY = "window"
_SIZE = QSize(1440, 900)
"""Pixels of a window that was never seen before, without its frame."""
FRAME = QMargins(4, 40, 4, 4)
"""Room for the title bar and the borders that the desktop draws around the window, before it has drawn them."""
_LEAST, _LOWEST = QSize(1080, 640), QSize(1200, 680)
"""Pixels below which the window cannot be drawn by its edge, where the screen is as large; and those of the lowest screen, as small
as which it may be with larger type too. What is left scrolls."""
_FAR = 100_000  # pixels: no desktop is as large, and Qt cannot count much farther
_THICK = 200  # pixels: no desktop draws a border or a title bar as thick
_SETTLED = 300  # milliseconds: a desktop that spreads the window over the screen tells that it did so after the size
_SPREAD = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def least_size(room: QSize) -> QSize:
    """The smallest window on a screen with that room, in pixels of the size in which the program draws."""
    lowest = QSize(int(_LOWEST.width() / text_size.factor()), int(_LOWEST.height() / text_size.factor()))
    return _LEAST.boundedTo(lowest).boundedTo(room - QSize(0, FRAME.top()))


class Place(NamedTuple):
    """Where a window stands when it is not all over the screen, without its frame; its frame; and whether it is all over it now."""

    inner: QRect
    frame: QMargins
    spread: bool

    @classmethod
    def read(cls, text: str) -> Place | None:
        """A place that was written down; None where none was, or it was edited by hand."""
        try:
            numbers = [int(word) for word in text.split()]
            x, y, width, height, left, top, right, bottom, spread = numbers
        except ValueError:
            return None
        if any(abs(number) > _FAR for number in numbers) or not all(0 <= edge <= _THICK for edge in numbers[4:8]):
            return None
        inner, frame = QRect(x, y, width, height), QMargins(left, top, right, bottom)
        return cls(inner, frame, bool(spread)) if inner.isValid() else None

    def written(self) -> str:
        """The place as `read` takes it."""
        inner, frame = self.inner, self.frame
        numbers = (
            inner.x(),
            inner.y(),
            inner.width(),
            inner.height(),
            frame.left(),
            frame.top(),
            frame.right(),
            frame.bottom(),
            int(self.spread),
        )
        return " ".join(map(str, numbers))

    def on(self, screens: Sequence[QRect]) -> QRect:
        """The same, moved and made smaller so that its whole frame is seen. screens: the room on each, the first one first."""
        outer = self.inner.marginsAdded(self.frame)
        everywhere = QRegion()
        for screen in screens:
            everywhere += QRegion(screen)
        if not screens or QRegion(outer).subtracted(everywhere).isEmpty():  # it may lie over two screens
            return self.inner
        room = max(screens, key=lambda screen: _area(screen.intersected(outer)))  # the first one, where all are alike
        size = outer.size().boundedTo(room.size())
        left = max(room.left(), min(outer.left(), room.right() + 1 - size.width()))
        top = max(room.top(), min(outer.top(), room.bottom() + 1 - size.height()))
        inner = QRect(QPoint(left, top), size).marginsRemoved(self.frame)
        return inner if inner.isValid() else room  # a screen that is hardly larger than a frame


class PlacedWindow(PaintedWindow):
    """Remembers its place when it is closed, once it was told where."""

    def __init__(self) -> None:
        super().__init__()
        self._kept_in: Settings | None = None
        self._spread = False
        self._inner = QRect()
        """Where it stands when it is not all over the screen, as far as was seen. What Qt tells of that is wrong on X11 where
        the desktop changes the size first, and says why afterwards."""
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self._note)

    def place(self, settings: Settings) -> None:
        """Takes the place that it had when it was closed last; at first all over the screen where that has no more room, else
        where the desktop puts it."""
        self._kept_in = settings
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        kept = Place.read(settings.text(_KEY))
        if kept is not None:
            self._spread, self._inner = kept.spread, kept.on(rooms)
            self.setGeometry(self._inner)
            return
        room = self.screen().availableGeometry()
        inner = room.marginsRemoved(FRAME)
        if inner.width() >= _SIZE.width() and inner.height() >= _SIZE.height():
            self.resize(_SIZE)  # the desktop chooses the place
        else:
            self._spread, self._inner = True, inner
            self.setGeometry(inner)

    def show_in_place(self) -> None:
        """Brings it to the screen, all over it where it was."""
        if self._spread:
            self.showMaximized()
        else:
            self.show()

    def _note(self) -> None:
        if self.isVisible() and not self.windowState() & (_SPREAD | Qt.WindowState.WindowMinimized):
            self._inner = self.geometry()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._kept_in is None or not self.isVisible():
            return
        self._note()
        inner, around = self._inner, frame_of(self)
        spread = bool(self.windowState() & _SPREAD)
        room = self.screen().availableGeometry()
        if spread and not room.contains(inner.center()):  # it was moved to another screen as it was
            inner = Place(inner, around, spread).on([room])
        if inner.isValid():
            self._kept_in.set_text(_KEY, Place(inner, around, spread).written())


def frame_of(window: QWidget) -> QMargins:
    """What the desktop has drawn around a window."""
    own, whole = window.geometry(), window.frameGeometry()
    return QMargins(
        max(own.left() - whole.left(), 0),
        max(own.top() - whole.top(), 0),
        max(whole.right() - own.right(), 0),
        max(whole.bottom() - own.bottom(), 0),
    )


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
