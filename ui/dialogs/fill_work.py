"""The work on a form to be filled, in a process of its own: only what was asked for last is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from models.forms.child import Answer, FormWork, Request
from models.imports import FileRefused
from ui.jobs import Waiting


class FillWork(QObject):
    """One request at a time; another gives up the one before it."""

    working = Signal(bool)
    """Whether something is being worked out; what is given up says nothing."""
    refused = Signal(str)
    """Why the file is no form, in a sentence."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._form: FormWork | None = None
        self.waiting: Waiting | None = None
        """For what is being worked out."""

    def start(self, request: Request, done: Callable[[Answer], None]) -> None:
        """Begins; `done` is called with what comes of it."""
        self.stop()
        self._form = FormWork(request)
        self.waiting = Waiting(self._form.run, partial(self._done, done), self._failed, self)
        self.working.emit(True)
        self.waiting.start()

    def stop(self) -> None:
        """Gives up; nothing is left half written."""
        if self.waiting is not None:
            self.waiting.give_up()
            self.waiting = None
        if self._form is not None:
            self._form.stop()
            self._form = None

    def _ended(self) -> None:
        self.waiting = self._form = None
        self.working.emit(False)

    def _done(self, done: Callable[[Answer], None], answer: Answer) -> None:
        self._ended()
        done(answer)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if not isinstance(error, FileRefused):
            raise error
        self.refused.emit(str(error))
