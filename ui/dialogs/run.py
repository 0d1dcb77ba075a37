"""Showing a dialog: the one place that waits for its end and lets go of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def run(dialog: QDialog) -> bool:
    """Shows a dialog until it is finished; whether it was accepted.

    What it says can be read right afterwards; it is deleted when Qt comes to rest, or every dialog ever opened would live
    under the window and go on listening to the ledger.
    """
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed
