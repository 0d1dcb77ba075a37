"""Dialogs on a low screen: none is larger than it, and what stands above the buttons scrolls, so that these are always in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.layouts import widgets_in
from ui.widgets.reading_order import in_order, stops

LOWEST = QSize(1200, 680)
"""Every dialog stands in a screen of this size as it is, 1080 lines at 150 %."""
_TITLE = 40
"""Pixels of the title bar that the desktop draws above a dialog."""


class _Body(QScrollArea):
    """Would like all the room of what is in it: some dialogs measure themselves anew when they have read what they show."""

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return inner.sizeHint() if inner is not None else super().sizeHint()


def room_for(dialog: QDialog) -> QSize:
    """How large a dialog may be: as the screen, or the window over which it stands."""
    over = dialog.parentWidget()
    room = dialog.screen().availableSize()
    return room.expandedTo(over.window().size()) if over is not None else room


def fit(dialog: QDialog, room: QSize) -> None:
    """Keeps a dialog that is about to be shown within a room that is lower or narrower than the lowest screen.

    Its layout is taken to be a column with the row of buttons at the end. One that scrolls by itself, or
    ends with what takes all the room there is, as a preview, is only made smaller.
    """
    if room.width() >= LOWEST.width() and room.height() >= LOWEST.height():
        return
    most = room - QSize(0, _TITLE)
    wanted = dialog.size() if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized) else dialog.sizeHint()
    wanted = wanted.expandedTo(dialog.minimumSizeHint())
    column = dialog.layout()
    buttons = _buttons_below(column) if isinstance(column, QVBoxLayout) else None
    if isinstance(column, QVBoxLayout) and buttons is not None and not _scrolls(column):
        order, held = stops(dialog), dialog.focusWidget()
        _let_scroll(column, buttons)
        in_order(*order)  # what was moved would come after the buttons, and these would have the keyboard at first
        start = held or next((each for each in order if each.isVisibleTo(dialog) and each.isEnabled()), None)
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.setMinimumSize(dialog.minimumSize().boundedTo(most))
    dialog.setMaximumSize(most)
    dialog.resize(wanted.boundedTo(most))


def _scrolls(column: QVBoxLayout) -> bool:
    """Whether an area, a line and the buttons are all there is."""
    first = next(iter(widgets_in(column)), None)
    return column.count() <= 3 and isinstance(first, QScrollArea) and column.indexOf(first) == 0


def _buttons_below(column: QVBoxLayout) -> QLayout | None:
    """The row of buttons at the end of a column, with something above it; None where there is none."""
    rows = column.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly)
    last = next((row for row in rows if column.indexOf(row) == column.count() - 1 > 0), None)
    if last is None or not any(isinstance(widget, QPushButton) for widget in widgets_in(last)):
        return None
    return last


def _let_scroll(column: QVBoxLayout, buttons: QLayout) -> None:
    """Moves everything but the last row into an area that scrolls; the margins stay around it."""
    inner = QWidget()
    inner.setObjectName("canvas")
    within = QVBoxLayout(inner)
    margins = column.contentsMargins()
    within.setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
    within.setSpacing(column.spacing())
    while column.count() > 1:
        stretch, item = column.stretch(0), column.takeAt(0)
        assert item is not None
        widget, layout = item.widget(), item.layout()
        if widget is not None:
            within.addWidget(widget, stretch, item.alignment())
        elif layout is not None:
            within.addLayout(layout, stretch)
        else:
            within.addItem(item)
    area = _Body(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    column.setContentsMargins(0, 0, 0, margins.bottom())
    column.insertWidget(0, area, 1)
    for each in inner.findChildren(QWidget):
        each.ensurePolished()
    for rows in inner.findChildren(QLayout):
        rows.invalidate()  # it has kept the sizes of before the style sheet, the area those of after it: the last line was cut
    own = buttons.contentsMargins()
    buttons.setContentsMargins(own.left() + margins.left(), own.top(), own.right() + margins.right(), own.bottom())
