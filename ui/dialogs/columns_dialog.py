"""Choosing the columns of a list: which are shown, and in which order; everything else stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.table.arrangement import Arrangement
from ui.table.columns import Column
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.rule import rule
from ui.widgets.search_field import SearchField

_KEY = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """All columns in their order, each with a box. `arrangement` is what was chosen, None for how it was at first."""

    def __init__(self, columns: Sequence[Column], now: Arrangement, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._columns = {column.key: column for column in columns}
        self._widths = now.widths
        self.arrangement: Arrangement | None = now
        self.setWindowTitle("选择列")
        self.resize(460, min(620, (parent.height() if parent else 720) - 60))
        self._search = SearchField("查找栏目")
        self._search.searched.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName("栏目")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.itemChanged.connect(lambda _item: self._say())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.list.model().rowsMoved.connect(lambda *_: self._keep_frozen_first())
        self._up = button("上移", lambda: self._move(-1), hint="Alt+↑")
        self._down = button("下移", lambda: self._move(1), hint="Alt+↓")
        self._said = plain_label("", "note")
        side = QVBoxLayout()
        side.setSpacing(8)
        self._first = button("移到最前", lambda: self._move(-len(self._columns)))
        for made in (self._up, self._down, self._first):
            side.addWidget(made)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        foot = QHBoxLayout()
        foot.addWidget(button("恢复默认", self._reset, hint="默认的列、顺序和宽度"))
        foot.addWidget(self._said, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("确定", self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._search)
        column.addLayout(middle, 1)
        column.addWidget(plain_label("勾选的显示在列表里；拖动或用“上移、下移”排顺序。", "note", wrap=True))
        column.addWidget(rule())
        column.addLayout(foot)
        for key in sorted(now.order, key=lambda key: key not in now.shown):  # those shown first, else in their order
            self._add(self._columns[key], key in now.shown)
        self.list.setCurrentRow(0)
        self._say()
        self.list.setFocus()

    def _add(self, column: Column, shown: bool) -> None:
        item = QListWidgetItem(column.label + (f"　（{column.group}）" if column.group == "统计得出" else ""))
        item.setData(_KEY, column.key)
        flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
        if column.frozen:
            flags &= ~(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setToolTip("固定在最左边")
        item.setFlags(flags)
        item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _frozen(self) -> int:
        return sum(column.frozen for column in self._columns.values())

    def _narrow(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.strip().casefold() not in item.text().casefold())
        self._say()

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        first = self._frozen()
        target = max(first, min(self.list.count() - 1, row + by))
        if row >= first and target != row:
            item = self.list.takeItem(row)
            self.list.insertItem(target, item)
            self.list.setCurrentRow(target)
        self._enable()

    def _keep_frozen_first(self) -> None:
        """A row that was dropped above the frozen one goes below it."""
        for row, item in enumerate(self._items()):
            if self._columns[item.data(_KEY)].frozen and row:
                self.list.insertItem(0, self.list.takeItem(row))
        self._enable()

    def _enable(self) -> None:
        row, first = self.list.currentRow(), self._frozen()
        for made in (self._up, self._first):
            made.setEnabled(row > first)
        self._down.setEnabled(first <= row < self.list.count() - 1)

    def _say(self) -> None:
        shown = sum(item.checkState() == Qt.CheckState.Checked for item in self._items())
        nothing = all(item.isHidden() for item in self._items())
        self._said.setText("没有这样的栏目" if nothing else f"显示 {shown} 列，共 {self.list.count()} 个栏目")
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _reset(self) -> None:
        self.arrangement = None
        super().accept()

    def accept(self) -> None:
        items = self._items()
        shown = frozenset(i.data(_KEY) for i in items if i.checkState() == Qt.CheckState.Checked)
        if not shown:
            self._said.setText("至少要显示一列")
            return
        self.arrangement = Arrangement(tuple(i.data(_KEY) for i in items), shown, self._widths)
        super().accept()
