"""What the pages and dialogs need, loaded while nobody waits for it: a module at a time, once the window is there.

The start loads only what is on the screen; without this the first look at each page would wait for its modules instead.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_PACKAGES = ("models.rules", "models.filters", "ui.widgets", "ui.forms", "ui.table")
"""Small modules that the others build upon, so that none of these takes long."""
_DIALOGS = (
    "run", "ask", "habits_dialog", "history_dialog", "help_dialog", "quick_find", "safekeeping.backups_dialog", "year_turn.dialog",
    "inspection.dialog", "importing", "handover.handing_dialog", "unsaved_dialog", "reason_dialog",
)  # fmt: skip
_SOON, _APART = 1500, 15  # milliseconds


class Warming(QObject):
    """Loads the modules of a window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = _names()
        self._timer = QTimer(self, interval=_APART)
        self._timer.timeout.connect(self.load_next)
        QTimer.singleShot(_SOON, self, self._timer.start)

    def load_next(self) -> None:
        """Loads one more; what cannot be loaded says so when it is wanted."""
        try:
            import_module(next(self._names))
        except StopIteration:
            self._timer.stop()
        except ImportError:
            return


def _names() -> Iterator[str]:
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
    yield "ui.settings_menu"
