"""Words of the ledger on the screen, never taken for markup: labels in the roles of the style sheet, and tooltips.

The roles: page, title, strong, second, note, figure, unit.
"""

from __future__ import annotations

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel

_JOINS = "\u2060"  # WORD JOINER: no line may break where it stands, and nothing is seen of it


def plain_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def kept_together(text: str) -> str:
    """The text for a label that wraps: no line of it begins with the dot of a name, 阿卜杜外力·麦麦提敏."""
    return text.replace("·", f"{_JOINS}·")


def plain_tip(text: str) -> str:
    """A text for a tooltip, which has no setting for plain text: what looks like markup is shown letter by letter."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
