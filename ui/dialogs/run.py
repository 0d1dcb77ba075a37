"""Showing a dialog: the one place that waits for its end and lets go of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton

from ui.dialogs.fitting import fit, room_for
from ui.look import theme

_SAVES = ("保存", "登记", "写入", "记入", "加入", "列入", "修改")
"""How the primary button of a dialog that saves begins; one that ends in … only leads to where it is asked on."""


def run(dialog: QDialog) -> bool:
    """Shows a dialog until it is finished; whether it was accepted. Ctrl+Enter presses its primary button, and
    Ctrl+S too where that saves, unless the dialog itself says what Ctrl+S does; F1 opens the help for it.

    What it says can be read right afterwards; it is deleted when Qt comes to rest, or every dialog ever opened would live
    under the window and go on listening to the ledger.
    """
    if dialog.parentWidget() is None:
        theme.dress(dialog)
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), dialog).activated.connect(partial(press_primary, dialog))
    if not _keeps_for_itself(dialog):
        QShortcut(QKeySequence.StandardKey.Save, dialog).activated.connect(partial(press_primary, dialog, saving=True))
    fit(dialog, room_for(dialog))
    from ui.help.opening import help_beside  # the start needs no help

    with help_beside(dialog):
        agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed


def press_primary(dialog: QDialog, *, saving: bool = False) -> None:
    """Clicks the primary button that is seen and can be clicked, if there is one; saving: only one that saves."""
    for made in dialog.findChildren(QPushButton):
        if made.property("kind") == "primary" and made.isVisibleTo(dialog) and made.isEnabled():
            if not saving or _saves(made.text()):
                made.click()
            return


def _saves(label: str) -> bool:
    return label.startswith(_SAVES) and not label.endswith("…")


def _keeps_for_itself(dialog: QDialog) -> bool:
    """Whether Ctrl+S has its meaning in the dialog already: a key that is bound twice does nothing at all."""
    keys = QKeySequence(QKeySequence.StandardKey.Save)
    bound = [each.key() for each in dialog.findChildren(QShortcut)]
    bound += [each.shortcut() for each in dialog.findChildren(QAction)]
    return keys in bound
