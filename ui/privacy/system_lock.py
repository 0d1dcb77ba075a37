"""Locking with the system: where the desktop says over D-Bus that it locks the screen or goes to sleep, the window is covered too.

Without a bus, as on Windows, nothing is heard of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ui.privacy.locking import Lock

ON_SYSTEM = (("org.freedesktop.login1.Manager", "PrepareForSleep"), ("org.freedesktop.login1.Session", "Lock"))
ON_SESSION = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "ActiveChanged"),
    ("com.deepin.dde.lockFront", "Visible"),  # UOS 20
    ("org.deepin.dde.LockFront1", "Visible"),  # deepin 23
    ("org.ukui.ScreenSaver", "lock"),  # Kylin
)
"""Interface and signal. A flag that comes with it says whether it begins (true) or is over."""


def begins(arguments: Sequence[object]) -> bool:
    """Whether what came with a signal says that the system locks or sleeps now, and not that it is over."""
    return not arguments or arguments[0] is True


class SystemLock(QObject):
    """Listens as long as the lock lives."""

    def __init__(self, lock: Lock) -> None:
        super().__init__(lock)
        self._lock = lock
        slot: Any = SLOT("heard(QDBusMessage)")  # text or bytes, as the version of PySide6 has it
        for bus, signals in ((QDBusConnection.systemBus(), ON_SYSTEM), (QDBusConnection.sessionBus(), ON_SESSION)):
            if bus.isConnected():
                for interface, name in signals:
                    bus.connect("", "", interface, name, self, slot)

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """A signal has come."""
        if begins(message.arguments()):
            self._lock.lock_with_system()
