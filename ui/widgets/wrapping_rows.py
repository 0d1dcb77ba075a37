"""Rows of a list whose words wrap: each is as high as its words are in the width that the style sheet leaves them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

_BESIDE = 24  # pixels of a row beside its words: the padding of the style sheet, the margin of the style and the gap between rows


class _Wrapping(QStyledItemDelegate):
    """Qt measures words in the whole width of the list and paints them in less: the last line would be cut."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        room = option.rect
        room.setWidth(self._rows.viewport().width() - _BESIDE)
        option.rect = room
        return super().sizeHint(option, index)


def wrapping_rows(name: str) -> QListWidget:
    """A list, as a screen reader names it, whose rows are seen whole."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setSpacing(2)
    made.setItemDelegate(_Wrapping(made))
    return made
