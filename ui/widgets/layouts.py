"""Taking widgets out of a layout that is drawn anew, and putting others in."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Takes everything out of a layout; hidden at once, because Qt deletes only when it comes to rest."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Does away with a widget that was taken out of its layout."""
    widget.hide()
    widget.deleteLater()


def shown(layout: QLayout) -> None:
    """Shows what was just put into a layout now, and not when Qt comes to rest: else a place that scrolls would be laid out
    once without it, and squeeze it for a moment."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is not None and (widget := item.widget()) is not None and not widget.isVisible():
            widget.show()
