"""One thing to do: an icon that says its kind, what it is, how long is left, and what one may answer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import button
from ui.widgets.click_row import ClickRow
from ui.widgets.elide_label import ElideLabel
from ui.widgets.icon_tile import IconTile
from ui.widgets.pill import Pill


class TodoRow(ClickRow):
    """A row of the list of things to do: icon, title, detail below it, a badge, and a button for more. Emits `clicked`; the
    arrows go from row to row, the menu key and Shift+F10 ask for the menu, Delete says that it does not apply."""

    menu_wanted = Signal(QPoint)
    """Where on the screen the menu is to open."""
    declined = Signal()

    def __init__(
        self, icon: str, title: str, detail: str, badge: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(IconTile(icon, tone, size=32, around=True))
        self.detail = ElideLabel(detail, "note")
        self.badge = Pill(badge, tone)
        if not badge:
            self.badge.hide()
        self.more = button("", self._want_menu, icon_name="ellipsis", kind="quiet", hint=f"处理：{title}")
        self.more.setToolTip("查看依据、稍后提醒、不适用")
        self.more.setProperty("tiny", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard the row itself has the menu
        words = QVBoxLayout()
        words.setSpacing(1)
        for left, right in ((self.title, self.badge), (self.detail, self.more)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(left, 1)
            line.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
            words.addLayout(line)
        row.addLayout(words, 1)
        self.setAccessibleName("，".join(part for part in (title, detail, badge) if part))
        self.setAccessibleDescription("回车去办理，菜单键：查看依据、稍后提醒、不适用")

    def _want_menu(self) -> None:
        """The keyboard comes along: after the answer it is at the row that took this one's place."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self._want_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._want_menu()
        elif event.key() == Qt.Key.Key_Delete:
            self.declined.emit()
        else:
            super().keyPressEvent(event)
