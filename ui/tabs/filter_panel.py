"""The narrow list left of the roster: selections with the number of people in each, the 党小组, and one's own selections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui.look import fonts, theme
from ui.table.delegate import Index
from ui.widgets.button import button
from ui.widgets.label import plain_tip

_ENTRY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _ROW, _HEADING = 156, 30, 30


@dataclass(frozen=True)
class Entry:
    """One line. key: what is chosen by it, '' for a heading · count: how many people it leaves · hint: what exactly is in it ·
    holds: whether it is chosen · own: the id of the user's own selection."""

    key: str
    label: str
    count: int = 0
    hint: str = ""
    holds: bool = False
    own: int = 0


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH - 20, _ROW if index.data(_ENTRY).key else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        rect, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(10, 0, -8, 0)
        if not entry.key:
            painter.setPen(theme.colour("text3"))
            _draw(painter, inner.adjusted(0, 6, 0, 0), entry.label, fonts.sized(9), Qt.AlignmentFlag.AlignLeft)
            painter.restore()
            return
        view: Any = self.parent()
        box = rect.adjusted(0.5, 1.5, -1.5, -1.5)
        if entry.holds or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel" if entry.holds else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(theme.colour("link"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        count = str(entry.count)
        room = QFontMetrics(fonts.sized(9)).horizontalAdvance(count)
        painter.setPen(theme.colour("text2" if entry.count else "text3"))
        _draw(painter, inner, count, fonts.sized(9), Qt.AlignmentFlag.AlignRight)
        painter.setPen(theme.colour("text" if entry.count or entry.holds else "text3"))
        font = fonts.sized(9.75, QFont.Weight.Bold if entry.holds else QFont.Weight.Normal)
        _draw(painter, inner.adjusted(0, 0, -room - 8, 0), entry.label, font, Qt.AlignmentFlag.AlignLeft)
        painter.restore()


def _draw(painter: QPainter, rect: QRectF, text: str, font: QFont, side: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


class _List(QListWidget):
    """The lines; a click, Enter or the space bar chooses the current one."""

    taken = Signal(str)
    wanted = Signal(int, object)
    """A menu for a selection of the user's is wanted: its id, and the place on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("筛选")
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_ENTRY).key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item:
            self.taken.emit(item.data(_ENTRY).key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is not None and item.data(_ENTRY).own:
            below = self.visualItemRect(item).bottomLeft()
            place = self.viewport().mapToGlobal(below) if by_key else event.globalPos()
            self.wanted.emit(item.data(_ENTRY).own, place)


class FilterPanel(QFrame):
    """The list, and a button for a new selection."""

    taken = Signal(str)
    """The key of the line chosen."""

    def __init__(self, new: Callable[[], object], menu: Callable[[int], QMenu]) -> None:
        super().__init__()
        self.setObjectName("filterPanel")
        self.setFixedWidth(_WIDTH)
        self._menu = menu
        self.list = _List()
        self.list.taken.connect(self._take)
        self.list.wanted.connect(self._open)
        self._new = button("新建筛选…", new, icon_name="plus", kind="quiet", hint="按自己的条件筛选，并给它一个名字")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 9, 8)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self._new)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these lines; the keyboard stays where it was."""
        current = self.list.currentItem()
        kept = current.data(_ENTRY).key if current else ""
        items = [self.list.item(row) for row in range(self.list.count())]
        self.list.blockSignals(True)
        if [item.data(_ENTRY).key for item in items] != [entry.key for entry in entries]:
            self.list.clear()
            items = [QListWidgetItem(self.list) for _ in entries]
        for item, entry in zip(items, entries, strict=True):
            if item.data(_ENTRY) != entry:
                _tell(item, entry)
        for item, entry in zip(items, entries, strict=True):
            if entry.key and (entry.key == kept or (entry.holds and not kept)):
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _take(self, key: str) -> None:
        if key:
            self.taken.emit(key)

    def _open(self, own: int, place: Any) -> None:
        menu = self._menu(own)
        menu.exec(place)
        menu.deleteLater()


def _tell(item: QListWidgetItem, entry: Entry) -> None:
    """Makes an item of the list say what the line says."""
    item.setData(_ENTRY, entry)
    item.setData(int(Qt.ItemDataRole.AccessibleTextRole), _spoken(entry))
    item.setToolTip(plain_tip(f"{entry.label}：{entry.hint}" if entry.hint else entry.label))
    if not entry.key:
        item.setFlags(Qt.ItemFlag.NoItemFlags)


def _spoken(entry: Entry) -> str:
    return f"{entry.label} {entry.count} 人{'，已选中' if entry.holds else ''}" if entry.key else entry.label
