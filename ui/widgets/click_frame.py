"""A frame that works like a button: by mouse, by Enter or Space, and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget


def invite(widget: QWidget) -> None:
    """Makes a widget look and be reached like something one can click."""
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    widget.setCursor(Qt.CursorShape.PointingHandCursor)


def clicks(widget: QWidget, event: QMouseEvent) -> bool:
    """Whether the release of a mouse button over a widget is a click on it."""
    return event.button() == Qt.MouseButton.LeftButton and widget.rect().contains(event.position().toPoint())


def presses(event: QKeyEvent) -> bool:
    """Whether a key is one that presses buttons."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ClickFrame(QFrame):
    """A frame one can click."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        invite(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # Qt draws it anew under the mouse and with the keyboard

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicks(self, event):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
