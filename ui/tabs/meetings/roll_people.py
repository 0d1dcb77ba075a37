"""The people of the roll as a model, and how each of them is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.records import Attendance
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT
from models.rules.attendance import unproved
from ui.look.theme import theme
from ui.widgets.label import plain_tip
from ui.widgets.pill import paint_pill

ROW = 38
SHORT = {PRESENT: "到", EXCUSED: "假", ABSENT: "缺", GUEST: "列", LEFT_OUT: "免", "": "—"}
_TONES = {PRESENT: "ok", EXCUSED: "warn", ABSENT: "bad", GUEST: "info", LEFT_OUT: "info", "": "neutral"}
_PART = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


def words_of(part: Attendance) -> str:
    """A person of the list in words: who it is, how it was and why, and what is missing."""
    lacking = unproved(part)
    why = (part.reason, part.ground, f"缺{lacking}" if lacking else "")
    return " ".join(word for word in (part.name, part.kind, part.state or "未点到", *why) if word)


class RollModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Attendance] = []

    def show(self, parts: list[Attendance]) -> None:
        self.beginResetModel()
        self.parts = parts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.parts)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        part = self.parts[index.row()]
        if role == _PART:
            return part
        if role == int(Qt.ItemDataRole.DisplayRole):
            return part.name
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return words_of(part)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(words_of(part))
        return None


class RollDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part: Attendance = index.data(_PART)
        rect: QRect = option.rect.adjusted(1, 2, -5, -3)
        state: QStyle.StateFlag = option.state
        colours = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(colours.accent if focus else colours.line), 1.4 if focus else 1))
        painter.setBrush(QColor(colours.hover if state & QStyle.StateFlag.State_MouseOver else colours.surface))
        painter.drawRoundedRect(rect, 7, 7)
        pill = QRectF(rect.right() - 36, rect.top() + (rect.height() - 20) // 2, 30, 20)
        lacking = bool(unproved(part))
        paint_pill(
            painter, pill, SHORT[part.state] + ("!" if lacking else ""), "warn" if lacking else _TONES[part.state]
        )
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        room = rect.adjusted(9, 0, -42, 0)
        name = painter.fontMetrics().elidedText(part.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
