"""Where the system locks or sleeps the window is covered, unless it is never to lock by itself; no bus is needed, or asked for."""

import pytest

from ui import locking
from ui.system_lock import SystemLock, begins


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
