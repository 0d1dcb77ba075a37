"""What is painted in parts that can be pointed at: the mouse marks one, arrows walk from one to the next, a click or Enter opens it."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.widgets.click_frame import presses
from ui.widgets.key_focus import KeyFocus
from ui.widgets.label import plain_tip

P = TypeVar("P")


class Pointed(QWidget, Generic[P]):
    """Parts that are known by their place. Subclasses paint them, and say where each is, what it says and what opens."""

    def __init__(self, at: P, parent: QWidget | None = None) -> None:
        """at: the place of the part that is current at first."""
        super().__init__(parent)
        self._at = at
        self._hover: P | None = None
        self._focus = KeyFocus(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def _find(self, point: QPointF) -> P | None:
        """The place of the part that is painted there."""
        raise NotImplementedError(type(self).__name__)

    def _tip(self, place: P) -> str:
        """What the tooltip of a part says."""
        raise NotImplementedError(type(self).__name__)

    def _leads(self, place: P) -> bool:
        """Whether anything opens where a part is clicked."""
        return True

    def _open(self) -> None:
        """Opens the current part."""
        raise NotImplementedError(type(self).__name__)

    def _tell(self) -> None:
        """Tells a screen reader which part is current."""
        raise NotImplementedError(type(self).__name__)

    def _walk(self, event: QKeyEvent) -> P | None:
        """Where a key leads to; None where it is not one that leads anywhere."""
        raise NotImplementedError(type(self).__name__)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._find(event.position())
        if found != self._hover:
            self._hover = found
            leads = found is not None and self._leads(found)
            self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._find(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = found
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self._open()
        elif (place := self._walk(event)) is not None:
            self._at = place
            self._tell()
            self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._find(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(self._tip(found)), self)
            return True
        return super().event(event)
