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
    chain = _chain(inside.window())
    begun = chain.index(inside)
    return [
        each
        for each in chain[begun + 1 :] + chain[:begun]
        if inside.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    ]


def _chain(window: QWidget) -> list[QWidget]:
    """All widgets of a window as Tab goes through them, the window first.

    PySide6 takes what `nextInFocusChain` returns for a child of what it was asked of: with a row of a list that is deleted all
    actions of the window would be held for deleted. So the window, which has no parent, is never what is returned, and
    of the others the right parents are said afterwards, which `findChildren` does.
    """
    chain, last = [window], window.previousInFocusChain()
    while chain[-1] is not last and (following := chain[-1].nextInFocusChain()) is not None:
        chain.append(following)
    window.findChildren(QWidget)
    return chain
