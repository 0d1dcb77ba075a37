"""What is shown to be read and not to be changed keeps its look and its scrolling; keys and clicks that would change it do nothing."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QScrollBar, QTextEdit, QWidget

from ui.widgets.restyle import restyle

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
_CHANGES = (QEvent.Type.Drop, QEvent.Type.DragEnter, QEvent.Type.InputMethod, QEvent.Type.ContextMenu)
_MOVING = frozenset(
    (
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape,
    )
)  # fmt: skip
_ACTING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
BESIDE = "beside"
"""The property of a button that makes something else of what is shown, and changes nothing in it."""
_LEAVING = frozenset((Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape))


class ReadOnly(QObject):
    """Guards widgets with all that is in them. Text fields can still be selected and copied from; buttons are off, but for
    those with the property `always`, which only show something."""

    def __init__(self, *roots: QWidget) -> None:
        super().__init__(roots[0])
        self._roots = roots
        self._locked = False
        self._guarded: list[QWidget] = []

    @property
    def locked(self) -> bool:
        """Whether nothing can be changed."""
        return self._locked

    def set_locked(self, locked: bool, but: str = "") -> None:
        """Locks or unlocks; again after the contents were drawn anew, so that new widgets are guarded too. but: a property of
        widgets that are not guarded this time."""
        for widget in self._guarded:
            try:
                _let(widget, True)
                widget.removeEventFilter(self)
            except RuntimeError:  # drawn anew since: it is gone
                continue
        self._guarded = []
        self._locked = locked
        if locked:
            for root in self._roots:
                for widget in (root, *root.findChildren(QWidget)):
                    if not isinstance(widget, QScrollBar) and not (
                        widget.property("always") or (but and widget.property(but))
                    ):
                        _let(widget, False)
                        widget.installEventFilter(self)
                        self._guarded.append(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, (QLineEdit, QPlainTextEdit, QTextEdit)):
            return kind in (QEvent.Type.Drop, QEvent.Type.DragEnter)
        if kind == QEvent.Type.KeyPress:
            allowed = _LEAVING if isinstance(watched, QComboBox) else _MOVING
            pressed = cast(QKeyEvent, event)
            return pressed.key() not in allowed or bool(pressed.modifiers() & _ACTING)
        if kind == QEvent.Type.Wheel:
            return isinstance(watched, QComboBox)
        return kind in _CLICKS or kind in _CHANGES


def _let(widget: QWidget, change: bool) -> None:
    """Text fields are made read-only, choices look so too, buttons are switched off."""
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        widget.setReadOnly(not change)
    elif isinstance(widget, QComboBox):
        if bool(widget.property("locked")) == change:
            restyle(widget, "locked", not change)
    elif isinstance(widget, QAbstractButton):
        widget.setEnabled(change)
