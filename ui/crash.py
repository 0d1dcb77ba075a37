"""What happens when the program makes a mistake: it goes on, says so once, and writes a report without names.

The window is not closed: what is typed would be lost. Only kinds and places of errors are written, never their texts, which
could hold names or numbers of people. Errors of threads, of clean-up, of Qt and of the machine come into the same folder.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from ui.crash_log import CrashLog

_SERIOUS = {QtMsgType.QtWarningMsg: "Warning", QtMsgType.QtCriticalMsg: "Critical", QtMsgType.QtFatalMsg: "Fatal"}


class CrashHook:
    """Takes errors that nobody caught, wherever they come from; `install` it once."""

    def __init__(self, folder: Path, raw: Path | None = None) -> None:
        """folder: of log and reports, which may be handed on · raw: where the machine writes as the program is torn down;
        only the next start can take the folders of this machine out of it."""
        self._seen: set[str] = set()
        self._telling = False
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.file = folder, folder / "log.txt"
        self._raw = raw
        self._torn: TextIO | None = None
        self._log = CrashLog(self.file)

    def install(self) -> None:
        """Errors come here from now on."""
        self._before = sys.excepthook, sys.unraisablehook, threading.excepthook
        sys.excepthook = self
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable
        self._qt_before = qInstallMessageHandler(self._from_qt)
        if self._raw is not None:
            self._watch_the_machine(self._raw)

    def let_go(self) -> None:
        """The program ends: errors go where they went before, and no file stays open."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        if self._torn is not None:
            faulthandler.disable()
            self._torn.close()

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from models.error_places import described
        from models.store import LedgerRefused, Sealed

        if isinstance(error, Sealed) and error.asked:
            return  # she was asked why, and changed her mind
        what = described(error.with_traceback(trace))
        self.note(what)
        # A mistake in painting would ask again with every repaint; a save that is refused twice must be told twice.
        refused = isinstance(error, LedgerRefused)
        if (what in self._seen and not refused) or self._telling:
            return  # also one that happens while the last is told: the question itself may be what does not work
        self._seen.add(what)
        if _painting(trace):  # no window opens in the midst of that
            QTimer.singleShot(0, lambda: self._tell_once(error, what))
        else:
            self._tell_once(error, what)

    def _tell_once(self, error: BaseException, what: str) -> None:
        from models.error_places import described

        if self._telling:
            return
        self._telling = True
        try:
            self._tell(error, what)
        except Exception as second:
            self.note(described(second))
        finally:
            self._telling = False

    def note(self, what: str) -> None:
        """Writes it down and tells nobody. A full disk must not make one error into two."""
        with suppress(OSError):
            self._log.write(what)

    def _tell(self, error: BaseException, what: str) -> None:
        from PySide6.QtWidgets import QApplication

        from models.store import LedgerRefused
        from ui import crash_report
        from ui.dialogs.ask import refuse
        from ui.dialogs.error_dialog import tell_error

        window = QApplication.activeWindow()
        if isinstance(error, LedgerRefused):
            refuse(window, str(error))
            return
        text = crash_report.text(what)
        crash_report.write(self.folder, text)
        tell_error(window, self.folder, text)

    # From elsewhere: written down, not told, for nothing that she did has failed

    def _in_thread(self, about: threading.ExceptHookArgs) -> None:
        from models.error_places import described
        from ui import crash_report

        if about.exc_value is not None:
            what = "in a thread: " + described(about.exc_value.with_traceback(about.exc_traceback))
            self.note(what)
            if what not in self._seen:
                self._seen.add(what)
                crash_report.write(self.folder, crash_report.text(what))

    def _unraisable(self, about: sys.UnraisableHookArgs) -> None:
        from models.error_places import described

        if about.exc_value is not None:
            self.note("while cleaning up: " + described(about.exc_value.with_traceback(about.exc_traceback)))

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in _SERIOUS:
            from models import redacted

            what = f"Qt {_SERIOUS[kind]} {redacted.message(context.category or '')}: {redacted.message(text)}"
            self.note(what)
            if sys.stderr is not None:  # what is written there is kept by the desktop, or shown to whoever stands by
                sys.stderr.write(what + "\n")

    def _watch_the_machine(self, raw: Path) -> None:
        """The last end is told in a report; then the file is open for the next one, as long as the program runs."""
        with suppress(OSError):
            if raw.is_file() and raw.stat().st_size:
                self._tell_of_the_last(raw)
            self._torn = raw.open("w", encoding="utf-8")
            faulthandler.enable(self._torn)

    def _tell_of_the_last(self, raw: Path) -> None:
        from models import redacted
        from ui import crash_report

        if lines := redacted.fault(raw.read_text(encoding="utf-8", errors="replace")):
            crash_report.write(self.folder, crash_report.text("\n".join(lines)))


def note(what: str) -> None:
    """Writes into the log, where there is one, what went wrong in another process; names of people are the caller's matter."""
    if isinstance(sys.excepthook, CrashHook):
        sys.excepthook.note(what)


def _painting(trace: TracebackType | None) -> bool:
    import traceback

    return any(frame.name.startswith(("paint", "draw")) for frame in traceback.extract_tb(trace))
