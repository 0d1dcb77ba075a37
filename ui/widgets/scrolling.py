"""A widget that may be higher than its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class _WholeWidth(QScrollArea):
    """Cannot be made narrower than what is in it, which would be cut at both sides and never be seen."""

    def minimumSizeHint(self) -> QSize:
        inner, usual = self.widget(), super().minimumSizeHint()
        wide = inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() if inner is not None else 0
        return QSize(max(usual.width(), wide), usual.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(inner: QWidget, *, whole_width: bool = False) -> QScrollArea:
    """A widget in an area that scrolls up and down only; whole_width: it asks for all the width that the widget needs."""
    area = _WholeWidth(widgetResizable=True) if whole_width else QScrollArea(widgetResizable=True)
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
