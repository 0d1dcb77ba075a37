"""Lists that paint their lines themselves: headings that cannot be chosen, and below each what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle

from ui.look import theme
from ui.widgets.label import plain_tip

L = TypeVar("L")
Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
"""The role under which a line is asked for."""


class RowModel(QAbstractListModel, Generic[L]):
    """Lines of one kind."""

    def __init__(self, words: Callable[[L], str], heads: Callable[[L], bool] = lambda _: False) -> None:
        """words: a line for a tooltip and for a screen reader · heads: whether it is a heading."""
        super().__init__()
        self._words, self._heads = words, heads
        self.lines: list[L] = []

    def show(self, lines: list[L]) -> None:
        """Shows these lines instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def put_in(self, row: int, lines: Sequence[L]) -> None:
        """Shows these lines too, from this row on; what is chosen and where one has scrolled to stays."""
        self.beginInsertRows(QModelIndex(), row, row + len(lines) - 1)
        self.lines[row:row] = lines
        self.endInsertRows()

    def take_out(self, row: int, many: int) -> None:
        """Shows so many lines from this row on no longer."""
        self.beginRemoveRows(QModelIndex(), row, row + many - 1)
        del self.lines[row : row + many]
        self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self._words(line)
        if role == int(Qt.ItemDataRole.ToolTipRole) and not self._heads(line):
            return plain_tip(self._words(line))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self._heads(self.lines[index.row()]) else super().flags(index)


class RowList(QListView):
    """A list of such lines, which tells its painter where the mouse is and has the width that it is given."""

    def __init__(self, name: str) -> None:
        """name: what it lists, for a screen reader."""
        super().__init__()
        self.setObjectName("meetingList")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)


def paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """Paints the ground of a line that is chosen, or under the mouse."""
    chosen = state & QStyle.StateFlag.State_Selected
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sel" if chosen else "hover"))
        painter.drawRoundedRect(rect, 7, 7)


def paint_words(
    painter: QPainter, rect: QRect, text: str, colour: str, *, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> int:
    """Writes text on a line at the left; what is too long is shortened with …, at its end or by `mode`. Returns how wide it
    is."""
    painter.setPen(theme.colour(colour))
    shown = painter.fontMetrics().elidedText(text, mode, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
