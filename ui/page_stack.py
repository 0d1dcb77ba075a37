"""The pages behind each other, as large as the page in front needs: where the window has less room than that, they scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Asks for the room of the page in front only: one that is wide does not have the others scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize() if page is None else page.minimumSizeHint().expandedTo(page.minimumSize())


class PageArea(QScrollArea):
    """The stack in an area that scrolls both ways: with 特大 on a low screen a page needs more room than the window has.

    It gives the stack its size itself. Qt would ask for the height that texts which wrap would like, and scroll long before the page
    has become as small as it can be.
    """

    def __init__(self, stack: PageStack) -> None:
        super().__init__()
        self._stack = stack
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(stack)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stack and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        least, room = self._stack.minimumSizeHint(), self.maximumViewportSize()
        beside = self.verticalScrollBar().sizeHint().width() if least.height() > room.height() else 0
        below = self.horizontalScrollBar().sizeHint().height() if least.width() > room.width() - beside else 0
        self._stack.resize((room - QSize(beside, below)).expandedTo(least))


def needs_another_size(widget: QWidget) -> None:
    """Tells all that a widget stands in at once. Qt tells one layer each turn, and the page would be squeezed meanwhile."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, PageArea):
        around.updateGeometry()
        around = around.parentWidget()


def room_beside(page: QWidget) -> int:
    """The width in which a page is seen, however wide it is itself; its own where nothing scrolls it. A bar at the side takes nothing of
    it: what goes below for want of width needs the bar, and would never come back."""
    around = page.parentWidget()
    while around is not None and not isinstance(around, PageArea):
        around = around.parentWidget()
    return around.maximumViewportSize().width() if around is not None else page.width()
