"""Locking: after some minutes without keyboard and mouse, or at once by Ctrl+L, the content of every window is covered.

Drafts go on being kept and long jobs go on being done. Windows that open meanwhile are covered before they are painted.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget

from ui.privacy.covering import CoveredWindow
from ui.privacy.private_clipboard import PrivateClipboard
from ui.session import Session
from ui.widgets.cover import Cover

MINUTES = (0, 5, 10, 30)
"""What may be set; 0 does not lock by itself."""
_KEPT = "lock_minutes"
_WITH_PASSWORD, _WITHOUT = 10, 0
_LOOK = 5000  # milliseconds
_OF_A_PERSON = (
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate,
)  # fmt: skip
_TYPED = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)
_NEVER = (QEvent.Type.Shortcut, QEvent.Type.ToolTip, QEvent.Type.WhatsThis, QEvent.Type.ContextMenu)
"""What reaches nothing while locked."""


def minutes(session: Session) -> int:
    """After how many minutes it locks by itself; where nothing was set only a ledger with a password does."""
    kept = session.settings.text(_KEPT)
    if kept in map(str, MINUTES):
        return int(kept)
    return _WITH_PASSWORD if session.has_password else _WITHOUT


def set_minutes(session: Session, wanted: int) -> None:
    """Remembers it on this machine."""
    session.settings.set_text(_KEPT, str(wanted))


def _clocks() -> tuple[float, float]:
    """Seconds, by two clocks: one stands still while some systems sleep, the other may be set."""
    return time.monotonic(), time.time()


class Lock(QObject):
    """One per main window. Only while locked does it look at every event; else at those of a person alone."""

    def __init__(
        self,
        session: Session,
        shell: QMainWindow,
        *,
        may_set: bool = True,
        clocks: Callable[[], tuple[float, float]] = _clocks,
    ) -> None:
        """may_set: whether a password can be set in this window, as it cannot for the sample."""
        super().__init__(shell)
        self._session, self._clocks, self._may_set = session, clocks, may_set
        self._last = clocks()
        self._windows: dict[QWidget, CoveredWindow] = {}
        self.locked = False
        self.clipboard = PrivateClipboard(session, self)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())  # it may be on the screen already
        # An input method takes the keys for itself; that a line has changed is all that is heard of them.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.stir)

    def stop(self) -> None:
        """The window is closed."""
        self._timer.stop()
        self.clipboard.clear()
        if self.locked:
            self._unlock()

    def stir(self) -> None:
        """Somebody is there."""
        self._last = self._clocks()

    def look(self) -> None:
        """Locks where nobody has been there long enough."""
        away = max(now - last for now, last in zip(self._clocks(), self._last, strict=True))
        wanted = minutes(self._session)
        if wanted and not self.locked and away >= wanted * 60:
            self.lock()

    def lock_with_system(self) -> None:
        """The system locks or sleeps: here too, unless she wants it never to lock by itself."""
        if minutes(self._session):
            self.lock()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def lock(self) -> None:
        """Covers everything now."""
        if self.locked:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self.clipboard.clear()
        self.locked = True
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and _holds_content(window):
                self._cover(window)
        self._application.installEventFilter(self)

    def _cover(self, window: QWidget) -> None:
        cover = Cover(password=self._session.has_password, may_set=self._may_set)
        cover.asked.connect(lambda text: self._asked(cover, text))
        self._windows[window] = CoveredWindow(window, cover)

    def _asked(self, cover: Cover, text: str) -> None:
        if not self.locked:
            return
        if self._session.unlocks(text):
            self._unlock()
        else:
            cover.say_wrong()

    def _unlock(self) -> None:
        self._application.removeEventFilter(self)
        self.locked = False
        for covered in self._windows.values():
            covered.give_back()
        self._windows.clear()
        self.stir()

    # Events: those of a person on the windows of the system; while locked, all

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind in _OF_A_PERSON:
                self.stir()
                if isinstance(event, QKeyEvent) and not self.locked and _is_lock_key(event):
                    QTimer.singleShot(0, self, self.lock)
                    return True
            return False
        return self.locked and self._keeps_away(watched, event)

    def _keeps_away(self, watched: QObject, event: QEvent) -> bool:
        """Whether an event is not to reach where it was going."""
        kind = event.type()
        if kind in _NEVER:
            return True
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # the key is typed into the cover, and is no shortcut of the window
            return True
        if isinstance(event, QDropEvent):
            event.ignore()
            return True
        if not isinstance(watched, QWidget):
            return False
        if kind in _TYPED:
            return not self._is_of_cover(watched)
        if watched.isWindow():
            self._of_window(watched, event)
        return False

    def _of_window(self, window: QWidget, event: QEvent) -> None:
        kind, covered = event.type(), self._windows.get(window)
        if covered is None:
            if kind == QEvent.Type.Show and not event.spontaneous() and _holds_content(window):
                self._cover(window)
        elif kind == QEvent.Type.Hide and not event.spontaneous():
            del self._windows[window]  # it has come to its end by itself
            covered.give_back()
        elif kind == QEvent.Type.WindowTitleChange:
            covered.retitle()

    def _is_of_cover(self, widget: QWidget) -> bool:
        return any(c.cover is widget or c.cover.isAncestorOf(widget) for c in self._windows.values())


def _holds_content(window: QWidget) -> bool:
    return window.windowType() not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Desktop)


def _is_lock_key(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
