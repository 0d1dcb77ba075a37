"""A program that starts and ends as soon as its window is there: the bare one, or ours by its own way of starting.

    python -m tests.benchmarks.started bare
    python -m tests.benchmarks.started painted|filled LEDGER

painted: the window is on the screen · filled: its first page too, with all that it says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

WORDS = "支部台账"
SIZE = (1440, 900)
"""Pixels, of both windows."""


def bare() -> None:
    """A window with one label."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, end)

    application = QApplication([])
    window = Window()
    window.setCentralWidget(QLabel(WORDS))
    window.resize(*SIZE)
    window.show()
    application.exec()


def ours(ledger: str, *, filled: bool) -> None:
    """The program as it is started, until the window has been painted, or painted once more with what it holds."""
    import PySide6.QtWidgets

    from ui.starting import plain_imports

    plain_imports.give_back()  # in the order of ui.starting.start, which finds all of this loaded
    from ui.starting.first_paint import PaintedWindow

    begin: Callable[[PaintedWindow], None] = PaintedWindow.was_painted

    def painted(window: PaintedWindow) -> None:
        if filled:
            begin(window)
            PySide6.QtWidgets.QApplication.processEvents()
        end()

    PaintedWindow.was_painted = painted  # type: ignore[method-assign]
    import main

    main.main([ledger])


def end() -> None:
    """At once: what comes after is not the start."""
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[2], filled=sys.argv[1] == "filled")
