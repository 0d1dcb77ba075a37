"""Typing is kept as a draft every two seconds, so that a crash costs two seconds and not a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from models.store import LedgerRefused
from ui.session import Session

_PAUSE = 2000  # milliseconds


class Drafts(QObject):
    """Keeps what `body()` gives under a key, two seconds after the first unsaved key stroke."""

    kept = Signal(str)
    """The time of the draft, HH:MM."""

    def __init__(self, session: Session, body: Callable[[], dict[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._body = session, body
        self.key = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._keep_by_itself)

    def touch(self) -> None:
        """Something was typed."""
        if self.key and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keeps the draft now; raises LedgerRefused where the disk is full."""
        self._timer.stop()
        if self.key:
            self._session.ledger.save_draft(self.key, self._body())
            self.kept.emit(self._session.ledger.now()[11:16])

    def _keep_by_itself(self) -> None:
        """A full disk is said at the foot of the window: a question every two seconds would stop the typing."""
        try:
            self.keep()
        except LedgerRefused as refusal:
            self._session.refuse(f"草稿{refusal}")

    def flush(self) -> None:
        """Keeps the draft now if something was typed since the last time; called before anything leaves the form."""
        if self._timer.isActive():
            self.keep()

    def drop(self) -> None:
        """The typing was saved or given up."""
        self._timer.stop()
        if self.key:
            self._session.ledger.drop_draft(self.key)

    def found(self) -> tuple[str, dict[str, Any]] | None:
        """A draft left by an earlier run under the present key: when, and what."""
        return self._session.ledger.draft(self.key) if self.key else None
