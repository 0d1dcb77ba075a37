"""A line at the foot of the window that says what was just done, with a way back, and goes away by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QPushButton, QWidget

from ui.look.icons import pixmap
from ui.widgets.label import plain_label

_UP, _SIDE, _BESIDE_BUTTON = 20, 14, 8
_BESIDE_BAR, _STEP = 88, 52
"""Where the line stands at the left, and how much higher, where a button would lie under it in the middle; pixels."""


class Toast(QFrame):
    """The line; one per window. It stays while the mouse is over it.

    interval: milliseconds it stays.
    """

    def __init__(self, window: QWidget, interval: int = 6000) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 6, _SIDE, 6)
        row.setSpacing(10)
        self._mark = plain_label()
        self.message = plain_label()
        self.button = QPushButton()
        self.button.setProperty("kind", "toast")
        self.button.clicked.connect(self._clicked)
        for part in (self._mark, self.message, self.button):
            row.addWidget(part)
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, message: str, label: str = "", act: Callable[[], object] | None = None, tone: str = "ok") -> None:
        """Shows a message, with a button where `label` and `act` are given; tone ok, warn, bad or info."""
        names = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x", "info": "info"}
        self._mark.setPixmap(pixmap(names[tone], 18, "on_toast", self.devicePixelRatioF()))
        self.message.setText(message)
        self.setAccessibleName(message)
        self._act = act
        self.button.setText(label)
        acts = bool(label and act)
        self.button.setVisible(acts)
        self._row.setContentsMargins(_SIDE, 6, _BESIDE_BUTTON if acts else _SIDE, 6)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def _clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act:
            act()

    def _place(self) -> None:
        self.adjustSize()
        window = self._window
        width = min(self.width(), window.width() - 2 * _UP)
        self.resize(width, self.height())
        low, centre = window.height() - self.height() - _UP - 20, (window.width() - width) // 2
        places = [QPoint(x, y) for y in (low, low - _STEP, low - 2 * _STEP) for x in (centre, _BESIDE_BAR)]
        self.move(next((place for place in places if not self._covers(place)), places[0]))

    def _covers(self, place: QPoint) -> bool:
        """Whether a button that can be clicked would lie under the line, or part of the line outside the window. Those of a dialog
        that is about to close do not count."""
        window, own = self._window, QRect(place, self.size())
        if not window.rect().contains(own):
            return True
        found = window.findChildren(QAbstractButton)
        buttons = (each for each in found if each.isVisible() and each.isEnabled() and each.window() is window)
        return any(
            own.intersects(QRect(each.mapTo(window, QPoint(0, 0)), each.size()))
            for each in buttons
            if not self.isAncestorOf(each)
        )

    def enterEvent(self, event: object) -> None:
        self._timer.stop()

    def leaveEvent(self, event: object) -> None:
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
