"""Whether a focus ring is wanted: only for those who came by keyboard, as browsers do it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class KeyFocus(QObject):
    """Watches one widget; `shown` is true from the moment it is reached or used by keyboard until it is left."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.shown = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, before = event.type(), self.shown
        if isinstance(event, QFocusEvent):
            self.shown = kind == QEvent.Type.FocusIn and (self.shown or event.reason() in _BY_KEY)
        elif kind == QEvent.Type.KeyPress:
            self.shown = True
        elif kind == QEvent.Type.MouseButtonPress:
            self.shown = False
        if self.shown != before:
            self._widget.update()
        return False
