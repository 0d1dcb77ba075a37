"""Labels of plain text in the roles of the style sheet: page, title, strong, second, note, figure, unit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never takes data for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made
