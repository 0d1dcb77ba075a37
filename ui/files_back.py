"""Has attachments that are not beside the ledger put back out of its backups, once the window is there and without stalling it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from models.records import Attachment
from models.safekeeping.putting_back import PutBack, put_missing_back
from models.safekeeping.second import place_in
from models.store import LedgerRefused
from models.store.attachments import Attachments
from models.store.backup_names import ATTACHMENTS
from models.store.backups import folder_of
from ui.jobs import Waiting
from ui.session import Session

_SOON = 300  # milliseconds: the window is painted by then
_LATER = 500  # milliseconds until a question that is open is looked for again


class FilesBack(QObject):
    """Looks once, in a thread: `stop` it before the files are touched otherwise."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Waiting | None = None
        self._stopped = Event()
        self._tell: Callable[[str], object] = lambda sentence: None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._look)

    def start(self, tell: Callable[[str], object]) -> None:
        """Looks in a moment. tell: has a sentence be read, of what is nowhere."""
        self._tell = tell
        self._soon.start()

    def is_busy(self) -> bool:
        """Whether it looks, or will in a moment."""
        return self._work is not None or self._soon.isActive()

    def _look(self) -> None:
        """She has asked for nothing: where the file is damaged the backup at the start tells of it, and the foot goes on to."""
        ledger = self._session.ledger
        try:
            kept = ledger.ever(Attachment)
        except LedgerRefused:
            return
        if kept:
            work = partial(put_missing_back, Attachments(ledger), ledger.secret, kept, self._stores(), self._goes_on)
            self._work = Waiting(work, self._done, self._failed, self)
            self._work.start()

    def _stores(self) -> list[Path]:
        """Where backups keep such files: beside the ledger, and in the second folder."""
        path = self._session.ledger.path
        folder, second = folder_of(path), self._session.settings.second_folder(path)
        return [place / ATTACHMENTS for place in (folder, *([place_in(second.folder, folder)] if second else []))]

    def _goes_on(self) -> bool:
        return not self._stopped.is_set()

    def _done(self, found: PutBack) -> None:
        self._work = None
        if self._stopped.is_set():
            return
        if found.found:
            self._session.changed.emit(frozenset({Attachment.table}))  # what shows them shows that they are there
        if found.nowhere:
            self._ask_to_read(found.words)
        elif found.words:
            self._session.say(found.words)

    def _ask_to_read(self, sentence: str) -> None:
        if self._stopped.is_set():
            return
        if QApplication.activeModalWidget() is not None:  # one question at a time
            QTimer.singleShot(_LATER, self, partial(self._ask_to_read, sentence))
            return
        self._tell(sentence)

    def _failed(self, error: Exception) -> None:
        self._work = None
        raise error

    def stop(self) -> None:
        """Finishes the file at hand, and brings no more."""
        self._stopped.set()
        self._soon.stop()
        if self._work is not None:
            self._work.wait()
