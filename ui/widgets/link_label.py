"""A line of text that leads somewhere: by a click, by Enter, and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.click_frame import clicks, invite, presses
from ui.widgets.elide_label import ElideLabel


class LinkLabel(ElideLabel):
    """Gives way where there is no room; coloured as a link under the mouse and with the focus."""

    clicked = Signal()

    def __init__(
        self,
        text: str = "",
        role: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """mode: where the ellipsis stands; in the middle the mark at the end that it leads somewhere stays."""
        super().__init__(text, role, parent, mode=mode)
        invite(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicks(self, event):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.show_tone("link")
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.show_tone("")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.show_tone("link")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_tone("")
        super().focusOutEvent(event)
