"""Answering a modal dialog that a test opens by a key or a click, which returns only when the dialog is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

_AGAIN = 10  # milliseconds


def when_modal(does: Callable[[], object]) -> None:
    """Calls `does` once a modal dialog is shown, however busy the machine is; where it fails, the dialog is given up, so that
    nothing waits for ever."""

    def look() -> None:
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(_AGAIN, look)
            return
        try:
            does()
        except BaseException:
            while isinstance(shown := QApplication.activeModalWidget(), QDialog):
                shown.reject()
            raise

    QTimer.singleShot(0, look)
