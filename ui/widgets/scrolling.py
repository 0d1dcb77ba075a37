"""A widget that may be higher than its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(inner: QWidget) -> QScrollArea:
    """A widget in an area that scrolls up and down only."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def into_sight(_before: QWidget | None, now: QWidget | None) -> None:
    """Scrolls to what takes the keyboard and is out of sight. Qt does so only for what is left and entered in one area; an area
    that is entered from without stays where it was."""
    if now is None or not now.isVisible() or not now.visibleRegion().isEmpty():
        return
    area = now.parentWidget()
    while area is not None and not area.isWindow():
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(now)
        area = area.parentWidget()
