"""The desk: holds the window that is open, and changes it for that of another ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models import ourselves
from ui import collecting
from ui.settings import Settings
from ui.shell import Shell
from ui.starting import left_open

if TYPE_CHECKING:
    from models.store import Ledger
    from ui.dialogs.first_run.dialog import FirstRun
    from ui.dialogs.password.encryption_dialog import Work
    from ui.dialogs.safekeeping.kept_copy import GoingBack
    from ui.dialogs.welcome import Welcome
    from ui.session import Session

_MINUTE = 60_000  # milliseconds
_BROKEN = "恢复时程序出错，账本是恢复前的样子。请把出错报告交技术人员。"
_UNKEPT = (
    "“{}”已经关闭，记录都已保存；关闭时的备份没有做完，程序出了错。请再打开它，从“设置 → 备份与恢复”做一次备份，"
    "并把出错报告交技术人员。"
)
_SAMPLE = "这是示例支部：单位、人物、记录都是虚构的，可以随便试，关闭后删除。"
_OWN = "您自己的账本已经建好，从“设置 → 打开或新建其他账本”打开；下次启动也直接打开它。"
_OWN_AS_IT_WAS = "您自己的账本没有变，从“设置 → 打开或新建其他账本”回去；下次启动也直接打开它。"


class Desk:
    """Holds the window that is open, and changes it for that of another ledger."""

    def __init__(
        self,
        settings: Settings,
        today: date,
        now: Callable[[], date] | None = None,
        places: ExitStack | None = None,
    ) -> None:
        """now: tells the day while the window is open, None where it is to stay `today` · places: holds what is there as long as the
        program is, as the sample."""
        self._settings, self.today, self._now = settings, today, now
        self._places = places or ExitStack()
        self._shell: Shell | None = None
        self._remember = True
        self.again: list[str] = []
        """The line that starts the program again when this one has ended, where she wishes that."""
        self._timer = QTimer(interval=_MINUTE)
        self._timer.timeout.connect(self.look_at_the_day)
        if now is not None:
            self._timer.start()

    def look_at_the_day(self) -> None:
        """Where a window was left open over midnight it counts by the new day; one that asks something is let be until then."""
        today = self._now() if self._now is not None else self.today
        if today != self.today and QApplication.activeModalWidget() is None:
            self.today = today
            if self._shell is not None:
                self._shell.session.turn_to(today)

    def frame(self, *, remember: bool = True) -> Shell:
        """A window that has no ledger yet, where the one before was. remember: whether the ledger is one of hers,
        and not the sample."""
        shell = Shell(
            on_open=self.choose,
            on_change_over=self.change_over if remember else None,
            on_start_again=self.start_again,
        )
        shell.place(self._settings)
        return shell

    def show(self, ledger: Ledger, told: str = "", *, remember: bool = True, frame: Shell | None = None) -> bool:
        """Shows a ledger, and says `told` over it; the one shown before is closed. False where what is typed there could not be kept
        and she stays; the new one is closed then. frame: the window that is on the screen already, waiting for it."""
        before = self._shell
        if before is not None and not before.close():
            ledger.close()
            before.session.refuse(f"没有打开“{ledger.path.name}”：刚才填写的内容还没有保存")
            return False
        unkept = _UNKEPT.format(before.session.ledger.path.stem) if before is not None else ""
        try:
            self._put_away()
            unkept = ""
        finally:  # whatever went wrong with the one before, this one is open and has no window yet
            if before is not None:
                before.deleteLater()
                collecting.unsettle()
            self._remember = remember
            shell = self._shell = frame or self.frame(remember=remember)
            self._begin(shell, ledger, "\n".join(filter(None, (told, unkept))))
            if frame is None:
                shell.show_in_place()
        return True

    def _begin(self, shell: Shell, ledger: Ledger, told: str) -> None:
        from models.store.opening import risky_location
        from ui.dialogs.safekeeping.recovery import ask_about_later
        from ui.keeper import Keeper
        from ui.session import Session
        from ui.starting.first_ledger import say_first
        from ui.starting.single import answer
        from ui.warming import Warming

        session, remember = Session(ledger, self.today, self._settings), self._remember
        if ledger.secret is not None:
            from ui.dialogs.password.change_dialog import proven

            session.password = lambda text: not proven(session, text)
        session.keeper, session.exchange = Keeper(session), self.exchange
        shell.begin(session)
        answer(ledger.path, shell.show_again, shell)
        Warming(shell)
        QTimer.singleShot(300, shell, lambda: _look_for_rare(session, shell))
        QTimer.singleShot(300, shell, lambda: _listen(shell))  # the window is painted first
        torn = left_open.begin(self._settings, str(ledger.path)) if remember else False
        if remember:
            self._settings.opened(ledger.path)
        else:
            self._settings.opened_sample()
        session.keeper.finished.connect(shell.show_foot)
        if remember:
            session.keeper.start(torn=torn)
            QTimer.singleShot(300, shell, lambda: ask_about_later(session, shell))
        session.keeper.files.start(partial(say_first, shell, torn=False))
        where = (told, risky_location(ledger.path), ledger.ahead_of_clock())
        sentences = "\n".join(filter(None, where))
        if sentences or torn:
            QTimer.singleShot(300, shell, lambda: say_first(shell, sentences, torn))

    def exchange(self, work: Callable[[Path], str], doing: str = "", *, backup: bool = False) -> None:
        """Closes the ledger, has something done to its file, and shows it again with what that says; where it is refused the
        ledger is as it was. doing: what that is called meanwhile, going back without it · backup: whether one is made at the end, as at any other."""
        from models.store import LedgerRefused
        from ui.dialogs.safekeeping.kept_copy import RESTORING
        from ui.dialogs.safekeeping.underway import wait_for

        shell = self._shell
        if shell is None:
            return
        with without_a_window():
            if not shell.close():  # what is typed could not be kept, and she stays
                return
            session, told = shell.session, _BROKEN
            path, earlier = session.ledger.path, session.earlier
            earlier.leave()
            shell.deleteLater()
            try:
                self._put_away(backup=backup)
                told = wait_for(doing or RESTORING, partial(work, path), None)
            except LedgerRefused as refusal:
                told = str(refusal)
            finally:
                self._show_again(path, told)
                if self._shell is not None:
                    self._shell.session.earlier.go_on(earlier)

    def _show_again(self, path: Path, told: str) -> None:
        from ui.starting.first_ledger import opened_again

        ledger = opened_again(path)
        if ledger is not None:
            self.show(ledger, told, remember=self._remember)
        elif not self.choose():
            QApplication.quit()

    def change_over(self, work: Work, doing: str) -> None:
        """Has the file of the ledger encrypted, or opened to all; says that it was, and what can still be read without a password."""
        from ui.dialogs.password.encryption_dialog import changed_words

        def changed(path: Path) -> str:
            work(path)
            kept = self._settings.second_folder(path)
            return changed_words(path, kept.folder if kept is not None else None)

        self.exchange(changed, doing, backup=True)

    def choose(self) -> bool:
        """Asks for a ledger to open or make, and guides whoever begins; False if there was none."""
        from ui.dialogs.first_run.roster_step import SAMPLE
        from ui.dialogs.run import run

        dialog = self._asking()
        if not run(dialog):
            return False
        found = dialog.opened
        if found.going_back is not None:
            return self._go_back(found.going_back)
        if found.ledger is None:
            own = _OWN_AS_IT_WAS if self._settings.recent() else ""
            return dialog.then == SAMPLE and self.show_sample(told=_SAMPLE + own)
        self._go_on(found.ledger, found.told, dialog.then)
        return True

    def _asking(self) -> FirstRun | Welcome:
        """The guide where she never had a ledger, else the list of those that she had."""
        if self._shell is None and not self._settings.recent():
            from models.kinds import PartialDate
            from ui.dialogs.first_run.dialog import FirstRun

            return FirstRun(self._settings, PartialDate.of(self.today), None)
        from ui.dialogs.welcome import Welcome

        return Welcome(self._settings, self._shell)

    def _go_on(self, ledger: Ledger, told: str, then: str) -> None:
        """Shows a ledger that was chosen, and goes on as she wished. then: see first_run."""
        from ui.dialogs.first_run.roster_step import IMPORT, SAMPLE

        if then == SAMPLE:
            self._settings.opened(ledger.path)
            ledger.close()
            self.show_sample(told=_SAMPLE + _OWN)
            return
        shown, shell = self.show(ledger, told), self._shell
        if then == IMPORT and shown and shell is not None:
            QTimer.singleShot(0, shell, lambda: shell.go_to("import", "", 0))

    def show_sample(self, frame: Shell | None = None, told: str = "") -> bool:
        """Shows the sample branch, in a file that goes when the program ends. False: see `show`."""
        from models.workplace import Workplace
        from ui.starting.first_ledger import sample

        place = self._places.enter_context(Workplace())
        return self.show(sample(Path(place), self.today), told, remember=False, frame=frame)

    def _go_back(self, wish: GoingBack) -> bool:
        """Has a ledger go back to a backup, the one that is shown or another, and shows it."""
        from ui.dialogs.safekeeping.kept_copy import go_back

        shown = self._shell.session.ledger.path if self._shell is not None else None
        if shown is not None and shown.resolve() == wish.ledger.resolve():
            self.exchange(wish.work)
            return True
        found = go_back(wish, self._shell)
        return found is not None and self.show(*found)

    def start_again(self) -> None:
        """Closes the window, with what is typed kept, and has the program begin again with the same ledger; the sample is made anew.
        She may stay where what is typed could not be kept."""
        shell = self._shell
        if shell is None or not shell.close():
            return
        words = [str(shell.session.ledger.path)] if self._remember else ["--demo"]
        if self._now is None:
            words += ["--today", self.today.isoformat()]
        self.again = ourselves.command(*words)
        QApplication.quit()

    def close(self) -> None:
        """Closes the ledger when the program ends."""
        self._put_away()

    def _put_away(self, *, backup: bool = True) -> None:
        """Lets go of the window that is open, which was closed, and of its ledger; it is not found left open after that."""
        shell, self._shell = self._shell, None
        if shell is None:
            return
        try:
            _let_go(shell, backup=backup)
        finally:
            if self._remember:
                left_open.end(self._settings)


def _look_for_rare(session: Session, shell: Shell) -> None:
    """Has names shown whose characters no typeface of the machine has."""
    from ui.look.rare_characters import RareCharacters

    if session.keeper is not None:  # else it was closed meanwhile
        RareCharacters(session, shell)


@contextmanager
def without_a_window() -> Iterator[None]:
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
        from ui.privacy.system_lock import SystemLock

        SystemLock(shell.lock)


def _let_go(shell: Shell, *, backup: bool = True) -> None:
    """Closes the ledger of a window, after a last backup."""
    keeper = shell.session.keeper
    try:
        if keeper is not None:
            keeper.close() if backup else keeper.stop()
    finally:
        shell.session.keeper = None
        shell.session.ledger.close()
