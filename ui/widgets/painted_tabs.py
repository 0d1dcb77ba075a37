"""Tabs that are painted by the program: which one the mouse is on, and that none of them is ever made smaller."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.widgets.key_focus import KeyFocus


class PaintedTabs(QTabBar):
    """Subclasses say how large the tabs are, and paint them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover = -1
        self._focus = KeyFocus(self)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover = self.tabAt(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()
