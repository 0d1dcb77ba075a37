"""A button of the side bar: icon and label beside each other, or where the bar is slim the label small below the icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui.look import theme
from ui.look.icons import pixmap
from ui.widgets.button import Button
from ui.widgets.navigation import ICON, paint_below, paint_ground

_SLIM = QSize(40, 40)


class SideButton(Button):
    """What stands below the pages."""

    def __init__(self, label: str, icon: str) -> None:
        super().__init__(label, icon, "side")
        self._picture, self._slim = icon, False

    def set_slim(self, slim: bool) -> None:
        """Shows the label below the icon, or beside it."""
        self._slim = slim
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return _SLIM if self._slim else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return _SLIM if self._slim else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._slim:
            super().paintEvent(event)
            return
        painter = QPainter(self)  # all by hand, as the pages are: to have a QStyle do it costs a twentieth of the start
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "line2" if self.underMouse() or self.isDown() else ""
        paint_ground(painter, QRectF(self.rect()), ground, focus=self.hasFocus())
        drawn = pixmap(self._picture, ICON, "text2", self.devicePixelRatioF())
        painter.setPen(theme.colour("text2"))
        paint_below(painter, QRect(0, 0, self.width(), self.height()), drawn, self.text())
        painter.end()
