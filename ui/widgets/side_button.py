"""A button of the side bar: icon and label beside each other, or where the bar is slim the label small below the icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from ui.look import theme
from ui.look.icons import pixmap
from ui.widgets.button import Button
from ui.widgets.navigation import ICON, paint_below

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
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.icon, option.text = QIcon(), ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()
        on_top = QPainter(self)
        drawn = pixmap(self._picture, ICON, "text2", self.devicePixelRatioF())
        on_top.setPen(theme.colour("text2"))
        paint_below(on_top, QRect(0, 0, self.width(), self.height()), drawn, self.text())
        on_top.end()
