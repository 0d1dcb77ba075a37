"""The window over a ledger: the one named, the sample, the last one, or the one that is chosen in the first dialog."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer

from models.store import Ledger, LedgerBusy, LedgerRefused
from models.store.opening import risky_location
from ui.app import make_application
from ui.crash import CrashHook
from ui.dialogs.ask import refuse, tell
from ui.dialogs.welcome import Welcome
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.single import answer, raise_other

DONE, REFUSED = 0, 2


class Desk:
    """Holds the window that is open, and changes it for that of another ledger."""

    def __init__(self, settings: Settings, today: date) -> None:
        self._settings, self._today = settings, today
        self._shell: Shell | None = None

    def show(self, ledger: Ledger, *, remember: bool = True) -> None:
        """Shows a ledger; the one shown before is closed."""
        before, self._shell = self._shell, None
        if before is not None:
            before.close()
            before.session.ledger.close()
            before.deleteLater()
        session = Session(ledger, self._today, self._settings)
        shell = Shell(session, on_open=self.choose if remember else None)
        self._shell = shell
        answer(ledger.path, shell.show_again, shell)
        shell.resize(1440, 900)
        available = shell.screen().availableSize()
        if available.width() < 1440 or available.height() < 900:
            shell.showMaximized()
        else:
            shell.show()
        if remember:
            self._settings.opened(ledger.path)
        warning = risky_location(ledger.path)
        if warning:
            QTimer.singleShot(300, lambda: tell(shell, warning))

    def choose(self) -> bool:
        """Asks for a ledger to open or make; False if none was."""
        welcome = Welcome(self._settings, self._shell)
        if not welcome.exec() or welcome.ledger is None:
            return False
        self.show(welcome.ledger)
        return True

    def close(self) -> None:
        """Closes the ledger when the program ends."""
        if self._shell is not None:
            self._shell.session.ledger.close()


def open_window(arguments: argparse.Namespace, today: date) -> int:
    """Runs the window until it is closed."""
    application = make_application(sys.argv[:1])
    settings = Settings()
    colours = settings.text("colours")
    if arguments.dark or colours:
        make_application([], dark=arguments.dark or colours == "dark")
    CrashHook(settings.folder).install()
    desk = Desk(settings, today)
    with tempfile.TemporaryDirectory(prefix="支部台账-", ignore_cleanup_errors=True) as place:
        opened = _sample(Path(place), today) if arguments.demo else _given_or_last(arguments.ledger, settings)
        if opened is None:
            return REFUSED if arguments.ledger and not arguments.demo else DONE
        if isinstance(opened, Ledger):
            desk.show(opened, remember=not arguments.demo)
        elif not opened() or not desk.choose():
            return DONE
        code = application.exec()
        desk.close()
    return code


def _sample(place: Path, today: date) -> Ledger:
    from models.sample import write_sample

    ledger = Ledger.create(place / "示例支部.zbtz")
    write_sample(ledger, today=today)
    return ledger


def _given_or_last(given: Path | None, settings: Settings) -> Ledger | Callable[[], bool] | None:
    """The ledger to show; None where the program is to end; something true where one is to be chosen."""
    path = given or next(iter(settings.recent()), None)
    if path is None:
        return lambda: True
    try:
        return Ledger.open(path)
    except LedgerBusy as busy:
        if not raise_other(path):
            refuse(None, str(busy))
        return None
    except LedgerRefused as refusal:
        if given:
            print(refusal, file=sys.stderr)
        refuse(None, str(refusal))
        return None if given else lambda: True
