"""Which columns are exported, and in which order: ready choices, and a list with boxes to change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

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

from ui.widgets.button import button
from ui.widgets.label import plain_label

SHOWN, USUAL, ALL, LAST, OWN = "shown", "usual", "all", "last", "own"
Presets = Mapping[str, tuple[str, tuple[str, ...]]]
"""Ready choices by key: what each is called, and its columns."""
_KEY = int(Qt.ItemDataRole.UserRole)


class Named(Protocol):
    """A column that can be chosen."""

    @property
    def label(self) -> str: ...

    @property
    def group(self) -> str: ...


class ColumnChoice(QWidget):
    """The columns that are ticked, from top to bottom."""

    changed = Signal()
    """Other columns, another order or another shape."""

    def __init__(self, columns: Mapping[str, Named], presets: Presets, first: str) -> None:
        """columns: all that can be chosen, by key · first: the ready choice that holds at first."""
        super().__init__()
        self._columns = columns
        self._presets: Presets = {
            key: (label, tuple(column for column in keys if column in columns))
            for key, (label, keys) in presets.items()
        }
        self.preset = QComboBox()
        self.preset.setAccessibleName("栏目")
        for key, (label, keys) in self._presets.items():
            if keys:
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
        for hit, does in (("Alt+Up", self._up.click), ("Alt+Down", self._down.click)):
            QShortcut(QKeySequence(hit), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(does)
        self._said = plain_label("", "note", wrap=True)
        self._lay_out()
        self.choose(first)

    def _lay_out(self) -> None:
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

    # What the columns of one kind of record are like

    def _possible(self) -> Sequence[str]:
        """What can be chosen."""
        return list(self._columns)

    def _fixed(self) -> bool:
        """Whether the ready choice that holds cannot be changed."""
        return False

    def _stays(self) -> bool:
        """Whether the ready choice that holds is still that one when its columns are changed by hand."""
        return False

    def _words(self) -> str:
        """What is said of the choice."""
        return f"已选 {len(self.keys())} 栏。拖动或按 Alt+↑↓ 调整次序。"

    # Choosing

    @property
    def key(self) -> str:
        """The ready choice that holds."""
        return str(self.preset.currentData())

    def choose(self, key: str) -> None:
        """Takes one of the ready choices."""
        wanted = self.keys() if key == OWN else self._presets[key][1]
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(self.preset.findData(key))
        self._fill(wanted)
        self._said.setText(self._words())
        self.changed.emit()

    def means(self, key: str, keys: Sequence[str]) -> None:
        """A ready choice stands for these columns from now on; where it holds, they are ticked."""
        self._presets = {**self._presets, key: (self._presets[key][0], tuple(keys))}
        if self.key == key:
            self.choose(key)

    def keys(self) -> tuple[str, ...]:
        """The columns that are ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(i.data(_KEY)) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _fill(self, wanted: Sequence[str]) -> None:
        with QSignalBlocker(self.list), QSignalBlocker(self.list.model()):
            self.list.clear()
        for key in (*wanted, *(key for key in self._possible() if key not in wanted)):
            column = self._columns[key]
            item = QListWidgetItem(column.label)
            item.setData(_KEY, key)
            item.setToolTip(column.group)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
            with QSignalBlocker(self.list):
                self.list.addItem(item)
        for made in (self.list, self._none):
            made.setEnabled(not self._fixed())
        self.list.setCurrentRow(0)
        self._enable()

    def _edited(self) -> None:
        """Columns that were changed by hand are no ready choice any more, unless the shape stays theirs."""
        if self.key != OWN and not self._stays():
            with QSignalBlocker(self.preset):
                self.preset.setCurrentIndex(self.preset.findData(OWN))
        self._said.setText(self._words())
        self.changed.emit()

    def _enable(self) -> None:
        row, here = self.list.currentRow(), not self._fixed()
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
