"""One line of a course of events: day, what it was, how it stands; opened by a double click or Enter, taken away by Delete."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.pill import Pill

_LEFT, _DOT, _DOT_TOP = 20, 9, 12


class TimelineRow(QFrame):
    """A line. Without `editable` it cannot be opened or removed, and the keyboard passes it by."""

    opened = Signal()
    removed = Signal()

    def __init__(
        self,
        day: str,
        title: str,
        detail: str,
        state: str = "",
        tone: str = "neutral",
        parent: QWidget | None = None,
        *,
        editable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._editable, self._tone = editable, tone
        self.first = self.last = False
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = ElideLabel(title)
        self.title.setProperty("role", "strong" if editable else "")
        self.detail = ElideLabel(detail, "note")
        self.pill = Pill(state, tone)
        for part, said in ((self.detail, detail), (self.pill, state)):
            if not said:  # nothing is shown before it has its place: for a moment it would be a window
                part.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(plain_label(day or "日期未填", "note"))
        top.addStretch(1)
        top.addWidget(self.pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 6, 6, 8)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        words = "，".join(part for part in (day, title, state, detail) if part)
        self.setAccessibleName(words)
        if editable:
            self.setAccessibleDescription("回车打开，Delete 删除")
        self.setToolTip(plain_tip(detail) if len(detail) > 24 else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._editable:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif self._editable and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._editable:
            menu = QMenu(self)
            menu.addAction("修改…", self.opened.emit)
            menu.addAction("放进回收站", self.removed.emit)
            menu.exec(event.globalPos())
            menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line of time at the left, with a dot; a frame where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, dot = _DOT / 2 + 1, _DOT_TOP
        painter.setPen(theme.colour("line"))
        if not self.first:
            painter.drawLine(int(middle), 0, int(middle), dot)
        if not self.last:
            painter.drawLine(int(middle), dot, int(middle), self.height())
        ink, ground = theme.tone(self._tone)
        painter.setPen(theme.colour("line3") if self._tone == "neutral" else ink)
        painter.setBrush(theme.colour("surface") if not self._editable else ground)
        painter.drawEllipse(QRectF(1, dot - _DOT / 2 + 1, _DOT - 1, _DOT - 1))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("link"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(_LEFT - 6.5, 0.5, -0.5, -2.5), 6, 6)
        painter.end()
