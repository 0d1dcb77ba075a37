"""到会情况: who came to a meeting. Space goes from 到 to 请假 to 缺席; who did not come has a line for the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.records import Attendance
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT
from models.rules.attendance import count
from ui.theme import theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.layouts import empty
from ui.widgets.pill import paint_pill
from ui.widgets.restyle import restyle
from ui.widgets.scrolling import scrolling

Index = QModelIndex | QPersistentModelIndex
_PART = int(Qt.ItemDataRole.UserRole)
_NEXT = {PRESENT: EXCUSED, EXCUSED: ABSENT, ABSENT: PRESENT}
_SHORT = {PRESENT: "到", EXCUSED: "假", ABSENT: "缺", GUEST: "列", LEFT_OUT: "免", "": "—"}
_TONES = {PRESENT: "ok", EXCUSED: "warn", ABSENT: "bad", GUEST: "info", LEFT_OUT: "info", "": "neutral"}
_ROW = 38


class _Model(QAbstractListModel):
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
        words = " ".join(w for w in (part.name, part.kind, part.state or "未点到", part.reason) if w)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return words
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(words)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else 240
        return QSize(wide // 2 - 1, _ROW)

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
        paint_pill(painter, pill, _SHORT[part.state], _TONES[part.state])
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        room = rect.adjusted(9, 0, -42, 0)
        name = painter.fontMetrics().elidedText(part.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


class RollView(QListView):
    """Names in two columns; space or a click goes to the next state."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.people = _Model()
        self.setModel(self.people)
        self.setItemDelegate(_Delegate(self))
        self.setObjectName("roll")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("到会名单，空格切换到会、请假、缺席")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            part = self.people.parts[index.row()]
            part.state = _NEXT.get(part.state, PRESENT)
            if part.state == PRESENT:
                part.reason = ""
            self.people.dataChanged.emit(index, index)
            self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle(self.indexAt(event.position().toPoint()))


class RollCard(Card):
    """The card with the names, the sum, and a line for each reason."""

    edited = Signal()
    renew = Signal()
    """The list of those expected is to be made again from the roster."""

    def __init__(self) -> None:
        super().__init__("到会情况")
        self._sum = plain_label("", "note")
        self.header.addStretch(1)
        self.header.addWidget(self._sum)
        self.view = RollView()
        self.view.setMinimumHeight(_ROW * 2 + 4)
        self.view.toggled.connect(self._toggled)
        self.body.addWidget(self.view, 1)
        links = QGridLayout()
        links.setContentsMargins(0, 0, 0, 0)
        self._all = button("全部到会", self._all_present, kind="link", hint="还没有点到的人都记为到会")
        hint = plain_label("空格切换 到/假/缺", "note")
        links.addWidget(self._all, 0, 0)
        links.addWidget(hint, 0, 1)
        links.addWidget(
            button("更新名单", self.renew.emit, kind="link", hint="按名册重新列出应到人员，已点到的保留"), 0, 3
        )
        links.setColumnStretch(2, 1)
        self.body.addLayout(links)
        self._reasons = QWidget()
        self._reasons.setObjectName("canvas")
        self._lines = QGridLayout(self._reasons)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setVerticalSpacing(5)
        self._lines.setColumnStretch(1, 1)
        self._area = scrolling(self._reasons)
        self.body.addWidget(self._area)

    _most_reasons = 4

    def set_compact(self, compact: bool) -> None:
        """Leaves more room to the names, where there is little: two reasons are seen at once, the others by scrolling."""
        most = 2 if compact else 4
        if most != self._most_reasons:
            self._most_reasons = most
            self._show_reasons()

    def load(self, parts: Sequence[Attendance]) -> None:
        """Shows who is expected; the records are changed in place."""
        self.view.people.show(list(parts))
        self._show_sum()
        self._show_reasons()

    def parts(self) -> list[Attendance]:
        """The attendance as it stands."""
        return self.view.people.parts

    def _all_present(self) -> None:
        for part in self.parts():
            part.state = part.state or PRESENT
        self.view.viewport().update()
        self._toggled()

    def _toggled(self) -> None:
        self._show_sum()
        self._show_reasons()
        self.edited.emit()

    def _show_sum(self) -> None:
        total = count(self.parts())
        rate = f" · {total.rate:.0%}" if total.expected else ""
        self._sum.setText(f"应到 {total.expected} · 实到 {total.present}{rate}")

    def _show_reasons(self) -> None:
        empty(self._lines)
        missing = [part for part in self.parts() if part.state in (EXCUSED, ABSENT)]
        for row, part in enumerate(missing):
            name = plain_label(f"{part.name}（{_SHORT[part.state]}）")
            line = QLineEdit(part.reason)
            line.setPlaceholderText("写明原因")
            line.setToolTip(plain_tip(part.reason))
            line.setCursorPosition(0)
            line.setProperty("small", True)
            line.setAccessibleName(f"{part.name}{part.state}原因")
            _tone(line, part)
            name.setBuddy(line)
            line.textEdited.connect(lambda text, p=part: self._reason(p, text))
            line.textEdited.connect(lambda _text, p=part, w=line: _tone(w, p))
            line.returnPressed.connect(self._reasons.focusNextChild)
            self._lines.addWidget(name, row, 0)
            self._lines.addWidget(line, row, 1)
        self._area.setVisible(bool(missing))
        self._area.setFixedHeight(min(len(missing), self._most_reasons) * 35 + 2)

    def _reason(self, part: Attendance, text: str) -> None:
        part.reason = text.strip()
        self.edited.emit()


def _tone(line: QLineEdit, part: Attendance) -> None:
    """Marks the line of a reason that is still missing."""
    restyle(line, "tone", "" if part.reason else "warn")
