"""A window that says when it has been painted for the first time: what waits until then makes it be seen the sooner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow

_LATEST = 2000  # milliseconds


class PaintedWindow(QMainWindow):
    """Its first painting is told to one listener."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Callable[[], object] | None = None

    def once_painted(self, does: Callable[[], object]) -> None:
        """Calls something right after the window was painted; at last after two seconds, where it never is (it was opened as an
        icon, say)."""
        self._waiting = does
        QTimer.singleShot(_LATEST, self, self.was_painted)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waiting is not None:
            QTimer.singleShot(0, self, self.was_painted)  # what it shows is on the screen by then

    def was_painted(self) -> None:
        """Does what waited for it, once."""
        does, self._waiting = self._waiting, None
        if does is not None:
            does()
