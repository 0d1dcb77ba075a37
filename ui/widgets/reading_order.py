"""The keyboard goes through what is made late in the order in which it is read, not in that in which it was made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(*widgets: QWidget) -> None:
    """Each of these after the one before it, as Tab goes; the first stays where it is."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def first(inside: QWidget, *widgets: QWidget) -> None:
    """These before all else within a widget."""
    in_order(*widgets, *(each for each in stops(inside) if each not in widgets))


def stops(inside: QWidget) -> list[QWidget]:
    """Where Tab stops within a widget, in the order in which it does."""
    found, each = [], inside.nextInFocusChain()
    while each is not None and each is not inside:
        if inside.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None:
            found.append(each)
        each = each.nextInFocusChain()
    return found
