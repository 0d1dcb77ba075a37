"""Words of the ledger on the screen, never taken for markup: labels in the roles of the style sheet, and tooltips.

The roles: page, title, strong, second, note, figure, unit.
"""

from __future__ import annotations

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget

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


def say_in_place(label: QLabel, text: str) -> None:
    """Shows a hint, or none; the room that it has had stays, so that nothing moves under the mouse when it goes."""
    if label.isVisible():
        keep_room(label)
        label.setMinimumHeight(max(label.minimumHeight(), label.height()))
    label.setText(text)
    label.setVisible(bool(text))


def keep_room(widget: QWidget, kept: bool = True) -> None:
    """Whether a widget that is hidden keeps its room; where it does not, it gives back what it kept so far."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)
    if not kept:
        widget.setMinimumHeight(0)
