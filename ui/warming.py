"""What the window needs later, made while nobody waits for it: a module at a time, then a page at a time, then the readings of
names.

The start makes only what is on the screen; without this the first look at each page would wait for its modules and its widgets
instead, and the first save for the library that writes.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models import pinyin
from ui import collecting
from ui.jobs import Waiting

if TYPE_CHECKING:
    from ui.shell import Shell

_PACKAGES = (
    "models.rules", "models.filters", "models.statistics", "models.exports.contents", "models.forms", "ui.widgets",
    "ui.forms", "ui.table", "ui.dialogs",
)  # fmt: skip
_OURS = ("models", "ui")
_LIBRARIES = ("dateutil.parser", "click", "sqlite_utils", "lxml.etree")
_DIALOGS = ("safekeeping.backups_dialog", "year_turn.dialog", "inspection.dialog", "handover.handing_dialog")
"""Those that stand in folders of their own and are opened often."""
_SOON, _APART = 1500, 15  # milliseconds
_END = object()


class Warming(QObject):
    """Makes what a window will need."""

    ended = Signal()
    """All of it is there, or nobody needs it any more."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._steps = self._all_steps()
        self._timer = QTimer(self, interval=_APART)
        self._timer.timeout.connect(self.go_on)
        QTimer.singleShot(_SOON, self, self._timer.start)

    def go_on(self) -> None:
        """Makes one thing more; what cannot be loaded says so when it is wanted. A window that was closed needs nothing."""
        if self._shell.isVisible() and next(self._steps, _END) is not _END:
            collecting.settle()  # a module or a page at a time; all of them at once would hold up whatever is opened then
            return
        self._timer.stop()
        if self._shell.isVisible():  # one piece that takes long: in a thread, so that the window goes on meanwhile
            Waiting(pinyin.make_ready, lambda _: self.ended.emit(), lambda _: self.ended.emit(), self).start()
        else:
            self.ended.emit()

    def _all_steps(self) -> Iterator[object]:
        seen: set[str] = set()
        for name in _names():
            yield from _loaded(name, seen)
        for key in self._shell.pages:
            page = self._shell.pages[key]  # asked for, it is made
            yield page
            yield from page.prepare()


def _loaded(name: str, seen: set[str]) -> Iterator[str]:
    """Loads a module of ours after those that it needs, one at a time: what fills in a form needs a hundred, and would hold the
    window up for all of them. seen: those that have been asked for."""
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    if name.partition(".")[0] in _OURS:
        for needed in _needed(name):
            yield from _loaded(needed, seen)
    with suppress(ImportError):
        import_module(name)
    yield name


def _needed(name: str) -> list[str]:
    """What a module of ours names of ours where it is loaded; the folders in which it lies first."""
    folders = name.split(".")[:-1]
    found = [".".join(folders[: many + 1]) for many in range(len(folders))]
    spec = find_spec(name)
    code = getattr(spec.loader, "get_code", lambda _name: None)(name) if spec is not None else None
    return [*found, *(each for each in (code.co_names if code else ()) if each.partition(".")[0] in _OURS)]


def _names() -> Iterator[str]:
    yield from _LIBRARIES
    for package in _PACKAGES:
        found = import_module(package)
        for module in pkgutil.iter_modules(found.__path__, f"{package}."):
            yield module.name
    for name in _DIALOGS:
        yield f"ui.dialogs.{name}"
    from ui.tabs.pages import PAGES

    for package in ("person", "home", "meetings", "training", "register", "selfcheck"):
        found = import_module(f"ui.tabs.{package}")
        for module in pkgutil.iter_modules(found.__path__, f"ui.tabs.{package}."):
            yield module.name
    for place in PAGES:
        yield place.where.partition(":")[0]
    yield from ("ui.settings_menu", "ui.help.window")
