"""What handing over and receiving share: the work in a process of its own, how far it is, and stopping it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QWidget

from models.exports import ExportRefused, TargetBusy
from models.handover import Stopped
from models.handover.child import Pack, Receive, Work
from models.store import LedgerRefused
from ui.jobs import Waiting
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_LOOK = 100  # milliseconds
_STEPS = 1000


class WorkDialog(QDialog):
    """Stays open while the work goes on. Subclasses place `_message`, `_bar`, `_close`, begin with `_begin` and say what is pressed."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._work: Work | None = None
        self._locked: list[QWidget] = []
        self._message = plain_label("", "note", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        steady = self._bar.sizePolicy()
        steady.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(steady)
        self._bar.hide()
        self._close: QPushButton = button("取消", self.reject)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._tell_far)

    def _lock(self, *widgets: QWidget) -> None:
        """What cannot be used while the work goes on."""
        self._locked = list(widgets)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._message.setText(sentence)
        restyle(self._message, "tone", tone)

    def _begin(self, request: Pack | Receive, done: Callable[[Any], None]) -> None:
        """Does the work while the window goes on; `done` gets what came of it."""
        self._work = Work(request)
        self._bar.setValue(0)
        self._bar.show()
        for widget in self._locked:
            widget.setEnabled(False)
        self._say("正在准备…")
        self._timer.start()

        def ended(result: Any) -> None:
            self._end()
            done(result)

        Waiting(self._work.run, ended, self._failed, self).start()

    def _tell_far(self) -> None:
        if self._work is not None and self._work.far[2]:
            done, total, what = self._work.far
            self._bar.setValue(_STEPS * done // max(total, 1))
            self._say(f"{what}…　{100 * done // max(total, 1)}%")

    def _end(self) -> None:
        self._work = None
        self._timer.stop()
        self._bar.hide()
        self._close.setEnabled(True)
        for widget in self._locked:
            widget.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._say("已取消，没有留下写了一半的文件。")
        elif isinstance(error, (ExportRefused, TargetBusy, LedgerRefused)):
            self._say(str(error), "bad")
        else:
            raise error

    def reject(self) -> None:
        """Stops the work where there is any; otherwise closes."""
        if self._work is None:
            super().reject()
            return
        self._timer.stop()
        self._say("正在停下，写了一半的会删去…")
        self._close.setEnabled(False)
        self._work.stop()
