"""Showing a dialog: the one place that waits for its end and lets go of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton

from ui import theme


def run(dialog: QDialog) -> bool:
    """Shows a dialog until it is finished; whether it was accepted. Ctrl+Enter presses its primary button.

    What it says can be read right afterwards; it is deleted when Qt comes to rest, or every dialog ever opened would live
    under the window and go on listening to the ledger.
    """
    if dialog.parentWidget() is None:
        theme.dress(dialog)
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), dialog).activated.connect(partial(press_primary, dialog))
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed


def press_primary(dialog: QDialog) -> None:
    """Clicks the primary button that is seen and can be clicked, if there is one."""
    for made in dialog.findChildren(QPushButton):
        if made.property("kind") == "primary" and made.isVisibleTo(dialog) and made.isEnabled():
            made.click()
            return
