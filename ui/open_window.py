"""The window over a ledger: the one named, the sample, the last one, or the one that is chosen in the first dialog."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models import workplace
from models.handover.receiving import is_handover
from models.store import Ledger, LedgerBusy, LedgerDamaged, LedgerRefused
from models.store.backup_names import ledger_of
from models.store.opening import risky_location
from models.workplace import Workplace
from ui import going_on, theme
from ui.app import make_application
from ui.crash import CrashHook
from ui.dialogs.ask import refuse, tell
from ui.dialogs.handover.receiving_dialog import receive
from ui.dialogs.password.change_dialog import proven
from ui.dialogs.password.encryption_dialog import Work, changed_words
from ui.dialogs.password.unlock_dialog import open_ledger
from ui.dialogs.run import run
from ui.dialogs.safekeeping.kept_copy import RESTORING, GoingBack, go_back, open_kept
from ui.dialogs.safekeeping.recovery import ask_about_later, offer_recovery
from ui.dialogs.safekeeping.underway import wait_for
from ui.dialogs.welcome import Welcome
from ui.keeper import Keeper
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell
from ui.single import answer, raise_other

DONE, REFUSED = 0, 2
_MINUTE = 60_000  # milliseconds
_BROKEN = "恢复时程序出错，账本是恢复前的样子。请把出错报告交技术人员。"
_FRAME = 48
"""Room for the title bar and the borders that the desktop draws around the window."""


class Desk:
    """Holds the window that is open, and changes it for that of another ledger."""

    def __init__(self, settings: Settings, today: date, now: Callable[[], date] | None = None) -> None:
        """now: tells the day while the window is open, None where it is to stay `today`."""
        self._settings, self._today, self._now = settings, today, now
        self._shell: Shell | None = None
        self._remember = True
        self._timer = QTimer(interval=_MINUTE)
        self._timer.timeout.connect(self.look_at_the_day)
        if now is not None:
            self._timer.start()

    def look_at_the_day(self) -> None:
        """Where a window was left open over midnight it counts by the new day; one that asks something is let be until then."""
        today = self._now() if self._now is not None else self._today
        if today != self._today and QApplication.activeModalWidget() is None:
            self._today = today
            if self._shell is not None:
                self._shell.session.turn_to(today)

    def show(self, ledger: Ledger, told: str = "", *, remember: bool = True) -> None:
        """Shows a ledger, and says `told` over it; the one shown before is closed."""
        before, self._shell = self._shell, None
        if before is not None:
            before.close()
            _let_go(before)
            before.deleteLater()
        self._remember = remember
        session = Session(ledger, self._today, self._settings)
        session.keeper, session.exchange = Keeper(session), self.exchange
        if ledger.secret is not None:
            session.password = lambda text: not proven(session, text)
        shell = Shell(
            session,
            on_open=self.choose if remember else None,
            on_change_over=self.change_over if remember else None,
        )
        self._shell = shell
        answer(ledger.path, shell.show_again, shell)
        shell.resize(1440, 900)
        available = shell.screen().availableSize()
        if available.width() < 1440 + _FRAME or available.height() < 900 + _FRAME:
            shell.showMaximized()
        else:
            shell.show()
        QTimer.singleShot(300, shell, lambda: _listen(shell))  # the window is painted first
        torn = going_on.begin(self._settings, str(ledger.path)) if remember else False
        if remember:
            self._settings.opened(ledger.path)
        session.keeper.finished.connect(shell.show_state)
        if remember:
            session.keeper.start(torn=torn)
            QTimer.singleShot(300, shell, lambda: ask_about_later(session, shell))
        sentences = "\n".join(filter(None, (told, risky_location(ledger.path), ledger.ahead_of_clock())))
        if sentences or torn:
            QTimer.singleShot(300, shell, lambda: self._begin(shell, sentences, torn))

    def _begin(self, shell: Shell, sentences: str, torn: bool) -> None:
        if sentences:
            tell(shell, sentences)
        if torn:
            going_on.offer(shell)

    def exchange(self, work: Callable[[Path], str], doing: str = RESTORING, *, backup: bool = False) -> None:
        """Closes the ledger, has something done to its file, and shows it again with what that says; where it is refused the
        ledger is as it was. doing: what that is called meanwhile · backup: whether one is made at the end, as at any other."""
        shell = self._shell
        if shell is None:
            return
        with _without_a_window():
            if not shell.close():  # what is typed could not be kept, and she stays
                return
            path = shell.session.ledger.path
            _let_go(shell, backup=backup)
            self._shell = None
            shell.deleteLater()
            told = _BROKEN
            try:
                told = wait_for(doing, partial(work, path), None)
            except LedgerRefused as refusal:
                told = str(refusal)
            finally:
                self._show_again(path, told)

    def _show_again(self, path: Path, told: str) -> None:
        try:
            ledger = open_ledger(path, None)
        except LedgerRefused as refusal:
            refuse(None, str(refusal))
            ledger = None
        if ledger is not None:
            self.show(ledger, told, remember=self._remember)
        elif not self.choose():
            QApplication.quit()

    def change_over(self, work: Work, doing: str) -> None:
        """Has the file of the ledger encrypted, or opened to all; says that it was, and what can still be read without a password."""

        def changed(path: Path) -> str:
            work(path)
            kept = self._settings.second_folder(path)
            return changed_words(path, kept[0] if kept is not None else None)

        self.exchange(changed, doing, backup=True)

    def choose(self) -> bool:
        """Asks for a ledger to open or make; False if none was."""
        welcome = Welcome(self._settings, self._shell)
        if not run(welcome):
            return False
        if welcome.going_back is not None:
            return self._go_back(welcome.going_back)
        if welcome.ledger is None:
            return False
        self.show(welcome.ledger, welcome.told)
        return True

    def _go_back(self, wish: GoingBack) -> bool:
        """Has a ledger go back to a backup, the one that is shown or another, and shows it."""
        shown = self._shell.session.ledger.path if self._shell is not None else None
        if shown is not None and shown.resolve() == wish.ledger.resolve():
            self.exchange(wish.work)
            return True
        found = go_back(wish, self._shell)
        if found is not None:
            self.show(*found)
        return found is not None

    def close(self) -> None:
        """Closes the ledger when the program ends."""
        if self._shell is not None:
            _let_go(self._shell)
            going_on.end(self._settings)


@contextmanager
def _without_a_window() -> Iterator[None]:
    """The program goes on while no window of it is open for a moment."""
    QApplication.setQuitOnLastWindowClosed(False)
    try:
        yield
    finally:
        QApplication.setQuitOnLastWindowClosed(True)


def _listen(shell: Shell) -> None:
    """Lets the window lock with the system; a Qt that cannot does without."""
    if not sys.platform.startswith("linux"):
        return  # nowhere else is there a bus
    with suppress(ImportError, TypeError, ValueError):  # PySide6 has told in several ways how it is asked
        from ui.system_lock import SystemLock

        SystemLock(shell.lock)


def _let_go(shell: Shell, *, backup: bool = True) -> None:
    """Closes the ledger of a window, after a last backup."""
    keeper = shell.session.keeper
    if keeper is not None:
        keeper.close() if backup else keeper.stop()
        shell.session.keeper = None
    shell.session.ledger.close()


def open_window(arguments: argparse.Namespace, today: date) -> int:
    """Runs the window until it is closed."""
    application = make_application(sys.argv[:1])
    settings = Settings()
    colours = settings.text("colours")
    if arguments.dark or colours:
        theme.apply(application, arguments.dark or colours == "dark")
    hook = CrashHook(settings.folder / "logs", settings.folder / "torn.txt")
    hook.install()
    try:
        return _run(application, settings, arguments, today)
    finally:
        hook.let_go()


def _run(application: QApplication, settings: Settings, arguments: argparse.Namespace, today: date) -> int:
    Thread(target=workplace.sweep, daemon=True).start()
    desk = Desk(settings, today, None if arguments.today else date.today)
    with Workplace() as place:
        if arguments.demo:
            desk.show(_sample(Path(place), today), remember=False)
        else:
            named = arguments.ledger.absolute() if arguments.ledger else None  # shown in full
            path: Path | None = named or next(iter(settings.recent()), None)
            try:
                ledger, told = _opened(path, settings)
            except LedgerRefused as refusal:
                ledger, told = None, ""
                if path and isinstance(refusal, LedgerBusy) and raise_other(path):
                    return DONE
                if arguments.ledger and sys.stderr is not None:  # pythonw has none
                    sys.stderr.write(f"{refusal}\n")
                if not isinstance(refusal, LedgerDamaged):  # of that she was told already
                    refuse(None, str(refusal))
                if arguments.ledger:
                    return REFUSED
            if arguments.ledger and ledger is None:
                return REFUSED
            if ledger is not None:
                desk.show(ledger, told)
            elif not desk.choose():
                return DONE
        code = application.exec()
        desk.close()
    return code


def _opened(path: Path | None, settings: Settings) -> tuple[Ledger | None, str]:
    """The ledger at a path, received or recovered where that is needed, and what is to be said of it; None where she does not
    want that, or no path is given. Raises LedgerRefused; of a damaged one she was told."""
    if path is None:
        return None, ""
    if is_handover(path):
        return receive(path, None) or (None, "")
    if ledger_of(path) is not None:
        wish = open_kept(path, settings, None)
        return (go_back(wish, None) if isinstance(wish, GoingBack) else wish) or (None, "")
    try:
        return open_ledger(path, None), ""
    except LedgerDamaged as damage:
        found = offer_recovery(path, damage, settings, None)
        if found is None:
            raise
        return found


def _sample(place: Path, today: date) -> Ledger:
    from models.sample import write_sample

    ledger = Ledger.create(place / "示例支部.zbtz")
    write_sample(ledger, today=today)
    return ledger
