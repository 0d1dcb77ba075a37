"""What stands in a layout: found, taken out where it is drawn anew, and shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout in their order, those of layouts within it not among them.

    `itemAt` is for layouts of our own alone: of an item that Qt made PySide6 never hears when it is gone, and takes what stands
    at its place in memory next, a QAction, for it.
    """
    place = layout.parentWidget()
    if place is None:
        return []
    children = place.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    numbered = [(number, child) for child in children if (number := layout.indexOf(child)) >= 0]
    return [child for _, child in sorted(numbered, key=lambda each: each[0])]


def empty(layout: QLayout) -> None:
    """Takes everything out of a layout; hidden at once, because Qt deletes only when it comes to rest."""
    for widget in widgets_in(layout):
        layout.removeWidget(widget)
        let_go(widget)
    while layout.takeAt(0) is not None:  # what only keeps room
        pass


def let_go(widget: QWidget) -> None:
    """Does away with a widget that was taken out of its layout."""
    widget.hide()
    widget.deleteLater()


def shown(layout: QLayout) -> None:
    """Shows what was just put into a layout now, and not when Qt comes to rest: else a place that scrolls would be laid out
    once without it, and squeeze it for a moment."""
    for widget in widgets_in(layout):
        if not widget.isVisible():
            widget.show()
