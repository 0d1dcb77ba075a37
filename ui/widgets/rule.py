"""A thin line between the parts of a dialog, card or bar."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


def rule() -> QFrame:
    """A horizontal line of one pixel."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made
