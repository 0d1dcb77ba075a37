"""The kinds of meeting, of which one is begun: under the button of the first page and of the records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.records.meeting import KINDS

BEGIN = "new"
"""Where a new record is wanted, before the kind: new/党课; new/ where the kind is not chosen yet."""


def kinds_menu(over: QWidget, start: Callable[[str], object]) -> QMenu:
    """`start` hears the kind, '' for another one. A click beside it closes it, and does nothing to what lies there."""
    kinds = QMenu(over)
    kinds.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
    for kind in KINDS:
        kinds.addAction(kind, partial(start, kind))
    kinds.addSeparator()
    kinds.addAction("其他会议…", partial(start, ""))
    return kinds


def show_by_key(over: QPushButton) -> None:
    """Opens the menu of a button for who came by a key: Enter takes the first kind."""
    kinds = over.menu()
    QTimer.singleShot(0, kinds, lambda: kinds.setActiveAction(kinds.actions()[0]))
    over.showMenu()
