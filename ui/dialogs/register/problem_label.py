"""The problem of an item above a dialog about it: whole, however long its first sentence is; a very long one ends in its tooltip."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from models.records import Rectification
from ui.widgets.label import plain_label, plain_tip

_MOST = 240  # characters


def problem_label(item: Rectification) -> QLabel:
    """What is wrong, in its own words."""
    words = " ".join(item.problem.split()) or item.title()
    label = plain_label(words if len(words) <= _MOST else f"{words[: _MOST - 1]}…", "strong", wrap=True)
    if len(words) > _MOST:
        label.setToolTip(plain_tip(item.problem))
    return label
