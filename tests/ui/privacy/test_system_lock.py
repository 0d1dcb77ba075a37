"""Where the system locks or sleeps the window is covered, unless it is never to lock by itself; no bus is needed, or asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.privacy import locking
from ui.privacy.system_lock import SystemLock, begins


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], True),
        ([True], True),
        ([True, "more"], True),
        ([False], False),
        (["锁"], False),
        ([1], False),
        ([None], False),
    ],
)
def test_only_the_beginning_locks(arguments, wanted):
    assert begins(arguments) is wanted


@pytest.mark.parametrize("minutes", locking.MINUTES)
def test_it_locks_with_the_system_where_it_locks_by_itself(shell, session, minutes):
    locking.set_minutes(session, minutes)
    shell.lock.lock_with_system()
    assert shell.lock.locked is (minutes > 0)
    if shell.lock.locked:
        shell.lock._unlock()


def test_without_a_bus_nothing_is_heard_and_nothing_goes_wrong(shell, monkeypatch, capfd):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nonexistent")
    SystemLock(shell.lock)
    assert capfd.readouterr() == ("", "")


_HEARS = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.privacy.system_lock import ON_SESSION, SystemLock

class Lock(QObject):
    def lock_with_system(self):
        heard.append(1)
        if len(heard) == len(ON_SESSION):
            program.quit()

program, heard, lock = QCoreApplication([]), [], Lock()
SystemLock(lock)
for interface, name in ON_SESSION:
    for begun in (False, True):
        signal = QDBusMessage.createSignal("/somewhere", interface, name)
        signal.setArguments([begun])
        QDBusConnection.sessionBus().send(signal)
QTimer.singleShot(10_000, program.quit)
program.exec()
print(len(heard) == len(ON_SESSION))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no program that makes a bus here")
def test_what_each_desktop_says_on_a_real_bus_is_heard():
    command = ["dbus-run-session", "--", sys.executable, "-c", _HEARS, str(Path(__file__).parents[3])]
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "True\n", done.stderr
