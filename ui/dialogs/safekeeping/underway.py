"""Work on a ledger that must not be stopped halfway: it goes on in the background, and a window that cannot be closed says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.dialogs.run import run
from ui.jobs import Waiting
from ui.widgets.busy_bar import BusyBar
from ui.widgets.label import plain_label

T = TypeVar("T")
_WIDTH = 460  # pixels
_STAY = "做完会自动关上。请不要关机，也不要拔下 U 盘。"


class Underway(QDialog):
    """Begins when it is made, and closes itself at the end; `result_of` then gives what came of it."""

    def __init__(self, sentence: str, work: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("请稍候")
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setMinimumWidth(_WIDTH)
        self._ended = False
        self._told: object = None
        self._error: Exception | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(sentence, "strong", wrap=True))
        column.addWidget(BusyBar(sentence))
        column.addWidget(plain_label(_STAY, "note", wrap=True))
        self.setAccessibleName(sentence)
        self._waiting = Waiting(work, self._done, self._failed, self)
        self._waiting.start()

    def _done(self, told: object) -> None:
        self._told = told
        self._end()

    def _failed(self, error: Exception) -> None:
        self._error = error
        self._end()

    def _end(self) -> None:
        self._ended = True
        self.accept()

    def reject(self) -> None:
        """Escape does nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does the system's way of closing, until all is done."""
        if self._ended:
            super().closeEvent(event)
        else:
            event.ignore()

    def result_of(self) -> object:
        """What the work gave; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._told


def wait_for(sentence: str, work: Callable[[], T], parent: QWidget | None) -> T:
    """Does the work in the background and gives what comes of it, while a window says that it goes on; raises what it raises."""
    told: list[T] = []
    dialog = Underway(sentence, lambda: told.append(work()), parent)
    run(dialog)
    dialog.result_of()
    return told[0]
