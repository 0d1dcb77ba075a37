"""The window over a ledger: the one named, the sample, the last one, or the one that is chosen in the first dialog."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.app import make_application, name_it
from ui.crash import CrashHook
from ui.desk import Desk, without_a_window
from ui.look import text_size, theme
from ui.settings import Settings, in_backups
from ui.shell import Shell
from ui.starting import left_open
from ui.starting.wanted import Wanted

BROKEN = 1
_SUFFIX = ".zbtz"


def open_window(arguments: Wanted, today: date) -> int:
    """Runs the window until it is closed."""
    name_it()
    settings = Settings()
    with text_size.in_force(settings):
        application = make_application(sys.argv[:1])
    colours = settings.text("colours")
    if arguments.dark or colours:
        theme.apply(application, arguments.dark or colours == "dark")
    hook = CrashHook(settings.folder / "logs", settings.folder / "torn.txt")
    hook.install()
    try:
        code, again = _run(application, settings, arguments, today)
    finally:
        hook.let_go()
    if again:  # everything of this one is closed and let go of by now
        from PySide6.QtCore import QProcess

        QProcess.startDetached(again[0], again[1:])
    return code


def _run(application: QApplication, settings: Settings, arguments: Wanted, today: date) -> tuple[int, Sequence[str]]:
    """The code with which the program ends, and the line that starts it again where that is wanted."""
    with ExitStack() as places:
        desk = Desk(settings, today, None if arguments.today else date.today, places)
        opening = partial(_open_first, desk, settings, arguments)
        if not arguments.demo and not _surely_opens(arguments, settings):
            code = opening(None)
            if code is not None:
                return code, ()
        else:
            frame = desk.frame(remember=not arguments.demo)
            frame.once_painted(partial(_open_into, application, frame, opening))
            frame.show_in_place()
        code = application.exec()
        desk.close()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a window that found no ledger
    return code, desk.again


def _surely_opens(arguments: Wanted, settings: Settings) -> bool:
    """Whether a ledger can be expected to open: it is there, and no other window has it, as far as was written down. The window is
    shown before it is open then."""
    path = arguments.ledger or settings.last()
    return (
        path is not None
        and path.suffix.lower() == _SUFFIX
        and os.path.isfile(path)
        and not in_backups(path)
        and not left_open.is_open(settings, path)
    )


def _open_first(desk: Desk, settings: Settings, arguments: Wanted, frame: Shell | None) -> int | None:
    from ui.starting.first_ledger import open_first

    return open_first(desk, settings, arguments, frame)


def _open_into(application: QApplication, frame: Shell, opening: Callable[[Shell | None], int | None]) -> None:
    """Opens the first ledger into the window that waits for it; without one that window goes away, and the program may end."""
    if not frame.isVisible():  # it was closed at once
        return
    try:
        with without_a_window():  # a question that is answered is no last window
            code = opening(frame)
    except BaseException:
        application.exit(BROKEN)
        raise
    if not frame.has_ledger():
        frame.hide()
        frame.deleteLater()
    if code is not None:
        application.exit(code)
