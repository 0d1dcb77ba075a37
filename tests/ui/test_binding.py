"""The Qt binding keeps None and True alive: PySide6 6.12.0 on Python 3.11 dropped a reference on each and then aborted."""

import sys

from PySide6.QtCore import QObject, Signal

_TIMES = 20_000


class _Sender(QObject):
    sent = Signal(object)
    told = Signal(bool)


def test_signals_with_none_and_true_lose_no_references():
    sender, got = _Sender(), []
    sender.sent.connect(got.append)
    sender.told.connect(got.append)
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(_TIMES):
        got.clear()
        sender.sent.emit(None)
        sender.sent.emit(True)
        sender.sent.emit(False)
        sender.told.emit(True)
    after = [sys.getrefcount(value) for value in (None, True, False)]
    assert got == [None, True, False, True]
    # the leaks and drops of ordinary work are a few hundred at most; the fault loses one reference for each signal
    assert all(abs(now - then) < _TIMES // 4 for now, then in zip(after, before, strict=True))
