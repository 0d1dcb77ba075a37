"""Which columns of the roster are exported, and in which order: ready choices, and a list with boxes to change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.exports.contents.roster_columns import CENTRAL, MAY_BE_PUBLIC, USUAL, all_fields, choosable
from models.exports.contents.roster_columns import PUBLIC as PUBLIC_COLUMNS
from models.exports.selection import LAYOUTS, PUBLIC, SIGN_IN, TABLE
from ui.table.shown import Shown
from ui.widgets.button import button
from ui.widgets.label import plain_label

SHOWN, LAST, OWN = "shown", "last", "own"
_KEY = int(Qt.ItemDataRole.UserRole)
_SIGNED = ("name", "#signature")


class ColumnChoice(QWidget):
    """The columns that are ticked, from top to bottom."""

    changed = Signal()
    """Other columns, another order or another shape."""

    def __init__(self, shown: Shown | None, last: Sequence[str]) -> None:
        """shown: what the list shows, if it was opened from there · last: the columns that were used last."""
        super().__init__()
        known = choosable()
        self._left_out = sum(key not in known for key in shown.columns) if shown else 0
        self._presets: Mapping[str, tuple[str, tuple[str, ...]]] = {
            key: (label, tuple(column for column in columns if column in known))
            for key, label, columns in (
                (SHOWN, "当前列表的栏目", shown.columns if shown else ()),
                ("usual", "常用花名册", USUAL),
                ("all", "全部栏目", all_fields()),
                (LAST, "上次用的", tuple(last)),
                ("central", "党员库栏目", CENTRAL),
                (PUBLIC, LAYOUTS[PUBLIC], PUBLIC_COLUMNS),
                (SIGN_IN, LAYOUTS[SIGN_IN], _SIGNED),
            )
        }
        self.preset = QComboBox()
        self.preset.setAccessibleName("栏目")
        for key, (label, columns) in self._presets.items():
            if columns:
                self.preset.addItem(label, key)
        self.preset.addItem("自选栏目", OWN)
        self.preset.activated.connect(lambda _place: self.choose(self.key))
        self.list = QListWidget()
        self.list.setAccessibleName("要导出的栏目")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.itemChanged.connect(lambda _item: self._edited())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.list.model().rowsMoved.connect(lambda *_: self._edited())
        self._up = button("上移", lambda: self._move(-1), hint="Alt+↑")
        self._down = button("下移", lambda: self._move(1), hint="Alt+↓")
        self._none = button("全不选", self._tick_none, hint="再勾选需要的栏目")
        for keys, does in (("Alt+Up", self._up.click), ("Alt+Down", self._down.click)):
            QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(does)
        self._said = plain_label("", "note", wrap=True)
        head = QHBoxLayout()
        head.addWidget(plain_label("栏目", "strong"))
        head.addWidget(self.preset, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        for made in (self._up, self._down, self._none):
            side.addWidget(made)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self._said)
        self.choose(SHOWN if self._presets[SHOWN][1] else "usual")

    @property
    def key(self) -> str:
        """The ready choice that holds."""
        return str(self.preset.currentData())

    @property
    def layout_key(self) -> str:
        """The shape of the roster that belongs to the choice."""
        return self.key if self.key in (PUBLIC, SIGN_IN) else TABLE

    def choose(self, key: str) -> None:
        """Takes one of the ready choices."""
        wanted = self.keys() if key == OWN else self._presets[key][1]
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(self.preset.findData(key))
        self._fill(wanted)
        self._said_so()
        self.changed.emit()

    def keys(self) -> tuple[str, ...]:
        """The columns that are ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(i.data(_KEY)) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _possible(self) -> Sequence[str]:
        """What can be chosen: nothing private on a list to hang up, nothing but names on one to sign."""
        if self.key == SIGN_IN:
            return _SIGNED
        return [key for key in choosable() if self.key != PUBLIC or key in MAY_BE_PUBLIC]

    def _fill(self, wanted: Sequence[str]) -> None:
        with QSignalBlocker(self.list), QSignalBlocker(self.list.model()):
            self.list.clear()
        for key in (*wanted, *(key for key in self._possible() if key not in wanted)):
            column = choosable()[key]
            item = QListWidgetItem(column.label)
            item.setData(_KEY, key)
            item.setToolTip(column.group)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
            with QSignalBlocker(self.list):
                self.list.addItem(item)
        for made in (self.list, self._none):
            made.setEnabled(self.key != SIGN_IN)
        self.list.setCurrentRow(0)
        self._enable()

    def _edited(self) -> None:
        """Columns that were changed by hand are no ready choice any more, unless the shape stays theirs."""
        if self.key not in (PUBLIC, OWN):
            with QSignalBlocker(self.preset):
                self.preset.setCurrentIndex(self.preset.findData(OWN))
        self._said_so()
        self.changed.emit()

    def _said_so(self) -> None:
        count = len(self.keys())
        words = {
            PUBLIC: "贴出来给大家看的名单，只列出可以公示的栏目。事项、日期和电话打印后填写。",
            SIGN_IN: "只有姓名和签名，两到三人一排。内容、时间、地点打印后填写。",
        }
        said = words.get(self.key) or f"已选 {count} 栏。拖动或按 Alt+↑↓ 调整次序。"
        if self.key == SHOWN and self._left_out:
            said += f"列表里另有 {self._left_out} 栏不是名册的栏目，没有列入。"
        self._said.setText(said)

    def _enable(self) -> None:
        row, here = self.list.currentRow(), self.key != SIGN_IN
        self._up.setEnabled(here and row > 0)
        self._down.setEnabled(here and 0 <= row < self.list.count() - 1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            self._quietly(lambda: self.list.insertItem(row + by, self.list.takeItem(row)))
            self.list.setCurrentRow(row + by)
            self._edited()

    def _tick_none(self) -> None:
        def untick() -> None:
            for row in range(self.list.count()):
                self.list.item(row).setCheckState(Qt.CheckState.Unchecked)

        self._quietly(untick)
        self._edited()

    def _quietly(self, does: Callable[[], object]) -> None:
        with QSignalBlocker(self.list):
            does()
