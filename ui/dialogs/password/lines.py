"""A line for a password, which shows dots until it is asked to show the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ui.widgets.label import plain_label

_LONGEST = 200


def password_line(column: QVBoxLayout, label: str, *, hint: str = "", hidden: bool = True) -> QLineEdit:
    """A line with its caption above it, at the end of a column."""
    line = QLineEdit()
    line.setMaxLength(_LONGEST)
    line.setPlaceholderText(hint)
    line.setAccessibleName(label)
    if hidden:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    caption = plain_label(label)
    caption.setObjectName("caption")
    caption.setBuddy(line)
    column.addWidget(caption)
    column.addWidget(line)
    return line


def show_text(lines: list[QLineEdit], shown: bool) -> None:
    """Shows what is typed, or dots."""
    for line in lines:
        line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def go_on_by_enter(lines: Sequence[QLineEdit], does: Callable[[], object]) -> None:
    """Enter leads from each line to the next, and does what is to be done at the last that can be written in."""

    def on(after: QLineEdit) -> None:
        after.setFocus() if after.isEnabled() else does()

    for line, after in pairwise(lines):
        line.returnPressed.connect(partial(on, after))
    lines[-1].returnPressed.connect(does)
