"""What happens when the program makes a mistake: it goes on, says so once, and writes the details into a log without names.

The window is not closed: what is typed would be lost. Only the kinds and places of errors are logged, never their texts,
which could hold names or numbers of people.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from models.error_places import described
from models.store import LedgerRefused, Sealed

_MEGABYTE = 1_000_000
_log = logging.getLogger("zhibu")


class CrashHook:
    """Takes errors that nobody caught; installed as sys.excepthook."""

    def __init__(self, folder: Path) -> None:
        self._seen: set[str] = set()
        self.file = folder / "log.txt"
        self._handler = RotatingFileHandler(self.file, maxBytes=_MEGABYTE, backupCount=3, encoding="utf-8", delay=True)
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.handlers[:] = [self._handler]
        _log.setLevel(logging.INFO)

    def install(self) -> None:
        """Errors in slots and event handlers come here from now on."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, Sealed) and error.asked:
            return  # she was asked why, and changed her mind
        what = described(error.with_traceback(trace))
        _log.error(what)
        self._handler.close()  # opened again by the next line: an open file could not be moved or sent on Windows
        # A mistake in painting would ask again with every repaint; a save that is refused twice must be told twice.
        if what not in self._seen or isinstance(error, LedgerRefused):
            self._seen.add(what)
            self._tell(error)

    def _tell(self, error: BaseException) -> None:
        from PySide6.QtWidgets import QApplication

        from ui.dialogs.ask import refuse

        if isinstance(error, LedgerRefused):
            refuse(QApplication.activeWindow(), str(error))
        else:
            refuse(
                QApplication.activeWindow(),
                "刚才这一步出错，没有完成；账本里已保存的内容没有受影响。请再试一次，"
                f"仍不行请把日志文件交给技术人员（不含个人信息）：\n{self.file}",
            )
