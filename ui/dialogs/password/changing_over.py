"""A ledger while its file is encrypted or opened to all: a small window that says so until it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from models.store import LedgerRefused
from ui.dialogs.password.encryption_dialog import Work
from ui.jobs import Waiting
from ui.widgets.label import plain_label


class ChangingOver(QDialog):
    """Does the work in a thread of its own and ends by itself; `refusal` says why it was not done."""

    def __init__(self, ledger: Path, work: Work, doing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("支部台账")
        self.setMinimumWidth(420)
        self._ledger, self._work = ledger, work
        self._going = False
        self.refusal = ""
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(doing)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(plain_label(doing, "strong", wrap=True))
        column.addWidget(bar)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self._going = True
        Waiting(lambda: self._work(self._ledger), self._done, self._failed, self).start()

    def _done(self, _result: object) -> None:
        self._going = False
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._going = False
        if isinstance(error, LedgerRefused):
            self.refusal = str(error)
            self.accept()
            return
        super().reject()
        raise error

    def reject(self) -> None:
        """It cannot be stopped: half of it would have to be undone all the same."""
        if not self._going:
            super().reject()
