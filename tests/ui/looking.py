"""Looking at widgets as a person would: as a picture, and for texts that are cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui.widgets.avatar import Avatar
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elide_label import ElideLabel
from ui.widgets.pill import Pill
from ui.widgets.segmented import Segmented

_COMBO = QStyle.ComplexControl.CC_ComboBox


class WindowsShown(QObject):
    """The windows that appeared while it watched; a widget shown before it has its place is one for a moment, and takes the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def picture(widget: QWidget, scale: float) -> QPixmap:
    """The widget as a screen with this scale would show it."""
    size = widget.size() * scale
    drawn = QPixmap(QSize(max(1, size.width()), max(1, size.height())))
    drawn.setDevicePixelRatio(scale)
    drawn.fill(QColor("#00FF00"))
    widget.render(drawn)
    return drawn


def colours(drawn: QPixmap) -> int:
    """How many colours a picture has, looking at every third point."""
    image = drawn.toImage().convertToFormat(QImage.Format.Format_ARGB32)  # four bytes a point, no gap between the lines
    points, width = memoryview(image.constBits()).cast("I"), image.width()
    return len(set().union(*(points[y * width : (y + 1) * width : 3] for y in range(0, image.height(), 3))))


def cut(window: QWidget) -> list[str]:
    """Visible texts that have less room than they need; labels that may be cut say so by being ElideLabels."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElideLabel):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.heightForWidth(widget.width()) > widget.height()
        elif isinstance(widget, QAbstractButton | QLabel) and not widget.text():
            continue
        elif isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue  # its text is only what is said about it
        elif isinstance(widget, QComboBox):
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            field = widget.style().subControlRect(_COMBO, option, QStyle.SubControl.SC_ComboBoxEditField, widget)
            gives_way = widget.isEditable() or isinstance(widget, ChoiceBox)
            short = not gives_way and widget.fontMetrics().horizontalAdvance(widget.currentText()) > field.width()
        elif isinstance(widget, QAbstractButton | QLabel | Pill | Segmented | Avatar):
            hint = widget.sizeHint()
            short = hint.width() > widget.width() or hint.height() > widget.height()
        elif type(widget) is QTabBar:
            seen = [place for place in range(widget.count()) if widget.isTabVisible(place)]
            need = {place: widget.fontMetrics().horizontalAdvance(widget.tabText(place)) for place in seen}
            gives_way = widget.elideMode() != Qt.TextElideMode.ElideNone and widget.usesScrollButtons()
            short = not gives_way and any(n > widget.tabRect(place).width() for place, n in need.items())
        else:
            continue
        if short:
            said = widget.text() if hasattr(widget, "text") else getattr(widget, "currentText", str)()
            found.append(f"{type(widget).__name__} {said!r} {widget.size().toTuple()} < {widget.sizeHint().toTuple()}")
    return found
